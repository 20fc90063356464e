#pragma once

#include <string>

namespace loom {

/// What an errno means, in marked words where it is one that learners meet.
std::string systemWords(int error);

} // namespace loom
