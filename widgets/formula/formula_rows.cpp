#include "formula/formula_rows.h"

#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

double signWidth(const Equation& equation)
{
    return equation.parts.empty() ? 0 : equation.parts.front().sign.width;
}

double widestPiece(const Equation& equation)
{
    double widest = 0;
    for (const EquationPart& part : equation.parts)
        for (const FormulaBox& piece : part.pieces)
            widest = std::max(widest, piece.width);
    return widest + signWidth(equation);
}

/// Rows from top to bottom; each is finished when its height is known.
class Rows {
public:
    Rows(double width, double gap)
        : width_(width)
        , gap_(gap)
    {
    }

    bool fits(double more) const { return row_.width + more <= width_ + 0.5; }
    void append(const FormulaBox& box) { row_.append(box); }
    void next(double indent)
    {
        const double top = std::ceil(all_.descent + (all_.inks.empty() ? 0 : gap_)),
                     baseline = top + std::ceil(row_.ascent);
        all_.place(row_, 0, baseline);
        all_.descent = baseline + std::ceil(row_.descent);
        all_.width = std::max(all_.width, row_.width);
        row_ = {};
        row_.width = indent;
    }
    void indent(double length) { row_.width = length; }
    FormulaBox finished()
    {
        next(0);
        return all_;
    }

private:
    double width_, gap_;
    FormulaBox row_, all_;
};

void setPart(Rows& rows, const EquationPart& part, double indent)
{
    rows.append(part.sign);
    for (std::size_t i = 0; i < part.pieces.size(); ++i) {
        if (i > 0 && !rows.fits(part.pieces[i].width))
            rows.next(indent + part.sign.width);
        rows.append(part.pieces[i]);
    }
}

void setEquation(Rows& rows, const Equation& equation, double column, double width)
{
    const double indent = std::clamp(width - widestPiece(equation), 0.0, column);
    rows.indent(column - equation.left.width);
    if (indent < column && equation.left.width > 0) {
        rows.indent(0);
        rows.append(equation.left);
        rows.next(indent);
    } else {
        rows.append(equation.left);
    }
    bool first = true;
    for (const EquationPart& part : equation.parts) {
        if (!first && !rows.fits(part.width()))
            rows.next(indent);
        first = false;
        setPart(rows, part, indent);
    }
}

} // namespace

double EquationPart::width() const
{
    double sum = sign.width;
    for (const FormulaBox& piece : pieces)
        sum += piece.width;
    return sum;
}

FormulaBox setRows(const std::vector<Equation>& equations, double width, double rowGap)
{
    double column = 0;
    for (const Equation& equation : equations)
        column = std::max(column, equation.left.width);
    Rows rows(width, rowGap);
    for (std::size_t i = 0; i < equations.size(); ++i) {
        if (i > 0)
            rows.next(0);
        setEquation(rows, equations[i], column, width);
    }
    return equations.empty() ? FormulaBox() : rows.finished();
}

double narrowest(const std::vector<Equation>& equations)
{
    double least = 0;
    for (const Equation& equation : equations)
        least = std::max({least, equation.left.width, widestPiece(equation)});
    return std::ceil(least);
}

} // namespace loom::ui
