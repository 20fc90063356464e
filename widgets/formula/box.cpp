#include "formula/box.h"

#include "common/theme.h"

#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr double kSizeOf[MathFace::kSizes] = {1, 0.74, 0.6};
constexpr double kTall = 1.25; ///< times the height of the face: from here on brackets are drawn

/// Above and below the baseline, as a capital letter and a comma have it, not with the room of a line of text.
void heightOfText(const MathFace& face, int size, FormulaBox& box)
{
    box.ascent = face.metrics(size).capHeight() + 0.08 * face.em(size);
    box.descent = 0.24 * face.em(size);
}

Ink barInk(const QRectF& bar)
{
    Ink ink;
    ink.bar = bar;
    return ink;
}

Ink lineInk(QPainterPath line)
{
    Ink ink;
    ink.line = std::move(line);
    return ink;
}

bool isTall(const MathFace& face, const FormulaBox& box, int size)
{
    return box.height() > kTall * face.em(size);
}

QPainterPath bracket(double x, double bulge, double top, double bottom)
{
    QPainterPath path(QPointF(x + bulge, top));
    path.cubicTo(x - bulge / 3, top + (bottom - top) / 4, x - bulge / 3, bottom - (bottom - top) / 4, x + bulge,
                 bottom);
    return path;
}

} // namespace

MathFace::MathFace(const Theme& theme, double px)
{
    for (const double size : kSizeOf) {
        QFont font = theme.mathFont(px * size);
        font.setKerning(false); // digits keep their places
        fonts_.push_back(font);
        metrics_.emplace_back(font);
        em_.push_back(font.pixelSize());
        axis_.push_back(-metrics_.back().tightBoundingRect(QStringLiteral("−")).center().y());
    }
    rule_ = std::max(1.0, std::round(em_[0] / 15));
}

void FormulaBox::place(const FormulaBox& other, double x, double y)
{
    const QPointF by(x, y);
    for (Ink ink : other.inks) {
        ink.at += by;
        ink.bar.translate(by);
        ink.line.translate(by);
        inks.push_back(std::move(ink));
    }
    for (const LinkPlace& link : other.links)
        links.push_back({link.name, link.rect.translated(by)});
}

void FormulaBox::append(const FormulaBox& other, double raise)
{
    place(other, width, -raise);
    width += other.width;
    ascent = std::max(ascent, other.ascent + raise);
    descent = std::max(descent, other.descent - raise);
}

void FormulaBox::keep(const QString& key)
{
    for (Ink& ink : inks)
        ink.key = key;
}

void FormulaBox::makeLink(const QString& name)
{
    for (Ink& ink : inks)
        ink.link = name;
    links.push_back({name, {0, -ascent, width, height()}});
}

FormulaBox textBox(const MathFace& face, const QString& text, int size)
{
    FormulaBox box;
    heightOfText(face, size, box);
    box.width = face.metrics(size).horizontalAdvance(text);
    Ink ink;
    ink.text = text;
    ink.size = size;
    box.inks.push_back(ink);
    return box;
}

FormulaBox inBrackets(const MathFace& face, const FormulaBox& inner, int size)
{
    FormulaBox box;
    if (!isTall(face, inner, size)) {
        box.append(textBox(face, QStringLiteral("("), size));
        box.append(inner);
        box.append(textBox(face, QStringLiteral(")"), size));
        return box;
    }
    const double side = 0.4 * face.em(size), bulge = 0.2 * face.em(size), over = 0.08 * face.em(size);
    box.width = side;
    box.append(inner);
    box.ascent += over;
    box.descent += over;
    box.inks.push_back(lineInk(bracket(side / 4, bulge, -box.ascent, box.descent)));
    box.inks.push_back(lineInk(bracket(box.width + side * 3 / 4, -bulge, -box.ascent, box.descent)));
    box.width += side;
    return box;
}

FormulaBox inBars(const MathFace& face, const FormulaBox& inner, int size)
{
    const double gap = 0.22 * face.em(size);
    FormulaBox box;
    box.space(gap + face.rule());
    box.append(inner);
    box.space(gap + face.rule());
    box.inks.push_back(barInk({gap / 2, -box.ascent, face.rule(), box.height()}));
    box.inks.push_back(barInk({box.width - gap / 2 - face.rule(), -box.ascent, face.rule(), box.height()}));
    return box;
}

FormulaBox fraction(const MathFace& face, const FormulaBox& over, const FormulaBox& under, int size)
{
    const double gap = std::max(1.0, 0.12 * face.em(size)), side = 0.1 * face.em(size);
    const double wide = std::max(over.width, under.width), axis = face.axis(size), half = face.rule() / 2;
    FormulaBox box;
    box.width = wide + 4 * side;
    box.place(over, 2 * side + (wide - over.width) / 2, -axis - half - gap - over.descent);
    box.place(under, 2 * side + (wide - under.width) / 2, -axis + half + gap + under.ascent);
    box.inks.push_back(barInk({side, -axis - half, wide + 2 * side, face.rule()}));
    box.ascent = axis + half + gap + over.height();
    box.descent = -axis + half + gap + under.height();
    return box;
}

FormulaBox radical(const MathFace& face, const FormulaBox& inner, int size)
{
    const double em = face.em(size), hook = 0.62 * em, gap = 0.12 * em;
    const double top = -inner.ascent - gap, bottom = inner.descent * 0.8;
    FormulaBox box;
    box.width = hook + 0.08 * em;
    box.append(inner);
    box.space(0.12 * em);
    QPainterPath path(QPointF(0.06 * em, -0.3 * em));
    path.lineTo(0.2 * em, -0.38 * em);
    path.lineTo(0.38 * em, bottom);
    path.lineTo(hook, top);
    path.lineTo(box.width - 0.04 * em, top);
    box.inks.push_back(lineInk(path));
    box.ascent = inner.ascent + gap + face.rule();
    return box;
}

FormulaBox withHat(const MathFace& face, FormulaBox base, int size)
{
    const double em = face.em(size), middle = base.width / 2, half = 0.17 * em;
    const double foot = -face.metrics(size).xHeight() - 0.12 * em, top = foot - 0.15 * em;
    QPainterPath path(QPointF(middle - half, foot));
    path.lineTo(middle, top);
    path.lineTo(middle + half, foot);
    base.inks.push_back(lineInk(path));
    base.ascent = std::max(base.ascent, -top + face.rule());
    return base;
}

FormulaBox withSuperscript(const MathFace& face, FormulaBox base, const FormulaBox& script, int size)
{
    const double em = face.em(size);
    const double raise = std::max(0.42 * em + script.descent * 0.4, base.ascent - 0.42 * em + script.descent * 0.4);
    base.space(0.05 * em);
    base.append(script, raise);
    return base;
}

FormulaBox withSubscript(const MathFace& face, FormulaBox base, const FormulaBox& script, int size)
{
    base.space(0.03 * face.em(size));
    base.append(script, -0.2 * face.em(size));
    return base;
}

} // namespace loom::ui
