#include "epub/terms.h"

#include <array>

namespace bifolio::epub {
namespace {

constexpr std::array<Terms, 22> all_terms = {{
    {"en", "Cover", "Title page", "Contents", "Text", "Pages", "Landmarks", "Notes"},
    {"ca", "Coberta", "Portada", "Contingut", "Text", "Pàgines", "Punts de referència", "Notes"},
    {"cs", "Obálka", "Titulní list", "Obsah", "Text", "Stránky", "Orientační body", "Poznámky"},
    {"da", "Omslag", "Titelside", "Indhold", "Tekst", "Sider", "Pejlemærker", "Noter"},
    {"de", "Umschlag", "Titelseite", "Inhalt", "Text", "Seiten", "Orientierungspunkte", "Anmerkungen"},
    {"el", "Εξώφυλλο", "Σελίδα τίτλου", "Περιεχόμενα", "Κείμενο", "Σελίδες", "Ορόσημα", "Σημειώσεις"},
    {"es", "Cubierta", "Portada", "Índice", "Texto", "Páginas", "Puntos de referencia", "Notas"},
    {"fi", "Kansi", "Nimiölehti", "Sisällys", "Teksti", "Sivut", "Kiintopisteet", "Viitteet"},
    {"fr", "Couverture", "Page de titre", "Table des matières", "Texte", "Pages", "Points de repère", "Notes"},
    {"hu", "Borító", "Címlap", "Tartalom", "Szöveg", "Oldalak", "Tájékozódási pontok", "Jegyzetek"},
    {"it", "Copertina", "Frontespizio", "Indice", "Testo", "Pagine", "Punti di riferimento", "Note"},
    {"ja", "表紙", "扉", "目次", "本文", "ページ", "目印", "注"},
    {"nb", "Omslag", "Tittelside", "Innhold", "Tekst", "Sider", "Landemerker", "Noter"},
    {"nl", "Omslag", "Titelpagina", "Inhoud", "Tekst", "Pagina’s", "Oriëntatiepunten", "Noten"},
    {"no", "Omslag", "Tittelside", "Innhold", "Tekst", "Sider", "Landemerker", "Noter"},
    {"pl", "Okładka", "Strona tytułowa", "Spis treści", "Tekst", "Strony", "Punkty orientacyjne", "Przypisy"},
    {"pt", "Capa", "Folha de rosto", "Índice", "Texto", "Páginas", "Pontos de referência", "Notas"},
    {"ru", "Обложка", "Титульный лист", "Содержание", "Текст", "Страницы", "Ориентиры", "Примечания"},
    {"sv", "Omslag", "Titelsida", "Innehåll", "Text", "Sidor", "Landmärken", "Noter"},
    {"tr", "Kapak", "Başlık sayfası", "İçindekiler", "Metin", "Sayfalar", "Yer işaretleri", "Notlar"},
    {"uk", "Обкладинка", "Титульна сторінка", "Зміст", "Текст", "Сторінки", "Орієнтири", "Примітки"},
    {"zh", "封面", "书名页", "目录", "正文", "页码", "地标", "注释"},
}};

}  // namespace

Terms const& terms(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  for (Terms const& row : all_terms)
    if (row.language == primary) return row;
  return all_terms.front();
}

}  // namespace bifolio::epub
