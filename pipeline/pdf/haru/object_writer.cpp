#include "pdf/haru/object_writer.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>

#include <algorithm>
#include <cassert>
#include <stdexcept>

#include "base/hash.h"
#include "base/numbers.h"
#include "pdf/objects/deflate.h"

// Structures of the library are used beside its functions, so the version they were read in matters. 2.4 has the same.
static_assert(HPDF_VERSION_ID >= 20300 && HPDF_VERSION_ID < 20500, "check the object layer against this version of libharu");

namespace bifolio::pdf {
namespace {

constexpr std::size_t objects_per_stream = 200;  // larger ones compress little better and make viewers read more for one object
constexpr HPDF_UINT write_limit = 1u << 30;      // libharu counts in 32 bits: longer data goes in pieces

/// A stream object on its way through libharu's write hooks.
struct RawStream {
  std::string_view dictionary, data;
  HPDF_Stream out = nullptr;
};

HPDF_STATUS write_all(HPDF_Stream out, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = static_cast<HPDF_UINT>(bytes.size() < write_limit ? bytes.size() : write_limit);
    const HPDF_STATUS status = HPDF_Stream_Write(out, reinterpret_cast<HPDF_BYTE const*>(bytes.data()), count);
    if (status != HPDF_OK) return status;
    bytes.remove_prefix(count);
  }
  return HPDF_OK;
}

// Between "<<" and ">>".
HPDF_STATUS write_dictionary(HPDF_Dict dict, HPDF_Stream out) {
  auto* const raw = static_cast<RawStream*>(dict->attr);
  raw->out = out;
  return write_all(out, raw->dictionary);
}

// After ">>". libharu's own streams want an indirect Length of 32 bits; this way it is direct and exact.
HPDF_STATUS write_data(HPDF_Dict dict) {
  auto const* const raw = static_cast<RawStream*>(dict->attr);
  HPDF_STATUS status = write_all(raw->out, "\nstream\n");
  if (status == HPDF_OK) status = write_all(raw->out, raw->data);
  if (status == HPDF_OK) status = write_all(raw->out, "\nendstream");
  return status;
}

HPDF_STATUS append_to_file(HPDF_Stream stream, HPDF_BYTE const* bytes, HPDF_UINT count) noexcept {
  try {
    static_cast<std::string*>(stream->attr)->append(reinterpret_cast<char const*>(bytes), count);
    return HPDF_OK;
  } catch (...) {  // no exception crosses the library
    return HPDF_FAILD_TO_ALLOC_MEM;
  }
}

void check(HPDF_STATUS status) {
  if (status == HPDF_OK) return;
  throw std::runtime_error("libharu failed with error " + std::to_string(status));
}

void append_big_endian(std::string& out, std::uint64_t value, int bytes) {
  while (bytes-- > 0) out += static_cast<char>(value >> (8 * bytes));
}

}  // namespace

/// libharu's document (for its allocator and error state), and its writer onto our string.
struct ObjectWriter::Haru {
  HPDF_Doc document = nullptr;
  HPDF_Stream out = nullptr;

  explicit Haru(std::string& file) : document(HPDF_New(nullptr, nullptr)) {
    if (document == nullptr) throw std::runtime_error("libharu cannot be initialised");
    document->xref->entries->items_per_block = 1u << 16;  // its list grows by a constant
    out = HPDF_CallbackWriter_New(document->mmgr, append_to_file, &file);
    if (out == nullptr) {
      HPDF_Free(document);
      throw std::runtime_error("libharu cannot make a stream");
    }
  }
  ~Haru() {
    HPDF_Stream_Free(out);
    HPDF_Free(document);
  }
  Haru(Haru const&) = delete;
  Haru& operator=(Haru const&) = delete;

  void write(RawStream& raw) {
    HPDF_Dict dict = HPDF_Dict_New(document->mmgr);
    if (dict == nullptr) throw std::runtime_error("libharu cannot make an object");
    dict->attr = &raw;
    dict->write_fn = write_dictionary;
    dict->after_write_fn = write_data;
    const HPDF_STATUS status = HPDF_Obj_WriteValue(dict, out, nullptr);
    HPDF_Obj_ForceFree(document->mmgr, dict);
    check(status);
    check(HPDF_GetError(document));  // low-level calls only leave a mark
  }
};

ObjectWriter::ObjectWriter() : entries_(1), haru_(std::make_unique<Haru>(file_)) {
  // §7.5.2: four bytes over 127 tell transfer programs that the file is binary.
  check(write_all(haru_->out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
}

ObjectWriter::~ObjectWriter() = default;

Ref ObjectWriter::reserve() {
  entries_.emplace_back();
  return {static_cast<std::uint32_t>(entries_.size() - 1)};
}

void ObjectWriter::put(Ref ref, std::string_view body) {
  assert(ref && ref.number < entries_.size() && entries_[ref.number].kind == Entry::Kind::Free);
  entries_[ref.number].kind = Entry::Kind::InObjectStream;
  append_number(pending_index_, ref.number);
  pending_index_ += ' ';
  append_number(pending_index_, static_cast<std::int64_t>(pending_bodies_.size()));
  pending_index_ += ' ';
  pending_bodies_.append(body).append(1, '\n');
  pending_numbers_.push_back(ref.number);
  if (pending_numbers_.size() == objects_per_stream) flush_object_stream();
}

Ref ObjectWriter::put(std::string_view body) {
  const Ref ref = reserve();
  put(ref, body);
  return ref;
}

// §7.5.7
void ObjectWriter::flush_object_stream() {
  if (pending_numbers_.empty()) return;
  const Ref stream = reserve();
  for (std::size_t i = 0; i < pending_numbers_.size(); ++i) {
    entries_[pending_numbers_[i]].where = stream.number;
    entries_[pending_numbers_[i]].index = static_cast<std::uint32_t>(i);
  }
  std::string entries = "/Type/ObjStm/Filter/FlateDecode/N ";
  append_number(entries, static_cast<std::int64_t>(pending_numbers_.size()));
  entries += "/First ";
  append_number(entries, static_cast<std::int64_t>(pending_index_.size()));
  const std::string data = deflate(pending_index_ + pending_bodies_);
  pending_numbers_.clear();
  pending_index_.clear();
  pending_bodies_.clear();
  put_stream(stream, entries, data);
}

void ObjectWriter::put_stream(Ref ref, std::string_view entries, std::string_view data) {
  assert(ref && ref.number < entries_.size() && entries_[ref.number].kind == Entry::Kind::Free);
  entries_[ref.number] = {Entry::Kind::AtOffset, file_.size(), 0};
  std::string head;
  append_number(head, ref.number);
  head += " 0 obj\n";
  check(write_all(haru_->out, head));
  std::string dictionary(entries);
  dictionary += "/Length ";
  append_number(dictionary, static_cast<std::int64_t>(data.size()));
  RawStream raw{dictionary, data};
  haru_->write(raw);
  check(write_all(haru_->out, "\nendobj\n"));
}

Ref ObjectWriter::put_stream(std::string_view entries, std::string_view data) {
  const Ref ref = reserve();
  put_stream(ref, entries, data);
  return ref;
}

Ref ObjectWriter::put_deflated(std::string_view entries, std::string_view data) {
  return put_stream("/Filter/FlateDecode" + std::string(entries), deflate(data));
}

// §7.5.8.3, with the PNG predictor "up": neighbouring rows differ little.
std::string ObjectWriter::cross_reference_rows(int offset_width) const {
  std::string rows, row, above(static_cast<std::size_t>(offset_width) + 3, '\0');
  for (Entry const& entry : entries_) {
    row.clear();
    append_big_endian(row, static_cast<std::uint64_t>(entry.kind), 1);
    append_big_endian(row, entry.where, offset_width);
    append_big_endian(row, entry.kind == Entry::Kind::Free ? 65535 : entry.index, 2);
    rows += '\2';
    for (std::size_t i = 0; i < row.size(); ++i) rows += static_cast<char>(row[i] - above[i]);
    above = row;
  }
  return rows;
}

std::string ObjectWriter::finish(Ref catalog, Ref info) {
  flush_object_stream();
  const Ref self = reserve();
  const std::size_t start = file_.size();
  entries_[self.number] = {Entry::Kind::AtOffset, start, 0};  // put_stream sets it again, equally
  int offset_width = 1;
  const std::uint64_t largest = std::max(start, entries_.size());  // offsets, and numbers of object streams
  while (offset_width < 8 && (largest >> (8 * offset_width)) != 0) ++offset_width;
  const std::string rows = deflate(cross_reference_rows(offset_width));
  entries_[self.number] = {};
  std::string id;
  for (const std::uint8_t byte : hash128(file_).bytes) id += static_cast<char>(byte);

  std::string entries = "/Type/XRef/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ";
  append_number(entries, offset_width + 3);
  entries += ">>/W[1 ";
  append_number(entries, offset_width);
  entries += " 2]/Size ";
  append_number(entries, static_cast<std::int64_t>(entries_.size()));
  entries += "/Root ";
  append_ref(entries, catalog);
  entries += "/Info ";
  append_ref(entries, info);
  entries += "/ID[";
  append_hex_string(entries, id);
  append_hex_string(entries, id);
  entries += ']';
  put_stream(self, entries, rows);
  std::string tail = "startxref\n";
  append_number(tail, static_cast<std::int64_t>(start));
  tail += "\n%%EOF\n";
  check(write_all(haru_->out, tail));
  return std::move(file_);
}

}  // namespace bifolio::pdf
