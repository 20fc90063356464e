#pragma once

#include "formula/box.h"

namespace loom::ui {

/// One part of an equation: the sign in front and what follows, in pieces between which a line may break.
struct EquationPart {
    FormulaBox sign;
    std::vector<FormulaBox> pieces;

    double width() const;
};

/// An equation laid out but not yet broken into rows.
struct Equation {
    FormulaBox left;
    std::vector<EquationPart> parts;
};

/// Sets equations into a width: on one row where there is room, else each part on a row of its own under the first
/// sign, broken before + and −. All equations have their first sign in one column. The box begins at (0, 0).
FormulaBox setRows(const std::vector<Equation>& equations, double width, double rowGap);
/// The least width in which nothing is cut off.
double narrowest(const std::vector<Equation>& equations);

} // namespace loom::ui
