#include "resolve/section_roles.h"

#include <algorithm>
#include <string>

#include "resolve/slug.h"

namespace bifolio::resolve {
namespace {

using model::Role;

struct Row {
  std::string_view words;  ///< a slug
  Role role;
};

constexpr Row whole_titles[] = {
    {"abstract", Role::Abstract},
    {"summary", Role::Abstract},
    {"executive-summary", Role::Abstract},
    {"zusammenfassung", Role::Abstract},
    {"résumé", Role::Abstract},
    {"resumen", Role::Abstract},
    {"riassunto", Role::Abstract},
    {"resumo", Role::Abstract},
    {"samenvatting", Role::Abstract},
    {"acknowledgments", Role::Acknowledgments},
    {"acknowledgements", Role::Acknowledgments},
    {"danksagung", Role::Acknowledgments},
    {"remerciements", Role::Acknowledgments},
    {"agradecimientos", Role::Acknowledgments},
    {"ringraziamenti", Role::Acknowledgments},
    {"agradecimentos", Role::Acknowledgments},
    {"dankwoord", Role::Acknowledgments},
    {"благодарности", Role::Acknowledgments},
    {"afterword", Role::Afterword},
    {"nachwort", Role::Afterword},
    {"postface", Role::Afterword},
    {"postfazione", Role::Afterword},
    {"nawoord", Role::Afterword},
    {"послесловие", Role::Afterword},
    {"післямова", Role::Afterword},
    {"posłowie", Role::Afterword},
    {"bibliography", Role::Bibliography},
    {"references", Role::Bibliography},
    {"works-cited", Role::Bibliography},
    {"literaturverzeichnis", Role::Bibliography},
    {"literatur", Role::Bibliography},
    {"bibliographie", Role::Bibliography},
    {"bibliografía", Role::Bibliography},
    {"bibliografia", Role::Bibliography},
    {"bibliografie", Role::Bibliography},
    {"библиография", Role::Bibliography},
    {"література", Role::Bibliography},
    {"colophon", Role::Colophon},
    {"kolophon", Role::Colophon},
    {"colofon", Role::Colophon},
    {"colophone", Role::Colophon},
    {"conclusion", Role::Conclusion},
    {"conclusions", Role::Conclusion},
    {"schluss", Role::Conclusion},
    {"fazit", Role::Conclusion},
    {"conclusión", Role::Conclusion},
    {"conclusione", Role::Conclusion},
    {"conclusão", Role::Conclusion},
    {"заключение", Role::Conclusion},
    {"credits", Role::Credits},
    {"dedication", Role::Dedication},
    {"widmung", Role::Dedication},
    {"dédicace", Role::Dedication},
    {"dedicatoria", Role::Dedication},
    {"dedica", Role::Dedication},
    {"посвящение", Role::Dedication},
    {"endnotes", Role::Endnotes},
    {"notes", Role::Endnotes},
    {"anmerkungen", Role::Endnotes},
    {"notas", Role::Endnotes},
    {"примечания", Role::Endnotes},
    {"примітки", Role::Endnotes},
    {"przypisy", Role::Endnotes},
    {"epigraph", Role::Epigraph},
    {"epilogue", Role::Epilogue},
    {"epilog", Role::Epilogue},
    {"épilogue", Role::Epilogue},
    {"epílogo", Role::Epilogue},
    {"epilogo", Role::Epilogue},
    {"эпилог", Role::Epilogue},
    {"епілог", Role::Epilogue},
    {"errata", Role::Errata},
    {"foreword", Role::Foreword},
    {"geleitwort", Role::Foreword},
    {"avant-propos", Role::Foreword},
    {"glossary", Role::Glossary},
    {"glossar", Role::Glossary},
    {"glossaire", Role::Glossary},
    {"glosario", Role::Glossary},
    {"glossario", Role::Glossary},
    {"глоссарий", Role::Glossary},
    {"словник", Role::Glossary},
    {"index", Role::Index},
    {"register", Role::Index},
    {"stichwortverzeichnis", Role::Index},
    {"introduction", Role::Introduction},
    {"einleitung", Role::Introduction},
    {"einführung", Role::Introduction},
    {"introducción", Role::Introduction},
    {"introduzione", Role::Introduction},
    {"introdução", Role::Introduction},
    {"inleiding", Role::Introduction},
    {"введение", Role::Introduction},
    {"вступ", Role::Introduction},
    {"wstęp", Role::Introduction},
    {"preface", Role::Preface},
    {"vorwort", Role::Preface},
    {"préface", Role::Preface},
    {"prefacio", Role::Preface},
    {"prefazione", Role::Preface},
    {"prefácio", Role::Preface},
    {"voorwoord", Role::Preface},
    {"предисловие", Role::Preface},
    {"передмова", Role::Preface},
    {"przedmowa", Role::Preface},
    {"förord", Role::Preface},
    {"předmluva", Role::Preface},
    {"prologue", Role::Prologue},
    {"prolog", Role::Prologue},
    {"prólogo", Role::Prologue},
    {"prologo", Role::Prologue},
    {"пролог", Role::Prologue},
    {"appendix", Role::Appendix},
    {"anhang", Role::Appendix},
    {"annexe", Role::Appendix},
    {"apéndice", Role::Appendix},
    {"appendice", Role::Appendix},
    {"apêndice", Role::Appendix},
    {"bijlage", Role::Appendix},
    {"приложение", Role::Appendix},
    {"додаток", Role::Appendix},
    {"bilaga", Role::Appendix},
    {"part", Role::Part},
};

/// "Part One", "Appendix A: …": the first word, followed by a number, a numeral or a letter.
constexpr Row first_words[] = {
    {"part", Role::Part},          {"teil", Role::Part},           {"partie", Role::Part},     {"parte", Role::Part},
    {"deel", Role::Part},          {"часть", Role::Part},          {"частина", Role::Part},    {"część", Role::Part},
    {"appendix", Role::Appendix},  {"anhang", Role::Appendix},     {"annexe", Role::Appendix}, {"apéndice", Role::Appendix},
    {"appendice", Role::Appendix}, {"приложение", Role::Appendix},
};
constexpr std::string_view number_words[] = {"one",      "two",      "three",     "four",    "five",    "six",   "seven", "eight",
                                             "nine",     "ten",      "first",     "second",  "third",   "eins",  "zwei",  "drei",
                                             "première", "deuxième", "troisième", "primera", "segunda", "первая"};

/// What DPUB-ARIA has no role for.
struct Named {
  std::string_view words;  ///< a slug
  std::string_view class_name;
};
constexpr Named named[] = {
    {"copyright", "imprint"},
    {"copyright-page", "imprint"},
    {"imprint", "imprint"},
    {"impressum", "imprint"},
    {"mentions-légales", "imprint"},
    {"página-legal", "imprint"},
    {"выходные-данные", "imprint"},
    {"tiráž", "imprint"},
    {"about-the-author", "about-author"},
    {"about-the-authors", "about-author"},
    {"über-den-autor", "about-author"},
    {"über-die-autorin", "about-author"},
    {"über-die-autoren", "about-author"},
    {"à-propos-de-l-auteur", "about-author"},
    {"à-propos-de-l-autrice", "about-author"},
    {"sobre-el-autor", "about-author"},
    {"sobre-la-autora", "about-author"},
    {"sobre-o-autor", "about-author"},
    {"sobre-a-autora", "about-author"},
    {"over-de-auteur", "about-author"},
    {"об-авторе", "about-author"},
    {"про-автора", "about-author"},
    {"o-autorze", "about-author"},
    {"o-autorovi", "about-author"},
};

template <std::size_t N>
Role find(Row const (&rows)[N], std::string_view words) {
  for (Row const& row : rows)
    if (row.words == words) return row.role;
  return Role::None;
}

bool is_number(std::string_view word) {
  for (const std::string_view number : number_words)
    if (word == number) return true;
  return word.size() == 1 || (!word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos) ||
         (!word.empty() && word.find_first_not_of("ivxlcm") == std::string_view::npos);
}

Role by_title(std::string_view title) {
  if (const Role role = find(whole_titles, title); role != Role::None) return role;
  const std::size_t hyphen = title.find('-');
  if (hyphen == std::string_view::npos) return Role::None;
  const Role role = find(first_words, title.substr(0, hyphen));
  if (role == Role::None) return Role::None;
  const std::string_view rest = title.substr(hyphen + 1);
  return is_number(rest.substr(0, rest.find('-'))) ? role : Role::None;
}

Role by_classes(std::string_view classes) {
  while (!classes.empty()) {
    const std::size_t end = std::min(classes.find(' '), classes.size());
    if (const auto role = model::role_from_name("doc-" + std::string(classes.substr(0, end)))) return *role;
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return Role::None;
}

/// Roles that a section may have; others (noteref, tip …) are no section's.
bool is_sectional(Role role) {
  switch (role) {
    case Role::Backlink:
    case Role::Biblioref:
    case Role::Cover:
    case Role::Footnote:
    case Role::Glossref:
    case Role::Noteref:
    case Role::Pagebreak:
    case Role::Pagelist:
    case Role::Subtitle:
    case Role::Presentation:
    case Role::None: return false;
    default: return true;
  }
}

}  // namespace

Role section_role(model::Document const& document, model::NodeId heading) {
  if (const Role role = by_classes(document.attribute(heading, "class")); is_sectional(role)) return role;
  if (const Role role = find(whole_titles, document.attribute(heading, "id")); role != Role::None) return role;
  if (const Role role = by_title(slug(plain_text(document, heading))); role != Role::None) return role;
  return Role::Chapter;
}

std::string_view section_class(model::Document const& document, model::NodeId heading) {
  const std::string title = slug(plain_text(document, heading));
  for (Named const& row : named)
    if (row.words == title) return row.class_name;
  return {};
}

}  // namespace bifolio::resolve
