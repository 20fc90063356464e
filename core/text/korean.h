#pragma once

#include "base/text.h"

namespace loom {

/// What a piece of a Korean word (of what stands between two blanks, 어절) is.
enum class KoreanPart { word, stem, particle, ending };

/// A piece, and the rule that cut it off; what was not cut has no rule.
struct KoreanPiece {
    std::string text; ///< stems as in a dictionary (춥, not 추우); endings that grew together with ㄴ, ㄹ or ㅂ alone
    KoreanPart part = KoreanPart::word;
    Text rule;
};

/// A small splitter: stem, particles (나+는, 집+에+만) and the commonest endings of predicates (갔다: 가+았+다), told
/// by final consonants, contractions and irregular stems. It knows no dictionary: about 200 words that only look as
/// if they had a particle stay whole (고양이, 지도), and the commonest 170 stems of predicates tell endings that
/// nouns have too (가는, 먹고); both lists stand in korean_words.cpp. What it does not know it takes for a noun;
/// where two stems give one form it takes the commoner (들었다: 듣다). `word` is a word as `forEachToken` gives it.
std::vector<KoreanPiece> koreanPieces(std::string_view word);

} // namespace loom
