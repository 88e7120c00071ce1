# Writes a style sheet of 5,000 rules, for tests/bench/bench: by type, class, id, attribute and position, one to three compounds long,
# most of which match nothing, as in the sheets that grow over years; the others set what does not move a line. The same bytes
# everywhere.
function random(n) { state = (state * 16807) % 2147483647; return state % n }

function compound(  form) {
  form = random(10)
  if (form < 4) return "." class_names[random(class_count)] random(300)
  if (form < 5) return tags[random(tag_count)] "." class_names[random(class_count)] random(300)
  if (form < 6) return "#part-" random(2000)
  if (form < 7) return tags[random(tag_count)] "[title=\"" random(100) "\"]"
  if (form < 8) return tags[random(tag_count)] ":nth-child(" (2 + random(5)) "n + 1)"
  return tags[random(tag_count)]
}

function selector(  text, n) {
  text = compound()
  for (n = random(3); n > 0; n--) text = text (random(3) ? " " : " > ") compound()
  return text
}

BEGIN {
  state = 20261123
  tag_count = split("p em strong a li ul ol h1 h2 h3 blockquote td th table code section", listed_tags, " ")
  class_count = split("note aside box warning lead quote chapter small wide left right", listed_classes, " ")
  for (i = 1; i <= tag_count; i++) tags[i - 1] = listed_tags[i]
  for (i = 1; i <= class_count; i++) class_names[i - 1] = listed_classes[i]
  for (rule = 0; rule < 5000; rule++)
    printf "%s { color: rgb(%d %d %d); background-color: transparent; orphans: %d }\n", selector(), random(64), random(64), random(64), 2 + random(2)
}
