#pragma once

#include <cstdint>
#include <vector>

namespace loom {

enum class SplitPart { training, validation, test, unused };

/// Which part a row of a large table belongs to: a pure function of its number and its class, so that nothing is kept
/// a row. Each row has a random number of its own (or, for the tail, its distance from the end); the smallest numbers
/// of each class are the test part, those above them the validation part, then come those that a limit of the
/// training part leaves unused.
struct SplitRule {
    /// Rows below the first limit are for the test, below the second for validation, below the third for nothing.
    struct Limits {
        std::uint64_t test = 0;
        std::uint64_t validation = 0;
        std::uint64_t unused = 0;
    };

    std::uint64_t key = 0;
    std::int64_t tailOf = 0; ///< number of rows, where the last ones are taken; else 0
    int labelField = -1; ///< of the classes that are parted each by itself; -1: all rows together
    std::vector<Limits> limits; ///< of each class

    /// A bijection of 64 bits (mix 13 of D. Stafford, as in SplitMix64, Steele et al. 2014): no two rows share a
    /// number, so the shares are met exactly.
    std::uint64_t numberOf(std::int64_t row) const
    {
        if (tailOf > 0)
            return std::uint64_t(tailOf - 1 - row);
        std::uint64_t x = key + std::uint64_t(row) * 0x9E3779B97F4A7C15u;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
        return x ^ (x >> 31);
    }
    /// `label` counts only with a label field.
    SplitPart partOf(std::int64_t row, std::int32_t label) const
    {
        const Limits& limit = limits[labelField < 0 ? 0 : std::size_t(label)];
        const std::uint64_t number = numberOf(row);
        return number < limit.test      ? SplitPart::test
            : number < limit.validation ? SplitPart::validation
            : number < limit.unused     ? SplitPart::unused
                                        : SplitPart::training;
    }
};

} // namespace loom
