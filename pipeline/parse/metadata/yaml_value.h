// A YAML value with its place, and the questions that metadata asks of it. Between yaml-cpp and fields.cpp. Changes with the
// library.
#pragma once

#include <yaml-cpp/yaml.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "parse/metadata/front_matter.h"

namespace bifolio::parse::metadata {

class YamlReader {
 public:
  YamlReader(SourceText source, TextRange range, DiagnosticSink& sink) : source_(source), range_(range), sink_(sink) {}

  /// The place of a node that begins at the mark: up to the end of what is written there.
  Span place(YAML::Mark mark, std::size_t length) const;
  Span place(YAML::Node const& node) const;

  /// The scalar's text, white space trimmed and collapsed at line ends by YAML. Something else is diagnosed and gives "".
  std::string text(YAML::Node const& node, std::string_view key);
  /// A scalar, or a list of them. Null gives none.
  std::vector<std::string> texts(YAML::Node const& node, std::string_view key);
  /// A mapping's value; an undefined node when there is none.
  static YAML::Node field(YAML::Node const& map, std::initializer_list<std::string_view> names);
  /// A value of any shape as one line, cut when it is long: aliases can make a small file stand for an endless one.
  std::string flatten(YAML::Node const& node) const;

  void wrong_type(YAML::Node const& node, std::string_view key, std::string_view wanted);
  void report(DiagnosticKind kind, YAML::Node const& node, std::string message) {
    sink_.report(kind, place(node), std::move(message));
  }
  DiagnosticSink& sink() { return sink_; }

 private:
  SourceText source_;
  TextRange range_;
  DiagnosticSink& sink_;
};

}  // namespace bifolio::parse::metadata
