#include "resolve/credits.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace bifolio::resolve {
namespace {

/// https://www.loc.gov/marc/relators/
constexpr std::array<std::string_view, 11> roles = {"edt", "trl", "ill", "pht", "ctb", "aui", "wfw", "aft", "com", "cov", "bkd"};

/// In the order of `roles`. Languages that decline names, or whose verbs agree with them, name the work: "Translation: …".
struct Credits {
  std::string_view language;  ///< primary subtag
  std::array<std::string_view, roles.size()> words;
};
constexpr Credits table[] = {
    {"en",
     {"Edited by", "Translated by", "Illustrated by", "Photographs by", "With contributions by", "Introduction by", "Foreword by",
      "Afterword by", "Compiled by", "Cover by", "Designed by"}},
    {"de",
     {"Herausgegeben von", "Übersetzt von", "Illustriert von", "Fotografien von", "Mit Beiträgen von", "Mit einer Einleitung von",
      "Mit einem Vorwort von", "Mit einem Nachwort von", "Zusammengestellt von", "Umschlag von", "Gestaltet von"}},
    {"fr",
     {"Sous la direction de", "Traduit par", "Illustré par", "Photographies de", "Avec la collaboration de", "Introduction de",
      "Préface de", "Postface de", "Textes réunis par", "Couverture de", "Maquette de"}},
    {"es",
     {"Edición de", "Traducción de", "Ilustraciones de", "Fotografías de", "Con la colaboración de", "Introducción de",
      "Prólogo de", "Epílogo de", "Recopilación de", "Cubierta de", "Diseño de"}},
    {"it",
     {"A cura di", "Traduzione di", "Illustrazioni di", "Fotografie di", "Con contributi di", "Introduzione di", "Prefazione di",
      "Postfazione di", "Raccolta da", "Copertina di", "Progetto grafico di"}},
    {"pt",
     {"Edição de", "Tradução de", "Ilustrações de", "Fotografias de", "Com a colaboração de", "Introdução de", "Prefácio de",
      "Posfácio de", "Compilação de", "Capa de", "Projeto gráfico de"}},
    {"nl",
     {"Onder redactie van", "Vertaald door", "Geïllustreerd door", "Foto’s van", "Met bijdragen van", "Inleiding van",
      "Voorwoord van", "Nawoord van", "Samengesteld door", "Omslag van", "Vormgeving van"}},
    {"ca",
     {"Edició de", "Traducció de", "Il·lustracions de", "Fotografies de", "Amb la col·laboració de", "Introducció de", "Pròleg de",
      "Epíleg de", "Recopilació de", "Coberta de", "Disseny de"}},
    {"ro",
     {"Ediție îngrijită de", "Traducere de", "Ilustrații de", "Fotografii de", "Cu contribuții de", "Introducere de", "Prefață de",
      "Postfață de", "Antologie de", "Coperta de", "Grafica de"}},
    {"sv",
     {"Redigerad av", "Översatt av", "Illustrerad av", "Fotografier av", "Med bidrag av", "Inledning av", "Förord av",
      "Efterord av", "Sammanställd av", "Omslag av", "Formgivning av"}},
    {"da",
     {"Redigeret af", "Oversat af", "Illustreret af", "Fotografier af", "Med bidrag af", "Indledning af", "Forord af",
      "Efterord af", "Samlet af", "Omslag af", "Grafisk tilrettelægning af"}},
    {"nb",
     {"Redigert av", "Oversatt av", "Illustrert av", "Fotografier av", "Med bidrag av", "Innledning av", "Forord av", "Etterord av",
      "Samlet av", "Omslag av", "Grafisk formgivning av"}},
    {"pl",
     {"Redakcja:", "Przekład:", "Ilustracje:", "Zdjęcia:", "Współpraca:", "Wstęp:", "Przedmowa:", "Posłowie:", "Wybór:", "Okładka:",
      "Projekt graficzny:"}},
    {"ru",
     {"Редакция:", "Перевод:", "Иллюстрации:", "Фотографии:", "Участники:", "Вступительная статья:", "Предисловие:", "Послесловие:",
      "Составление:", "Обложка:", "Оформление:"}},
    {"uk",
     {"Редакція:", "Переклад:", "Ілюстрації:", "Світлини:", "Учасники:", "Вступ:", "Передмова:", "Післямова:", "Упорядкування:",
      "Обкладинка:", "Оформлення:"}},
    {"cs",
     {"Redakce:", "Překlad:", "Ilustrace:", "Fotografie:", "Spolupráce:", "Úvod:", "Předmluva:", "Doslov:", "Výbor:", "Obálka:",
      "Grafická úprava:"}},
    {"sk",
     {"Redakcia:", "Preklad:", "Ilustrácie:", "Fotografie:", "Spolupráca:", "Úvod:", "Predslov:", "Doslov:", "Výber:", "Obálka:",
      "Grafická úprava:"}},
    {"hu",
     {"Szerkesztette:", "Fordította:", "Illusztrálta:", "Fényképek:", "Közreműködött:", "Bevezető:", "Előszó:", "Utószó:",
      "Összeállította:", "Borító:", "Tipográfia:"}},
    {"fi",
     {"Toimitus:", "Suomennos:", "Kuvitus:", "Valokuvat:", "Avustajat:", "Johdanto:", "Esipuhe:", "Jälkisanat:", "Koonnut:",
      "Kansi:", "Taitto:"}},
    {"el",
     {"Επιμέλεια:", "Μετάφραση:", "Εικονογράφηση:", "Φωτογραφίες:", "Συνεργασία:", "Εισαγωγή:", "Πρόλογος:", "Επίμετρο:",
      "Ανθολόγηση:", "Εξώφυλλο:", "Σχεδιασμός:"}},
    {"tr",
     {"Yayına hazırlayan:", "Çeviren:", "Resimleyen:", "Fotoğraflar:", "Katkıda bulunanlar:", "Giriş:", "Önsöz:", "Sonsöz:",
      "Derleyen:", "Kapak:", "Tasarım:"}},
    {"he", {"עריכה:", "תרגום:", "איורים:", "צילומים:", "בהשתתפות:", "מבוא:", "הקדמה:", "אחרית דבר:", "ליקוט:", "עטיפה:", "עיצוב:"}},
    {"ar", {"تحرير:", "ترجمة:", "رسوم:", "صور:", "بمشاركة:", "مقدمة:", "تقديم:", "خاتمة:", "إعداد:", "غلاف:", "تصميم:"}},
    {"ja", {"編集：", "翻訳：", "挿絵：", "写真：", "協力：", "解説：", "序文：", "あとがき：", "編纂：", "装画：", "装丁："}},
    {"zh", {"编辑：", "翻译：", "插图：", "摄影：", "协作：", "导读：", "序：", "跋：", "编选：", "封面：", "设计："}},
    {"ko", {"엮음:", "번역:", "그림:", "사진:", "도움:", "해설:", "서문:", "후기:", "편찬:", "표지:", "디자인:"}},
};

/// Norwegian has three tags.
std::string primary_subtag(std::string_view language) {
  std::string primary = lower_case(language.substr(0, language.find_first_of("-_")));
  return primary == "no" || primary == "nn" ? "nb" : primary;
}

bool begins_with_vowel(std::string_view name) {
  for (const std::string_view vowel :
       {"A", "E", "I", "O", "U", "À", "Â", "Æ", "É", "È", "Ê", "Ë", "Í", "Î", "Ï", "Ò", "Ó", "Ô", "Œ", "Ú", "Ü"})
    if (name.starts_with(vowel)) return true;
  return false;
}

}  // namespace

std::string credit(std::string_view language, std::string_view role, std::string_view name) {
  const std::string primary = primary_subtag(language);
  Credits const* row = &table[0];
  for (Credits const& candidate : table)
    if (candidate.language == primary) row = &candidate;
  const std::size_t column = static_cast<std::size_t>(std::find(roles.begin(), roles.end(), role) - roles.begin());
  if (column == roles.size()) return {};
  const std::string_view words = row->words[column];
  const bool elides = row->language == "fr" || row->language == "ca";
  if (elides && words.ends_with(" de") && begins_with_vowel(name)) return std::string(words.substr(0, words.size() - 1)) + "’";
  return std::string(words) + (words.ends_with("：") ? "" : " ");
}

}  // namespace bifolio::resolve
