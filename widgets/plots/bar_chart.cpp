#include "plots/bar_chart.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/theme.h"
#include "plots/ticks.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTextDocumentFragment>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace loom::ui {

BarChart::BarChart(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(theme.px(40), theme.px(30));
    connect(&theme, &Theme::changed, this, [this] {
        measureNames();
        update();
    });
}

void BarChart::setValues(std::vector<float> values)
{
    values_ = std::move(values);
    update();
}

void BarChart::setNames(const QStringList& names)
{
    if (names == names_)
        return;
    names_ = names;
    measureNames();
    update();
}

void BarChart::measureNames()
{
    const QFontMetrics metrics(theme_.font(13));
    nameWidth_ = 0;
    for (const QString& name : names_)
        nameWidth_ = std::max(nameWidth_, metrics.horizontalAdvance(name));
}

/// One below the other while the names find room above each other.
bool BarChart::lying() const
{
    return named() && height() - theme_.px(8) >= theme_.px(3.75) * double(values_.size());
}

void BarChart::setPercent(bool percent)
{
    percent_ = percent;
    update();
}

void BarChart::setReach(double reach)
{
    reach_ = reach;
    update();
}

void BarChart::setMarked(int bar, const QString& words)
{
    marked_ = bar;
    markWords_ = words;
    update();
}

void BarChart::setPicked(int bar)
{
    if (bar == picked_)
        return;
    picked_ = bar;
    update();
}

void BarChart::setAxes(const QString& index, const QString& value)
{
    indexWord_ = index;
    valueWord_ = value;
    update();
}

QSize BarChart::sizeHint() const
{
    return {theme_.px(120), theme_.px(70)};
}

QString BarChart::valueText(float value) const
{
    return percent_ ? percentText(value) : fourDigits(value);
}

void BarChart::range(double& low, double& high) const
{
    low = 0;
    high = percent_ ? 1 : reach_;
    for (const float v : values_)
        if (std::isfinite(v)) {
            low = std::min(low, double(v));
            high = std::max(high, double(v));
        }
    if (!(high > low))
        high = low + 1;
}

QRectF BarChart::area() const
{
    if (!lying())
        return QRectF(theme_.px(14), theme_.px(7), width() - theme_.px(16), height() - theme_.px(20));
    const QFontMetrics metrics(theme_.font(13));
    const int left = std::min(nameWidth_ + theme_.px(4), width() / 2);
    const int right =
        theme_.px(17) + (markWords_.isEmpty() ? 0 : metrics.horizontalAdvance(markWords_) + theme_.px(2));
    return QRectF(left, theme_.px(7), std::max(1, width() - left - right), height() - theme_.px(8));
}

QRectF BarChart::barRect(int bar) const
{
    double low = 0, high = 1;
    range(low, high);
    const QRectF a = area();
    const double v = std::isfinite(values_[std::size_t(bar)]) ? values_[std::size_t(bar)] : 0;
    const double from = (std::min(v, 0.0) - low) / (high - low), to = (std::max(v, 0.0) - low) / (high - low);
    if (lying()) {
        const double pitch = std::min(a.height() / double(values_.size()), double(theme_.px(12)));
        return QRectF(a.left() + from * a.width(), a.top() + (bar + 0.15) * pitch, (to - from) * a.width(),
                      pitch * 0.7);
    }
    const double pitch = a.width() / double(values_.size());
    const double gap = pitch > 3 ? pitch * 0.12 : 0;
    return QRectF(a.left() + bar * pitch + gap, a.bottom() - to * a.height(), std::max(pitch - 2 * gap, 0.5),
                  (to - from) * a.height());
}

int BarChart::barAt(const QPoint& place) const
{
    const QRectF a = area();
    if (values_.empty())
        return -1;
    const double pitch = lying() ? std::min(a.height() / double(values_.size()), double(theme_.px(12)))
                                 : a.width() / double(values_.size());
    const double at = lying() ? place.y() - a.top() : place.x() - a.left();
    const int bar = int(std::floor(at / pitch));
    return bar >= 0 && bar < int(values_.size()) ? bar : -1;
}

void BarChart::paintLying(QPainter& painter)
{
    const QRectF a = area();
    for (int i = 0; i < int(values_.size()); ++i) {
        const QRectF bar = barRect(i);
        const bool marked = i == marked_;
        painter.fillRect(bar, theme_.diverging(values_[std::size_t(i)] < 0 ? -0.85 : 0.85));
        painter.setFont(theme_.font(13, marked));
        painter.setPen(theme_.color(QStringLiteral("text")));
        painter.drawText(QRectF(0, bar.top(), a.left() - theme_.px(2), bar.height()),
                         Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, names_[i]);
        painter.setFont(theme_.tabularFont(13));
        const QString number = valueText(values_[std::size_t(i)]);
        const double end = std::max(bar.right(), a.left()) + theme_.px(1.5);
        drawRichText(painter, QRectF(end, bar.top(), width() - end, bar.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     marked ? QStringLiteral("%1 · %2").arg(number, markWords_) : number);
    }
}

void BarChart::paintStanding(QPainter& painter)
{
    double low = 0, high = 1;
    range(low, high);
    const QRectF a = area();
    painter.setFont(theme_.tabularFont(13));
    const auto ticks = roundTicks(low, high, std::max(2, int(a.height() / theme_.px(8))));
    const double distance = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
    QColor grid = theme_.color(QStringLiteral("line"));
    for (const double tick : ticks) {
        const double y = a.bottom() - (tick - low) / (high - low) * a.height();
        painter.setPen(QPen(grid, 1));
        painter.drawLine(QPointF(a.left(), y), QPointF(a.right(), y));
        painter.setPen(theme_.color(QStringLiteral("muted")));
        painter.drawText(QRectF(0, y - theme_.px(3), a.left() - theme_.px(1.5), theme_.px(6)),
                         Qt::AlignRight | Qt::AlignVCenter, tickText(tick, distance));
    }
    for (int i = 0; i < int(values_.size()); ++i)
        painter.fillRect(barRect(i), theme_.diverging(values_[std::size_t(i)] < 0 ? -0.85 : 0.85));
    painter.setPen(theme_.color(QStringLiteral("muted")));
    const double below = a.bottom() + theme_.px(1);
    const double pitch = a.width() / double(values_.size());
    for (const double tick : roundTicks(0, double(values_.size()) - 1, std::max(1, int(a.width() / theme_.px(24)))))
        if (tick == std::floor(tick))
            painter.drawText(
                QRectF(a.left() + (tick + 0.5) * pitch - theme_.px(10), below, theme_.px(20), theme_.px(5)),
                Qt::AlignHCenter | Qt::AlignTop, tickText(tick, 1));
    painter.setFont(theme_.font(13));
    painter.setPen(theme_.color(QStringLiteral("text")));
    painter.drawText(QRectF(a.left(), below + theme_.px(5), a.width(), theme_.px(6)), Qt::AlignHCenter, indexWord_);
    painter.drawText(QRectF(0, 0, width(), theme_.px(6)), Qt::AlignLeft | Qt::AlignVCenter, valueWord_);
}

void BarChart::paintEvent(QPaintEvent*)
{
    if (values_.empty())
        return;
    QPainter painter(this);
    if (lying())
        paintLying(painter);
    else
        paintStanding(painter);
    paintPicked(painter);
}

/// The whole room of a bar, as a short one is hardly seen.
void BarChart::paintPicked(QPainter& painter)
{
    if (picked_ < 0 || picked_ >= int(values_.size()))
        return;
    const QRectF a = area(), bar = barRect(picked_);
    const double margin = theme_.px(0.5);
    const QRectF room = lying() ? QRectF(a.left(), bar.top(), a.width(), bar.height())
                                : QRectF(bar.left(), a.top(), bar.width(), a.height());
    painter.setPen(QPen(theme_.color(QStringLiteral("accent")), theme_.px(0.5)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(room.adjusted(-margin, -margin, margin, margin));
}

void BarChart::mouseReleaseEvent(QMouseEvent* event)
{
    if (const int bar = barAt(event->pos()); bar >= 0 && event->button() == Qt::LeftButton)
        emit clicked(bar);
}

void BarChart::mouseMoveEvent(QMouseEvent* event)
{
    read(barAt(event->pos()));
    QToolTip::showText(event->globalPosition().toPoint(), readout_, this);
}

void BarChart::read(int bar)
{
    read_ = bar;
    readout_.clear();
    if (bar >= 0)
        readout_ = QStringLiteral("%1: <b>%2</b>")
                       .arg(named() ? names_[bar].toHtmlEscaped() : QString::number(bar),
                            fourDigits(values_[std::size_t(bar)]));
    describeContent(this, QTextDocumentFragment::fromHtml(readout_).toPlainText());
}

/// The arrows read the bars one by one.
void BarChart::keyPressEvent(QKeyEvent* event)
{
    const QPoint step = arrowStep(event->key());
    if (read_ >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        emit clicked(read_);
    if (step.isNull() || values_.empty())
        return QWidget::keyPressEvent(event);
    read(std::clamp(read_ < 0 ? 0 : read_ + step.x() + step.y(), 0, int(values_.size()) - 1));
    QToolTip::showText(mapToGlobal(barRect(read_).center().toPoint()), readout_, this);
}

} // namespace loom::ui
