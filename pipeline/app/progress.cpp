#include "app/progress.h"

#include <cstdio>

namespace bifolio::app {
namespace {

double seconds_between(std::chrono::steady_clock::time_point from, std::chrono::steady_clock::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}

}  // namespace

Progress::Progress(Display display) {
  if (display == Display::Terminal) thread_ = std::thread([this] { show_until_finished(); });
}

Progress::~Progress() { finish(); }

void Progress::stage(std::string_view name) {
  const std::lock_guard lock(mutex_);
  const Clock::time_point now = Clock::now();
  if (!current_.empty()) times_.emplace_back(current_, seconds_between(stage_start_, now));
  current_ = name;
  stage_start_ = now;
}

void Progress::finish() {
  stage({});
  {
    const std::lock_guard lock(mutex_);
    finished_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

double Progress::seconds() const { return seconds_between(start_, Clock::now()); }

void Progress::show_until_finished() {
  std::unique_lock lock(mutex_);
  if (wake_.wait_for(lock, std::chrono::seconds(1), [this] { return finished_; })) return;
  do {
    std::fprintf(stderr, "\r\033[K%.*s … %.0f s", static_cast<int>(current_.size()), current_.data(), seconds());
    std::fflush(stderr);
  } while (!wake_.wait_for(lock, std::chrono::milliseconds(200), [this] { return finished_; }));
  std::fputs("\r\033[K", stderr);
}

}  // namespace bifolio::app
