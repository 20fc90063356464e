#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace loom {

/// How the next token is chosen among those that a model holds possible.
struct TokenChoice {
    double temperature =
        1; ///< below 1 the likely ones more, above 1 all more alike; 0: always the likeliest (greedy)
    std::int64_t topK = 0; ///< only among so many of the likeliest; 0: all
    double topP = 1; ///< only among the likeliest that together have this share
};

/// Shares after temperature, then top k, then top p; they add up to 1. `logs`: logarithms of the model's shares, −∞
/// for what must not be chosen. Of equally likely tokens the first counts as likelier.
std::vector<double> choiceShares(std::span<const double> logs, const TokenChoice& choice);
/// The token in whose part of [0, 1) `uniform` lies, the parts one behind the other in the tokens' order.
std::int32_t chosenToken(std::span<const double> shares, double uniform);
std::int32_t likeliest(std::span<const double> logs);

/// One way of going on: which text, and with which token.
struct Continuation {
    std::size_t text = 0;
    std::int32_t token = 0;
    double log = 0; ///< of the whole text
};

/// The `width` likeliest ways in which some texts go on; `before`: logarithms of the texts, the
/// first of which is the greedy one. The way that greedy choice takes is always among them, and comes first, so that
/// a beam never ends with less than greedy choice does.
std::vector<Continuation> beamStep(std::span<const double> before, std::span<const std::vector<double>> logs,
                                   std::size_t width);

} // namespace loom
