#pragma once

#include "data/data_recipe.h"

namespace loom {

/// What single columns of numbers give away before anything is learned. Of tables (fields of numbers side by side)
/// alone; at most the first 20,000 training rows are looked at, for `standardised` all rows.
struct ColumnFacts {
    /// An input that says the target by itself.
    struct Telling {
        std::string feature; ///< as the field names it; of a column of words the column alone
        std::string target;
        double correlation = 0; ///< with a target of numbers: 0.9999 and more, or -0.9999 and less
        std::int64_t classes = 0; ///< of a target of classes: so many, each of which has values of its own
        bool operator==(const Telling&) const = default;
    };
    std::int64_t rows = 0; ///< training rows that were looked at
    std::vector<Telling> telling;
    std::int64_t allRows = 0; ///< rows over which `standardised` was measured
    /// Inputs with mean 0 and deviation 1 (to 0.0001 and 0.001) over all rows, though none measured here was.
    std::vector<std::string> standardised;
    /// Correlation of the target's number with that of the row before, in the order of the rows; 0 where there is no
    /// such target, where fewer than 50 rows are there, or where the rows are sorted by it.
    double serial = 0;
};

/// An error where a store cannot be read.
Result<ColumnFacts> columnFactsOf(const PreparedData& data);

} // namespace loom
