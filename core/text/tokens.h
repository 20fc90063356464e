#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace loom {

/// How a text falls into tokens.
struct TokenRule {
    bool characters = false; ///< each character is one, else each word
    bool lowercase = true; ///< capital letters of Latin, Greek and Cyrillic become small ones
};

/// Calls `use` with each token of UTF-8 text. A word is a run of letters, digits and apostrophes between them;
/// punctuation and blanks of any script only part words. Bytes that are no UTF-8 count as a character each.
void forEachToken(std::string_view text, TokenRule rule, const std::function<void(const std::string& token)>& use);

} // namespace loom
