#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QPainterPath>
#include <QString>

#include <vector>

class QPainter;

namespace loom::ui {

class Theme;

/// The math face at the sizes of a formula (0 text, 1 scripts, 2 scripts of scripts) and what it measures.
class MathFace {
public:
    MathFace(const Theme& theme, double px);

    const QFont& font(int size) const { return fonts_[std::size_t(size)]; }
    const QFontMetricsF& metrics(int size) const { return metrics_[std::size_t(size)]; }
    double em(int size) const { return em_[std::size_t(size)]; }
    /// How far above the baseline fraction bars and the middle of signs stand.
    double axis(int size) const { return axis_[std::size_t(size)]; }
    double rule() const { return rule_; } ///< thickness of bars

    static constexpr int kSizes = 3;

private:
    std::vector<QFont> fonts_;
    std::vector<QFontMetricsF> metrics_;
    std::vector<double> em_, axis_;
    double rule_ = 1;
};

/// One thing to paint: a run of text, or where that is empty a filled bar or a drawn line.
struct Ink {
    QPointF at; ///< of text: its baseline's left end
    QString text;
    int size = 0;
    QRectF bar;
    QPainterPath line;
    QString link; ///< the name that it is a link to
    QString key; ///< what may be changed in place: a name's number, a result, the sign before it
};

/// Where a name or its number can be pointed at.
struct LinkPlace {
    QString name;
    QRectF rect;
};

/// A part of a formula laid out: inks about the left end of its baseline, y down.
struct FormulaBox {
    double width = 0, ascent = 0, descent = 0;
    std::vector<Ink> inks;
    std::vector<LinkPlace> links;

    double height() const { return ascent + descent; }
    /// Takes the inks of another, moved; its own size stays.
    void place(const FormulaBox& other, double x, double y);
    /// Sets another to its right, on the same baseline or `raise` above it.
    void append(const FormulaBox& other, double raise = 0);
    void space(double length) { width += length; }
    /// From now on all of it is a link to the name.
    void makeLink(const QString& name);
    /// All of it can be changed in place under this key.
    void keep(const QString& key);
};

/// A run of text on its baseline.
FormulaBox textBox(const MathFace& face, const QString& text, int size);
/// With brackets about it, as tall as it is.
FormulaBox inBrackets(const MathFace& face, const FormulaBox& inner, int size);
FormulaBox inBars(const MathFace& face, const FormulaBox& inner, int size);
FormulaBox fraction(const MathFace& face, const FormulaBox& over, const FormulaBox& under, int size);
FormulaBox radical(const MathFace& face, const FormulaBox& inner, int size);
FormulaBox withHat(const MathFace& face, FormulaBox base, int size);
/// `script` (set one size smaller) above or below to the right.
FormulaBox withSuperscript(const MathFace& face, FormulaBox base, const FormulaBox& script, int size);
FormulaBox withSubscript(const MathFace& face, FormulaBox base, const FormulaBox& script, int size);

} // namespace loom::ui
