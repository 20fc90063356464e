#include "formula/derivation.h"

#include "formula/outer_rules.h"
#include "formula/simplify.h"

#include <algorithm>

namespace loom {
namespace {

/// Differentiates by one name and writes down the rules, where somebody wants to read them.
class Derivation {
public:
    Derivation(const std::string& name, std::vector<DerivationStep>* steps)
        : by_(Formula::name(name))
        , steps_(steps)
    {
    }

    Formula of(const Formula& formula)
    {
        if (!formula.contains(by_.word()))
            return noted(Rule::constant, formula, [] { return Formula(); });
        switch (formula.kind()) {
        case FormulaKind::sum:
            return sum(formula);
        case FormulaKind::product:
            return product(formula);
        case FormulaKind::quotient:
            return quotient(formula);
        case FormulaKind::negation:
            return noted(Rule::constantFactor, formula, [&] { return simple::negate(of(formula.children()[0])); });
        case FormulaKind::power:
            return power(formula);
        case FormulaKind::call:
            return call(formula);
        default:
            return noted(Rule::variable, formula, [] { return Formula::number(1); });
        }
    }

private:
    /// The step stands before those of its parts.
    template<class Find> Formula noted(Rule rule, const Formula& of, const Find& find)
    {
        const std::size_t place = steps_ ? steps_->size() : 0;
        if (steps_)
            steps_->push_back({rule, of, by_, {}});
        const Formula result = find();
        if (steps_)
            (*steps_)[place].derivative = result.simplified();
        return result;
    }

    Formula sum(const Formula& formula)
    {
        return noted(Rule::sum, formula, [&] {
            std::vector<Formula> terms;
            for (const Formula& term : formula.children())
                terms.push_back(of(term));
            return simple::add(terms);
        });
    }

    Formula product(const Formula& formula)
    {
        std::vector<Formula> still, moving;
        for (const Formula& factor : formula.children())
            (factor.contains(by_.word()) ? moving : still).push_back(factor);
        if (still.empty())
            return movingProduct(formula);
        return noted(Rule::constantFactor, formula, [&] {
            still.push_back(movingProduct(Formula::product(moving)));
            return simple::multiply(still);
        });
    }

    /// Each factor once differentiated, the others as they are.
    Formula movingProduct(const Formula& formula)
    {
        if (formula.kind() != FormulaKind::product)
            return of(formula);
        return noted(Rule::product, formula, [&] {
            std::vector<Formula> terms;
            for (std::size_t i = 0; i < formula.children().size(); ++i) {
                std::vector<Formula> factors = formula.children();
                factors[i] = of(factors[i]);
                terms.push_back(simple::multiply(factors));
            }
            return simple::add(terms);
        });
    }

    Formula quotient(const Formula& formula)
    {
        const Formula &u = formula.children()[0], &v = formula.children()[1];
        if (!v.contains(by_.word()))
            return noted(Rule::constantFactor, formula, [&] { return simple::divide(of(u), v); });
        return noted(Rule::quotient, formula, [&] {
            const Formula left = simple::multiply({of(u), v});
            const Formula right = simple::multiply({u, of(v)});
            return simple::divide(simple::add({left, simple::negate(right)}), simple::raise(v, Formula::number(2)));
        });
    }

    Formula power(const Formula& formula)
    {
        const Formula &u = formula.children()[0], &v = formula.children()[1];
        if (!v.contains(by_.word()))
            return outer(formula, u, powerRule(u, v));
        if (!u.contains(by_.word()))
            return outer(formula, v, exponentialRule(u, v));
        // u^v = exp(v ln u)
        return noted(Rule::generalPower, formula, [&] {
            const Formula grown = simple::multiply({of(v), Formula::call("ln", {u})});
            const Formula moved = simple::divide(simple::multiply({v, of(u)}), u);
            return simple::multiply({formula, simple::add({grown, moved})});
        });
    }

    Formula call(const Formula& formula)
    {
        if (formula.word() == "sum")
            return sum(formula);
        if (formula.children().size() > 1)
            return extremum(formula);
        const Formula& inner = formula.children()[0];
        return outer(formula, inner, functionRule(formula.word(), inner));
    }

    /// The slope of a function by what it is of, and by the chain rule times the slope of that.
    Formula outer(const Formula& formula, const Formula& inner, const OuterRule& rule)
    {
        if (inner == by_)
            return noted(rule.rule, formula, [&] { return rule.slope; });
        return noted(Rule::chain, formula, [&] {
            if (steps_)
                steps_->push_back({rule.rule, formula, inner, rule.slope.simplified()});
            return simple::multiply({rule.slope, of(inner)});
        });
    }

    /// Of the argument that is the smallest or largest: each step is 1 for it and 0 for the others.
    Formula extremum(const Formula& formula)
    {
        return noted(Rule::extremum, formula, [&] {
            const std::vector<Formula>& all = formula.children();
            std::vector<Formula> terms;
            for (std::size_t i = 0; i < all.size(); ++i) {
                std::vector<Formula> factors{of(all[i])};
                for (std::size_t k = 0; k < all.size(); ++k)
                    if (k != i)
                        factors.push_back(beats(formula.word() == "max", all[i], all[k]));
                terms.push_back(simple::multiply(factors));
            }
            return simple::add(terms);
        });
    }

    static Formula beats(bool larger, const Formula& a, const Formula& b)
    {
        return Formula::call("step", {simple::add({larger ? a : b, simple::negate(larger ? b : a)})});
    }

    Formula by_;
    std::vector<DerivationStep>* steps_;
};

} // namespace

Formula Formula::derivative(const std::string& name) const
{
    return Derivation(name, nullptr).of(*this).simplified();
}

std::vector<DerivationStep> derivationSteps(const Formula& formula, const std::string& name)
{
    std::vector<DerivationStep> steps;
    Derivation(name, &steps).of(formula);
    return steps;
}

} // namespace loom
