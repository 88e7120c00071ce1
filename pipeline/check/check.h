// The check stage's doors: they read finished bytes back and judge them by the specification. They share nothing with the writers.
#pragma once

#include <string_view>

#include "base/diagnostics.h"

namespace bifolio::check {

void epub(std::string_view bytes, DiagnosticSink& sink);
void pdf(std::string_view bytes, DiagnosticSink& sink);

}  // namespace bifolio::check
