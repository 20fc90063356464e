#include "plots/worker_timeline.h"

#include "common/core_text.h"
#include "common/fitting_words.h"
#include "common/theme.h"
#include "plots/run_colours.h"
#include "plots/ticks.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace loom::ui {

namespace {

constexpr double kTallest = 12, kRoom = 5; // units of a lane; a lane with its name
constexpr double kShort = 10; // seconds: up to here the axis tells parts of one
constexpr double kNear = 6; // px from a bar to the pointer

/// Round times: 1, 2, 5, 10, 15, 30 of seconds, minutes or hours; of a short line parts of a second.
double timeStep(double span, int wanted)
{
    constexpr double kSteps[] = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5,  1,    2,    5,     10,    15,    30,
                                 60,   120,  300,  600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400};
    for (const double step : kSteps)
        if (span / step <= wanted)
            return step;
    return std::ceil(span / wanted / 86400) * 86400;
}

} // namespace

WorkerTimeline::WorkerTimeline(Theme& theme, QWidget* parent)
    : RunPlot(theme, parent)
{
}

QSize WorkerTimeline::sizeHint() const
{
    return {theme_.px(180), theme_.px(12 + 8 * double(std::clamp<qsizetype>(lanes_.size(), 1, 8)))};
}

void WorkerTimeline::setLanes(const QStringList& names)
{
    lanes_ = names;
    updateGeometry();
    stale();
}

void WorkerTimeline::setRuns(std::vector<WorkedRun> runs)
{
    runs_ = std::move(runs);
    setNow(now_);
}

void WorkerTimeline::setNow(double seconds)
{
    now_ = seconds;
    last_ = std::max(0.1, now_);
    for (const WorkedRun& run : runs_)
        for (const WorkedBar& bar : run.bars)
            if (!std::isnan(bar.to))
                last_ = std::max(last_, bar.to);
    stale();
}

double WorkerTimeline::endOf(const WorkedBar& bar) const
{
    return std::isnan(bar.to) ? std::max(now_, bar.from) : bar.to;
}

QString WorkerTimeline::timeText(double seconds) const
{
    return last_ > kShort ? durationText(seconds) : tr("%1 s").arg(std::round(seconds * 100) / 100);
}

QRectF WorkerTimeline::measuredArea() const
{
    double names = 0;
    for (const QString& lane : lanes_)
        names = std::max(names, textWidth(lane, theme_.font(13)));
    const double left = std::min(names + theme_.px(4), width() / 3.0);
    return {left, double(theme_.px(2)), std::max(1.0, width() - left - theme_.px(4)),
            std::clamp(double(height() - theme_.px(10)), 1.0,
                       theme_.px(kTallest) * std::max(1.0, double(lanes_.size())))};
}

double WorkerTimeline::laneHeight() const
{
    return area().height() / std::max(1.0, double(lanes_.size()));
}

QRectF WorkerTimeline::markRect(int run) const
{
    return barRect(run, 0);
}

QRectF WorkerTimeline::barRect(int run, int bar) const
{
    const WorkedRun& all = runs_[std::size_t(run)];
    if (bar >= int(all.bars.size()))
        return {};
    const WorkedBar& of = all.bars[std::size_t(bar)];
    if (of.lane < 0 || of.lane >= lanes_.size())
        return {};
    const QRectF a = area();
    const double lane = laneHeight();
    double gap = std::min(theme_.px(1.5) * 1.0, lane / 6);
    if (all.faint) // thinner, as grey is in the scale as well
        gap += (lane - 2 * gap) / 4;
    const double from = a.left() + a.width() * of.from / last_, to = a.left() + a.width() * endOf(of) / last_;
    return {from, a.top() + lane * of.lane + gap, std::max(1.5, to - from), lane - 2 * gap};
}

bool WorkerTimeline::holds(const QRectF& brush, int run) const
{
    for (int bar = 0; bar < bars(run); ++bar)
        if (brush.intersects(barRect(run, bar)))
            return true;
    return false;
}

int WorkerTimeline::runAt(const QPointF& place) const
{
    int nearest = -1;
    double least = kNear;
    for (int run = 0; run < runs(); ++run)
        for (int bar = 0; isShown(run) && focus().passes(run) && bar < bars(run); ++bar) {
            const QRectF mark = barRect(run, bar);
            const double x = std::max({mark.left() - place.x(), place.x() - mark.right(), 0.0});
            const double y = std::max({mark.top() - place.y(), place.y() - mark.bottom(), 0.0});
            if (const double off = std::hypot(x, y); off <= least) {
                least = off;
                nearest = run;
            }
        }
    return nearest;
}

std::vector<int> WorkerTimeline::order() const
{
    std::vector<int> all(runs_.size());
    std::iota(all.begin(), all.end(), 0);
    return all;
}

void WorkerTimeline::paintGround(QPainter& painter) const
{
    const QRectF a = area();
    const double lane = laneHeight(), bottom = a.top() + lane * std::max<double>(1, double(lanes_.size()));
    painter.setFont(theme_.font(13));
    const QColor text = theme_.color(QStringLiteral("text")), grid = theme_.color(QStringLiteral("plot_grid"));
    // With many lanes only some have their name.
    const int every = std::max(1, int(std::ceil(theme_.px(kRoom) / std::max(1.0, lane))));
    for (int i = 0; i < int(lanes_.size()); ++i) {
        const QRectF row(a.left(), a.top() + lane * i, a.width(), lane);
        painter.setPen(QPen(grid, 1));
        painter.drawLine(row.bottomLeft(), row.bottomRight());
        painter.setPen(text);
        if (i % every == 0)
            painter.drawText(QRectF(0, row.center().y() - theme_.px(3), a.left() - theme_.px(2), theme_.px(6)),
                             Qt::AlignRight | Qt::AlignVCenter, lanes_[i]);
    }
    painter.setFont(theme_.tabularFont(13));
    const double label = textWidth(timeText(last_), theme_.tabularFont(13)) + theme_.px(6);
    const double step = timeStep(last_, std::max(1, int(a.width() / label)));
    for (double at = 0; at <= last_; at += step) {
        const double x = a.left() + a.width() * at / last_;
        painter.setPen(QPen(grid, 1));
        painter.drawLine(QPointF(x, a.top()), QPointF(x, bottom));
        painter.setPen(theme_.color(QStringLiteral("plot_axis")));
        painter.drawText(QRectF(x - label / 2, bottom + theme_.px(1), label, theme_.px(6)),
                         Qt::AlignHCenter | Qt::AlignVCenter, timeText(at));
    }
}

void WorkerTimeline::paintRun(QPainter& painter, int run, Look look) const
{
    for (int bar = 0; bar < bars(run); ++bar)
        paintBar(painter, run, bar, look);
}

void WorkerTimeline::paintBar(QPainter& painter, int run, int number, Look look) const
{
    const WorkedRun& of = runs_[std::size_t(run)];
    const QRectF bar = barRect(run, number);
    if (bar.isNull())
        return;
    const bool going = std::isnan(of.bars[std::size_t(number)].to);
    QColor fill = going ? theme_.color(QStringLiteral("plot")) : runColour(theme_, of.colour, of.faint);
    fill.setAlphaF(look == Look::pale ? 0.18 : of.faint ? 0.7 : 1);
    painter.fillRect(bar, fill);
    QColor edge = theme_.color(going ? QStringLiteral("text") : QStringLiteral("plot"));
    edge.setAlphaF(look == Look::pale ? 0.3 : 1);
    if (bar.width() > 3) {
        painter.setPen(QPen(edge, 1, going ? Qt::DashLine : Qt::SolidLine));
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (look != Look::strong)
        return;
    painter.setPen(QPen(theme_.color(QStringLiteral("accent")), 2.5));
    painter.drawRect(bar.adjusted(-1, -1, 1, 1));
}

QString WorkerTimeline::words(int run) const
{
    const WorkedRun& of = runs_[std::size_t(run)];
    constexpr std::size_t kTold = 6; // stretches
    QStringList parts{QStringLiteral("<b>%1</b>").arg(of.name.toHtmlEscaped())};
    for (std::size_t i = 0; i < std::min(kTold, of.bars.size()); ++i) {
        const WorkedBar& bar = of.bars[i];
        const QString time = std::isnan(bar.to) ? tr("since %1").arg(timeText(bar.from))
                                                : tr("%1 to %2").arg(timeText(bar.from), timeText(bar.to));
        const bool known = bar.lane >= 0 && bar.lane < lanes_.size();
        parts << (known ? QStringLiteral("%1: %2").arg(lanes_[bar.lane].toHtmlEscaped(), time) : time);
    }
    if (of.bars.size() > kTold)
        parts << tr("and %n stretch(es) more", nullptr, int(of.bars.size() - kTold));
    parts << of.words;
    parts.removeAll({});
    return parts.join(QStringLiteral("<br>"));
}

QString WorkerTimeline::table() const
{
    QString lines = csvLine({QStringLiteral("run"), QStringLiteral("worker"), QStringLiteral("start_seconds"),
                             QStringLiteral("end_seconds"), QStringLiteral("stopped_early")});
    for (const WorkedRun& run : runs_) {
        const QString faint = QString::number(int(run.faint));
        for (const WorkedBar& bar : run.bars)
            lines +=
                csvLine({run.name, QString::number(bar.lane + 1), csvNumber(bar.from), csvNumber(bar.to), faint});
        if (run.bars.empty())
            lines += csvLine({run.name, {}, {}, {}, faint});
    }
    return lines;
}

QString WorkerTimeline::title() const
{
    return tr("Time line of workers");
}

} // namespace loom::ui
