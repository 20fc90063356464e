#pragma once

#include <string>

namespace loom {

/// The stem of an English word in small letters as Porter's algorithm cuts it ("An algorithm for suffix stripping",
/// Program 14, 1980), in the form that he published; words with other characters stay as they are.
std::string englishStem(std::string word);

} // namespace loom
