#pragma once

#include <string_view>
#include <vector>

namespace loom {

/// A function that a formula can call: of one number, or (`fold`) of several, put together from the left.
struct FormulaFunction {
    const char* id;
    double (*of)(double) = nullptr;
    float (*ofF32)(float) = nullptr;
    double (*fold)(double, double) = nullptr;
    std::size_t least = 1; ///< arguments; at most one where `fold` is null

    bool takes(std::size_t count) const { return count >= least && (fold || count == 1); }
};

const std::vector<FormulaFunction>& formulaFunctions();
/// Null where there is no function of that name.
const FormulaFunction* formulaFunction(std::string_view id);

/// x^y, also of a negative x where y is whole; NaN where it has no value.
double realPower(double x, double y);

} // namespace loom
