#include "parse/fold_case.h"

namespace bifolio::parse {
namespace {

// The second byte of a letter behind `lead`; `lead` itself may change (U+0420 is D0 A0, U+0440 is D1 80).
void fold_pair(char& lead, char& trail) {
  const auto first = static_cast<unsigned char>(lead), second = static_cast<unsigned char>(trail);
  const auto set = [&](unsigned a, unsigned b) { lead = static_cast<char>(a), trail = static_cast<char>(b); };
  if (first == 0xC3 && second >= 0x80 && second <= 0x9E && second != 0x97)
    set(0xC3, second + 0x20u);  // À … Þ, not ×
  else if (first == 0xD0 && second >= 0x80 && second <= 0x8F)
    set(0xD1, second + 0x10u);  // Ѐ … Џ
  else if (first == 0xD0 && second >= 0x90 && second <= 0x9F)
    set(0xD0, second + 0x20u);  // А … П
  else if (first == 0xD0 && second >= 0xA0 && second <= 0xAF)
    set(0xD1, second - 0x20u);  // Р … Я
  else if (first == 0xD2 && second == 0x90)
    set(0xD2, 0x91);  // Ґ
}

}  // namespace

std::string fold_case(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] >= 'A' && out[i] <= 'Z')
      out[i] = static_cast<char>(out[i] + 32);
    else if (static_cast<unsigned char>(out[i]) >= 0xC2 && i + 1 < out.size())
      fold_pair(out[i], out[i + 1]), ++i;
  }
  return out;
}

}  // namespace bifolio::parse
