#include "pdf/images/vector_image.h"

#ifdef __clang__  // clang with libstdc++ 12 cannot read qpdf's JSON.hh as C++20; its name is all that is needed here
#define JSON_HH
class JSON;
#endif
#include <deque>
#include <map>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <stdexcept>

namespace bifolio::pdf {
namespace {

// Deeper nesting than any drawing has.
constexpr int depth_limit = 64;

/// Copies objects; indirect ones once, under new numbers.
class Import {
 public:
  explicit Import(ObjectWriter& objects) : objects_(objects) {}

  Ref page(QPDFObjectHandle page) {
    QPDFObjectHandle box = page.getKey("/MediaBox");
    const double width = box.getArrayItem(2).getNumericValue() - box.getArrayItem(0).getNumericValue();
    const double height = box.getArrayItem(3).getNumericValue() - box.getArrayItem(1).getNumericValue();
    if (!(width > 0) || !(height > 0)) throw std::runtime_error("it has no size");
    std::string entries = "/Type/XObject/Subtype/Form/BBox" + box.unparseResolved() + "/Matrix[" + number(1 / width) + " 0 0 " +
                          number(1 / height) + " 0 0]";
    for (char const* key : {"/Resources", "/Group"})
      if (page.hasKey(key)) append(entries.append(key).append(1, ' '), page.getKey(key), 0);
    const Ref form = objects_.put_deflated(entries, content(page));
    for (; !waiting_.empty(); waiting_.pop_front()) put(waiting_.front().first, waiting_.front().second);
    return form;
  }

 private:
  static std::string number(double value) { return QPDFObjectHandle::newReal(value, 9).unparse(); }

  static std::string content(QPDFObjectHandle page) {
    std::string bytes;
    for (QPDFObjectHandle part : page.getPageContents()) {
      const auto data = part.getStreamData(qpdf_dl_generalized);
      bytes.append(reinterpret_cast<char const*>(data->getBuffer()), data->getSize()).append(1, '\n');
    }
    return bytes;
  }

  void append(std::string& out, QPDFObjectHandle const& object, int depth) {
    if (object.isIndirect()) return append_ref(out, ref(object));
    append_value(out, object, depth);
  }

  void append_value(std::string& out, QPDFObjectHandle object, int depth) {
    if (depth > depth_limit) throw std::runtime_error("it is nested too deeply");
    if (object.isDictionary()) {
      out += "<<";
      append_entries(out, object, depth);
      out += ">>";
    } else if (object.isArray()) {
      out += '[';
      for (int i = 0; i < object.getArrayNItems(); ++i) append(out += ' ', object.getArrayItem(i), depth + 1);
      out += ']';
    } else {
      out += object.unparseResolved();
    }
  }

  void append_entries(std::string& out, QPDFObjectHandle dictionary, int depth) {
    for (std::string const& key : dictionary.getKeys()) {
      if (key == "/Length" || key == "/Parent" || key == "/StructParents") continue;
      append((out += QPDFObjectHandle::newName(key).unparse()) += ' ', dictionary.getKey(key), depth + 1);
    }
  }

  Ref ref(QPDFObjectHandle const& object) {
    const auto [place, is_new] = known_.try_emplace(object.getObjectID());
    if (is_new) {
      place->second = objects_.reserve();
      waiting_.emplace_back(place->second, object);
    }
    return place->second;
  }

  void put(Ref ref, QPDFObjectHandle object) {
    std::string body;
    if (!object.isStream()) {
      append_value(body, object, 0);
      return objects_.put(ref, body);
    }
    append_entries(body, object.getDict(), 0);
    const auto data = object.getRawStreamData();
    objects_.put_stream(ref, body, {reinterpret_cast<char const*>(data->getBuffer()), data->getSize()});
  }

  ObjectWriter& objects_;
  std::map<int, Ref> known_;
  std::deque<std::pair<Ref, QPDFObjectHandle>> waiting_;
};

}  // namespace

std::optional<Ref> import_drawing(std::string_view pdf, ObjectWriter& objects, std::string& why) {
  try {
    QPDF source;
    source.setSuppressWarnings(true);
    source.processMemoryFile("drawing", pdf.data(), pdf.size());
    std::vector<QPDFObjectHandle> const& pages = source.getAllPages();
    if (pages.empty()) return why = "it is empty", std::nullopt;
    return Import(objects).page(pages.front());
  } catch (std::exception const& problem) {
    return why = problem.what(), std::nullopt;
  }
}

}  // namespace bifolio::pdf
