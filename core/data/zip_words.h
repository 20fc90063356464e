#pragma once

#include <string>

struct zip;
struct zip_error;

namespace loom {

/// Why libzip could not do something, in marked words where it is something that learners meet.
std::string zipWords(zip_error* error);
std::string zipWords(zip* archive);

} // namespace loom
