#include "lab_views/plot_frame.h"

#include "common/theme.h"
#include "lab_views/label_room.h"
#include "plots/ticks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

/// So near to one another, limits are written as distances from their middle.
bool isLens(const PlotAxis& axis)
{
    constexpr double kNear = 1e-3;
    return !axis.logarithmic && axis.high - axis.low < kNear * std::max(std::abs(axis.low), std::abs(axis.high));
}

double middle(const PlotAxis& axis)
{
    return isLens(axis) ? axis.low + (axis.high - axis.low) / 2 : 0;
}

/// Powers of ten; where those are fewer than three, 2 and 5 times them as well.
std::vector<double> logarithmicTicks(double low, double high, int wanted)
{
    constexpr std::size_t kFew = 3;
    const double first = std::floor(std::log10(low)), last = std::ceil(std::log10(high));
    std::vector<double> powers, parts;
    for (double power = first; power <= last; ++power)
        for (const double times : {1.0, 2.0, 5.0})
            if (const double value = times * std::pow(10.0, power);
                value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                parts.push_back(value);
                if (times == 1)
                    powers.push_back(value);
            }
    const std::size_t most = std::size_t(std::max(wanted, 2));
    std::vector<double> all = powers.size() < kFew && (parts.size() <= most || powers.size() < 2) ? parts : powers;
    const std::size_t apart = (all.size() + most - 1) / most;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < all.size(); i += std::max<std::size_t>(apart, 1))
        all[kept++] = all[i];
    all.resize(kept);
    return all;
}

} // namespace

QString typesetPower(const QString& text)
{
    const qsizetype e = text.indexOf(QLatin1Char('e'));
    if (e < 0)
        return text;
    const QString power = QStringLiteral("10<sup>%1</sup>")
                              .arg(QString::number(text.mid(e + 1).toInt()).replace(QLatin1Char('-'), QChar(0x2212)));
    const QString factor = text.left(e);
    return factor == QLatin1String("1") ? power : factor + QStringLiteral(" × ") + power;
}

double PlotAxis::share(double value) const
{
    if (logarithmic)
        return (std::log10(value) - std::log10(low)) / (std::log10(high) - std::log10(low));
    return (value - low) / (high - low);
}

double PlotAxis::at(double share) const
{
    if (logarithmic)
        return std::pow(10.0, std::log10(low) + share * (std::log10(high) - std::log10(low)));
    return low + share * (high - low);
}

QPointF PlotFrame::toWidget(const QPointF& place) const
{
    return {area_.left() + x.share(place.x()) * area_.width(), area_.bottom() - y.share(place.y()) * area_.height()};
}

QPointF PlotFrame::toPlot(const QPointF& at) const
{
    return {x.at((at.x() - area_.left()) / area_.width()), y.at((area_.bottom() - at.y()) / area_.height())};
}

/// As many as find room beside one another with their numbers.
int PlotFrame::wantedAcross(const Theme& theme) const
{
    const QFont font = theme.tabularFont(13);
    int wanted = std::max(2, int(area_.width() / theme.px(18)));
    for (; wanted > 2; --wanted) {
        const std::vector<Tick> all = ticks(x, wanted);
        double widest = 0;
        for (const Tick& tick : all)
            widest = std::max(widest, labelSize(tick.text, font).width());
        if ((widest + theme.px(3)) * double(all.size()) <= area_.width())
            break;
    }
    return wanted;
}

std::vector<PlotFrame::Tick> PlotFrame::ticksAcross(const Theme& theme) const
{
    return numbersAcross ? ticks(x, wantedAcross(theme)) : std::vector<Tick>();
}

std::vector<PlotFrame::Tick> PlotFrame::ticksUp(const Theme& theme) const
{
    return numbersUp ? ticks(y, std::max(2, int(area_.height() / theme.px(11)))) : std::vector<Tick>();
}

std::vector<PlotFrame::Tick> PlotFrame::ticks(const PlotAxis& axis, int wanted) const
{
    std::vector<Tick> ticks;
    if (axis.logarithmic) {
        const std::vector<double> values = logarithmicTicks(axis.low, axis.high, wanted);
        // All of them in one form.
        const bool plain = !values.empty() && values.front() > 0.9e-3 && values.back() < 1.1e5;
        for (const double value : values)
            ticks.push_back(
                {axis.share(value), plain ? tickText(value, value) : typesetPower(QString::number(value, 'e', 0))});
        return ticks;
    }
    const double from = middle(axis), low = axis.low - from, high = axis.high - from;
    const std::vector<double> values = roundTicks(low, high, wanted);
    const double apart = values.size() > 1 ? values[1] - values[0] : 1;
    for (const double value : values)
        ticks.push_back({(value - low) / (high - low),
                         typesetPower(shortTickText(value, apart, std::max(std::abs(low), std::abs(high))))});
    return ticks;
}

QString axisTitle(const PlotAxis& axis)
{
    QString words = axis.name;
    if (isLens(axis))
        words += QStringLiteral(" %1 %2").arg(QChar(middle(axis) < 0 ? u'+' : u'−'),
                                              tickText(std::abs(middle(axis)), 1e-4));
    if (axis.logarithmic && !words.isEmpty())
        words = QCoreApplication::translate("loom::ui::PlotFrame", "%1 (log)").arg(words);
    return words;
}

void PlotFrame::fit(const QRectF& room, const Theme& theme, bool equal)
{
    const QFont font = theme.tabularFont(13);
    const double line = QFontMetricsF(font).height(), gap = theme.px(1);
    area_ = room;
    double widest = 0;
    for (const Tick& tick : ticksUp(theme))
        widest = std::max(widest, labelSize(tick.text, font).width());
    const auto titleHeight = [&](const PlotAxis& axis) {
        return axis.name.isEmpty() ? 0.0 : labelSize(axisTitle(axis), theme.mathFont(13)).height();
    };
    const double top = y.name.isEmpty() ? line / 2 : titleHeight(y) + 1.5 * gap;
    const double bottom = (numbersAcross ? line + 1.5 * gap : 0) + titleHeight(x);
    area_ = room.adjusted(widest + 2 * gap, top, -line, -bottom);
    // The last number across stands under its tick: half of it beyond.
    for (const Tick& tick : ticksAcross(theme))
        if (const double beyond = area_.left() + tick.share * area_.width() + labelSize(tick.text, font).width() / 2
                + gap - room.right();
            beyond > 0)
            area_.setRight(area_.right() - beyond);
    if (area_.width() < 1 || area_.height() < 1)
        area_.setSize(area_.size().expandedTo(QSizeF(1, 1)));
    if (!equal)
        return;
    const double unit = std::min(area_.width() / (x.high - x.low), area_.height() / (y.high - y.low));
    const QSizeF size(unit * (x.high - x.low), unit * (y.high - y.low));
    area_ = QRectF(area_.center() - QPointF(size.width(), size.height()) / 2, size);
}

void PlotFrame::paintGrid(QPainter& painter, const Theme& theme) const
{
    painter.setPen(QPen(theme.color(QStringLiteral("plot_grid")), theme.px(0.25)));
    for (const Tick& tick : ticksAcross(theme)) {
        const double at = area_.left() + tick.share * area_.width();
        painter.drawLine(QPointF(at, area_.top()), QPointF(at, area_.bottom()));
    }
    for (const Tick& tick : ticksUp(theme)) {
        const double at = area_.bottom() - tick.share * area_.height();
        painter.drawLine(QPointF(area_.left(), at), QPointF(area_.right(), at));
    }
    paintZeros(painter, theme);
}

/// Where a number is 0 the line is stronger: signs change there.
void PlotFrame::paintZeros(QPainter& painter, const Theme& theme) const
{
    painter.setPen(QPen(theme.color(QStringLiteral("line")), theme.px(0.5)));
    if (!x.logarithmic && x.low < 0 && x.high > 0)
        painter.drawLine(toWidget({0, y.low}), toWidget({0, y.high}));
    if (!y.logarithmic && y.low < 0 && y.high > 0)
        painter.drawLine(toWidget({x.low, 0}), toWidget({x.high, 0}));
}

void PlotFrame::paintNumbers(QPainter& painter, const Theme& theme, LabelRoom& room) const
{
    const double gap = theme.px(1);
    const auto writeAt = [&](const QString& text, std::span<const QPointF> middles) {
        if (const auto rect = room.place(labelSize(text, painter.font()), middles))
            drawLabel(painter, *rect, text);
    };
    const auto write = [&](const QString& text, const QPointF& middle) { writeAt(text, std::span(&middle, 1)); };
    painter.setPen(QPen(theme.color(QStringLiteral("plot_axis")), theme.px(0.25)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area_);
    painter.setFont(theme.mathFont(13));
    painter.setPen(theme.color(QStringLiteral("text")));
    const double line = QFontMetricsF(painter.font()).height();
    if (!x.name.isEmpty()) {
        const QSizeF size = labelSize(axisTitle(x), painter.font());
        write(axisTitle(x),
              {std::max(area_.center().x(), room.bounds().left() + size.width() / 2),
               area_.bottom() + gap + line + size.height() / 2});
    }
    if (!y.name.isEmpty()) {
        const QSizeF size = labelSize(axisTitle(y), painter.font());
        write(axisTitle(y),
              {std::max(area_.left() - gap, room.bounds().left() + size.width() / 2),
               area_.top() - gap - size.height() / 2});
    }
    painter.setFont(theme.tabularFont(13));
    painter.setPen(theme.color(QStringLiteral("plot_axis")));
    for (const Tick& tick : ticksAcross(theme))
        write(tick.text, {area_.left() + tick.share * area_.width(), area_.bottom() + gap + line / 2});
    for (const Tick& tick : ticksUp(theme)) {
        const QSizeF size = labelSize(tick.text, painter.font());
        const QPointF at(area_.left() - gap - size.width() / 2, area_.bottom() - tick.share * area_.height());
        // In the corners, where the name and the numbers across stand, it gives way into the middle.
        const QPointF aside(0, (tick.share < 0.5 ? -1 : 1) * size.height() / 2);
        const bool corner = std::abs(aside.y()) > std::min(tick.share, 1 - tick.share) * area_.height();
        const QPointF places[] = {at, at + aside};
        writeAt(tick.text, std::span(places, corner ? 2 : 1));
    }
}

} // namespace loom::ui
