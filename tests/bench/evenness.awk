# How even the type of a book is. usage: awk -f evenness.awk BBOX PAGES, where BBOX is what `pdftotext -bbox-layout` says of the PDF
# (word gaps) and PAGES what `bifolio inspect --stage pages` says (hyphens, and what stands at the ends of pages). Prints one line;
# measures only, judges nothing. What each figure means is in README.md.
function value(name,  rest) {
  rest = substr($0, index($0, name "=\"") + length(name) + 2)
  return substr(rest, 1, index(rest, "\"") - 1) + 0
}
function round(n) { return int(n + 0.5) }

# Heap sort: not every awk has one.
function sift(list, root, end,  child, saved) {
  saved = list[root]
  while ((child = 2 * root) <= end) {
    if (child < end && list[child] < list[child + 1]) child++
    if (saved >= list[child]) break
    list[root] = list[child]
    root = child
  }
  list[root] = saved
}
function sort(list, count,  i, saved) {
  for (i = int(count / 2); i >= 1; i--) sift(list, i, count)
  for (i = count; i > 1; i--) {
    saved = list[i]; list[i] = list[1]; list[1] = saved
    sift(list, 1, i - 1)
  }
}
function at_part(list, count, part,  i) {
  i = int(part * count) + 1
  return list[i > count ? count : i]
}
function most_common(counts,  key, best) {
  for (key in counts)
    if (best == "" || counts[key] > counts[best] || (counts[key] == counts[best] && key + 0 < best + 0)) best = key
  return best
}

FILENAME != file { file = FILENAME; files++; page = 0 }

# BBOX
files == 1 && /<page / { page++ }
files == 1 && /<line / {
  line++
  line_page[line] = page
  line_height[line] = round((value("yMax") - value("yMin")) * 10)
  heights[line_height[line]]++
  words_of[line] = gap_sum[line] = 0
}
files == 1 && /<word / {
  left = value("xMin")
  if (words_of[line]++) {
    gap_sum[line] += left - last_right
    gaps_of[line] = gaps_of[line] " " (left - last_right)
  } else line_left[line] = left
  last_right = line_right[line] = value("xMax")
  text = $0
  sub(/^[^>]*>/, "", text)
  sub(/<\/word>.*/, "", text)
  line_end[line] = substr(text, length(text))
}

# PAGES: runs of text in the order of reading; those of one line have one baseline.
files == 2 && /^page / { page++ }
files == 2 && /^  text / {
  split($2, point, ",")
  size = substr($4, 6)
  if (row == 0 || row_page[row] != page || row_y[row] != point[2]) {
    row++
    row_page[row] = page
    row_y[row] = point[2]
    row_left[row] = point[1]
    row_size[row] = size
    sizes[size] += 1
  }
  row_right[row] = point[1] + substr($3, 3)
  row_divided[row] = $0 ~ / hyphen "/ || $0 ~ /[[:alpha:]]-"( <[^ ]*>)?$/
}

function measure_gaps(  i, side, delta, list, n) {
  body = most_common(heights)
  for (i = 1; i <= line; i++)
    if (line_height[i] == body && words_of[i] > 1) {
      if (line_page[i] % 2) { odd_rights[round(line_right[i])]++; odd_lefts[round(line_left[i])]++ }
      else { even_rights[round(line_right[i])]++; even_lefts[round(line_left[i])]++ }
    }
  edge[1] = most_common(odd_rights); left_edge[1] = most_common(odd_lefts)
  edge[0] = most_common(even_rights); left_edge[0] = most_common(even_lefts)
  for (i = 1; i <= line; i++) {
    if (line_height[i] != body || words_of[i] < 1) continue
    side = line_page[i] % 2
    delta = line_right[i] - edge[side]
    if (delta > 4.5 || (delta > 1 && line_end[i] ~ /[[:alnum:]]/)) overfull++
    if (delta > -2.5 && delta < 4.5 && words_of[i] > 4) ratios[++set] = gap_sum[i] / (words_of[i] - 1)
    if (delta < -0.06 * (edge[side] - left_edge[side]) && line_left[i] - left_edge[side] < 30) {
      ends++
      if (line_right[i] - left_edge[side] < (edge[side] - left_edge[side]) / 12) runts++
      n = split(gaps_of[i], list, " ")
      for (; n > 0; n--) natural[++loose_gaps] = list[n] + 0
    }
  }
}

# Lines of the text's size, page by page. A page that begins with a short line that is not indented, after a full one, has a widow;
# one that ends with a full line that is indented, an orphan.
function measure_rows(  i, size, full, short, was_full, run) {
  size = most_common(sizes)
  for (i = 1; i <= row; i++)
    if (row_size[i] == size) { rights[row_page[i] % 2, round(row_right[i])]++; lefts[row_page[i] % 2, round(row_left[i])]++ }
  for (i in rights) {
    split(i, part, SUBSEP)
    if (rights[i] > most_right[part[1]]) { most_right[part[1]] = rights[i]; right_edge[part[1]] = part[2] }
  }
  for (i in lefts) {
    split(i, part, SUBSEP)
    if (lefts[i] > most_left[part[1]]) { most_left[part[1]] = lefts[i]; left_side[part[1]] = part[2] }
  }
  last = 0
  for (i = 1; i <= row; i++) {
    if (row_size[i] != size) continue
    rows++
    full = row_right[i] > right_edge[row_page[i] % 2] - 3
    indented = row_left[i] > left_side[row_page[i] % 2] + 3
    if (row_divided[i]) { divided++; run++ } else run = 0
    if (run > ladder) ladder = run
    if (last && row_page[last] != row_page[i]) {
      if (was_full && !full && !indented) widows++
      if (was_full && was_indented && !indented) orphans++
      if (row_divided[last]) page_ends++
    }
    last = i; was_full = full; was_indented = indented
  }
}

END {
  measure_gaps()
  measure_rows()
  if (!set || !loose_gaps) { print "no running text that is justified"; exit }
  sort(natural, loose_gaps)
  middle = at_part(natural, loose_gaps, 0.5)
  for (i = 1; i <= set; i++) { ratios[i] /= middle; sum += ratios[i]; squares += ratios[i] * ratios[i]; loose += ratios[i] > 1.5; tight += ratios[i] < 0.75 }
  sort(ratios, set)
  variance = squares / set - (sum / set) ^ 2
  printf "%d lines  stretch_sd=%.3f p95=%.2f p99=%.2f loose=%.1f%% tight=%.1f%% overfull=%d runts=%d  hyphens=%.1f%% ladder=%d  widows=%d orphans=%d page-end hyphens=%d\n",
         set, sqrt(variance > 0 ? variance : 0), at_part(ratios, set, 0.95), at_part(ratios, set, 0.99), 100 * loose / set,
         100 * tight / set, overfull, runts, rows ? 100 * divided / rows : 0, ladder, widows, orphans, page_ends
}
