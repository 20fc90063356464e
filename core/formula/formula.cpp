#include "formula/formula.h"

#include "formula/functions.h"
#include "formula/program.h"

#include <algorithm>
#include <cmath>

namespace loom {

struct Formula::Node {
    FormulaKind kind = FormulaKind::number;
    double value = 0;
    std::string word;
    std::vector<Formula> children;
    std::size_t depth = 1;
    std::size_t hash = 0; ///< tells most different trees apart without a walk
};

namespace {

std::size_t mixed(std::size_t hash, std::size_t more)
{
    return (hash ^ more) * 0x9E3779B97F4A7C15ull + (hash >> 29);
}

void collect(const Formula& formula, std::vector<std::string>& names)
{
    if (formula.kind() == FormulaKind::name && std::ranges::find(names, formula.word()) == names.end())
        names.push_back(formula.word());
    for (const Formula& child : formula.children())
        collect(child, names);
}

/// What a name stands for, found once for each name of the formula.
template<class T>
Result<std::vector<T>> valuesFor(const std::vector<std::string>& names, const std::map<std::string, double>& values)
{
    std::vector<T> found;
    for (const std::string& name : names) {
        const auto value = values.find(name);
        if (value == values.end())
            return Text(TR("The name {name} has no value. Give it one, as in {name} = 1."), {{"name", name}});
        found.push_back(T(value->second));
    }
    return found;
}

} // namespace

Formula::Formula(std::shared_ptr<const Node> node)
    : node_(std::move(node))
{
}

Formula::Formula()
    : Formula(number(0))
{
}

Formula Formula::made(Node node)
{
    std::size_t hash = mixed(std::hash<std::string>()(node.word), std::size_t(node.kind) + 1);
    hash = mixed(hash, std::hash<double>()(node.value));
    for (const Formula& child : node.children) {
        hash = mixed(hash, child.node_->hash);
        node.depth = std::max(node.depth, child.depth() + 1);
    }
    node.hash = hash;
    return Formula(std::make_shared<const Node>(std::move(node)));
}

Formula Formula::number(double value)
{
    LOOM_ASSERT(std::isfinite(value));
    if (std::signbit(value) && value != 0)
        return negation(number(-value));
    return made({FormulaKind::number, std::fabs(value), {}, {}});
}

Formula Formula::name(std::string name)
{
    LOOM_ASSERT(!name.empty());
    return made({FormulaKind::name, 0, std::move(name), {}});
}

namespace {

/// A first child of the same kind falls into its own children: both are worked out from the left.
std::vector<Formula> flat(FormulaKind kind, std::vector<Formula> children)
{
    LOOM_ASSERT(!children.empty());
    if (children.size() == 1 || children.front().kind() != kind)
        return children;
    std::vector<Formula> all = children.front().children();
    all.insert(all.end(), children.begin() + 1, children.end());
    return all;
}

} // namespace

Formula Formula::sum(std::vector<Formula> terms)
{
    std::vector<Formula> all = flat(FormulaKind::sum, std::move(terms));
    return all.size() == 1 ? all.front() : made({FormulaKind::sum, 0, {}, std::move(all)});
}

Formula Formula::product(std::vector<Formula> factors)
{
    std::vector<Formula> all = flat(FormulaKind::product, std::move(factors));
    return all.size() == 1 ? all.front() : made({FormulaKind::product, 0, {}, std::move(all)});
}

Formula Formula::quotient(Formula over, Formula under)
{
    return made({FormulaKind::quotient, 0, {}, {std::move(over), std::move(under)}});
}

Formula Formula::power(Formula base, Formula exponent)
{
    return made({FormulaKind::power, 0, {}, {std::move(base), std::move(exponent)}});
}

Formula Formula::negation(Formula of)
{
    return made({FormulaKind::negation, 0, {}, {std::move(of)}});
}

Formula Formula::call(std::string function, std::vector<Formula> arguments)
{
    const FormulaFunction* known = formulaFunction(function);
    LOOM_ASSERT(known && known->takes(arguments.size()));
    return made({FormulaKind::call, 0, std::move(function), std::move(arguments)});
}

FormulaKind Formula::kind() const
{
    return node_->kind;
}

double Formula::value() const
{
    LOOM_ASSERT(kind() == FormulaKind::number);
    return node_->value;
}

const std::string& Formula::word() const
{
    return node_->word;
}

const std::vector<Formula>& Formula::children() const
{
    return node_->children;
}

std::size_t Formula::depth() const
{
    return node_->depth;
}

std::vector<std::string> Formula::names() const
{
    std::vector<std::string> names;
    collect(*this, names);
    return names;
}

bool Formula::contains(std::string_view name) const
{
    return (kind() == FormulaKind::name && word() == name)
        || std::ranges::any_of(children(), [&](const Formula& child) { return child.contains(name); });
}

bool Formula::isNumber(double value) const
{
    return kind() == FormulaKind::number && node_->value == value;
}

bool Formula::operator==(const Formula& other) const
{
    if (node_ == other.node_)
        return true;
    return node_->hash == other.node_->hash && kind() == other.kind() && node_->value == other.node_->value
        && word() == other.word() && children() == other.children();
}

Result<double> Formula::evaluate(const std::map<std::string, double>& values) const
{
    const std::vector<std::string> slots = names();
    const Result<std::vector<double>> found = valuesFor<double>(slots, values);
    return found ? Result<double>(FormulaProgram(*this, slots).at(*found)) : Result<double>(found.error());
}

Result<float> Formula::evaluateF32(const std::map<std::string, double>& values) const
{
    const std::vector<std::string> slots = names();
    const Result<std::vector<float>> found = valuesFor<float>(slots, values);
    return found ? Result<float>(FormulaProgram(*this, slots).atF32(*found)) : Result<float>(found.error());
}

} // namespace loom
