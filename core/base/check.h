#pragma once

namespace loom {

/// Prints the broken condition and ends the program; a programmer's mistake, never a learner's.
[[noreturn]] void assertionFailed(const char* condition, const char* file, int line);

} // namespace loom

/// Holds in release builds too.
#define LOOM_ASSERT(condition)                                                                                       \
    do {                                                                                                             \
        if (!(condition))                                                                                            \
            ::loom::assertionFailed(#condition, __FILE__, __LINE__);                                                 \
    } while (false)
