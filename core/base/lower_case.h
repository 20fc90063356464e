#pragma once

#include <algorithm>
#include <string>

namespace loom {

/// A to Z as small letters, whatever the system's language; all other bytes stay.
inline std::string lowerCase(std::string words)
{
    std::ranges::transform(words, words.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return words;
}

} // namespace loom
