#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace loom {

/// What a text falls into: sentences, words, characters, jamo (the letters that a syllable of Hangul is made of), or
/// the pieces of Korean words (stems, particles and endings, see `koreanPieces`).
enum class TokenUnit { word, character, jamo, sentence, koreanPiece };
/// Are tokens of that unit written with blanks between them?
constexpr bool standsApart(TokenUnit unit)
{
    return unit == TokenUnit::word || unit == TokenUnit::sentence || unit == TokenUnit::koreanPiece;
}

/// How a text falls into tokens.
struct TokenRule {
    TokenUnit unit = TokenUnit::word;
    bool lowercase = true; ///< capital letters of Latin, Greek and Cyrillic become small ones
    bool signs = false; ///< between words, signs and ends of lines are tokens too
};

/// Calls `use` with each token of UTF-8 text. A word is a run of letters, digits and apostrophes between them;
/// punctuation and blanks of any script only part words. A sentence ends at a sign that ends one before a blank or
/// the end, and at the end of a line. Bytes that are no UTF-8 count as a character each.
void forEachToken(std::string_view text, TokenRule rule, const std::function<void(const std::string& token)>& use);

/// Tokens as a text again: characters and jamo as it was; words with single blanks, none before signs that close.
std::string joined(std::span<const std::string> tokens, TokenRule rule);

} // namespace loom
