// Long sums of an explanation, and long choices of the largest, cut down to their largest terms.
#include "graph/explanation.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <numeric>

namespace loom {
namespace {

/// The same kind of formula over other children.
Formula rebuilt(const Formula& formula, std::vector<Formula> children)
{
    switch (formula.kind()) {
    case FormulaKind::number:
    case FormulaKind::name:
        return formula;
    case FormulaKind::sum:
        return Formula::sum(std::move(children));
    case FormulaKind::product:
        return Formula::product(std::move(children));
    case FormulaKind::quotient:
        return Formula::quotient(children[0], children[1]);
    case FormulaKind::power:
        return Formula::power(children[0], children[1]);
    case FormulaKind::negation:
        return Formula::negation(children[0]);
    case FormulaKind::call:
        break;
    }
    return Formula::call(formula.word(), std::move(children));
}

/// The largest or the smallest of several.
bool chooses(const Formula& formula)
{
    return formula.kind() == FormulaKind::call && (formula.word() == "max" || formula.word() == "min");
}

bool isLong(const Formula& formula)
{
    return (formula.kind() == FormulaKind::sum || chooses(formula)) && formula.children().size() > kMostExplained;
}

bool hasLong(const Formula& formula)
{
    return isLong(formula) || std::ranges::any_of(formula.children(), hasLong);
}

/// Places of the terms that are written as most of them are.
std::vector<std::size_t> usualTerms(const std::vector<Formula>& terms)
{
    std::map<FormulaKind, std::vector<std::size_t>> kinds;
    for (std::size_t i = 0; i < terms.size(); ++i)
        kinds[terms[i].kind()].push_back(i);
    const auto size = [](const auto& kind) { return kind.second.size(); };
    std::vector<std::size_t> most = std::ranges::max_element(kinds, {}, size)->second;
    if (terms.size() - most.size() <= kLargestExplained)
        return most;
    most.resize(terms.size());
    std::iota(most.begin(), most.end(), std::size_t(0));
    return most;
}

/// Cuts the long sums of one formula.
class Cutter {
public:
    Cutter(const std::map<std::string, Element>& names, const ElementValue& value, std::size_t shown)
        : names_(names)
        , value_(value)
        , shown_(shown)
    {
    }

    Formula cut(const Formula& formula)
    {
        if (!hasLong(formula))
            return formula;
        std::vector<Formula> children = formula.children();
        std::string rest;
        if (isLong(formula)) {
            rest = "r" + std::to_string(others_.size() + 1);
            others_[rest] = takeSmallest(children, chooses(formula) ? formula.word() : std::string());
            if (chooses(formula)) // the rest is the largest of its own
                others_[rest] = {together(formula.word(), others_[rest])};
        }
        for (Formula& child : children)
            child = cut(child);
        if (!rest.empty())
            children.push_back(Formula::name(rest));
        return rebuilt(formula, std::move(children));
    }

    std::map<std::string, std::vector<Explanation>>& others() { return others_; }

private:
    Explanation explained(const Formula& term) const
    {
        Explanation made{term, {}, {}};
        for (const std::string& name : term.names())
            made.names.emplace(name, names_.at(name));
        return made;
    }

    static Explanation together(const std::string& word, const std::vector<Explanation>& terms)
    {
        Explanation made;
        std::vector<Formula> formulas;
        for (const Explanation& term : terms) {
            formulas.push_back(term.formula);
            made.names.insert(term.names.begin(), term.names.end());
        }
        made.formula = Formula::call(word, std::move(formulas));
        return made;
    }

    /// By how much it counts; what is no number comes first, so that it is seen.
    double weight(const Explanation& term, const std::string& chosenBy) const
    {
        const Result<double> number = term.value(value_);
        if (!number || std::isnan(*number))
            return std::numeric_limits<double>::infinity();
        return chosenBy.empty() ? std::abs(*number) : chosenBy == "max" ? *number : -*number;
    }

    /// Leaves those that count most, in their order.
    std::vector<Explanation> takeSmallest(std::vector<Formula>& terms, const std::string& chosenBy) const
    {
        std::vector<std::size_t> places = usualTerms(terms);
        std::vector<Explanation> all;
        std::vector<double> size;
        for (const Formula& term : terms) {
            all.push_back(explained(term));
            size.push_back(weight(all.back(), chosenBy));
        }
        std::ranges::stable_sort(places, std::greater<>(), [&](std::size_t i) { return size[i]; });
        places.erase(places.begin(), places.begin() + std::ptrdiff_t(std::min(shown_, places.size())));
        std::ranges::sort(places);
        std::vector<Explanation> small;
        std::vector<Formula> left;
        for (std::size_t i = 0; i < terms.size(); ++i)
            if (std::ranges::binary_search(places, i))
                small.push_back(std::move(all[i]));
            else
                left.push_back(terms[i]);
        terms = std::move(left);
        return small;
    }

    const std::map<std::string, Element>& names_;
    const ElementValue& value_;
    std::size_t shown_;
    std::map<std::string, std::vector<Explanation>> others_;
};

} // namespace

Formula put(const Formula& formula, const std::map<std::string, Formula>& values)
{
    if (formula.kind() == FormulaKind::name)
        return values.contains(formula.word()) ? values.at(formula.word()) : formula;
    std::vector<Formula> children;
    for (const Formula& child : formula.children())
        children.push_back(put(child, values));
    return rebuilt(formula, std::move(children));
}

std::optional<Explanation> abridged(const Formula& formula, const std::map<std::string, Element>& names,
                                    const ElementValue& value, std::size_t shown)
{
    const bool cuts = hasLong(formula);
    if (cuts && !value)
        return std::nullopt;
    Cutter cutter(names, value, shown);
    Explanation made{cutter.cut(formula), {}, std::move(cutter.others())};
    // What is left is numbered anew, in the order in which it stands.
    std::map<std::string, int> counts;
    std::map<std::string, Formula> numbered;
    for (const std::string& name : made.formula.names()) {
        if (made.others.contains(name))
            continue;
        std::string shorter = name;
        while (cuts && std::isdigit(static_cast<unsigned char>(shorter.back())))
            shorter.pop_back();
        if (cuts)
            shorter += std::to_string(++counts[shorter]);
        numbered.emplace(name, Formula::name(shorter));
        made.names.emplace(shorter, names.at(name));
    }
    if (cuts)
        made.formula = put(made.formula, numbered);
    return made;
}

} // namespace loom
