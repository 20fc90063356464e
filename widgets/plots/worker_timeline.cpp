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

/// Round times: 1, 2, 5, 10, 15, 30 of seconds, minutes or hours.
double timeStep(double span, int wanted)
{
    constexpr double kSteps[] = {1,   2,   5,    10,   15,   30,    60,    120,   300,
                                 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400};
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
    last_ = std::max(1.0, now_);
    for (const WorkedRun& run : runs_)
        if (!std::isnan(run.to))
            last_ = std::max(last_, run.to);
    stale();
}

double WorkerTimeline::endOf(const WorkedRun& run) const
{
    return std::isnan(run.to) ? std::max(now_, run.from) : run.to;
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
    const WorkedRun& of = runs_[std::size_t(run)];
    if (of.lane < 0 || of.lane >= lanes_.size())
        return {};
    const QRectF a = area();
    const double lane = laneHeight();
    double gap = std::min(theme_.px(1.5) * 1.0, lane / 6);
    if (of.faint) // thinner, as grey is in the scale as well
        gap += (lane - 2 * gap) / 4;
    const double from = a.left() + a.width() * of.from / last_, to = a.left() + a.width() * endOf(of) / last_;
    return {from, a.top() + lane * of.lane + gap, std::max(1.5, to - from), lane - 2 * gap};
}

bool WorkerTimeline::holds(const QRectF& brush, int run) const
{
    return brush.intersects(markRect(run));
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
    const double label = textWidth(durationText(last_), theme_.tabularFont(13)) + theme_.px(6);
    const double step = timeStep(last_, std::max(1, int(a.width() / label)));
    for (double at = 0; at <= last_; at += step) {
        const double x = a.left() + a.width() * at / last_;
        painter.setPen(QPen(grid, 1));
        painter.drawLine(QPointF(x, a.top()), QPointF(x, bottom));
        painter.setPen(theme_.color(QStringLiteral("plot_axis")));
        painter.drawText(QRectF(x - label / 2, bottom + theme_.px(1), label, theme_.px(6)),
                         Qt::AlignHCenter | Qt::AlignVCenter, durationText(at));
    }
}

void WorkerTimeline::paintRun(QPainter& painter, int run, Look look) const
{
    const WorkedRun& of = runs_[std::size_t(run)];
    const QRectF bar = markRect(run);
    const bool going = std::isnan(of.to);
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
    QStringList parts{QStringLiteral("<b>%1</b>").arg(of.name.toHtmlEscaped()),
                      of.lane >= 0 && of.lane < lanes_.size() ? lanes_[of.lane].toHtmlEscaped() : QString(),
                      std::isnan(of.to) ? tr("since %1").arg(durationText(of.from))
                                        : tr("%1 to %2").arg(durationText(of.from), durationText(of.to)),
                      of.words};
    parts.removeAll({});
    return parts.join(QStringLiteral("<br>"));
}

QString WorkerTimeline::table() const
{
    QString lines = csvLine({QStringLiteral("run"), QStringLiteral("worker"), QStringLiteral("start_seconds"),
                             QStringLiteral("end_seconds"), QStringLiteral("stopped_early")});
    for (const WorkedRun& run : runs_)
        lines += csvLine({run.name, run.lane >= 0 ? QString::number(run.lane + 1) : QString(), csvNumber(run.from),
                          csvNumber(run.to), QString::number(int(run.faint))});
    return lines;
}

QString WorkerTimeline::title() const
{
    return tr("Time line of workers");
}

} // namespace loom::ui
