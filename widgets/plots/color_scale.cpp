#include "plots/color_scale.h"

#include "common/theme.h"
#include "plots/ticks.h"

#include <QPainter>

namespace loom::ui {

ColorScale::ColorScale(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ColorScale::setScale(MapScale scale, const MapRange& range)
{
    words_.clear();
    scale_ = scale;
    range_ = range;
    update();
}

void ColorScale::setWords(const QString& words)
{
    words_ = words;
    update();
}

QSize ColorScale::sizeHint() const
{
    return {theme_.px(56), theme_.px(6)};
}

void ColorScale::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(theme_.tabularFont(13));
    painter.setPen(theme_.color(QStringLiteral("text")));
    if (!words_.isEmpty()) {
        painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, words_);
        return;
    }
    const QString low = fourDigits(range_.low), high = fourDigits(range_.high);
    const double gap = theme_.px(1.5);
    const double lowWidth = richTextWidth(painter, low), highWidth = richTextWidth(painter, high);
    const double barHeight = theme_.px(3);
    const QRectF bar(lowWidth + gap, (height() - barHeight) / 2, width() - lowWidth - highWidth - 2 * gap, barHeight);
    drawRichText(painter, QRectF(0, 0, lowWidth, height()), Qt::AlignLeft | Qt::AlignVCenter, low);
    drawRichText(painter, QRectF(width() - highWidth, 0, highWidth, height()), Qt::AlignRight | Qt::AlignVCenter,
                 high);
    const MapColors colors(theme_, scale_);
    QImage strip(256, 1, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i)
        strip.setPixel(i, 0, colors.of(i / 255.0, {0, 1}));
    painter.drawImage(bar, strip);
    painter.setPen(theme_.color(QStringLiteral("line")));
    painter.drawRect(bar);
    if (scale_ == MapScale::diverging) {
        painter.setPen(theme_.color(QStringLiteral("text")));
        painter.drawLine(QPointF(bar.center().x(), bar.top() - 1), QPointF(bar.center().x(), bar.bottom() + 1));
    }
}

} // namespace loom::ui
