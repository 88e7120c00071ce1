#include "resolve/written_dates.h"

#include "base/ascii.h"

namespace bifolio::resolve {
namespace {

/// How a language writes dates (CLDR, long form). %e is the day, %f the day with the ordinal of the first, %m the month's number,
/// %B its name, %Y the year.
struct DateForm {
  std::string_view language;     ///< primary subtag, or with a region
  std::string_view day, month;   ///< the form of a day, of a month
  std::string_view names;        ///< of the months, as they stand after a day
  std::string_view names_alone;  ///< where they have another form without a day
};
constexpr std::string_view english = "January|February|March|April|May|June|July|August|September|October|November|December";
constexpr DateForm forms[] = {
    {"en", "%B %e, %Y", "%B %Y", english, {}},
    {"en-au", "%e %B %Y", "%B %Y", english, {}},
    {"en-gb", "%e %B %Y", "%B %Y", english, {}},
    {"en-ie", "%e %B %Y", "%B %Y", english, {}},
    {"en-in", "%e %B %Y", "%B %Y", english, {}},
    {"en-nz", "%e %B %Y", "%B %Y", english, {}},
    {"en-za", "%e %B %Y", "%B %Y", english, {}},
    {"de-at", "%e. %B %Y", "%B %Y", "Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember", {}},
    {"de", "%e. %B %Y", "%B %Y", "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember", {}},
    {"fr", "%f %B %Y", "%B %Y", "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre", {}},
    {"es",
     "%e de %B de %Y",
     "%B de %Y",
     "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
     {}},
    {"it",
     "%e %B %Y",
     "%B %Y",
     "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
     {}},
    {"pt",
     "%e de %B de %Y",
     "%B de %Y",
     "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
     {}},
    {"nl", "%e %B %Y", "%B %Y", "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december", {}},
    {"pl", "%e %B %Y", "%B %Y",
     "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia",
     "styczeń|luty|marzec|kwiecień|maj|czerwiec|lipiec|sierpień|wrzesień|październik|listopad|grudzień"},
    {"ru", "%e %B %Y г.", "%B %Y г.", "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
     "январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь"},
    {"uk", "%e %B %Y р.", "%B %Y р.", "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня",
     "січень|лютий|березень|квітень|травень|червень|липень|серпень|вересень|жовтень|листопад|грудень"},
    {"be", "%e %B %Y г.", "%B %Y",
     "студзеня|лютага|сакавіка|красавіка|мая|чэрвеня|ліпеня|жніўня|верасня|кастрычніка|лістапада|снежня",
     "студзень|люты|сакавік|красавік|май|чэрвень|ліпень|жнівень|верасень|кастрычнік|лістапад|снежань"},
    {"bg", "%e %B %Y г.", "%B %Y г.", "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември", {}},
    {"sr-latn", "%e. %B %Y.", "%B %Y.", "januar|februar|mart|april|maj|jun|jul|avgust|septembar|oktobar|novembar|decembar", {}},
    {"sr", "%e. %B %Y.", "%B %Y.", "јануар|фебруар|март|април|мај|јун|јул|август|септембар|октобар|новембар|децембар", {}},
    {"hr", "%e. %B %Y.", "%B %Y.",
     "siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|kolovoza|rujna|listopada|studenoga|prosinca",
     "siječanj|veljača|ožujak|travanj|svibanj|lipanj|srpanj|kolovoz|rujan|listopad|studeni|prosinac"},
    {"sl", "%e. %B %Y", "%B %Y", "januar|februar|marec|april|maj|junij|julij|avgust|september|oktober|november|december", {}},
    {"el", "%e %B %Y", "%B %Y",
     "Ιανουαρίου|Φεβρουαρίου|Μαρτίου|Απριλίου|Μαΐου|Ιουνίου|Ιουλίου|Αυγούστου|Σεπτεμβρίου|Οκτωβρίου|Νοεμβρίου|Δεκεμβρίου",
     "Ιανουάριος|Φεβρουάριος|Μάρτιος|Απρίλιος|Μάιος|Ιούνιος|Ιούλιος|Αύγουστος|Σεπτέμβριος|Οκτώβριος|Νοέμβριος|Δεκέμβριος"},
    {"sv", "%e %B %Y", "%B %Y", "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december", {}},
    {"da", "%e. %B %Y", "%B %Y", "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december", {}},
    {"no", "%e. %B %Y", "%B %Y", "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember", {}},
    {"nb", "%e. %B %Y", "%B %Y", "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember", {}},
    {"nn", "%e. %B %Y", "%B %Y", "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember", {}},
    {"is", "%e. %B %Y", "%B %Y", "janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|desember", {}},
    {"fi", "%e. %B %Y", "%B %Y",
     "tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta|marraskuuta|"
     "joulukuuta",
     "tammikuu|helmikuu|maaliskuu|huhtikuu|toukokuu|kesäkuu|heinäkuu|elokuu|syyskuu|lokakuu|marraskuu|joulukuu"},
    {"et", "%e. %B %Y", "%B %Y", "jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember", {}},
    {"lv",
     "%Y. gada %e. %B",
     "%Y. g. %B",
     "janvāris|februāris|marts|aprīlis|maijs|jūnijs|jūlijs|augusts|septembris|oktobris|novembris|decembris",
     {}},
    {"lt", "%Y m. %B %e d.", "%Y m. %B",
     "sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio",
     "sausis|vasaris|kovas|balandis|gegužė|birželis|liepa|rugpjūtis|rugsėjis|spalis|lapkritis|gruodis"},
    {"cs", "%e. %B %Y", "%B %Y", "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince",
     "leden|únor|březen|duben|květen|červen|červenec|srpen|září|říjen|listopad|prosinec"},
    {"sk", "%e. %B %Y", "%B %Y", "januára|februára|marca|apríla|mája|júna|júla|augusta|septembra|októbra|novembra|decembra",
     "január|február|marec|apríl|máj|jún|júl|august|september|október|november|december"},
    {"hu",
     "%Y. %B %e.",
     "%Y. %B",
     "január|február|március|április|május|június|július|augusztus|szeptember|október|november|december",
     {}},
    {"ro",
     "%e %B %Y",
     "%B %Y",
     "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie",
     {}},
    {"tr", "%e %B %Y", "%B %Y", "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık", {}},
    {"gl",
     "%e de %B de %Y",
     "%B de %Y",
     "xaneiro|febreiro|marzo|abril|maio|xuño|xullo|agosto|setembro|outubro|novembro|decembro",
     {}},
    {"he", "%e ב%B %Y", "%B %Y", "ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר", {}},
    {"ar", "%e %B %Y", "%B %Y", "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر", {}},
    {"hi", "%e %B %Y", "%B %Y", "जनवरी|फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्तूबर|नवंबर|दिसंबर", {}},
    {"id", "%e %B %Y", "%B %Y", "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember", {}},
    {"ca", "%e %B de %Y", "%B de %Y",
     "de gener|de febrer|de març|d’abril|de maig|de juny|de juliol|d’agost|de setembre|d’octubre|de novembre|de desembre",
     "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre"},
    {"eu",
     "%Yko %Bren %ea",
     "%Yko %B",
     "urtarrila|otsaila|martxoa|apirila|maiatza|ekaina|uztaila|abuztua|iraila|urria|azaroa|abendua",
     {}},
    {"vi", "ngày %e tháng %m năm %Y", "tháng %m năm %Y", {}, {}},
    {"ja", "%Y年%m月%e日", "%Y年%m月", {}, {}},
    {"zh", "%Y年%m月%e日", "%Y年%m月", {}, {}},
    {"ko", "%Y년 %m월 %e일", "%Y년 %m월", {}, {}},
};

DateForm const* form_of(std::string_view language) {
  std::string tag;
  for (const char c : language) tag += c == '_' ? '-' : to_lower(c);
  while (!tag.empty()) {
    for (DateForm const& form : forms)
      if (form.language == tag) return &form;
    const std::size_t hyphen = tag.rfind('-');
    tag.resize(hyphen == std::string::npos ? 0 : hyphen);
  }
  return nullptr;
}

/// Of names with bars between, the one of the month from "01" to "12".
std::string_view month_name(std::string_view names, std::string_view month) {
  for (int left = (month[0] - '0') * 10 + (month[1] - '0') - 1; left > 0; --left) names.remove_prefix(names.find('|') + 1);
  return names.substr(0, names.find('|'));
}

std::string_view without_zero(std::string_view digits) { return digits.substr(digits.starts_with('0') ? 1 : 0); }

}  // namespace

std::string written_date(std::string_view iso, std::string_view language) {
  constexpr std::size_t month_length = 7, day_length = 10;  // YYYY-MM, YYYY-MM-DD
  DateForm const* const form = form_of(language);
  if (!form || (iso.size() != month_length && iso.size() != day_length)) return std::string(iso);
  const bool has_day = iso.size() == day_length;
  const std::string_view year = iso.substr(0, 4), month = iso.substr(5, 2), day = has_day ? iso.substr(8) : std::string_view();
  const std::string_view pattern = has_day ? form->day : form->month;
  const std::string_view names = has_day || form->names_alone.empty() ? form->names : form->names_alone;
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%') {
      out += pattern[i];
      continue;
    }
    switch (pattern[++i]) {
      case 'Y': out += year; break;
      case 'B': out += month_name(names, month); break;
      case 'm': out += without_zero(month); break;
      case 'f': out += day == "01" ? std::string_view("1er") : without_zero(day); break;
      default: out += without_zero(day); break;
    }
  }
  return out;
}

}  // namespace bifolio::resolve
