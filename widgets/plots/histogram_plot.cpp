#include "plots/histogram_plot.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "plots/ticks.h"

#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace loom::ui {

HistogramPlot::HistogramPlot(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
{
    setMouseTracking(true);
    setMinimumSize(theme.px(60), theme.px(40));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void HistogramPlot::setTitle(const QString& title)
{
    title_ = title;
    setAccessibleName(title);
    update();
}

void HistogramPlot::setHistogram(const Histogram& histogram)
{
    histogram_ = histogram;
    update();
}

void HistogramPlot::setEmptyWords(const QString& words)
{
    emptyWords_ = words;
    update();
}

QSize HistogramPlot::sizeHint() const
{
    return {theme_.px(90), theme_.px(52)};
}

QString HistogramPlot::summary() const
{
    return tr("mean %1 · deviation %2").arg(fourDigits(histogram_.mean), fourDigits(histogram_.deviation));
}

QString HistogramPlot::onlyNumber() const
{
    return tr("All %1 numbers are %2.").arg(countText(histogram_.count), fourDigits(histogram_.minimum));
}

QRectF HistogramPlot::area() const
{
    return QRectF(theme_.px(3), theme_.px(13), width() - theme_.px(6), height() - theme_.px(13) - theme_.px(12));
}

QRectF HistogramPlot::barRect(int bin) const
{
    const QRectF a = area();
    const auto most = *std::max_element(histogram_.bins.begin(), histogram_.bins.end());
    if (histogram_.bins.size() == 1) { // all are one number: a line, not a range
        const double width = theme_.px(2);
        return QRectF(a.center().x() - width / 2, a.top(), width, a.height());
    }
    const double pitch = a.width() / double(histogram_.bins.size());
    const double height = most > 0 ? a.height() * double(histogram_.bins[std::size_t(bin)]) / double(most) : 0;
    return QRectF(a.left() + bin * pitch, a.bottom() - height, pitch, height);
}

void HistogramPlot::paintAxis(QPainter& painter)
{
    const QRectF a = area();
    const double low = histogram_.minimum, high = histogram_.maximum;
    const double below = a.bottom() + theme_.px(1);
    painter.setFont(theme_.tabularFont(13));
    painter.setPen(theme_.color(QStringLiteral("muted")));
    if (histogram_.bins.size() == 1) {
        drawRichText(painter, QRectF(a.left(), below, a.width(), theme_.px(6)), Qt::AlignHCenter | Qt::AlignTop,
                     fourDigits(low));
        painter.setFont(theme_.font(13));
        painter.setPen(theme_.color(QStringLiteral("text")));
        return drawRichText(painter, QRectF(a.left(), below + theme_.px(5), a.width(), theme_.px(6)),
                            Qt::AlignHCenter | Qt::AlignTop, onlyNumber());
    }
    const QRectF line(a.left(), below, a.width(), theme_.px(6));
    drawRichText(painter, line, Qt::AlignLeft | Qt::AlignTop, fourDigits(low));
    drawRichText(painter, line, Qt::AlignRight | Qt::AlignTop, fourDigits(high));
    if (low < 0 && high > 0) {
        const double x = a.left() - low / (high - low) * a.width();
        painter.drawLine(QPointF(x, a.top()), QPointF(x, a.bottom() + theme_.px(1)));
        if (x > a.left() + theme_.px(18) && x < a.right() - theme_.px(18))
            painter.drawText(QRectF(x - theme_.px(5), below, theme_.px(10), theme_.px(6)),
                             Qt::AlignHCenter | Qt::AlignTop, QStringLiteral("0"));
    }
    painter.setFont(theme_.font(13));
    const auto most = *std::max_element(histogram_.bins.begin(), histogram_.bins.end());
    painter.drawText(QRectF(a.left(), below + theme_.px(5), a.width(), theme_.px(6)), Qt::AlignHCenter | Qt::AlignTop,
                     tr("value · %1 numbers, at most %2 a bin").arg(countText(histogram_.count), countText(most)));
}

void HistogramPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(theme_.color(QStringLiteral("text")));
    painter.setFont(theme_.font(13, true));
    painter.drawText(QRectF(theme_.px(3), 0, width() - theme_.px(6), theme_.px(6)), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(title_, Qt::ElideMiddle, width() - theme_.px(6)));
    painter.setFont(theme_.font(13));
    painter.setPen(theme_.color(QStringLiteral("muted")));
    if (histogram_.bins.empty()) {
        painter.drawText(rect().adjusted(theme_.px(3), theme_.px(6), -theme_.px(3), 0),
                         Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, emptyWords_);
        return;
    }
    drawRichText(painter, QRectF(theme_.px(3), theme_.px(5.5), width(), theme_.px(6)),
                 Qt::AlignLeft | Qt::AlignVCenter, summary());
    const double width = (histogram_.maximum - histogram_.minimum) / double(histogram_.bins.size());
    for (int i = 0; i < int(histogram_.bins.size()); ++i) {
        const double middle = histogram_.minimum + (i + 0.5) * width;
        const QRectF bar = barRect(i).adjusted(0.5, 0, -0.5, 0);
        painter.fillRect(bar,
                         middle == 0 && width == 0 ? theme_.color(QStringLiteral("muted"))
                                                   : theme_.diverging(middle < 0 ? -0.75 : 0.75));
    }
    painter.setPen(theme_.color(QStringLiteral("line")));
    painter.drawLine(area().bottomLeft(), area().bottomRight());
    paintAxis(painter);
}

void HistogramPlot::mouseMoveEvent(QMouseEvent* event)
{
    const QRectF a = area();
    readout_.clear();
    const int bins = int(histogram_.bins.size());
    const int bin = bins ? int(std::floor((event->pos().x() - a.left()) / a.width() * bins)) : -1;
    if (bins == 1) {
        readout_ = onlyNumber();
    } else if (bin >= 0 && bin < bins) {
        const double width = (histogram_.maximum - histogram_.minimum) / bins;
        readout_ =
            tr("%1 … %2: <b>%3</b> numbers")
                .arg(fourDigits(histogram_.minimum + bin * width), fourDigits(histogram_.minimum + (bin + 1) * width),
                     countText(histogram_.bins[std::size_t(bin)]));
    }
    QToolTip::showText(event->globalPosition().toPoint(), readout_, this);
}

} // namespace loom::ui
