#pragma once

#include "data/data_recipe.h"

#include <memory>

namespace loom {

/// How a language model reads and writes: the tokens of the recipe's transform next_token, with the words that the
/// data (or the weights) know, or the moves of a drawing, which are words too.
class TokenText {
public:
    /// A sentence where the recipe asks for no next token and the data are no drawings.
    static Result<TokenText> of(const DataRecipe& recipe, const PreparedData& data);

    const std::string& field() const { return field_; }
    const std::vector<std::string>& words() const { return *words_; }
    std::int64_t window() const { return window_; } ///< tokens that the network was trained to see
    /// It reads and writes moves of a pen (data/moves.h).
    bool draws() const { return draws_; }
    /// The token behind which nothing comes, and the one that stands only in front; −1: there is none.
    std::int32_t end() const;
    std::int32_t beginning() const;
    /// The field that says how many tokens of a window are true; empty: all are.
    const std::string& lengths() const { return lengths_; }
    /// 1: a token that the model does not know.
    std::vector<std::int32_t> numbersOf(std::string_view text) const;
    std::string textOf(std::span<const std::int32_t> numbers) const;
    /// A text and what was written behind it.
    std::string followed(const std::string& start, std::span<const std::int32_t> numbers) const;

private:
    Attributes attributes_;
    std::string field_, lengths_;
    bool draws_ = false;
    // Shared: a vocabulary may be long, and nobody writes it.
    std::shared_ptr<const std::vector<std::string>> words_;
    std::int64_t window_ = 0;
};

} // namespace loom
