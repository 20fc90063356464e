#pragma once

namespace loom::cli {

/// From now on the first Ctrl+C (or SIGTERM) only asks for an end; a second one ends the program at once.
void catchInterrupts();
bool interrupted();

} // namespace loom::cli
