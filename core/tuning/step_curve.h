#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loom {

/// The training loss of a run by step, in a bounded number of points: each is the mean of `fold` steps, and where
/// there would be too many, neighbours become one. The same losses give the same points, however they were cut.
class StepCurve {
public:
    static constexpr std::size_t kMost = 256; ///< points

    void add(double loss);
    std::int64_t steps() const { return std::int64_t(points_.size()) * fold_ + rest_; }
    std::int64_t fold() const { return fold_; }
    /// The mean of each `fold` steps; the last one may be of fewer.
    std::vector<double> points() const;
    /// The last step that a point is of.
    std::int64_t lastStepOf(std::size_t point) const;
    bool operator==(const StepCurve&) const = default;

    /// As it is kept, and back: nothing where the bytes are none.
    std::string bytes() const;
    static std::optional<StepCurve> from(std::string_view bytes);

private:
    std::vector<double> points_; ///< whole ones
    std::int64_t fold_ = 1, rest_ = 0;
    double sum_ = 0; ///< of the rest
};

} // namespace loom
