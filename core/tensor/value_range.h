#pragma once

namespace loom {

/// What is known of the real numbers of a field: of a target, whether they are amounts or stand for answers.
struct ValueRange {
    bool known = false;
    double lowest = 0;
    double highest = 0;
    bool whole = false; ///< all are whole numbers
    bool oneOfMany = false; ///< every row is a 1 among zeros
    bool operator==(const ValueRange&) const = default;

    bool yesOrNo() const { return known && whole && lowest >= 0 && highest <= 1; }
};

} // namespace loom
