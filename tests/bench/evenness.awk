# How even the type of a PDF is, from `pdftotext -bbox-layout`'s lines and words: word gaps and runts. (Divided words
# carry their whole text, so hyphens cannot be read back.) Prints one line; measures only, judges nothing.
function value(name,  at, rest) {
  at = index($0, name "=\"")
  rest = substr($0, at + length(name) + 2)
  return substr(rest, 1, index(rest, "\"") - 1) + 0
}

# A line of at least six words tells how even it is; the block's last line is not justified.
function keep_line(last,  i) {
  if (!words) return
  lines++
  if (last && words == 1 && block_lines > 2 && length(text) < 5) runts++
  if (!last && words >= 6)
    for (i = 1; i < words; i++) { gaps++; sum += gap[i]; squares += gap[i] * gap[i]; if (gap[i] > 2) wide++ }
}

/<block / { block_lines = 0; pending = 0 }
/<line / { if (pending) keep_line(0); pending = 1; words = 0; block_lines++; size = value("yMax") - value("yMin") }
/<word / {
  words++
  if (words > 1 && size > 0) gap[words - 1] = (value("xMin") - before) / (size * 0.25)
  before = value("xMax")
  text = $0
  sub(/^[^>]*>/, "", text)
  sub(/<\/word>.*/, "", text)
}
/<\/block>/ { if (pending) keep_line(1); pending = 0 }
END {
  if (!gaps || !lines) { print "no running text"; exit }
  mean = sum / gaps
  variance = squares / gaps - mean * mean
  printf "%d lines, word gaps deviate %.1f %% from their mean, %.2f %% over twice a quarter of the line's height, %d runts\n",
         lines, 100 * sqrt(variance > 0 ? variance : 0) / mean, 100 * wide / gaps, runts
}
