// Progress: what is being done, shown on a terminal once the work has taken a second; and the stages' times for --verbose.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace bifolio::app {

class Progress {
 public:
  enum class Display { Terminal, Hidden };
  explicit Progress(Display display);
  ~Progress();
  Progress(Progress const&) = delete;
  Progress& operator=(Progress const&) = delete;

  /// `name` is a string literal: "laying out pages".
  void stage(std::string_view name);
  /// Ends the last stage and clears the line.
  void finish();
  double seconds() const;
  /// Stages in order with the seconds that each took; complete after finish().
  std::vector<std::pair<std::string_view, double>> const& times() const { return times_; }

 private:
  using Clock = std::chrono::steady_clock;
  void show_until_finished();

  const Clock::time_point start_ = Clock::now();
  Clock::time_point stage_start_ = start_;
  std::string_view current_;
  std::vector<std::pair<std::string_view, double>> times_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool finished_ = false;
  std::thread thread_;
};

}  // namespace bifolio::app
