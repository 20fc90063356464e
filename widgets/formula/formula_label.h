#pragma once

#include "formula/box.h"
#include "formula/formula.h"
#include "formula/formula_rows.h"

#include <QWidget>

#include <functional>
#include <map>
#include <optional>

namespace loom::ui {

/// One equation of a FormulaLabel.
struct FormulaLine {
    std::string left; ///< the name of what the formula gives; may be empty
    std::string by; ///< not empty: the left side is the derivative ∂left/∂by
    Formula formula;
    bool numbers = true; ///< also with its numbers put in, and the result
    bool ordinary = false; ///< the derivative is written dleft/dby, as where there is only one name
    std::optional<double> result; ///< the engine's number; else the value of `left`, else what the formula gives
};

/// Equations in symbols and with their live numbers, laid out as in a book: z = w₁x₁ + b = 2 · 1.5 + 0.3 = 3.3. Each
/// name is a link, together with its number. "=" stands before a result only where the printed numbers give it, else
/// "≈". Numbers may change with every frame: what keeps its width is painted anew where it stands.
class FormulaLabel : public QWidget {
    Q_OBJECT
public:
    /// Prints the number of a name; an exponent as "4.1e-4".
    using NumberText = std::function<QString(const QString& name, double value)>;

    explicit FormulaLabel(Theme& theme, QWidget* parent = nullptr);
    ~FormulaLabel() override;

    void setFormula(const std::string& left, const Formula& formula) { setLines({{left, {}, formula}}); }
    void setLines(std::vector<FormulaLine> lines);
    /// Numbers and results stand only where every name of the formula has its value. A value under a line's `left` is
    /// that line's result.
    void setValues(const std::map<std::string, double>& values);
    /// Up to four significant digits where none is given.
    void setNumberText(NumberText text);
    /// Height of the letters, px at scale 1.
    void setTextSize(double px);
    /// Marks the name that is shown elsewhere; empty: none.
    void setPicked(const QString& name);
    /// Highlights a name as the pointer would.
    void setPointed(const QString& name);

    /// Every name that is a link, in reading order.
    QStringList names() const { return names_; }
    /// Where the name and its numbers stand.
    QList<QRect> placesOf(const QString& name) const;
    /// The link of the keyboard; empty where there is none.
    QString current() const;
    /// The equations in one line of letters each.
    QString plainText() const;
    /// How often everything was laid out anew.
    int layouts() const { return layouts_; }

    QSize sizeHint() const override; ///< of every equation on one row
    QSize minimumSizeHint() const override; ///< the narrowest in which nothing is cut off
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    /// Clicked, or Enter on it.
    void picked(const QString& name);
    /// The pointer came to a name, or left (empty).
    void pointed(const QString& name);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    /// What is printed in a line.
    struct Printed {
        std::map<std::string, std::string> numbers;
        std::string result;
        bool exact = false;
        bool operator==(const Printed&) const = default;
    };

    Printed printed(const FormulaLine& line) const;
    std::optional<double> resultOf(const FormulaLine& line) const;
    std::vector<Printed> allPrinted() const;
    void showPrinted(std::vector<Printed> next);
    std::optional<std::map<QString, QString>> changes(const std::vector<Printed>& next) const;
    bool changeInPlace(const std::vector<Printed>& next);
    Equation equation(const FormulaLine& line, const Printed& printed, std::size_t index) const;
    void build();
    void setEquations();
    void arrange();
    void describe();
    void walkTo(qsizetype index);
    QString nameAt(const QPointF& place) const;
    void updatePlaces(const QString& name);
    QRectF placed(const LinkPlace& link) const;
    int margin() const;
    FormulaBox rowsIn(int width) const;
    QPointF origin() const;
    void paintMarks(QPainter& painter);
    QColor inkColor(const Ink& ink) const;

    Theme& theme_;
    std::vector<FormulaLine> lines_;
    std::map<std::string, double> values_;
    std::vector<Printed> printed_;
    NumberText numberText_;
    double px_ = 17;
    std::optional<MathFace> face_;
    std::vector<Equation> equations_;
    bool stale_ = false; ///< numbers were changed in `picture_` only
    FormulaBox picture_;
    QStringList names_;
    QString pointed_, pressed_, picked_;
    qsizetype current_ = 0;
    int layouts_ = 0;
};

} // namespace loom::ui
