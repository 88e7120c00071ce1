#include "pdf/navigation/destinations.h"

#include "base/percent.h"
#include "pdf/content/group_transforms.h"
#include "pdf/navigation/trees.h"

namespace bifolio::pdf {

Destinations::Destinations(model::PagedDocument const& paged) {
  for (std::uint32_t page = 0; page < paged.pages.size(); ++page) {
    GroupTransforms transforms;
    for (model::Fragment const& fragment : paged.pages[page].fragments) {
      if (auto const* const group = std::get_if<model::GroupBegin>(&fragment.content)) transforms.enter(*group);
      if (std::holds_alternative<model::GroupEnd>(fragment.content)) transforms.leave();
      auto const* const anchor = std::get_if<model::Anchor>(&fragment.content);
      if (anchor == nullptr) continue;
      const Place place{page, transforms.apply(anchor->point)};
      if (!anchor->id.empty()) ids_.try_emplace(anchor->id, place);
      if (fragment.box) anchors_.try_emplace(fragment.box, place);
    }
  }
}

std::optional<std::string_view> Destinations::target(std::string_view href) const {
  if (!href.starts_with('#')) return std::nullopt;
  auto found = ids_.find(href.substr(1));
  if (found == ids_.end()) found = ids_.find(percent_decoded(href.substr(1)));
  if (found == ids_.end()) return std::nullopt;
  return found->first;
}

std::optional<Place> Destinations::of_id(std::string_view id) const {
  const auto found = ids_.find(id);
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Place> Destinations::of_box(model::BoxTree const& boxes, model::BoxId box) const {
  const auto found = anchors_.find(box);
  if (found != anchors_.end()) return found->second;
  return boxes[box].id.empty() ? std::nullopt : of_id(boxes[box].id);
}

Ref Destinations::write_names(ObjectWriter& objects, std::vector<Ref> const& pages, std::vector<PageFrame> const& frames) const {
  std::vector<std::pair<std::string, std::string>> entries;
  entries.reserve(ids_.size());
  for (auto const& [id, place] : ids_) {
    entries.emplace_back(id, "");
    append_destination(entries.back().second, place, pages, frames);
  }
  return write_name_tree(objects, entries);
}

void append_destination(std::string& out, Place const& place, std::vector<Ref> const& pages, std::vector<PageFrame> const& frames) {
  PageFrame const& frame = frames[place.page];
  out += '[';
  append_ref(out, pages[place.page]);
  out += "/XYZ ";
  append_length(out, frame.x(place.point.x));
  out += ' ';
  append_length(out, frame.y(place.point.y));
  out += " null]";
}

}  // namespace bifolio::pdf
