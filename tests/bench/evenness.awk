# How well the lines of a book are set. Reads what `bifolio inspect --stage lines` says, prints one line; measures only, judges
# nothing. What each figure means is in README.md. usage: awk -v overfull=N -f evenness.awk LINES
function value(name,  rest) {
  rest = substr($0, index($0, " " name "=") + length(name) + 2)
  return rest + 0
}

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

/^page / { page++ }
/^  line / {
  line++
  split($2, point, ",")
  page_of[line] = page
  left[line] = point[1]
  right[line] = value("to")
  size[line] = value("size")
  spaces[line] = value("spaces")
  gap[line] = value("gap")
  block[line] = value("block")
  justified[line] = / justified/
  divided[line] = / hyphen /
  own[line] = / own-hyphen /
  if (justified[line]) sizes[size[line]]++
  if (!(block[line] in measure_right) || right[line] > measure_right[block[line]]) measure_right[block[line]] = right[line]
  if (!(block[line] in measure_left) || left[line] < measure_left[block[line]]) measure_left[block[line]] = left[line]
}

# Lines of the size that most justified lines have. A line that another of its block follows is full unless a forced break ends it.
END {
  body = most_common(sizes)
  for (i = 1; i <= line; i++) {
    if (size[i] != body || !justified[i]) continue
    begins = block[i - 1] != block[i]
    ends = block[i + 1] != block[i]
    if (page_of[i + 1] && page_of[i + 1] != page_of[i] && !ends) {
      if (begins) orphans++
      if (block[i + 2] != block[i]) widows++
      if (divided[i] || own[i]) page_ends++
    }
    if (ends) {
      run = 0
      if (begins) continue
      if (spaces[i] > 0) natural[++natural_count] = gap[i]
      if (right[i] - left[i] < (measure_right[block[i]] - measure_left[block[i]]) / 12) runts++
      continue
    }
    if (measure_right[block[i]] - right[i] > 5) continue
    full++
    inserted += divided[i]
    if (divided[i] || own[i]) { hyphens++; run++ } else run = 0
    if (run > ladder) ladder = run
    if (spaces[i] >= 4) ratios[++set] = gap[i]
  }
  if (!set || !natural_count) { print "no running text that is justified"; exit }
  sort(natural, natural_count)
  middle = at_part(natural, natural_count, 0.5)
  for (i = 1; i <= set; i++) {
    ratios[i] /= middle
    sum += ratios[i]
    squares += ratios[i] * ratios[i]
    loose += ratios[i] > 1.5
    tight += ratios[i] < 0.75
  }
  sort(ratios, set)
  variance = squares / set - (sum / set) ^ 2
  printf "%d lines  stretch_sd=%.3f p95=%.2f p99=%.2f loose=%.1f%% tight=%.1f%% overfull=%d runts=%d  hyphens=%.1f%% inserted=%.1f%% ladder=%d  widows=%d orphans=%d page-end hyphens=%d\n",
         full, sqrt(variance > 0 ? variance : 0), at_part(ratios, set, 0.95), at_part(ratios, set, 0.99), 100 * loose / set,
         100 * tight / set, overfull, runts, 100 * hyphens / full, 100 * inserted / full, ladder, widows, orphans, page_ends
}
