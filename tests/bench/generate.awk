# Writes a book or an article of about `bytes` bytes (1000000) of natural-looking text, for tests/bench/bench:
#   awk -v form=markdown -v bytes=4000000 -f tests/bench/generate.awk
# forms: markdown (headings, notes, tables, links, lists, quotes) and article (plain text with headings and dates).
# The same bytes on every machine: the numbers come from a generator of our own, not from rand().
function random(n) { state = (state * 16807) % 2147483647; return state % n }

function word(  i) {
  i = random(10)
  if (i < 5) return short[1 + random(short_count)]
  return long[1 + random(long_count)]
}

function words(n,  text, i) {
  text = word()
  for (i = 1; i < n; i++) text = text " " word()
  return text
}

function capital(text) { return toupper(substr(text, 1, 1)) substr(text, 2) }

function sentence(  text, n) {
  n = 5 + random(18)
  text = capital(words(n))
  if (n > 12) text = text ", " words(3 + random(6))
  if (form == "markdown") {
    if (random(9) == 0) text = text " *" words(2) "*"
    if (random(25) == 0) text = text " [" words(2) "](#part-" (1 + random(part > 1 ? part : 1)) ")"
    if (random(30) == 0) text = text "[^n" (++note) "]"
  }
  return text (random(12) ? "." : "?") " "
}

function paragraph(  text, n) {
  text = ""
  for (n = 3 + random(6); n > 0; n--) text = text sentence()
  return substr(text, 1, length(text) - 1)
}

function put(text) { printf "%s\n\n", text; written += length(text) + 2 }

function table(  text, row) {
  text = "| Place | Year | Note |\n|:------|-----:|------|"
  for (row = 0; row < 8; row++) text = text "\n| " words(2) " | " (1500 + random(500)) " | " words(6) " |"
  put(text)
}

function list(  text, item) {
  text = ""
  for (item = 0; item < 5; item++) text = text (item ? "\n" : "") "- " sentence()
  put(text)
}

function section(  paragraphs, first_note) {
  part++
  first_note = note + 1
  put(form == "markdown" ? (part % 12 == 1 ? "# " : "## ") capital(words(4)) " {#part-" part "}" : capital(words(4)))
  for (paragraphs = 6 + random(5); paragraphs > 0; paragraphs--) put(paragraph())
  if (form != "markdown") return
  if (part % 5 == 0) table()
  if (part % 7 == 0) list()
  if (part % 11 == 0) put("> " paragraph())
  for (; first_note <= note; first_note++) put("[^n" first_note "]: " sentence())
}

BEGIN {
  state = 20260123
  if (!form) form = "markdown"
  if (!bytes) bytes = 1000000
  short_count = split("the a of and in to it was as for on by with from at or not but his her they we some when then into over old new", short, " ")
  long_count = split("river mountain evening garden letter window silence harbour remember carpenter yesterday beautiful understanding winter " \
    "children travelling question morning library conversation ordinary instrument candle several moment towards between nothing possible " \
    "printing typography compositor imagination manuscript paragraph neighbourhood extraordinary knowledge forgotten character movement", long, " ")
  if (form == "markdown") put("---\ntitle: A generated book\nauthor: Nobody\nlang: en\n---")
  else put("A generated article\n\n22 August, 2024\n\nBy Nobody Atall")
  while (written < bytes) section()
}
