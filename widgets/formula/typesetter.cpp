#include "formula/typesetter.h"

#include "formula/symbol.h"

#include <algorithm>
#include <charconv>

namespace loom::ui {
namespace {

constexpr double kThin = 0.16, kSign = 0.24, kRelation = 0.32, kDot = 0.2; ///< room, in em
constexpr double kShortExponent = 9, kLowExponent = 1.7; ///< em of its size: e to a power reads well up to here

bool isNegative(const QString& printed)
{
    return printed.startsWith(QLatin1Char('-')) || printed.startsWith(QChar(u'−'));
}

QString functionWord(const std::string& id)
{
    if (id == "sigmoid")
        return QStringLiteral("σ");
    if (id == "relu")
        return QStringLiteral("ReLU");
    if (id == "normal_cdf")
        return QStringLiteral("Φ");
    if (id == "normal_pdf")
        return QStringLiteral("φ");
    return QString::fromStdString(id);
}

} // namespace

QString typeset(QString printed)
{
    if (printed.contains(QLatin1String("inf")))
        return isNegative(printed) ? QStringLiteral("−∞") : QStringLiteral("∞");
    if (printed.contains(QLatin1String("nan")))
        return QStringLiteral("NaN");
    return printed.replace(QLatin1Char('-'), QChar(u'−'));
}

FormulaBox Typesetter::number(const QString& printed, int size) const
{
    const qsizetype at = printed.indexOf(QLatin1Char('e'));
    const bool power = at > 0 && printed[at - 1].isDigit();
    FormulaBox box = text(typeset(power ? printed.left(at) : printed), size);
    if (!power)
        return box;
    const int exponent = printed.mid(at + 1).toInt();
    box.space(kDot * face_.em(size));
    box.append(text(QStringLiteral("×"), size));
    box.space(kDot * face_.em(size));
    const int small = std::min(size + 1, MathFace::kSizes - 1);
    const FormulaBox raised = text(typeset(QString::number(exponent)), small);
    box.append(withSuperscript(face_, text(QStringLiteral("10"), size), raised, size));
    return box;
}

FormulaBox Typesetter::symbol(const std::string& name, int size) const
{
    const Symbol symbol = symbolOf(name);
    FormulaBox box = text(symbol.base, size);
    if (symbol.hat)
        box = withHat(face_, box, size);
    if (!symbol.subscript.isEmpty())
        box = withSubscript(face_, box, text(symbol.subscript, std::min(size + 1, MathFace::kSizes - 1)), size);
    box.makeLink(QString::fromStdString(name));
    return box;
}

FormulaBox Typesetter::slope(const std::string& of, const std::string& by, bool ordinary) const
{
    const auto part = [&](const std::string& name) {
        FormulaBox box = text(ordinary ? QStringLiteral("d") : QStringLiteral("∂"), 0);
        if (!name.empty())
            box.append(symbol(name, 0));
        return box;
    };
    return fraction(face_, part(of), part(by), 0);
}

FormulaBox Typesetter::relation(bool equal, const QString& key) const
{
    FormulaBox box;
    box.space(kRelation * face_.em(0));
    FormulaBox sign = text(equal ? QStringLiteral("=") : QStringLiteral("≈"), 0);
    sign.keep(key);
    box.append(sign);
    box.space(kRelation * face_.em(0));
    return box;
}

QString Typesetter::printed(const Formula& formula) const
{
    return formula.kind() == FormulaKind::name && numbers_ ? numbers_(formula.word()) : QString();
}

FormulaBox Typesetter::name(const std::string& name, int size) const
{
    const QString shown = numbers_ ? numbers_(name) : QString();
    if (shown.isEmpty())
        return symbol(name, size);
    FormulaBox box = number(shown, size);
    box.makeLink(QString::fromStdString(name));
    box.keep(QString::fromStdString(name));
    return box;
}

FormulaBox Typesetter::set(const Formula& formula, int size) const
{
    switch (formula.kind()) {
    case FormulaKind::number:
        return number(QString::fromStdString(formula.text()), size);
    case FormulaKind::name:
        return name(formula.word(), size);
    case FormulaKind::sum:
        return sum(formula, size);
    case FormulaKind::product:
        return product(formula, size);
    case FormulaKind::quotient:
        return quotient(formula, size);
    case FormulaKind::power:
        return power(formula, size);
    case FormulaKind::negation: {
        FormulaBox box = text(QStringLiteral("−"), size);
        box.append(child(formula, 0, size));
        return box;
    }
    case FormulaKind::call:
        return call(formula, size);
    }
    return {};
}

FormulaBox Typesetter::child(const Formula& parent, std::size_t index, int size) const
{
    const Formula& formula = parent.children()[index];
    const QString shown = printed(formula);
    FormulaKind kind = isNegative(shown) ? FormulaKind::negation : formula.kind();
    if (parent.kind() == FormulaKind::power && index == 0 && shown.contains(QLatin1Char('e')))
        kind = FormulaKind::product; // 4 × 10², all of it squared
    const bool fractionAlone = formula.kind() == FormulaKind::quotient && parent.kind() == FormulaKind::product;
    const FormulaBox box = set(formula, size);
    return inParentheses(parent, index, kind) && !fractionAlone ? inBrackets(face_, box, size) : box;
}

FormulaBox Typesetter::term(const Formula& sum, std::size_t index, int size) const
{
    if (index == 0)
        return child(sum, 0, size);
    const Formula& formula = sum.children()[index];
    const bool taken = formula.kind() == FormulaKind::negation;
    FormulaBox box;
    box.space(kSign * face_.em(size));
    box.append(text(taken ? QStringLiteral("−") : QStringLiteral("+"), size));
    box.space(kSign * face_.em(size));
    box.append(taken ? child(formula, 0, size) : child(sum, index, size));
    return box;
}

std::vector<FormulaBox> Typesetter::pieces(const Formula& formula) const
{
    if (formula.kind() != FormulaKind::sum)
        return {set(formula, 0)};
    std::vector<FormulaBox> pieces;
    for (std::size_t i = 0; i < formula.children().size(); ++i)
        pieces.push_back(term(formula, i, 0));
    return pieces;
}

FormulaBox Typesetter::sum(const Formula& formula, int size) const
{
    FormulaBox box = term(formula, 0, size);
    for (std::size_t i = 1; i < formula.children().size(); ++i)
        box.append(term(formula, i, size));
    return box;
}

bool Typesetter::needsDot(const Formula& left, const Formula& right, bool rightBracketed) const
{
    const auto isLong = [](const Formula& formula) {
        return formula.kind() == FormulaKind::name && symbolOf(formula.word()).base.size() > 1;
    };
    const Formula& base = right.kind() == FormulaKind::power ? right.children()[0] : right;
    if (numbers_ || base.kind() == FormulaKind::number || isLong(left) || isLong(base))
        return true;
    const bool leftFraction = left.kind() == FormulaKind::quotient;
    if (leftFraction && right.kind() == FormulaKind::quotient)
        return true;
    // x(y + 1) would read as a function of y + 1; 2(y + 1) does not.
    return rightBracketed && !leftFraction && left.kind() != FormulaKind::sum && left.kind() != FormulaKind::number;
}

FormulaBox Typesetter::product(const Formula& formula, int size) const
{
    const std::vector<Formula>& factors = formula.children();
    FormulaBox box = child(formula, 0, size);
    for (std::size_t i = 1; i < factors.size(); ++i) {
        const FormulaKind kind = isNegative(printed(factors[i])) ? FormulaKind::negation : factors[i].kind();
        const bool bracketed = inParentheses(formula, i, kind) && kind != FormulaKind::quotient;
        if (needsDot(factors[i - 1], factors[i], bracketed)) {
            box.space(kDot * face_.em(size));
            box.append(text(QStringLiteral("·"), size));
            box.space(kDot * face_.em(size));
        } else {
            box.space(kThin * face_.em(size));
        }
        box.append(child(formula, i, size));
    }
    return box;
}

FormulaBox Typesetter::quotient(const Formula& formula, int size) const
{
    const bool nested = std::ranges::any_of(formula.children(),
                                            [](const Formula& part) { return part.kind() == FormulaKind::quotient; });
    const int inner = nested ? std::min(size + 1, MathFace::kSizes - 1) : size;
    return fraction(face_, set(formula.children()[0], inner), set(formula.children()[1], inner), size);
}

FormulaBox Typesetter::power(const Formula& formula, int size) const
{
    const FormulaBox exponent = set(formula.children()[1], std::min(size + 1, MathFace::kSizes - 1));
    return withSuperscript(face_, child(formula, 0, size), exponent, size);
}

FormulaBox Typesetter::call(const Formula& formula, int size) const
{
    const std::string& id = formula.word();
    const std::vector<Formula>& arguments = formula.children();
    if (id == "sqrt")
        return radical(face_, set(arguments[0], size), size);
    if (id == "abs")
        return inBars(face_, set(arguments[0], size), size);
    const int small = std::min(size + 1, MathFace::kSizes - 1);
    if (id == "exp") {
        const FormulaBox exponent = set(arguments[0], small);
        const double em = face_.em(small);
        if (arguments[0].isNumber(1))
            return text(QStringLiteral("e"), size);
        if (exponent.width <= kShortExponent * em && exponent.height() <= kLowExponent * em)
            return withSuperscript(face_, text(QStringLiteral("e"), size), exponent, size);
    }
    FormulaBox inner = set(arguments[0], size);
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        inner.append(text(QStringLiteral(","), size));
        inner.space(kThin * 2 * face_.em(size));
        inner.append(set(arguments[i], size));
    }
    FormulaBox box = text(id == "log10" ? QStringLiteral("log") : functionWord(id), size);
    if (id == "log10")
        box = withSubscript(face_, box, text(QStringLiteral("10"), small), size);
    box.append(inBrackets(face_, inner, size));
    return box;
}

} // namespace loom::ui
