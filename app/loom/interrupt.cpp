#include "interrupt.h"

#include "command.h"

#include <csignal>
#include <unistd.h>

namespace loom::cli {
namespace {

// A signal handler can reach nothing but a variable of the whole program.
volatile std::sig_atomic_t asked = 0;

extern "C" void remember(int signal)
{
    asked = 1;
    std::signal(signal, SIG_DFL);
}

volatile std::sig_atomic_t spokenTo = -1;
constexpr char kEndOfLaunch[] =
    "loom: this run of several processes was ended by its launcher: another of them ended, or the job was cancelled. "
    "What was saved last stands whole; --resume goes on from there\n";

/// Called wherever the process waits for the others: it can do no more than say so and end.
extern "C" void endWithLaunch(int)
{
    if (spokenTo >= 0)
        (void)!::write(spokenTo, kEndOfLaunch, sizeof(kEndOfLaunch) - 1);
    ::_exit(kTrainingFailed);
}

} // namespace

void catchEndOfLaunch(int file)
{
    spokenTo = file;
    std::signal(SIGINT, endWithLaunch);
    std::signal(SIGTERM, endWithLaunch);
}

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
