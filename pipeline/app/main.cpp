// The program's entry. Everything is in app/run.
#include "app/run.h"

int main(int argc, char** argv) { return static_cast<int>(bifolio::app::run(argc, argv)); }
