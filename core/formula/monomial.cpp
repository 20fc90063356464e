#include "formula/monomial.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

namespace loom {
namespace {

constexpr double kWhole = 9007199254740992; ///< up to here whole numbers are exact

bool isWhole(double value)
{
    return std::fabs(value) < kWhole && value == double(std::int64_t(value));
}

/// Numbers, then names and their powers by name, then the rest as it stood.
int rankOf(const Formula& factor)
{
    const Formula& base = factor.kind() == FormulaKind::power ? factor.children()[0] : factor;
    return base.kind() == FormulaKind::number ? 0 : base.kind() == FormulaKind::name ? 1 : 2;
}

bool before(const Formula& a, const Formula& b)
{
    const int rankA = rankOf(a), rankB = rankOf(b);
    return rankA != rankB ? rankA < rankB : rankA == 1 && a.text() < b.text();
}

} // namespace

std::optional<double> numberOf(const Formula& formula)
{
    if (formula.kind() == FormulaKind::number)
        return formula.value();
    if (formula.kind() == FormulaKind::negation)
        if (const std::optional<double> inner = numberOf(formula.children()[0]))
            return -*inner;
    return std::nullopt;
}

double tidy(double value)
{
    if (isWhole(value) || !std::isfinite(value))
        return value;
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 15).ptr;
    double result = value;
    std::from_chars(buffer, end, result);
    return result;
}

Monomial Monomial::of(const Formula& formula)
{
    return of(std::vector<Formula>{formula});
}

Monomial Monomial::of(const std::vector<Formula>& factors)
{
    Monomial monomial;
    for (const Formula& factor : factors)
        monomial.gather(factor, false);
    return monomial;
}

void Monomial::divideBy(const Formula& formula)
{
    gather(formula, true);
}

void Monomial::gather(const Formula& formula, bool below)
{
    const std::vector<Formula>& children = formula.children();
    switch (formula.kind()) {
    case FormulaKind::number: {
        double& number = below ? under_ : over_;
        if (!std::isfinite(number * formula.value()))
            return put(below ? below_ : above_, formula, 1);
        number *= formula.value();
        return;
    }
    case FormulaKind::negation:
        over_ = -over_;
        return gather(children[0], below);
    case FormulaKind::product:
        for (const Formula& child : children)
            gather(child, below);
        return;
    case FormulaKind::quotient:
        gather(children[0], below);
        return gather(children[1], !below);
    case FormulaKind::power:
        if (const std::optional<double> exponent = numberOf(children[1]))
            return put(below ? below_ : above_, children[0], *exponent);
        [[fallthrough]];
    default:
        put(below ? below_ : above_, formula, 1);
    }
}

void Monomial::put(std::vector<Power>& powers, const Formula& base, double exponent)
{
    const auto same = std::ranges::find(powers, base, &Power::base);
    if (same == powers.end() || !std::isfinite(same->exponent + exponent))
        powers.push_back({base, exponent});
    else
        same->exponent = tidy(same->exponent + exponent);
}

void Monomial::reduce()
{
    for (Power& power : above_) {
        const auto same = std::ranges::find(below_, power.base, &Power::base);
        if (same == below_.end())
            continue;
        const double left = tidy(power.exponent - same->exponent);
        power.exponent = std::max(left, 0.0);
        same->exponent = std::max(-left, 0.0);
    }
    for (std::vector<Power>* powers : {&above_, &below_})
        std::erase_if(*powers, [](const Power& power) { return power.exponent == 0; });
    if (under_ == 0)
        return;
    if (isWhole(over_) && isWhole(under_)) {
        const auto common = double(std::gcd(std::int64_t(over_), std::int64_t(under_)));
        over_ /= common;
        under_ /= common;
    } else if (std::isfinite(over_ / under_)) {
        over_ = tidy(over_ / under_);
        under_ = 1;
    }
}

bool Monomial::addNumber(const Monomial& other)
{
    const double over = over_ * other.under_ + other.over_ * under_, under = under_ * other.under_;
    if (!std::isfinite(over) || !std::isfinite(under))
        return false;
    over_ = tidy(over);
    under_ = under;
    reduce();
    return true;
}

std::vector<Formula> Monomial::factors(const std::vector<Power>& powers)
{
    std::vector<Formula> factors;
    for (const Power& power : powers)
        factors.push_back(power.exponent == 1 ? power.base
                                              : Formula::power(power.base, Formula::number(power.exponent)));
    std::ranges::stable_sort(factors, before);
    return factors;
}

Formula Monomial::written(double over, double under) const
{
    std::vector<Formula> top = factors(above_), bottom = factors(below_);
    const bool negative = over < 0;
    if (std::fabs(over) != 1 || top.empty())
        top.insert(top.begin(), Formula::number(std::fabs(over)));
    if (under != 1)
        bottom.insert(bottom.begin(), Formula::number(under));
    const Formula numerator = Formula::product(top);
    const Formula size = bottom.empty() ? numerator : Formula::quotient(numerator, Formula::product(bottom));
    return negative ? Formula::negation(size) : size;
}

Formula Monomial::rest() const
{
    return written(1, 1);
}

Formula Monomial::formula() const
{
    return isZero() ? Formula() : written(over_, under_);
}

} // namespace loom
