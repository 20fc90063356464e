#include "lab_views/label_room.h"

#include "plots/ticks.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QRegularExpression>
#include <QTextDocument>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace loom::ui {
namespace {

QRectF movedInto(const QRectF& limits, QRectF label)
{
    label.moveRight(std::min(label.right(), limits.right()));
    label.moveLeft(std::max(label.left(), limits.left()));
    label.moveBottom(std::min(label.bottom(), limits.bottom()));
    label.moveTop(std::max(label.top(), limits.top()));
    return label;
}

/// Symbols have the math face; a name that is a word has the interface's, as everything written around it.
QFont faceOf(const QString& text, QFont font)
{
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{3}"));
    QStringList faces = font.families();
    if (faces.size() > 1 && faces.back() == QGuiApplication::font().families().value(0) && text.contains(word)) {
        faces.move(faces.size() - 1, 0);
        font.setFamilies(faces);
    }
    return font;
}

} // namespace

bool LabelRoom::isFree(const QRectF& label) const
{
    const QRectF wide = label.adjusted(-gap_, 0, gap_, 0);
    const auto meets = [&](const QRectF& other) { return other.intersects(wide); };
    return bounds_.contains(label) && std::ranges::none_of(things_, meets) && std::ranges::none_of(labels_, meets);
}

std::optional<QRectF> LabelRoom::place(const QSizeF& size, std::span<const QPointF> middles, const QRectF& inside)
{
    for (const QPointF& middle : middles) {
        const QRectF label(middle - QPointF(size.width(), size.height()) / 2, size);
        if (isFree(label) && (inside.isNull() || inside.contains(label))) {
            labels_.push_back(label);
            return label;
        }
    }
    return {};
}

/// In rings around the place that is wished.
std::optional<QRectF> LabelRoom::placeNear(const QRectF& wished, const QRectF& inside)
{
    constexpr int kDirections = 16;
    const QRectF limits = inside.isNull() ? bounds_ : inside;
    const double step = std::max(1.0, wished.height() / 2);
    const double farthest = std::hypot(limits.width(), limits.height());
    QRectF label = movedInto(limits, wished);
    for (double radius = 0; !isFree(label) && radius < farthest; radius += step)
        for (int i = 0; i < kDirections && !isFree(label); ++i) {
            const double angle = 2 * std::numbers::pi * i / kDirections;
            label = movedInto(limits, wished.translated(radius * std::cos(angle), radius * std::sin(angle)));
        }
    if (!isFree(label))
        return {};
    labels_.push_back(label);
    return label;
}

QSizeF labelSize(const QString& text, const QFont& font)
{
    const QFontMetricsF metrics(font);
    if (!Qt::mightBeRichText(text))
        return {QFontMetricsF(faceOf(text, font)).horizontalAdvance(text), metrics.height()};
    QTextDocument document;
    document.setDocumentMargin(0);
    document.setDefaultFont(font);
    document.setHtml(text);
    return {document.idealWidth(), std::max(metrics.height(), document.size().height())};
}

void drawLabel(QPainter& painter, const QRectF& rect, const QString& text)
{
    if (Qt::mightBeRichText(text))
        return drawRichText(painter, rect, Qt::AlignCenter, text);
    const QFont before = painter.font();
    painter.setFont(faceOf(text, before));
    painter.drawText(rect, Qt::AlignCenter | Qt::TextDontClip | Qt::TextSingleLine, text);
    painter.setFont(before);
}

void drawBackedLabel(QPainter& painter, const QRectF& rect, const QString& text, const QColor& ink,
                     const QColor& ground)
{
    constexpr double kCover = 0.85;
    QColor cover = ground;
    cover.setAlphaF(kCover);
    painter.fillRect(rect, cover);
    painter.setPen(ink);
    drawLabel(painter, rect, text);
}

std::vector<QPointF> placesAround(const QPointF& point, const QSizeF& label, double distance)
{
    const double x = label.width() / 2 + distance, y = label.height() / 2 + distance;
    std::vector<QPointF> places;
    for (const QPointF& to : {QPointF(x, 0), QPointF(-x, 0), QPointF(0, -y), QPointF(0, y), QPointF(x, -y),
                              QPointF(-x, -y), QPointF(x, y), QPointF(-x, y)})
        places.push_back(point + to);
    return places;
}

} // namespace loom::ui
