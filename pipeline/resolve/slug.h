// Ids: from a heading's words, and as XML wants them. Pure text functions; no document in them.
#pragma once

#include <string>
#include <string_view>

namespace bifolio::resolve {

/// As GitHub makes a heading's anchor: lower case, punctuation gone, spaces as hyphens; letters of all scripts stay. May be empty.
std::string slug(std::string_view heading);

/// `id` as an XML name without colons (xml-names §3), which EPUB's content documents ask for; equal to `id` if it is one already.
std::string xml_name(std::string_view id);

}  // namespace bifolio::resolve
