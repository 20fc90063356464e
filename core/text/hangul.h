#pragma once

#include <string>
#include <string_view>

namespace loom {

/// The text with each syllable of Hangul taken apart into its conjoining jamo: 한 becomes ᄒ, ᅡ and ᆫ. First,
/// middle and last ones have codes of their own, so that `syllables` gives the same text back.
std::string jamoOf(std::string_view text);
/// The text with each first and middle jamo (and the last one behind them) put together into a syllable; jamo that
/// make none stay as they are. (The Unicode Standard, 3.12.)
std::string syllables(std::string_view text);
/// Does the last syllable, of Hangul, end in a consonant? It decides which form of a particle follows.
bool endsInConsonant(std::string_view word);

} // namespace loom
