#include "text/terms.h"

#include "base/math.h"
#include "text/stems.h"
#include "text/stop_words.h"

#include <cmath>

namespace loom {

void forEachTerm(std::string_view text, const TermRule& rule, const std::function<void(const std::string& term)>& use)
{
    std::vector<std::string> tokens; // only where runs are asked for
    forEachToken(text, rule.token, [&](const std::string& token) {
        if (isStopWord(token, rule.withoutStopWords))
            return;
        const std::string term = rule.stems ? englishStem(token) : token;
        use(term);
        if (rule.runs > 1)
            tokens.push_back(term);
    });
    const std::string between = standsApart(rule.token.unit) ? " " : "";
    for (int n = 2; n <= rule.runs; ++n)
        for (std::size_t first = 0; first + std::size_t(n) <= tokens.size(); ++first) {
            std::string run = tokens[first];
            for (int k = 1; k < n; ++k)
                run += between + tokens[first + std::size_t(k)];
            use(run);
        }
}

double inverseFrequency(std::int64_t texts, std::int64_t all, TfIdf kind)
{
    if (kind == TfIdf::smooth)
        return math::log(double(1 + all) / double(1 + texts)) + 1;
    return texts > 0 ? math::log(double(all) / double(texts)) : 0;
}

void weigh(std::span<float> counts, std::span<const double> inverse, std::int64_t terms, TfIdf kind)
{
    double squares = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        squares += double(counts[i]) * inverse[i] * double(counts[i]) * inverse[i];
    const double by = kind == TfIdf::smooth ? std::sqrt(squares) : double(terms);
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] = by > 0 ? float(double(counts[i]) * inverse[i] / by) : 0.0F;
}

} // namespace loom
