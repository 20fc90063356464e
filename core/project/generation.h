#pragma once

#include "data/token_text.h"
#include "project/run.h"
#include "project/token_choice.h"
#include "train/program.h"

namespace loom {

/// A trained network that goes on with texts, several of equal length side by side. Uses the network of its run, one
/// thread at a time.
class LanguageModel {
public:
    /// `texts`: how many at most. A sentence where the network is none that goes on with a text.
    static Result<LanguageModel> of(const Run& run, std::int64_t texts);

    const TokenText& tokens() const { return tokens_; }
    /// True: the network keeps its state from token to token. False: for each token the last ones, at most a window,
    /// are read again. It is so where reading step by step gives the numbers of a whole window, which is tried.
    bool keepsState() const { return kept_ != nullptr; }

    /// One text begins; it has at least one token.
    Result<void> begin(std::span<const std::int32_t> start);
    /// Each way becomes a text.
    Result<void> goOn(std::span<const Continuation> ways);
    /// Logarithms of the shares of all tokens, one list a text; −∞ for padding, for the unknown word and for what
    /// stands only in front of a text.
    const std::vector<std::vector<double>>& next() const { return next_; }

private:
    explicit LanguageModel(TokenText tokens)
        : tokens_(std::move(tokens))
    {
    }
    Result<std::unique_ptr<Program>> programOf(std::int64_t steps, bool carries) const;
    /// A sentence where the output is no share of each token.
    Result<void> readOut(const Program& program, std::int64_t texts);
    Result<void> readWindows();
    Result<void> readStep();
    Result<void> tryKeeping();

    TokenText tokens_;
    const Run* run_ = nullptr;
    std::string output_; ///< activation
    std::int64_t most_ = 1;
    std::unique_ptr<Program> kept_, window_;
    std::int64_t windowSteps_ = 0;
    std::vector<std::vector<std::int32_t>> texts_;
    std::vector<std::vector<double>> next_;
};

struct GenerationOptions {
    std::int64_t length = 200; ///< tokens to write; a drawing may end before
    TokenChoice choice;
    std::int64_t beam = 0; ///< so many texts are kept side by side, and the likeliest is told; 0: tokens are drawn
    std::uint64_t seed = 7;
};

/// What was written, without the start.
struct Generated {
    std::vector<std::int32_t> tokens;
    double log = 0; ///< logarithm of the model's own share of it, whatever the temperature
};

/// Writes token by token: the same numbers for the same seed.
Result<Generated> generate(LanguageModel& model, std::span<const std::int32_t> start,
                           const GenerationOptions& options);

} // namespace loom
