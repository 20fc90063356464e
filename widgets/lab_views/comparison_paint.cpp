#include "common/fitting_words.h"
#include "common/theme.h"
#include "lab_views/comparison_plot.h"
#include "lab_views/label_room.h"
#include "plots/ticks.h"

#include <QPainter>
#include <QTextDocument>
#include <algorithm>
#include <cmath>
#include <map>

namespace loom::ui {
namespace {

QString labelled(const QString& name, const QString& number)
{
    return name.isEmpty() ? number : name + QStringLiteral(": ") + number;
}

} // namespace

/// Slanted lines far apart on a ground that hides everything: calm, and seen in grey.
void ComparisonPlot::paintVeil(QPainter& painter) const
{
    QRectF veil = area();
    veil.setLeft(seenArea().right());
    if (!hidden_ || veil.width() <= 0)
        return;
    painter.save();
    painter.setClipRect(veil);
    painter.fillRect(veil, theme_.color(QStringLiteral("missing")));
    painter.setPen(QPen(theme_.color(QStringLiteral("control_border")), theme_.px(0.25)));
    const double apart = theme_.px(3);
    for (double x = veil.left() - veil.height(); x < veil.right(); x += apart)
        painter.drawLine(QPointF(x, veil.bottom()), QPointF(x + veil.height(), veil.top()));
    painter.setPen(QPen(theme_.color(QStringLiteral("muted")), theme_.px(0.5)));
    painter.drawLine(veil.topLeft(), veil.bottomLeft());
    painter.restore();
}

void ComparisonPlot::paintLines(QPainter& painter, LabelRoom& room) const
{
    const QRectF area = this->area();
    for (const ComparisonLine& one : lines_) {
        const bool flat = one.orientation == Qt::Horizontal;
        const QPointF at = toWidget({flat ? frame_.x.low : one.value, flat ? one.value : frame_.y.low});
        if (!area.adjusted(-1, -1, 1, 1).contains(at))
            continue;
        painter.setPen(QPen(theme_.color(QStringLiteral("muted")), theme_.px(0.5), Qt::DashDotLine));
        painter.drawLine(at, flat ? QPointF(area.right(), at.y()) : QPointF(at.x(), area.top()));
        painter.setFont(theme_.tabularFont(13));
        const QString words = labelled(one.name, fourDigits(one.value));
        const QSizeF size = labelSize(words, painter.font());
        std::vector<QPointF> places = placesBeside(one, at, size);
        preferFree(places, size);
        const auto rect = room.place(size, places, area);
        if (!rect)
            continue;
        const double to = at.x() < rect->left() ? rect->left() : rect->right();
        if (!flat && std::abs(to - at.x()) > theme_.px(3)) { // it stands beside another line
            painter.setPen(QPen(theme_.color(QStringLiteral("muted")), theme_.px(0.25)));
            painter.drawLine(QPointF(at.x(), rect->center().y()), QPointF(to, rect->center().y()));
        }
        drawBackedLabel(painter, *rect, words, theme_.color(QStringLiteral("text")),
                        theme_.color(QStringLiteral("plot")));
    }
}

/// Middles of its label, the best first: at the line; where others stand so near that they run through it, beside
/// them.
std::vector<QPointF> ComparisonPlot::placesBeside(const ComparisonLine& line, const QPointF& at,
                                                  const QSizeF& size) const
{
    const QRectF area = this->area();
    const double gap = theme_.px(0.5), x = size.width() / 2 + theme_.px(1.5), y = size.height() / 2 + gap;
    std::vector<double> poles{at.x()};
    for (const ComparisonLine& other : lines_)
        if (&other != &line && other.orientation == Qt::Vertical)
            poles.push_back(toWidget({other.value, frame_.y.low}).x());
    for (const ComparisonFlag& other : flags_)
        poles.push_back(toWidget({other.x, frame_.y.low}).x());
    if (line.orientation == Qt::Horizontal)
        poles.resize(1);
    std::ranges::stable_sort(poles, {}, [&](double pole) { return std::abs(pole - at.x()); });
    std::vector<QPointF> places;
    for (const double pole : poles)
        for (const double share : {0.0, 0.2, 0.4, 0.6, 0.8, 1.0})
            for (const double side : {-1.0, 1.0})
                places.push_back(line.orientation == Qt::Horizontal
                                     ? QPointF(area.left() + x + share * (area.width() - 2 * x), at.y() + side * y)
                                     : QPointF(pole + side * x, area.bottom() - y - share * (area.height() - 2 * y)));
    return places;
}

void ComparisonPlot::paintFlags(QPainter& painter) const
{
    const QRectF area = this->area();
    for (int i = 0; i < int(flags_.size()); ++i) {
        const ComparisonFlag& one = flags_[std::size_t(i)];
        const double x = toWidget({one.x, frame_.y.low}).x();
        if (!(x >= area.left() - 1 && x <= area.right() + 1) || (!one.movable && isCovered(one.x)))
            continue;
        const QColor ink = theme_.color(one.movable ? QStringLiteral("accent") : QStringLiteral("text"));
        painter.setPen(QPen(ink, theme_.px(one.movable ? 0.5 : 0.25), one.movable ? Qt::SolidLine : Qt::DashLine));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        if (one.movable)
            continue;
        const double side = theme_.px(1.5);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawPolygon(QPolygonF{{x - side, area.top()}, {x + side, area.top()}, {x, area.top() + 1.6 * side}});
    }
}

/// Does the pole of a flag run through it, or a line?
bool ComparisonPlot::isPierced(const QRectF& label) const
{
    const auto between = [](double at, double low, double high) { return at > low && at < high; };
    const auto upright = [&](double x) {
        return between(toWidget({x, frame_.y.low}).x(), label.left(), label.right());
    };
    const auto flat = [&](double y) { return between(toWidget({frame_.x.low, y}).y(), label.top(), label.bottom()); };
    return std::ranges::any_of(
               flags_,
               [&](const ComparisonFlag& one) { return upright(one.x) && (one.movable || !isCovered(one.x)); })
        || std::ranges::any_of(lines_, [&](const ComparisonLine& one) {
               return one.orientation == Qt::Vertical ? upright(one.value) : flat(one.value);
           });
}

/// First the places (middles of a label) through which nothing runs from edge to edge.
void ComparisonPlot::preferFree(std::vector<QPointF>& places, const QSizeF& size) const
{
    std::ranges::stable_partition(places, [&](const QPointF& middle) {
        return !isPierced({middle - QPointF(size.width(), size.height()) / 2, size});
    });
}

/// Beside the flag's line, in the first row from the top that is free.
void ComparisonPlot::nameFlags(QPainter& painter, LabelRoom& room) const
{
    constexpr int kRows = 12;
    const QRectF area = this->area();
    painter.setFont(theme_.tabularFont(13));
    for (int i = 0; i < int(flags_.size()); ++i) {
        const ComparisonFlag& one = flags_[std::size_t(i)];
        const double x = toWidget({one.x, frame_.y.low}).x();
        if (!(x >= area.left() - 1 && x <= area.right() + 1) || (!one.movable && isCovered(one.x)))
            continue;
        const QString words = labelled(one.name, flagText(one));
        const QSizeF size = labelSize(words, painter.font()) + QSizeF(theme_.px(1), 0);
        const double away = size.width() / 2 + theme_.px(3.25);
        std::vector<QPointF> places;
        for (int row = 0; row < kRows; ++row)
            for (const double side : {1.0, -1.0})
                places.emplace_back(x + side * away, area.top() + theme_.px(0.5) + (row + 0.5) * size.height());
        preferFree(places, size);
        auto rect = room.place(size, places, area);
        if (!rect)
            rect = room.placeNear(QRectF(QPointF(x + theme_.px(3), area.top()), size), area);
        if (rect)
            drawBackedLabel(painter, *rect, words,
                            theme_.color(one.movable ? QStringLiteral("accent") : QStringLiteral("text")),
                            theme_.color(QStringLiteral("plot")));
    }
}

/// In round dots, over the veil too.
void ComparisonPlot::paintGuess(QPainter& painter) const
{
    if (guess_.size() < 2)
        return;
    QPolygonF line;
    for (const QPointF& place : guess_)
        if (const QPointF at = toWidget(place); std::isfinite(at.x()) && std::isfinite(at.y()))
            line << at;
    QPen dots(theme_.color(QStringLiteral("accent")), theme_.px(1), Qt::CustomDashLine, Qt::RoundCap, Qt::RoundJoin);
    dots.setDashPattern({0.1, 2});
    painter.setBrush(Qt::NoBrush);
    painter.setPen(dots);
    painter.drawPolyline(line);
}

/// The picked ones first: of many, not all may find room.
std::vector<ComparisonPlot::Name> ComparisonPlot::wantedNames() const
{
    std::vector<Name> names;
    const double most = 0.3 * width();
    const auto add = [&](int index, const QString& text, const std::optional<QPointF>& end, const QColor& ink) {
        if (text.isEmpty() || !end)
            return;
        const QString shown = Qt::mightBeRichText(text) ? text : fittingWords(text, nameFont(), most);
        names.push_back({index, shown, *end, QRectF(QPointF(), labelSize(shown, nameFont())), ink});
    };
    if (guess_.size() > 1) {
        const QPointF end = toWidget(guess_.last());
        add(-1, guessName(), end, theme_.color(QStringLiteral("accent")));
    }
    for (const bool grey : {false, true})
        for (std::size_t i = 0; i < series_.size(); ++i)
            if (isGrey(series_[i]) == grey)
                add(int(i), series_[i].name, endOf(series_[i]),
                    grey ? theme_.color(QStringLiteral("muted")) : colorOf(series_[i]));
    return names;
}

/// Names of lines that end at one x, above one another as near to their ends as can be; those that find no room in
/// the column are left out.
void ComparisonPlot::placeColumn(std::vector<Name>& names) const
{
    const QRectF area = this->area();
    double height = 0;
    for (const Name& name : names)
        height = std::max(height, name.rect.height());
    const double top = area.top() - height / 2, bottom = area.bottom() + theme_.px(0.5);
    names.resize(std::min(names.size(), std::size_t(std::max(0.0, (bottom - top) / height))));
    std::vector<double> wanted;
    for (const Name& name : names)
        wanted.push_back(name.end.y());
    const std::vector<double> middles = placedApart(wanted, height, top, bottom);
    for (std::size_t i = 0; i < names.size(); ++i) {
        QRectF& rect = names[i].rect;
        const int series = names[i].series;
        const bool marks = series >= 0 && series_[std::size_t(series)].look != ComparisonSeries::Look::line;
        const double away = marks ? markRadius(series_[std::size_t(series)]) : 0;
        rect.moveTo(names[i].end.x() + away + theme_.px(kNameGap), middles[i] - rect.height() / 2);
        constexpr double kNear = 6; // units: a name that begins so near the edge goes over it, not across
        if (rect.left() > area.right() - theme_.px(kNear) && rect.right() > area.right())
            rect.moveLeft(std::max(rect.left(), area.right() + theme_.px(kNameGap)));
        rect.moveRight(std::min(rect.right(), double(width())));
    }
}

/// Does the line of a series run through it?
bool ComparisonPlot::isCrossed(const QRectF& rect) const
{
    const auto crosses = [&](const QPointF& from, const QPointF& to) {
        const double left = std::max(from.x(), rect.left()), right = std::min(to.x(), rect.right());
        if (!(left <= right) || !std::isfinite(from.y() + to.y()))
            return false;
        const auto at = [&](double x) {
            return to.x() > from.x() ? from.y() + (to.y() - from.y()) * (x - from.x()) / (to.x() - from.x()) : to.y();
        };
        const auto [high, low] = std::minmax({at(left), at(right)});
        return low >= rect.top() && high <= rect.bottom();
    };
    for (const ComparisonSeries& one : series_)
        for (std::size_t i = 1; one.look != ComparisonSeries::Look::marks && i < one.points.size(); ++i)
            if (crosses(toWidget(one.points[i - 1]), toWidget(one.points[i])))
                return true;
    return false;
}

void ComparisonPlot::nameSeries(QPainter& painter, LabelRoom& room)
{
    names_.assign(series_.size(), {});
    painter.setFont(nameFont());
    std::map<int, std::vector<Name>> columns;
    for (Name& name : wantedNames())
        columns[int(name.end.x() / theme_.px(2))].push_back(std::move(name));
    for (auto& [x, names] : columns) {
        placeColumn(names);
        for (const Name& name : names) {
            std::vector<QPointF> places{name.rect.center()};
            if (name.series < 0) { // a guess ends where the truth may go on
                const QPointF away(0, name.rect.height() * 0.75);
                places.insert(places.end(), {places[0] - away, places[0] + away});
                std::ranges::stable_partition(places, [&](const QPointF& middle) {
                    return !isCrossed(name.rect.translated(middle - name.rect.center()));
                });
            }
            auto rect = room.place(name.rect.size(), places);
            if (!rect)
                rect = room.placeNear(name.rect);
            if (!rect)
                continue;
            if (name.series >= 0)
                names_[std::size_t(name.series)] = *rect;
            const QPointF to(rect->left() - theme_.px(0.25), rect->center().y());
            if (std::abs(to.y() - name.end.y()) > rect->height() / 2 && to.x() > name.end.x()) {
                painter.setPen(QPen(name.color, theme_.px(0.25)));
                painter.drawLine(name.end, to);
            }
            const bool over = rect->left() < area().right();
            painter.setPen(name.color);
            if (over)
                drawBackedLabel(painter, *rect, name.text, name.color, theme_.color(QStringLiteral("plot")));
            else
                drawLabel(painter, *rect, name.text);
        }
    }
}

void ComparisonPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const PlotFrame& frame = this->frame();
    const QRectF area = frame.area();
    painter.fillRect(area, theme_.color(QStringLiteral("plot")));
    frame.paintGrid(painter, theme_);
    preparePictures();
    if (hidden_)
        painter.setClipRect(QRectF(0, 0, seenArea().right(), height()));
    painter.drawPixmap(QPointF(), below_);
    painter.drawPixmap(QPointF(), above_);
    painter.setClipping(false);
    paintVeil(painter);
    LabelRoom room(QRectF(rect()), theme_.px(1));
    avoidLocks(room);
    for (const Handle& handle : handles())
        room.avoid(
            QRectF(handle.at - QPointF(handle.radius, handle.radius), QSizeF(2 * handle.radius, 2 * handle.radius)));
    paintFlags(painter);
    paintGuess(painter);
    paintHandles(painter);
    frame.paintNumbers(painter, theme_, room);
    nameFlags(painter, room);
    paintInvitations(painter, room);
    nameSeries(painter, room);
    paintLines(painter, room);
    keepLabels(room);
}

} // namespace loom::ui
