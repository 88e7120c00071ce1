// What the style stage's tests share: a document in a few words, sheets from text, and questions to the cascade's product.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "model/document.h"
#include "style/style.h"

namespace bifolio::style::test {

/// A document written as a tree: "section.a#x(p, p.b(em))"; `[name=value]` after a name sets attributes; roles go by `role`.
class Tree {
 public:
  explicit Tree(std::string_view text) : text_(text) { children(document.body()); }
  model::Document document;

  model::NodeId id(std::string_view name) const {
    for (model::NodeId n = document.root(); n; n = next_in_order(document, n, document.root()))
      if (document[n].kind == model::NodeKind::Element && document.attribute(n, "id") == name) return n;
    return {};
  }

 private:
  bool at(char c) const { return position_ < text_.size() && text_[position_] == c; }
  std::string word() {
    const std::size_t begin = position_;
    while (position_ < text_.size() && std::string_view("#.[](), =").find(text_[position_]) == std::string_view::npos) ++position_;
    return std::string(text_.substr(begin, position_ - begin));
  }
  void children(model::NodeId parent) {
    while (position_ < text_.size() && !at(')')) {
      while (at(',') || at(' ')) ++position_;
      element(parent);
      while (at(' ')) ++position_;
    }
  }
  void element(model::NodeId parent) {
    if (at('"')) {
      const std::size_t end = text_.find('"', position_ + 1);
      document.append_text(parent, document.store(text_.substr(position_ + 1, end - position_ - 1)), {});
      position_ = end + 1;
      return;
    }
    const auto tag = model::tag_from_name(word());
    const model::NodeId n = document.append_element(parent, tag.value_or(model::Tag::Div), {});
    while (at('#') || at('.') || at('[')) {
      const char sign = text_[position_++];
      const std::string name = word();
      if (sign == '#') document.set_attribute(n, "id", name);
      if (sign == '.') document.add_class(n, name);
      if (sign == '[') bracket(n, name);
    }
    if (!at('(')) return;
    ++position_;
    children(n);
    ++position_;
  }
  void bracket(model::NodeId n, std::string const& name) {
    std::string value;
    if (at('=')) {
      const std::size_t end = text_.find(']', position_);
      value = text_.substr(position_ + 1, end - position_ - 1);
      position_ = end;
    }
    ++position_;
    if (name == "role")
      document.set_role(n, model::role_from_name(value).value_or(model::Role::None));
    else
      document.set_attribute(n, name, value);
  }
  std::string text_;
  std::size_t position_ = 0;
};

class Styled {
 public:
  Styled(std::string_view text, std::vector<std::pair<model::Origin, std::string>> const& css,
         model::MediaType media = model::MediaType::Print)
      : tree(text) {
    for (auto const& [origin, sheet] : css)
      sheets.push_back(parse_sheet(source_text(sources, sources.add("sheet.css", sheet)), origin, sink));
    styled = cascade(tree.document, sheets, media, sink);
  }
  Styled(std::string_view text, std::string css, model::MediaType media = model::MediaType::Print)
      : Styled(text, {{model::Origin::Author, std::move(css)}}, media) {}

  model::ComputedStyle const& operator[](std::string_view id) const { return styled.style_of(tree.id(id)); }
  model::ComputedStyle const* pseudo(std::string_view id, model::PseudoElement which) const {
    const auto found = styled.pseudo_elements.find({tree.id(id), which});
    return found == styled.pseudo_elements.end() ? nullptr : &styled.styles[found->second.index()];
  }
  /// The ids of the elements whose colour is red: what the selectors under test matched.
  std::string red() const {
    std::string out;
    for (model::NodeId n = tree.document.root(); n; n = next_in_order(tree.document, n, tree.document.root()))
      if (tree.document[n].kind == model::NodeKind::Element && styled.style_of(n).background_color == Color::rgb(255, 0, 0))
        (out += out.empty() ? "" : " ") += tree.document.attribute(n, "id");
    return out;
  }
  std::vector<std::string> kinds() const {
    std::vector<std::string> out;
    for (Diagnostic const& d : sink.all()) out.emplace_back(d.kind);
    return out;
  }
  /// "line:column kind message" of each diagnostic.
  std::string said() const {
    std::string out;
    for (Diagnostic const& d : sink.all()) {
      const Position p = d.span ? sources[d.span.source].position(d.span.begin) : Position{0, 0};
      out += std::to_string(p.line) + ':' + std::to_string(p.column) + ' ' + std::string(d.kind) + ' ' + d.message + '\n';
    }
    return out;
  }

  SourceSet sources;
  DiagnosticSink sink;
  Tree tree;
  std::vector<model::StyleSheet> sheets;
  model::StyledDocument styled;
};

inline Length pt(double points) { return Length::from_points(points); }

/// The value of one declaration on a paragraph.
inline model::ComputedStyle computed(std::string const& declarations) {
  const Styled s("p#x", "p { " + declarations + " }");
  EXPECT_EQ(s.said(), "") << declarations;
  return s["x"];
}
/// What a declaration that is not understood gives rise to.
inline std::string complaint(std::string const& declaration) { return Styled("p#x", "p { " + declaration + " }").said(); }

}  // namespace bifolio::style::test
