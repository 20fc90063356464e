#pragma once

#include "text/byte_pairs.h"

namespace loom {

/// Which terms are counted in a text.
struct TermRule {
    TokenRule token;
    std::string withoutStopWords; ///< "english", "korean"; empty: all words stay
    bool stems = false; ///< of English words their stems
    int runs = 1; ///< also runs of up to so many tokens (n-grams), with a blank between words
};

/// Calls `use` with each term of the text: its tokens in their order, then the runs of two, of three …
void forEachTerm(std::string_view text, const TermRule& rule,
                 const std::function<void(const std::string& term)>& use);

/// How the weight of a term in a text comes about.
enum class TfIdf {
    smooth, ///< tf · (ln((1 + n)/(1 + df)) + 1), each text then of length 1 (as scikit-learn)
    textbook, ///< share of the text's terms · ln(n/df)
};

/// What a term weighs that stands in `texts` of `all` texts.
double inverseFrequency(std::int64_t texts, std::int64_t all, TfIdf kind);
/// Counts of a text's terms become their weights; `terms` is how many it has, those unknown among them.
void weigh(std::span<float> counts, std::span<const double> inverse, std::int64_t terms, TfIdf kind);

} // namespace loom
