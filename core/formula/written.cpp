#include "base/shortest.h"
#include "formula/formula.h"

namespace loom {
namespace {

/// 100000 and 0.0001 are read more easily than 1e+05 and 1e-04, which are as short.
std::string written(double value)
{
    if (value != 0 && (value < 1e-6 || value >= 1e15))
        return shortest(value);
    char buffer[64];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr};
}

class Writer {
public:
    explicit Writer(const Formula::NameWriter& write)
        : write_(write)
    {
    }

    std::string line(const Formula& formula) const
    {
        switch (formula.kind()) {
        case FormulaKind::number:
            return written(formula.value());
        case FormulaKind::name:
            return write_ ? write_(formula.word()) : formula.word();
        case FormulaKind::sum:
            return sum(formula);
        case FormulaKind::product:
            return joined(formula, "*");
        case FormulaKind::quotient:
            return joined(formula, "/");
        case FormulaKind::power:
            return joined(formula, "^");
        case FormulaKind::negation:
            return "-" + child(formula, 0);
        case FormulaKind::call:
            return formula.word() + "(" + joined(formula, ", ") + ")";
        }
        return {};
    }

private:
    std::string child(const Formula& parent, std::size_t index) const
    {
        const Formula& formula = parent.children()[index];
        const std::string words = line(formula);
        const bool negative = formula.kind() == FormulaKind::name && words.starts_with('-');
        const FormulaKind shown = negative ? FormulaKind::negation : formula.kind();
        return inParentheses(parent, index, shown) ? "(" + words + ")" : words;
    }

    std::string joined(const Formula& formula, const char* sign) const
    {
        std::string words = child(formula, 0);
        for (std::size_t i = 1; i < formula.children().size(); ++i)
            words += sign + child(formula, i);
        return words;
    }

    std::string sum(const Formula& formula) const
    {
        std::string words = child(formula, 0);
        for (std::size_t i = 1; i < formula.children().size(); ++i) {
            const Formula& term = formula.children()[i];
            words += term.kind() == FormulaKind::negation ? " - " + child(term, 0) : " + " + child(formula, i);
        }
        return words;
    }

    const Formula::NameWriter& write_;
};

} // namespace

bool inParentheses(const Formula& parent, std::size_t index, FormulaKind shown)
{
    using enum FormulaKind;
    const bool signedKind = shown == sum || shown == negation;
    switch (parent.kind()) {
    case sum:
        return index > 0 && signedKind;
    case negation:
        return signedKind;
    case product:
        return signedKind || (index > 0 && (shown == product || shown == quotient));
    case quotient:
        return signedKind || (index > 0 && (shown == product || shown == quotient));
    case power:
        return signedKind || shown == product || shown == quotient || (index == 0 && shown == power);
    default:
        return false;
    }
}

std::string Formula::text() const
{
    return text({});
}

std::string Formula::text(const NameWriter& write) const
{
    return Writer(write).line(*this);
}

} // namespace loom
