#pragma once

#include "data/dataset.h"

namespace loom {

/// How much of the rows is compared: reading stops at either limit, and what was compared is said.
struct TwinLimits {
    std::int64_t rows = std::int64_t(1) << 21; ///< of the training part, and of the part looked at
    std::int64_t bytes = std::int64_t(1) << 28; ///< of both parts together
};

/// Rows of one part whose inputs stand, bit for bit, in the training part too (told by 128 bits of a hash of all
/// input fields: of a million rows against a million, two different ones pass for equal once in 10²⁶ times).
struct TwinRows {
    struct Pair {
        std::int64_t row = 0;
        std::int64_t training = 0; ///< the first training row with the same inputs
        bool sameTarget = true; ///< … and with the same targets, where there are any
        bool operator==(const Pair&) const = default;
    };
    std::int64_t looked = 0; ///< rows of the part that were compared: its first ones
    std::int64_t training = 0; ///< with so many of the training part, its first ones
    std::vector<Pair> pairs; ///< in the order of the part
    std::int64_t sameTarget = 0;
    std::int64_t otherTarget() const { return std::int64_t(pairs.size()) - sameTarget; }
    bool hasTargets = false;
};

/// The rows of `part` that stand in `training` too, as they are stored. Where the inputs are a single name (a word, a
/// person), rows cannot but repeat each other, and none is a twin. An error where a store cannot be read.
Result<TwinRows> twinsOf(const Dataset& rows, const RowSet& training, const RowSet& part,
                         const TwinLimits& limits = {});

} // namespace loom
