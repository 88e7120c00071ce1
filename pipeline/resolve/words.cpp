#include "resolve/words.h"

#include "base/ascii.h"

namespace bifolio::resolve {
namespace {

constexpr Words table[] = {
    {"en", "Contents", "Notes", "Back to reference", "By", " and ", "About"},
    {"de", "Inhalt", "Anmerkungen", "Zurück zur Textstelle", "Von", " und ", "Über"},
    {"fr", "Table des matières", "Notes", "Retour à l’appel de note", "Par", " et ", "À propos de"},
    {"es", "Índice", "Notas", "Volver a la referencia", "Por", " y ", "Sobre"},
    {"it", "Indice", "Note", "Torna al richiamo di nota", "Di", " e ", "Informazioni su"},
    {"pt", "Sumário", "Notas", "Voltar à referência", "Por", " e ", "Sobre"},
    {"nl", "Inhoud", "Noten", "Terug naar verwijzing", "Door", " en ", "Over"},
    {"pl", "Spis treści", "Przypisy", "Powrót do odsyłacza", "", " i ", "O autorze:"},
    {"ru", "Содержание", "Примечания", "Назад к ссылке", "", " и ", "Об авторе:"},
    {"uk", "Зміст", "Примітки", "Назад до посилання", "", " і ", "Про автора:"},
    {"be", "Змест", "Заўвагі", "Назад да спасылкі", "", " і ", "Пра аўтара:"},
    {"bg", "Съдържание", "Бележки", "Обратно към препратката", "От", " и ", "За автора:"},
    {"sr", "Садржај", "Напомене", "Назад на позив", "", " и ", "О аутору:"},
    {"hr", "Sadržaj", "Bilješke", "Natrag na poziv", "", " i ", "O autoru:"},
    {"sl", "Kazalo", "Opombe", "Nazaj na sklic", "", " in ", "O avtorju:"},
    {"el", "Περιεχόμενα", "Σημειώσεις", "Επιστροφή στην παραπομπή", "", " και ", "Σχετικά με:"},
    {"sv", "Innehåll", "Noter", "Tillbaka till hänvisning", "Av", " och ", "Om"},
    {"da", "Indhold", "Noter", "Tilbage til henvisning", "Af", " og ", "Om"},
    {"nb", "Innhold", "Noter", "Tilbake til henvisning", "Av", " og ", "Om"},
    {"no", "Innhold", "Noter", "Tilbake til henvisning", "Av", " og ", "Om"},
    {"nn", "Innhald", "Notar", "Tilbake til tilvising", "Av", " og ", "Om"},
    {"is", "Efnisyfirlit", "Athugasemdir", "Aftur að tilvísun", "Eftir", " og ", "Um"},
    {"fi", "Sisällys", "Viitteet", "Takaisin viitteeseen", "", " ja ", "Kirjoittaja:"},
    {"et", "Sisukord", "Märkused", "Tagasi viite juurde", "", " ja ", "Autorist:"},
    {"lv", "Saturs", "Piezīmes", "Atpakaļ uz atsauci", "", " un ", "Par autoru:"},
    {"lt", "Turinys", "Pastabos", "Atgal į nuorodą", "", " ir ", "Apie autorių:"},
    {"cs", "Obsah", "Poznámky", "Zpět k odkazu", "", " a ", "O autorovi:"},
    {"sk", "Obsah", "Poznámky", "Späť k odkazu", "", " a ", "O autorovi:"},
    {"hu", "Tartalom", "Jegyzetek", "Vissza a hivatkozáshoz", "", " és ", "A szerzőről:"},
    {"ro", "Cuprins", "Note", "Înapoi la referință", "De", " și ", "Despre"},
    {"tr", "İçindekiler", "Notlar", "Göndermeye dön", "", " ve ", "Yazar hakkında:"},
    {"ca", "Índex", "Notes", "Torna a la referència", "Per", " i ", "Sobre"},
    {"gl", "Índice", "Notas", "Volver á referencia", "Por", " e ", "Sobre"},
    {"eu", "Aurkibidea", "Oharrak", "Itzuli erreferentziara", "", " eta ", "Egileaz:"},
    {"la", "Index", "Notae", "Ad locum", "", " et ", "De auctore:"},
    {"he", "תוכן העניינים", "הערות", "חזרה להפניה", "מאת", " ו", "על"},
    {"ar", "المحتويات", "الحواشي", "العودة إلى الإحالة", "بقلم", " و", "عن"},
    {"fa", "فهرست", "یادداشت‌ها", "بازگشت به ارجاع", "", " و ", "درباره"},
    {"hi", "विषय-सूची", "टिप्पणियाँ", "संदर्भ पर वापस", "", " और ", "परिचय:"},
    {"ja", "目次", "注", "本文に戻る", "", "、", "著者について："},
    {"zh", "目录", "注释", "返回正文", "", "和", "关于"},
    {"ko", "차례", "주", "본문으로 돌아가기", "", "·", "저자 소개:"},
    {"vi", "Mục lục", "Chú thích", "Trở lại chỗ dẫn", "", " và ", "Về"},
    {"id", "Daftar isi", "Catatan", "Kembali ke rujukan", "Oleh", " dan ", "Tentang"},
};

}  // namespace

Words const& words_for(std::string_view language) {
  const std::string primary = lower_case(language.substr(0, language.find_first_of("-_")));
  for (Words const& words : table)
    if (words.language == primary) return words;
  return table[0];
}

}  // namespace bifolio::resolve
