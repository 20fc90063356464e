#pragma once

#include "data/data_recipe.h"

#include <memory>

namespace loom {

/// How a language model reads and writes text: the tokens of the recipe's transform next_token, with the words that
/// the data (or the weights) know.
class TokenText {
public:
    /// A sentence where the recipe asks for no next token.
    static Result<TokenText> of(const DataRecipe& recipe, const PreparedData& data);

    const std::string& field() const { return field_; }
    const std::vector<std::string>& words() const { return *words_; }
    std::int64_t window() const { return window_; } ///< tokens that the network was trained to see
    /// 1: a token that the model does not know.
    std::vector<std::int32_t> numbersOf(std::string_view text) const;
    std::string textOf(std::span<const std::int32_t> numbers) const;
    /// A text and what was written behind it.
    std::string followed(const std::string& start, std::span<const std::int32_t> numbers) const;

private:
    Attributes attributes_;
    std::string field_;
    // Shared: a vocabulary may be long, and nobody writes it.
    std::shared_ptr<const std::vector<std::string>> words_;
    std::int64_t window_ = 0;
};

} // namespace loom
