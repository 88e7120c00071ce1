// Arena: strings that live as long as the product that owns it. Movable; the views it gave out stay valid when it moves.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace bifolio {

class Arena {
 public:
  Arena() = default;
  Arena(Arena&&) noexcept = default;
  Arena& operator=(Arena&&) noexcept = default;

  /// A copy of `text` that lives as long as the arena.
  std::string_view store(std::string_view text) {
    if (text.empty()) return {};
    char* const place = allocate(text.size());
    std::memcpy(place, text.data(), text.size());
    return {place, text.size()};
  }

  /// Takes over what `other` stored; the views that it gave out stay valid.
  void take(Arena&& other) {
    for (auto& chunk : other.chunks_) chunks_.push_back(std::move(chunk));
    other.chunks_.clear();
    other.next_ = nullptr;
    other.left_ = 0;
  }

 private:
  static constexpr std::size_t chunk_size = 64 * 1024;

  char* allocate(std::size_t size) {
    if (size > left_) {
      const std::size_t capacity = size > chunk_size / 4 ? size : chunk_size;
      chunks_.push_back(std::make_unique<char[]>(capacity));
      if (capacity != chunk_size) return chunks_.back().get();  // a large string gets a chunk of its own
      next_ = chunks_.back().get();
      left_ = capacity;
    }
    char* const place = next_;
    next_ += size;
    left_ -= size;
    return place;
  }

  std::vector<std::unique_ptr<char[]>> chunks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace bifolio
