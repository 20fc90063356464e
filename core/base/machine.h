#pragma once

#include <cstdint>

namespace loom {

/// Bytes of memory that this process could still use without swapping: what the system calls available, within the
/// limit of the process's control group. 0: not known.
std::int64_t availableMemory();

} // namespace loom
