#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace loom {

/// A cell that a new row has (NewRows::row), and the numbers of the input field that it becomes.
struct NewColumn {
    enum class Kind { number, date, word, text };
    std::string name;
    Kind kind = Kind::number;
    std::vector<std::string> words; ///< of a column of words: those that the network knows
    std::string field;
    std::int64_t first = 0; ///< among the field's numbers …
    /// … and how many they are. A word is one of them a word of the list (1 where it is that word), or one number,
    /// its place in the list.
    std::int64_t width = 1;
};

/// The cell that becomes these numbers of a stored row (all of the field): what a person would write there. Empty
/// where none does, or where they are a text, of which only the field knows the words.
std::string cellOf(const NewColumn& column, std::span<const double> numbers);

} // namespace loom
