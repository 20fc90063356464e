#include "plots/run_plane.h"

#include "common/fitting_words.h"
#include "common/theme.h"
#include "plots/run_colours.h"
#include "plots/ticks.h"

#include <QKeyEvent>
#include <QPaintEngine>
#include <QPainter>
#include <QTextDocumentFragment>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace loom::ui {

namespace {

constexpr double kFar = 10; // of the middle half's length: what lies farther off it is left outside
constexpr double kMargin = 0.04; // of an axis
constexpr double kPale = 0.15;

std::vector<std::pair<double, QString>> marksOf(const RunAxis& axis, int wanted)
{
    std::vector<std::pair<double, QString>> marks = labelsOf(axis, wanted);
    if (axis.scale == RunAxis::Scale::choices)
        for (int i = 0; i < int(axis.choices.size()); ++i)
            marks[std::size_t(i)] = {(i + 0.5) / double(axis.choices.size()), axis.choices[i]};
    return marks;
}

} // namespace

RunAxis axisOver(const QString& name, std::span<const double> values, RunAxis::Scale scale)
{
    const bool log = scale == RunAxis::Scale::logarithmic;
    std::vector<double> sorted;
    for (const double value : values)
        if (std::isfinite(value) && (!log || value > 0))
            sorted.push_back(log ? std::log(value) : value);
    RunAxis axis{name, scale, log ? 0.1 : 0.0, 1, {}, false};
    if (sorted.empty())
        return axis;
    std::ranges::sort(sorted);
    const auto part = [&](double of) { return sorted[std::size_t(of * double(sorted.size() - 1) + 0.5)]; };
    const double half = part(0.75) - part(0.25);
    double low = sorted.front(), high = sorted.back();
    if (half > 0) {
        low = *std::ranges::lower_bound(sorted, part(0.25) - kFar * half);
        high = *(std::ranges::upper_bound(sorted, part(0.75) + kFar * half) - 1);
    }
    const double room = high > low ? kMargin * (high - low) : std::max(std::abs(high) * 0.1, 1e-6);
    axis.low = log ? std::exp(low - room) : low - room;
    axis.high = log ? std::exp(high + room) : high + room;
    if (!log && low >= 0 && axis.low < 0)
        axis.low = 0;
    return axis;
}

RunPlane::RunPlane(Theme& theme, QWidget* parent)
    : RunPlot(theme, parent)
{
}

void RunPlane::setAxes(const RunAxis& x, const RunAxis& y)
{
    if (x == x_ && y == y_)
        return;
    x_ = x;
    y_ = y;
    dropBrush();
    rearranged();
}

void RunPlane::setRuns(std::vector<RunPoint> runs)
{
    runs_ = std::move(runs);
    rearranged();
}

void RunPlane::setObjective(const QString& name)
{
    objective_ = name;
    stale();
}

double RunPlane::placeOn(const RunAxis& axis, double value)
{
    if (axis.scale != RunAxis::Scale::choices || std::isnan(value))
        return ui::placeOn(axis, value);
    return (value + 0.5) / std::max<double>(1, double(axis.choices.size()));
}

double RunPlane::radius() const
{
    return theme_.px(1.1);
}

QRectF RunPlane::measuredArea() const
{
    double labels = theme_.px(6);
    const QFont font = theme_.tabularFont(13);
    for (const auto& mark : marksOf(y_, std::max(2, int(height() / theme_.px(14)))))
        labels = std::max(labels, textWidth(QTextDocumentFragment::fromHtml(mark.second).toPlainText(), font));
    const double left = std::min(labels + theme_.px(3), width() / 3.0);
    return {left, double(theme_.px(8)), std::max(1.0, width() - left - theme_.px(3)),
            std::max(1.0, double(height() - theme_.px(21)))};
}

/// A mark at an end is whole.
QRectF RunPlane::inner() const
{
    const double room = 2 * radius();
    return area().adjusted(room, room, -room, -room);
}

QPointF RunPlane::toWidget(double x, double y) const
{
    const QRectF in = inner();
    return {in.left() + in.width() * placeOn(x_, x), in.bottom() - in.height() * placeOn(y_, y)};
}

bool RunPlane::isOutside(int run) const
{
    const RunPoint& of = runs_[std::size_t(run)];
    const auto off = [](double place) { return place < -1e-9 || place > 1 + 1e-9; };
    return off(placeOn(x_, of.x)) || off(placeOn(y_, of.y));
}

/// Runs of one choice would lie on each other: they are spread over the column, each always at the same place.
double RunPlane::spread(const RunAxis& axis, int run, double golden)
{
    constexpr double kColumn = 0.6; // of its width
    if (axis.scale != RunAxis::Scale::choices)
        return 0;
    const double part = run * golden;
    return (part - std::floor(part) - 0.5) * kColumn / std::max<double>(1, double(axis.choices.size()));
}

QPointF RunPlane::placeOf(int run) const
{
    const RunPoint& of = runs_[std::size_t(run)];
    const QRectF a = area();
    const QRectF in = inner();
    const QPointF off(spread(x_, run, 0.6180339887) * in.width(), -spread(y_, run, 0.7548776662) * in.height());
    const QPointF at = toWidget(of.x, of.y) + off;
    const double inside = radius() * 1.5;
    return std::isnan(at.x() + at.y()) ? at
                                       : QPointF(std::clamp(at.x(), a.left() + inside, a.right() - inside),
                                                 std::clamp(at.y(), a.top() + inside, a.bottom() - inside));
}

QRectF RunPlane::markRect(int run) const
{
    const QPointF at = placeOf(run);
    const double r = radius();
    return std::isnan(at.x() + at.y()) ? QRectF() : QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r);
}

/// Those that were stopped below, the best on top.
std::vector<int> RunPlane::order() const
{
    std::vector<int> all(runs_.size());
    std::iota(all.begin(), all.end(), 0);
    std::ranges::stable_sort(all, {}, [this](int i) {
        const RunPoint& run = runs_[std::size_t(i)];
        return std::make_tuple(strengthOf(i), !run.faint, std::isnan(run.colour) ? -1 : run.colour);
    });
    return all;
}

double RunPlane::strengthOf(int run) const
{
    return runs_[std::size_t(run)].faint ? 0.6 : 1;
}

QString RunPlane::axisWords(const RunAxis& axis) const
{
    return axis.scale == RunAxis::Scale::logarithmic ? tr("%1 (logarithmic)").arg(axis.name) : axis.name;
}

void RunPlane::paintXAxis(QPainter& painter) const
{
    const QRectF a = area();
    const double text = theme_.px(6), y = a.bottom() + theme_.px(1);
    const bool choices = x_.scale == RunAxis::Scale::choices;
    painter.setFont(theme_.tabularFont(13));
    double free = -1e9; // no label over another
    for (const auto& [place, words] : marksOf(x_, std::max(2, int(a.width() / theme_.px(26))))) {
        const double x = inner().left() + inner().width() * place;
        painter.setPen(QPen(theme_.color(QStringLiteral("plot_grid")), 1));
        if (!choices)
            painter.drawLine(QPointF(x, a.top()), QPointF(x, a.bottom()));
        painter.setPen(theme_.color(QStringLiteral("text")));
        const double width = richTextWidth(painter, words);
        const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, this->width() - width - theme_.px(1)));
        if (left < free)
            continue;
        drawRichText(painter, QRectF(left, y, width, text), Qt::AlignHCenter | Qt::AlignTop, words);
        free = left + width + theme_.px(2);
    }
    painter.setFont(theme_.font(13, true));
    painter.drawText(QRectF(0, height() - theme_.px(6.5), a.right(), text), Qt::AlignRight | Qt::AlignVCenter,
                     axisWords(x_));
}

void RunPlane::paintYAxis(QPainter& painter) const
{
    const QRectF a = area();
    painter.setFont(theme_.tabularFont(13));
    for (const auto& [place, words] : marksOf(y_, std::max(2, int(a.height() / theme_.px(14))))) {
        const double y = inner().bottom() - inner().height() * place;
        painter.setPen(QPen(theme_.color(QStringLiteral("plot_grid")), 1));
        if (y_.scale != RunAxis::Scale::choices)
            painter.drawLine(QPointF(a.left(), y), QPointF(a.right(), y));
        painter.setPen(theme_.color(QStringLiteral("text")));
        drawRichText(painter, QRectF(0, y - theme_.px(3), a.left() - theme_.px(1.5), theme_.px(6)),
                     Qt::AlignRight | Qt::AlignVCenter, words);
    }
    painter.setFont(theme_.font(13, true));
    painter.drawText(QRectF(theme_.px(1), 0, width(), theme_.px(7)), Qt::AlignLeft | Qt::AlignVCenter, axisWords(y_));
}

void RunPlane::paintGround(QPainter& painter) const
{
    paintXAxis(painter);
    paintYAxis(painter);
    painter.setPen(QPen(theme_.color(QStringLiteral("plot_axis")), 1));
    painter.drawRect(area());
}

namespace {

/// Pen and brush of a mark.
void dip(QPainter& painter, const Theme& theme, double place, bool faint, double seen)
{
    QColor fill = runColour(theme, place, faint), edge = theme.color(QStringLiteral("text"));
    fill.setAlphaF(seen);
    edge.setAlphaF(0.6 * seen);
    // Stopped early: a ring, as grey is in the scale as well.
    painter.setPen(faint ? QPen(fill, 1.75) : QPen(edge, 1));
    painter.setBrush(faint ? QBrush(Qt::NoBrush) : QBrush(fill));
}

} // namespace

/// On a screen marks of one colour are one picture; what is saved has circles.
void RunPlane::paintMark(QPainter& painter, const QPointF& at, double place, bool faint, double seen) const
{
    constexpr int kColours = 255;
    const double r = radius(), ratio = painter.device()->devicePixelRatioF();
    if (painter.paintEngine()->type() != QPaintEngine::Raster) {
        dip(painter, theme_, place, faint, seen);
        return painter.drawEllipse(at, r, r);
    }
    const int step = std::isnan(place) ? kColours + 1 : int(std::lround(place * kColours));
    const auto key = quint64(step) | quint64(faint) << 10 | quint64(std::lround(seen * 255)) << 11
        | quint64(std::lround(ratio * 16)) << 20 | quint64(std::lround(r * 16)) << 32
        | quint64(theme_.isDark()) << 63;
    QPixmap& stamp = stamps_[key];
    const double side = std::ceil(2 * r + 4);
    if (stamp.isNull()) {
        stamp = QPixmap(QSizeF(side * ratio, side * ratio).toSize());
        stamp.setDevicePixelRatio(ratio);
        stamp.fill(Qt::transparent);
        QPainter inside(&stamp);
        inside.setRenderHint(QPainter::Antialiasing);
        dip(inside, theme_, step > kColours ? place : double(step) / kColours, faint, seen);
        inside.drawEllipse(QPointF(side / 2, side / 2), r, r);
    }
    painter.drawPixmap(at - QPointF(side / 2, side / 2), stamp);
}

void RunPlane::paintRun(QPainter& painter, int run, Look look) const
{
    const RunPoint& of = runs_[std::size_t(run)];
    const bool strong = look == Look::strong;
    const double seen = strong ? 1 : look == Look::pale ? kPale : strengthOf(run);
    const QPointF at = placeOf(run);
    const double r = radius() * (strong ? 1.4 : 1);
    if (!strong && !isOutside(run))
        return paintMark(painter, at, of.colour, of.faint, seen);
    if (strong) {
        painter.setPen(QPen(theme_.color(QStringLiteral("accent")), 2.5));
        painter.setBrush(theme_.color(QStringLiteral("plot")));
        painter.drawEllipse(at, r + 3, r + 3);
    }
    dip(painter, theme_, of.colour, of.faint, seen);
    if (isOutside(run)) { // it points to where it is
        const double up = placeOn(y_, of.y), across = placeOn(x_, of.x);
        const QPointF way = up > 1 ? QPointF(0, -1)
            : up < 0               ? QPointF(0, 1)
            : across > 1           ? QPointF(1, 0)
                                   : QPointF(-1, 0);
        const QPointF side(way.y(), -way.x());
        painter.drawPolygon(
            QPolygonF{at + way * r * 1.4, at - way * r * 0.8 + side * r, at - way * r * 0.8 - side * r});
    } else {
        painter.drawEllipse(at, r, r);
    }
    painter.setBrush(Qt::NoBrush);
}

QString RunPlane::valueText(const RunAxis& axis, double value) const
{
    if (axis.scale != RunAxis::Scale::choices)
        return fourDigits(value);
    const auto choice = qsizetype(std::lround(value));
    return choice >= 0 && choice < axis.choices.size() ? axis.choices[choice].toHtmlEscaped() : QString();
}

QString RunPlane::words(int run) const
{
    const RunPoint& of = runs_[std::size_t(run)];
    const auto line = [](const QString& name, const QString& value) {
        return QStringLiteral("<br>%1: %2").arg(name.toHtmlEscaped(), value);
    };
    QString all = QStringLiteral("<b>%1</b>").arg(of.name.toHtmlEscaped());
    all += line(x_.name, valueText(x_, of.x)) + line(y_.name, valueText(y_, of.y));
    if (!objective_.isEmpty() && !std::isnan(of.objective))
        all += line(objective_, fourDigits(of.objective));
    if (of.faint)
        all += QStringLiteral("<br>") + tr("stopped early");
    return all;
}

QString RunPlane::table() const
{
    QStringList names{QStringLiteral("run"), x_.name, y_.name};
    if (!objective_.isEmpty())
        names << objective_;
    QString lines = csvLine(names << QStringLiteral("stopped_early"));
    const auto cell = [](const RunAxis& axis, double value) {
        return axis.scale == RunAxis::Scale::choices && value >= 0 && value < double(axis.choices.size())
            ? axis.choices[qsizetype(value)]
            : csvNumber(value);
    };
    for (const RunPoint& run : runs_) {
        QStringList cells{run.name, cell(x_, run.x), cell(y_, run.y)};
        if (!objective_.isEmpty())
            cells << csvNumber(run.objective);
        lines += csvLine(cells << QString::number(int(run.faint)));
    }
    return lines;
}

QString RunPlane::title() const
{
    return tr("%1 over %2").arg(y_.name, x_.name);
}

void RunPlane::changeScale(RunAxis& axis)
{
    if (!canBeLogarithmic(axis))
        return;
    axis.scale = axis.scale == RunAxis::Scale::linear ? RunAxis::Scale::logarithmic : RunAxis::Scale::linear;
    dropBrush();
    rearranged();
    emit rescaled();
}

void RunPlane::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_X)
        changeScale(x_);
    else if (event->key() == Qt::Key_Y)
        changeScale(y_);
    else
        RunPlot::keyPressEvent(event);
}

} // namespace loom::ui
