// The object layer over libharu: numbered objects in, the bytes of a PDF file out, one object at a time, so that memory stays flat.
// The only place that sees libharu. One reason to change: the file structure (ISO 32000-1 §7.5).
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/objects/syntax.h"

namespace bifolio::pdf {

/// Objects may be put in any order; each reserved number at most once (one that is never put becomes a free entry).
/// Every member throws std::runtime_error when libharu fails, which only a lack of memory makes it do.
class ObjectWriter {
 public:
  ObjectWriter();
  ~ObjectWriter();
  ObjectWriter(ObjectWriter const&) = delete;
  ObjectWriter& operator=(ObjectWriter const&) = delete;

  Ref reserve();
  /// An object that is not a stream, as text: "<</Type/Catalog…>>", "[…]". Goes into an object stream (§7.5.7).
  void put(Ref ref, std::string_view body);
  Ref put(std::string_view body);
  /// A stream. `entries` are its dictionary's, without Length; `data` is encoded as they say.
  void put_stream(Ref ref, std::string_view entries, std::string_view data);
  Ref put_stream(std::string_view entries, std::string_view data);
  /// A stream that is deflated here; `entries` without Filter.
  Ref put_deflated(std::string_view entries, std::string_view data);

  /// Writes the cross-reference stream and gives the file. The file identifier is the hash of its content. Call once, last.
  std::string finish(Ref catalog, Ref info);

 private:
  struct Entry {
    enum class Kind : unsigned char { Free, AtOffset, InObjectStream };
    Kind kind = Kind::Free;
    std::size_t where = 0;    ///< byte offset, or the object stream's number
    std::uint32_t index = 0;  ///< in the object stream
  };
  struct Haru;

  void flush_object_stream();
  std::string cross_reference_rows(int offset_width) const;

  std::string file_;
  std::vector<Entry> entries_;  ///< by object number; [0] heads the free list
  std::string pending_index_, pending_bodies_;
  std::vector<std::uint32_t> pending_numbers_;
  std::unique_ptr<Haru> haru_;
};

}  // namespace bifolio::pdf
