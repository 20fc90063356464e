#include "common/fitting_words.h"
#include "common/theme.h"
#include "lab_views/lab_bars.h"
#include "lab_views/label_room.h"
#include "plots/ticks.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextDocument>
#include <algorithm>
#include <cmath>

namespace loom::ui {

namespace {
QString fitting(const QString& words, const QFont& font, double width)
{
    return Qt::mightBeRichText(words) ? words : fittingWords(words, font, width);
}

/// In two digits.
QString shortNumber(double value)
{
    const double size = std::abs(value);
    if (!std::isfinite(value) || (value == std::floor(value) && size < 1000))
        return fourDigits(value);
    if (size >= 1e-2 && size < 1e4)
        return cellText(value);
    return (value < 0 ? QString(QChar(0x2212)) : QString()) + typesetPower(QString::number(size, 'e', 1));
}
} // namespace

void LabBars::write(QPainter& painter, const QRectF& rect, const QString& words) const
{
    drawBackedLabel(painter, rect, words, theme_.color(QStringLiteral("text")), theme_.color(QStringLiteral("plot")));
}

void LabBars::writeTitle(QPainter& painter, LabelRoom& room) const
{
    if (frame_.y.name.isEmpty())
        return;
    painter.setFont(theme_.mathFont(13));
    painter.setPen(theme_.color(QStringLiteral("text")));
    const QString words = fitting(axisTitle(frame_.y), painter.font(), width() - theme_.px(2));
    const QRectF rect(QPointF(theme_.px(1), theme_.px(0.5)), labelSize(words, painter.font()));
    room.take(rect);
    drawLabel(painter, rect, words);
}

/// Larger while all have room side by side.
QFont LabBars::numberFont() const
{
    double widest = 0;
    for (const Place& place : places_)
        widest = std::max(widest, labelSize(numberText(at(place).value), theme_.tabularFont(15)).width());
    return theme_.tabularFont(widest + theme_.px(1) <= slot_ ? 15 : 13);
}

int LabBars::strideOf(double widest) const
{
    return std::max(1, int(std::ceil((widest + theme_.px(1)) / std::max(1.0, slot_))));
}

/// Bars in the order in which they get their words: the picked ones, the last of each group, then from the first on
/// as many as have room, evenly.
std::vector<int> LabBars::shownFirst(double widest) const
{
    const int stride = strideOf(widest);
    std::vector<int> order;
    const auto add = [&](bool wanted, int i) {
        if (wanted && std::ranges::find(order, i) == order.end())
            order.push_back(i);
    };
    const auto last = [&](const Place& place) {
        return int(groups_[std::size_t(place.group)].bars.size()) - 1 - place.bar;
    };
    for (int i = 0; i < int(places_.size()); ++i)
        add(isPicked(i), i);
    for (int i = 0; i < int(places_.size()); ++i)
        add(last(places_[std::size_t(i)]) == 0, i);
    for (int i = 0; i < int(places_.size()); ++i) {
        const Place& place = places_[std::size_t(i)];
        add(place.bar % stride == 0 && (stride == 1 || last(place) >= stride), i);
    }
    return order;
}

/// Beyond the bar's end, rather where it lies over no other bar: in the middle, from either edge on, above the
/// highest of those below it unless that is far away. An arrow that starts there sends it to the other side.
std::vector<QPointF> LabBars::numberPlaces(const Place& place, const QSizeF& size) const
{
    const LabBar& bar = at(place);
    const QRectF own = rectOf(place);
    const double gap = theme_.px(bar.movable ? 1.75 : 0.75), x = place.slot.center().x();
    const bool none = bar.covered || std::isnan(bar.value);
    const double head = !none && bar.value < frame_.y.low && own.height() < 1 ? theme_.px(2.5) : 0;
    const double end = (none ? toWidget(base()) : toWidget(bar.value)) - head;
    const bool down = !none && !frame_.y.logarithmic && bar.value < 0;
    const double out = (size.height() / 2 + gap) * (down ? 1 : -1);
    const std::optional<QPointF> tip = tipOf(place);
    const QPointF inside(x, end - out);
    const HandleId grip = barHandle(place.group, place.bar);
    const QRectF area = frame().area();
    if (invites(grip) && !isLocked(grip)) { // its arrow comes from above
        const double half = size.height() / 2;
        const double beside = std::clamp(end, area.top() + half, std::max(area.top() + half, area.bottom() - half));
        return {QPointF(gripOf(place).right() + size.width() / 2 + theme_.px(1), beside), inside};
    }
    if (tip && (tip->y() < end) != down && std::abs(tip->y() - end) >= theme_.px(1))
        return {inside};
    double highest = end;
    for (const Place& other : places_)
        if (const QRectF rect = rectOf(other);
            rect.width() > 0 && rect.right() > x - size.width() / 2 && rect.left() < x + size.width() / 2)
            highest = down ? std::max(highest, rect.bottom()) : std::min(highest, rect.top());
    double y = end + out; // beyond a line that would run through it, too
    std::vector<double> lines{area.top()};
    if (bar.target && !none)
        lines.insert(lines.begin(), toWidget(*bar.target));
    for (const double line : lines)
        if (const double apart = size.height() / 2 + theme_.px(0.5); !down && std::abs(y - line) < apart)
            y = line - apart;
    std::vector<QPointF> middles{{x, y}};
    if (size.width() > place.slot.width())
        for (const double aligned : {own.left() + size.width() / 2, own.right() - size.width() / 2})
            middles.emplace_back(aligned, y);
    if (std::abs(highest - end) <= 2 * size.height())
        middles.emplace_back(x, highest + out);
    middles.push_back(inside);
    std::ranges::stable_partition(middles, [&](const QPointF& middle) { return !isOverBar(middle, size); });
    return middles;
}

/// Where numbers are thinned out they are short, and only the first, the last and the picked one may lie over bars.
void LabBars::writeNumber(QPainter& painter, LabelRoom& room, int flat, bool thinned)
{
    const Place& place = places_[std::size_t(flat)];
    const QString words = at(place).covered ? QStringLiteral("?")
        : thinned && !isPicked(flat)        ? shortNumber(at(place).value)
                                            : numberText(at(place).value);
    const QSizeF size = labelSize(words, painter.font());
    std::vector<QPointF> middles = numberPlaces(place, size);
    const int last = int(groups_[std::size_t(place.group)].bars.size()) - 1;
    if (thinned && !isPicked(flat) && place.bar != 0 && place.bar != last)
        std::erase_if(middles, [&](const QPointF& middle) { return isOverBar(middle, size); });
    for (QPointF& middle : middles)
        middle.setX(std::clamp(middle.x(), size.width() / 2, std::max(size.width() / 2, width() - size.width() / 2)));
    if (const auto rect = room.place(size, middles)) {
        write(painter, *rect, words);
        numbers_[std::size_t(flat)] = *rect;
    }
}

void LabBars::writeNumbers(QPainter& painter, LabelRoom& room)
{
    painter.setFont(numberFont());
    numbers_.assign(places_.size(), {});
    double widest = 0, shorter = 0;
    for (const Place& place : places_) {
        widest = std::max(widest, labelSize(numberText(at(place).value), painter.font()).width());
        shorter = std::max(shorter, labelSize(shortNumber(at(place).value), painter.font()).width());
    }
    const bool thinned = strideOf(widest) > 1;
    for (const int i : shownFirst(thinned ? shorter : widest))
        writeNumber(painter, room, i, thinned);
}

QRectF LabBars::numberRect(int group, int bar) const
{
    return numbers_[std::size_t(flat(group, bar))];
}

bool LabBars::isOverBar(const QPointF& middle, const QSizeF& size) const
{
    const QRectF label(middle - QPointF(size.width(), size.height()) / 2, size);
    return std::ranges::any_of(places_, [&](const Place& place) { return rectOf(place).intersects(label); });
}

/// Beyond the tip, but rather beside the bar than on it; where another number stands already, on the other side of
/// the bar's end, then beside the arrow.
std::vector<QPointF> LabBars::pullPlaces(const Place& place, const QPointF& tip, const QSizeF& size) const
{
    const double end = toWidget(at(place).value), gap = theme_.px(at(place).movable ? 1.75 : 1);
    const double x = size.width() / 2 + theme_.px(2.5), y = size.height() / 2 + gap;
    const double onwards = *at(place).pull > 0 ? -y : y;
    const QPointF beyond = tip + QPointF(0, onwards);
    const QPointF beside(gripOf(place).right() + size.width() / 2 + theme_.px(0.5), tip.y());
    std::vector<QPointF> middles{beyond, QPointF(tip.x(), end - onwards), tip + QPointF(x, 0), tip - QPointF(x, 0)};
    if (isOverBar(beyond, size) && !isOverBar(beside, size))
        middles.insert(middles.begin(), beside);
    return middles;
}

void LabBars::writePulls(QPainter& painter, LabelRoom& room) const
{
    double widest = 0;
    for (const Place& place : places_)
        if (at(place).pull)
            widest = std::max(widest, labelSize(fourDigits(*at(place).pull), theme_.tabularFont(15)).width());
    painter.setFont(theme_.tabularFont(widest <= slot_ ? 15 : 13));
    for (const Place& place : places_) {
        const std::optional<QPointF> tip = tipOf(place);
        if (!tip)
            continue;
        const QString words = fourDigits(*at(place).pull);
        const QSizeF size = labelSize(words, painter.font());
        if (const auto rect = room.place(size, pullPlaces(place, *tip, size)))
            write(painter, *rect, words);
    }
}

/// Thinned out as the numbers are.
void LabBars::writeNames(QPainter& painter, LabelRoom& room) const
{
    const double top = frame().area().bottom() + theme_.px(1);
    double widest = 0, high = 0;
    painter.setPen(theme_.color(QStringLiteral("text")));
    for (const int px : {15, 13}) { // smaller before any is left out
        painter.setFont(theme_.mathFont(px));
        widest = 0;
        for (const Place& place : places_) {
            const QSizeF size = labelSize(at(place).name, painter.font());
            widest = std::max(widest, size.width());
            high = at(place).name.isEmpty() ? high : std::max(high, size.height());
        }
        if (strideOf(widest) == 1)
            break;
    }
    const double wide = std::max(slot_, std::min(widest, strideOf(widest) * slot_));
    for (const int i : shownFirst(widest)) {
        const Place& place = places_[std::size_t(i)];
        const QString words = fitting(at(place).name, painter.font(), wide);
        const QPointF middle(place.slot.center().x(), top + high / 2);
        if (words.isEmpty())
            continue;
        if (const auto rect = room.place(labelSize(words, painter.font()), std::span(&middle, 1)))
            drawLabel(painter, *rect, words);
    }
    writeGroupNames(painter, room, high > 0 ? top + high + theme_.px(1) : top);
}

void LabBars::writeGroupNames(QPainter& painter, LabelRoom& room, double top) const
{
    painter.setFont(theme_.font(15, true));
    for (int group = 0; group < int(groups_.size()); ++group) {
        const LabBarGroup& shown = groups_[std::size_t(group)];
        if (shown.name.isEmpty() || shown.bars.empty())
            continue;
        const int first = flat(group, 0), last = first + int(shown.bars.size()) - 1;
        const QRectF below = places_[std::size_t(first)].slot.united(places_[std::size_t(last)].slot);
        const double wide = groups_.size() == 1 ? width() : below.width() + slot_ / 2;
        const QString words = fitting(shown.name, painter.font(), wide);
        const QSizeF size = labelSize(words, painter.font());
        const double half = size.width() / 2;
        const QPointF middle(std::clamp(below.center().x(), half, std::max(half, width() - half)),
                             top + size.height() / 2);
        if (const auto rect = room.place(size, std::span(&middle, 1)))
            drawLabel(painter, *rect, words);
    }
}

void LabBars::writeGuesses(QPainter& painter, LabelRoom& room) const
{
    painter.setFont(theme_.tabularFont(13));
    for (const Place& place : places_) {
        const LabBar& bar = at(place);
        if (!bar.guess || std::isnan(*bar.guess) || bar.covered)
            continue;
        const QString words = QString(bar.guessWords + QLatin1Char(' ') + numberText(*bar.guess)).trimmed();
        const QSizeF size = labelSize(words, painter.font());
        const QPointF wished(place.slot.right(), toWidget(*bar.guess) - size.height() / 2);
        if (const auto rect = room.placeNear(QRectF(wished, size)))
            drawBackedLabel(painter, *rect, words, theme_.color(QStringLiteral("accent")),
                            theme_.color(QStringLiteral("plot")));
    }
}

/// Above the line where it has gone a third of its way.
void LabBars::writeFactors(QPainter& painter, LabelRoom& room) const
{
    painter.setFont(theme_.font(13));
    for (int group = 0; group < int(groups_.size()); ++group) {
        const QPolygonF line = stairs(group);
        const QString& words = groups_[std::size_t(group)].factorWords;
        if (line.size() < 2 || words.isEmpty())
            continue;
        const QSizeF size = labelSize(words, painter.font());
        const QPointF at = line[line.size() / 3];
        const QPointF wished = at + QPointF(theme_.px(2), -size.height() - theme_.px(3));
        if (const auto rect = room.placeNear(QRectF(wished, size)))
            write(painter, *rect, words);
    }
}

} // namespace loom::ui
