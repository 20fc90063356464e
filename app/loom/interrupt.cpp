#include "interrupt.h"

#include <csignal>

namespace loom::cli {
namespace {

// A signal handler can reach nothing but a variable of the whole program.
volatile std::sig_atomic_t asked = 0;

extern "C" void remember(int signal)
{
    asked = 1;
    std::signal(signal, SIG_DFL);
}

} // namespace

void catchInterrupts()
{
    std::signal(SIGINT, remember);
    std::signal(SIGTERM, remember);
}

bool interrupted()
{
    return asked != 0;
}

} // namespace loom::cli
