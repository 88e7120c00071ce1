// Titles of admonitions, by the book's language: a table. Changes with the languages that we know.
#include <array>

#include "resolve/node_edit.h"
#include "resolve/phases.h"

namespace bifolio::resolve {
namespace {

using model::Document;
using model::NodeId;
using model::Tag;

constexpr std::array<std::string_view, 5> kinds = {"note", "tip", "important", "warning", "caution"};

struct Titles {
  std::string_view language;  ///< primary subtag
  std::array<std::string_view, 5> titles;
};
constexpr Titles table[] = {
    {"en", {"Note", "Tip", "Important", "Warning", "Caution"}},
    {"de", {"Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"}},
    {"fr", {"Remarque", "Conseil", "Important", "Avertissement", "Attention"}},
    {"es", {"Nota", "Consejo", "Importante", "Advertencia", "Precaución"}},
    {"it", {"Nota", "Suggerimento", "Importante", "Avvertenza", "Attenzione"}},
    {"pt", {"Nota", "Dica", "Importante", "Aviso", "Cuidado"}},
    {"nl", {"Opmerking", "Tip", "Belangrijk", "Waarschuwing", "Let op"}},
    {"pl", {"Uwaga", "Wskazówka", "Ważne", "Ostrzeżenie", "Ostrożnie"}},
    {"ru", {"Примечание", "Совет", "Важно", "Предупреждение", "Осторожно"}},
    {"uk", {"Примітка", "Порада", "Важливо", "Попередження", "Обережно"}},
    {"cs", {"Poznámka", "Tip", "Důležité", "Varování", "Pozor"}},
    {"sk", {"Poznámka", "Tip", "Dôležité", "Varovanie", "Pozor"}},
    {"hu", {"Megjegyzés", "Tipp", "Fontos", "Figyelmeztetés", "Vigyázat"}},
    {"ro", {"Notă", "Sfat", "Important", "Avertisment", "Atenție"}},
    {"el", {"Σημείωση", "Συμβουλή", "Σημαντικό", "Προειδοποίηση", "Προσοχή"}},
    {"sv", {"Anmärkning", "Tips", "Viktigt", "Varning", "Försiktighet"}},
    {"da", {"Bemærk", "Tip", "Vigtigt", "Advarsel", "Forsigtig"}},
    {"nb", {"Merknad", "Tips", "Viktig", "Advarsel", "Forsiktig"}},
    {"fi", {"Huomautus", "Vinkki", "Tärkeää", "Varoitus", "Varo"}},
    {"tr", {"Not", "İpucu", "Önemli", "Uyarı", "Dikkat"}},
    {"ca", {"Nota", "Consell", "Important", "Avís", "Precaució"}},
    {"he", {"הערה", "טיפ", "חשוב", "אזהרה", "זהירות"}},
    {"ar", {"ملاحظة", "نصيحة", "مهم", "تحذير", "تنبيه"}},
    {"ja", {"注", "ヒント", "重要", "警告", "注意"}},
    {"zh", {"注", "提示", "重要", "警告", "小心"}},
    {"ko", {"참고", "팁", "중요", "경고", "주의"}},
};

/// English for a language that is not in the table.
std::array<std::string_view, 5> const& titles_for(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  for (Titles const& row : table)
    if (row.language == primary) return row.titles;
  return table[0].titles;
}

bool is_titled(Document const& document, NodeId aside) {
  const NodeId first = first_element(document, aside);
  return first && document.has_class(first, "admonition-title");
}

}  // namespace

void name_admonitions(Document& document) {
  auto const& titles = titles_for(document.metadata.language);
  for (NodeId n = document.body(); n; n = next_in_order(document, n, document.body())) {
    if (!document.is_element(n, Tag::Aside) || !document.has_class(n, "admonition") || is_titled(document, n)) continue;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      if (!document.has_class(n, kinds[i])) continue;
      const NodeId title = document.make_element(Tag::P, {});
      document.set_attribute(title, "class", "admonition-title");
      append_copy(document, title, titles[i]);
      insert_first(document, n, title);
      break;
    }
  }
}

}  // namespace bifolio::resolve
