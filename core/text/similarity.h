#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace loom {

/// A word and how like it is to what was asked for.
struct LikeWord {
    std::int64_t word = 0; ///< its row
    double likeness = 0; ///< from −1 to 1
};

/// How like words are by a table of vectors, a row a word (an embedding's weights): the cosine of two rows. A row
/// without a direction, of zeros or with a number that is none, is like no word: 0.
class Similarity {
public:
    /// `table` holds `units` numbers for each word, one row behind the other.
    Similarity(std::vector<std::string> words, std::span<const float> table, std::int64_t units);

    const std::vector<std::string>& words() const { return words_; }
    /// The row of a word, −1 where it has none.
    std::int64_t rowOf(const std::string& word) const;

    double likeness(std::int64_t a, std::int64_t b) const;
    /// The `count` words most like that one, without itself; of equally like ones the first rows.
    std::vector<LikeWord> nearest(std::int64_t word, std::size_t count) const;
    /// a is to b as c is to …: the words most like b − a + c, each of length 1, without those three.
    std::vector<LikeWord> analogy(std::int64_t a, std::int64_t b, std::int64_t c, std::size_t count) const;

private:
    std::span<const double> row(std::int64_t word) const;
    std::vector<LikeWord> nearestTo(std::span<const double> place, std::span<const std::int64_t> without,
                                    std::size_t count) const;

    std::vector<std::string> words_;
    std::size_t units_;
    std::vector<double> rows_; ///< each of length 1, or 0
};

} // namespace loom
