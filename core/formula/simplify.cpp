#include "formula/simplify.h"

#include "formula/monomial.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

struct Term {
    Monomial monomial;
    Formula rest;
};

/// Sums and negated sums fall into their terms.
void spread(const Formula& formula, bool negative, std::vector<Formula>& terms)
{
    if (formula.kind() == FormulaKind::negation)
        return spread(formula.children()[0], !negative, terms);
    if (formula.kind() != FormulaKind::sum)
        return terms.push_back(negative ? Formula::negation(formula) : formula);
    for (const Formula& child : formula.children())
        spread(child, negative, terms);
}

void put(std::vector<Term>& terms, const Formula& formula)
{
    Monomial monomial = Monomial::of(formula);
    monomial.reduce();
    const Formula rest = monomial.rest();
    for (Term& term : terms)
        if (term.rest == rest && term.monomial.addNumber(monomial))
            return;
    terms.push_back({monomial, rest});
}

/// A power of two numbers, where it can be written out whole.
std::optional<double> wholePower(double base, double exponent)
{
    constexpr double kMostExponent = 64, kLargest = 1e15;
    if (exponent != std::floor(exponent) || exponent < 0 || exponent > kMostExponent)
        return std::nullopt;
    double result = 1;
    for (int i = 0; i < int(exponent); ++i)
        result *= base;
    return std::fabs(result) < kLargest ? std::optional(tidy(result)) : std::nullopt;
}

bool isWhole(const Formula& exponent)
{
    const std::optional<double> number = numberOf(exponent);
    return number && *number == std::floor(*number);
}

} // namespace

namespace simple {

Formula add(const std::vector<Formula>& terms)
{
    std::vector<Formula> all, kept;
    for (const Formula& term : terms)
        spread(term, false, all);
    std::vector<Term> collected;
    for (const Formula& term : all)
        put(collected, term);
    for (const Term& term : collected)
        if (!term.monomial.isZero())
            kept.push_back(term.monomial.formula());
    if (kept.size() > 1 && kept[0].kind() == FormulaKind::negation && numberOf(kept[0])) // 2*x - 2, not -2 + 2*x
        std::rotate(kept.begin(), kept.begin() + 1, kept.end());
    return kept.empty() ? Formula() : Formula::sum(kept);
}

Formula multiply(const std::vector<Formula>& factors)
{
    Monomial monomial = Monomial::of(factors);
    monomial.reduce();
    return monomial.formula();
}

Formula divide(const Formula& over, const Formula& under)
{
    Monomial monomial = Monomial::of(over);
    monomial.divideBy(under);
    monomial.reduce();
    return monomial.formula();
}

Formula raise(const Formula& base, const Formula& exponent)
{
    const std::optional<double> number = numberOf(base), power = numberOf(exponent);
    if (power == 0)
        return Formula::number(1);
    if (power == 1 || number == 1)
        return base;
    if (number && power)
        if (const std::optional<double> whole = wholePower(*number, *power))
            return Formula::number(*whole);
    if (base.kind() == FormulaKind::power && isWhole(base.children()[1]) && isWhole(exponent))
        return raise(base.children()[0], multiply({base.children()[1], exponent}));
    return Formula::power(base, exponent);
}

Formula negate(const Formula& of)
{
    return multiply({Formula::number(-1), of});
}

Formula call(const std::string& function, const std::vector<Formula>& arguments)
{
    const Formula& first = arguments.front();
    const bool flat = function == "sin" || function == "tan" || function == "sqrt" || function == "tanh";
    if (first.isNumber(0) && flat)
        return Formula();
    if ((function == "exp" || function == "cos") && first.isNumber(0))
        return Formula::number(1);
    if (function == "ln" && first.isNumber(1))
        return Formula();
    if (function == "ln" && first == Formula::call("exp", {Formula::number(1)}))
        return Formula::number(1);
    return function == "sum" ? add(arguments) : Formula::call(function, arguments);
}

} // namespace simple

Formula Formula::simplified() const
{
    std::vector<Formula> parts;
    for (const Formula& child : children())
        parts.push_back(child.simplified());
    switch (kind()) {
    case FormulaKind::sum:
        return simple::add(parts);
    case FormulaKind::product:
        return simple::multiply(parts);
    case FormulaKind::quotient:
        return simple::divide(parts[0], parts[1]);
    case FormulaKind::power:
        return simple::raise(parts[0], parts[1]);
    case FormulaKind::negation:
        return simple::negate(parts[0]);
    case FormulaKind::call:
        return simple::call(word(), parts);
    default:
        return *this;
    }
}

} // namespace loom
