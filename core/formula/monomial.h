#pragma once

#include "formula/formula.h"

#include <optional>

namespace loom {

/// A product taken apart: a number over a number, times powers over powers.
class Monomial {
public:
    static Monomial of(const Formula& formula);
    static Monomial of(const std::vector<Formula>& factors);

    void divideBy(const Formula& formula);
    /// Powers that stand above and below are cancelled, the number is a reduced fraction or one decimal number.
    void reduce();
    bool isZero() const { return over_ == 0 && under_ != 0; }
    bool isConstant() const { return above_.empty() && below_.empty(); }
    /// The same without its number.
    Formula rest() const;
    Formula formula() const;
    /// Adds the number of one with the same rest; false where the sum is too large for a number.
    bool addNumber(const Monomial& other);

private:
    struct Power {
        Formula base;
        double exponent = 1;
    };
    void gather(const Formula& formula, bool below);
    static void put(std::vector<Power>& powers, const Formula& base, double exponent);
    static std::vector<Formula> factors(const std::vector<Power>& powers);
    Formula written(double over, double under) const;

    double over_ = 1, under_ = 1; ///< the number; its sign stands above
    std::vector<Power> above_, below_;
};

/// The number that the formula is, where it is one or the negation of one.
std::optional<double> numberOf(const Formula& formula);
/// Without the last bits that sums of decimal fractions leave: 0.1 + 0.2 is 0.3.
double tidy(double value);

} // namespace loom
