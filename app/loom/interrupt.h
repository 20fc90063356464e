#pragma once

namespace loom::cli {

/// From now on the first Ctrl+C (or SIGTERM) only asks for an end; a second one ends the program at once.
void catchInterrupts();
bool interrupted();
/// From now on Ctrl+C or SIGTERM ends the process at once, with a sentence to that file (−1: none): it may be waiting
/// for others that are gone.
void catchEndOfLaunch(int file);

} // namespace loom::cli
