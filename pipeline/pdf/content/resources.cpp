#include "pdf/content/resources.h"

#include "base/numbers.h"
#include "pdf/content/tile_painter.h"

namespace bifolio::pdf {
namespace {

void append_states(std::string& body, StreamResources const& parts) {
  std::string states;
  for (const std::uint16_t alpha : parts.alphas) {
    std::string value;
    append_fraction(value, alpha);
    states += "/A";
    append_number(states, alpha);
    states += "<</ca " + value + "/CA " + value + ">>";
  }
  append_object_resources(states, parts.objects, ObjectName::State);
  if (!states.empty()) body += "/ExtGState<<" + states + ">>";
}

/// Images and forms.
void append_external(std::string& body, StreamResources const& parts, ImageTable const& images) {
  std::string entries;
  for (const std::uint32_t image : parts.images) {
    entries += "/I";
    append_number(entries, image);
    entries += ' ';
    append_ref(entries, images.object(image));
  }
  append_object_resources(entries, parts.objects, ObjectName::Form);
  if (!entries.empty()) body += "/XObject<<" + entries + ">>";
}

}  // namespace

StreamResources resources_of(ContentStream const& stream) {
  return {stream.fonts(), stream.images(), stream.alphas(), stream.objects()};
}

void append_resources(std::string& body, StreamResources const& parts, FontTable& fonts, ImageTable const& images) {
  body += "/Resources<<";
  if (!parts.fonts.empty()) body += "/Font<<";
  for (FontName const& font : parts.fonts) {
    append_font_name(body, font.index, font.variant);
    body += ' ';
    append_ref(body, fonts.dictionary(font.index, font.variant));
  }
  if (!parts.fonts.empty()) body += ">>";
  append_external(body, parts, images);
  append_states(body, parts);
  const auto append_objects = [&](std::string_view category, ObjectName kind) {
    std::string entries;
    append_object_resources(entries, parts.objects, kind);
    if (!entries.empty()) body.append(category).append("<<").append(entries).append(">>");
  };
  append_objects("/Pattern", ObjectName::Pattern);
  append_objects("/Shading", ObjectName::Shading);
  body += ">>";
}

}  // namespace bifolio::pdf
