#pragma once

#include "formula/box.h"
#include "formula/formula.h"

#include <functional>

namespace loom::ui {

/// Sets formulas as boxes.
class Typesetter {
public:
    /// The number that stands for a name, as printed ("-1.5", "4.1e-4"); empty: the name itself.
    using Numbers = std::function<QString(const std::string& name)>;

    explicit Typesetter(const MathFace& face, Numbers numbers = {})
        : face_(face)
        , numbers_(std::move(numbers))
    {
    }

    FormulaBox whole(const Formula& formula) const { return set(formula, 0); }
    /// The terms of a sum, each but the first with its sign in front: between them a line may break.
    std::vector<FormulaBox> pieces(const Formula& formula) const;
    /// A name as a link.
    FormulaBox symbol(const std::string& name, int size) const;
    /// ∂z/∂w or dz/dw, its names as links.
    FormulaBox slope(const std::string& of, const std::string& by, bool ordinary) const;
    /// A printed number, with ten to a power typeset.
    FormulaBox number(const QString& printed, int size) const;
    /// = or ≈ with room about it; the sign can be changed in place under a key that is not empty.
    FormulaBox relation(bool equal, const QString& key) const;

private:
    FormulaBox set(const Formula& formula, int size) const;
    FormulaBox sum(const Formula& formula, int size) const;
    FormulaBox term(const Formula& sum, std::size_t index, int size) const;
    FormulaBox product(const Formula& formula, int size) const;
    FormulaBox quotient(const Formula& formula, int size) const;
    FormulaBox power(const Formula& formula, int size) const;
    FormulaBox call(const Formula& formula, int size) const;
    FormulaBox name(const std::string& name, int size) const;
    FormulaBox child(const Formula& parent, std::size_t index, int size) const;
    QString printed(const Formula& formula) const;
    /// Whether a sign must stand between two factors (always between numbers); side by side otherwise.
    bool needsDot(const Formula& left, const Formula& right, bool rightBracketed) const;
    FormulaBox text(const QString& words, int size) const { return textBox(face_, words, size); }

    const MathFace& face_;
    Numbers numbers_;
};

/// "-1.5" with a true minus; ∞ for what is infinite.
QString typeset(QString printed);

} // namespace loom::ui
