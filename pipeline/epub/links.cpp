#include "epub/links.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "epub/diagnostics.h"
#include "epub/punycode.h"
#include "epub/xml.h"

namespace bifolio::epub {
namespace {

// Links that lead out of the book without running anything in it.
constexpr std::array<std::string_view, 12> schemes = {"http", "https", "mailto", "tel", "sms",  "ftp",
                                                      "sftp", "urn",   "doi",    "geo", "news", "irc"};

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// RFC 3986 §2: unreserved, reserved but the brackets (only an IPv6 host may have these).
bool is_url_character(char c) {
  return is_alphanumeric(c) || std::string_view("-._~:/?#@!$&'()*+,;=").find(c) != std::string_view::npos;
}

void append_encoded(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && utf8::is_html_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && utf8::is_html_space(text.back())) text.remove_suffix(1);
  return text;
}

/// Length of the scheme and its colon; 0 for a relative reference.
std::size_t scheme_length(std::string_view url) {
  for (std::size_t i = 0; i < url.size(); ++i) {
    if (url[i] == ':') return i == 0 ? 0 : i + 1;
    if (!is_alphanumeric(url[i]) && url[i] != '+' && url[i] != '-' && url[i] != '.') return 0;
  }
  return 0;
}

/// End of the authority that follows "//", if there is one.
std::size_t authority_end(std::string_view rest) {
  if (rest.substr(0, 2) != "//") return 0;
  return std::min(rest.find_first_of("/?#", 2), rest.size());
}

/// Path, query and fragment, with what they must not hold percent-encoded.
void append_path(std::string& out, std::string_view rest) {
  bool fragment = false;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const char c = rest[i];
    const bool escape = c == '%' && i + 2 < rest.size() && is_hex(rest[i + 1]) && is_hex(rest[i + 2]);
    const bool second_hash = c == '#' && fragment;
    fragment = fragment || c == '#';
    if (escape || (is_url_character(c) && !second_hash))
      out += c;
    else
      append_encoded(out, c);
  }
}

/// host[:port] with an optional user (RFC 3986 §3.2), the host's labels in ASCII (RFC 3492); nothing if it cannot be a host.
std::optional<std::string> encoded_authority(std::string_view authority) {
  std::string out;
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
    append_path(out, authority.substr(0, at));
    out += '@';
    authority.remove_prefix(at + 1);
  }
  if (!authority.empty() && authority.front() == '[') return std::nullopt;  // nobody links to an IPv6 address
  const std::string_view host = authority.substr(0, authority.find(':'));
  if (host.empty()) return std::nullopt;
  const std::optional<std::string> ascii = ascii_host(host);
  if (!ascii) return std::nullopt;
  out += *ascii;
  const std::string_view port = authority.substr(host.size());
  if (port.size() > 1) out += port;
  return port.find_first_not_of("0123456789", 1) == std::string_view::npos ? std::optional(out) : std::nullopt;
}

}  // namespace

std::string xml_id(std::string_view id) {
  std::string out(trimmed(id));
  for (char& c : out)
    if (utf8::is_html_space(c)) c = '-';
  return xml_text(out);
}

Targets::Targets(model::Document const& document, Partition const& partition, DiagnosticSink& sink) : document_(document) {
  for (model::NodeId n = document.root(); n; n = next_in_order(document, n, document.root())) {
    if (document[n].kind != model::NodeKind::Element || partition.file(n) == Partition::nowhere) continue;
    const std::string id = xml_id(document.attribute(n, "id"));
    if (id.empty() || elements_.try_emplace(id, n).second) continue;
    sink.report(duplicate_id, document[n].span, "the id “" + id + "” is used twice; links lead to the first");
  }
}

model::NodeId Targets::element(std::string_view id) const {
  const auto found = elements_.find(xml_id(id));
  return found == elements_.end() ? model::NodeId() : found->second;
}

bool Targets::owns_id(model::NodeId node) const { return element(document_.attribute(node, "id")) == node; }

std::optional<std::string> external_url(std::string_view url) {
  url = trimmed(url);
  std::string absolute;
  if (url.substr(0, 2) == "//") url = absolute = "https:" + std::string(url);
  const std::size_t scheme = scheme_length(url);
  if (scheme == 0) return std::nullopt;
  std::string out;
  for (const char c : url.substr(0, scheme)) out += to_lower(c);
  if (std::find(schemes.begin(), schemes.end(), std::string_view(out).substr(0, scheme - 1)) == schemes.end()) return std::nullopt;
  const std::string_view rest = url.substr(scheme);
  const bool is_web = out == "http:" || out == "https:";
  const std::size_t authority = authority_end(rest);
  if (rest.empty() || (is_web && authority <= 2)) return std::nullopt;
  if (authority > 0) {
    const std::optional<std::string> host = encoded_authority(rest.substr(2, authority - 2));
    if (!host) return std::nullopt;
    out += "//" + *host;
  }
  append_path(out, rest.substr(authority));
  return out;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_url_character(c) && c != '#' && c != '?')
      out += c;
    else
      append_encoded(out, c);
  }
  return out;
}

}  // namespace bifolio::epub
