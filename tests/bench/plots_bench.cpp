// Plots of what the largest runs bring: frames, and how the work of a redraw grows with the run.
#include "base/random.h"
#include "bench/measured.h"
#include "common/theme.h"
#include "plots/curve_plot.h"
#include "plots/curve_pyramid.h"
#include "plots/pair_plot.h"
#include "plots/parallel_plot.h"
#include "plots/pareto_plot.h"
#include "plots/scatter_plot.h"
#include "plots/slice_plot.h"
#include "plots/worker_timeline.h"

#include <QApplication>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace loom;
using namespace loom::ui;

namespace {

/// A loss that falls, with the noise of small batches.
std::vector<CurveBucket> fallingLoss(int count)
{
    std::vector<CurveBucket> buckets;
    const RandomStream random(7, "bench/loss");
    for (int i = 0; i < count; ++i) {
        const double mean = 0.2 + 2 * std::exp(-i / 1e5) + 0.05 * random.normal(std::uint64_t(i));
        buckets.push_back({0, 2 * i, 2, mean, mean - 0.1, mean + 0.1});
    }
    return buckets;
}

void turnWheel(QWidget& widget, int degrees)
{
    const QPointF at = widget.rect().center();
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, degrees * 8}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

void measureCurves(Theme& theme, int frames)
{
    const std::vector<CurveBucket> buckets = fallingLoss(1 << 20);
    CurvePlot plot(theme);
    plot.resize(1400, 800);
    plot.setLines({{"loss", "train", false, [&] { return std::span<const CurveBucket>(buckets); }, {}}});
    plot.show();
    if (!QTest::qWaitForWindowExposed(&plot))
        qFatal("the curves are not shown");
    plot.refresh();
    QWidget* inner = plot.childAt(plot.rect().center());
    bench::sayFrames("curves of 2,097,152 steps, zooming: frame, p99", frames, [&](int frame) {
        turnWheel(*inner, frame % 20 < 10 ? 15 : -15);
        QCoreApplication::processEvents();
        plot.grab();
    });
    turnWheel(*inner, 120);
    QTest::mousePress(inner, Qt::LeftButton, {}, inner->rect().center());
    bench::sayFrames("curves of 2,097,152 steps, panning: frame, p99", frames, [&](int frame) {
        QTest::mouseMove(inner, inner->rect().center() + QPoint(3 * frame, 0));
        QCoreApplication::processEvents();
        plot.grab();
    });
    QTest::mouseRelease(inner, Qt::LeftButton, {}, inner->rect().center());
}

/// A brush that grows along one of eight axes: each pass of the event loop until all lines are seen is a frame.
void measureRuns(Theme& theme, int frames)
{
    constexpr int kRuns = 1000, kAxes = 8;
    std::vector<ParallelAxis> axes;
    for (int axis = 0; axis < kAxes; ++axis)
        axes.push_back({QStringLiteral("axis %1").arg(axis), ParallelAxis::Scale::linear, 0, 1, {}, false});
    const RandomStream random(7, "bench/runs");
    std::vector<ParallelLine> lines;
    for (int run = 0; run < kRuns; ++run) {
        ParallelLine line{{}, random.uniform(std::uint64_t(run), 99), false};
        for (int axis = 0; axis < kAxes; ++axis)
            line.values.push_back(random.uniform(std::uint64_t(run), std::uint64_t(axis)));
        lines.push_back(line);
    }
    ParallelPlot plot(theme);
    plot.resize(1400, 800);
    plot.setAxes(axes);
    plot.setLines(lines);
    plot.show();
    if (!QTest::qWaitForWindowExposed(&plot))
        qFatal("the runs are not shown");
    std::vector<double> seen;
    double began = 0;
    int step = 0;
    const auto brush = [&] {
        began = bench::wallMs();
        plot.setBrushes(3, {{0.1, 0.2 + 0.7 * (step++ % frames) / frames}});
    };
    bench::sayFrames("1,000 runs of eight axes, brushing: frame, p99", frames, [&](int) {
        if (plot.isPainted()) {
            if (began > 0)
                seen.push_back(bench::wallMs() - began);
            brush();
        }
        QCoreApplication::processEvents();
    });
    bench::remark(QStringLiteral("all lines that pass are seen after %1 ms, median of %2 brushes")
                      .arg(bench::quantile(seen, 0.5), 0, 'f', 1)
                      .arg(seen.size()));
}

/// All plots of 1,000 runs together: one brushes, all follow.
void measureFollowing(Theme& theme, int frames)
{
    constexpr int kRuns = 1000;
    const RandomStream random(7, "bench/following");
    const RunAxis axis{QStringLiteral("axis"), RunAxis::Scale::linear, 0, 1, {}, false};
    RunFocus focus;
    std::vector<RunPoint> points;
    std::vector<WorkedRun> worked;
    for (int run = 0; run < kRuns; ++run) {
        const auto number = [&](int time) { return random.uniform(std::uint64_t(run), std::uint64_t(time)); };
        points.push_back({QString::number(run), number(0), number(1), number(2), number(2), run % 3 == 0});
        worked.push_back(
            {QString::number(run), {{run % 4, run * 0.25, run * 0.25 + 0.9}}, number(2), run % 3 == 0, {}});
    }
    ParetoPlot pareto(theme);
    PairPlot pair(theme);
    SlicePlot slice(theme);
    WorkerTimeline line(theme);
    line.setLanes({QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4")});
    line.setRuns(worked);
    for (RunPlane* plane : std::initializer_list<RunPlane*>{&pareto, &pair, &slice}) {
        plane->setAxes(axis, axis);
        plane->setRuns(points);
    }
    for (RunPlot* plot : std::initializer_list<RunPlot*>{&pareto, &pair, &slice, &line}) {
        plot->follow(&focus);
        plot->resize(700, 400);
        plot->show();
        if (!QTest::qWaitForWindowExposed(plot))
            qFatal("a plot of runs is not shown");
    }
    bench::sayFrames("1,000 runs in four plots, brushing: frame, p99", frames, [&](int frame) {
        RunFocus::Runs held;
        for (int run = 0; run < kRuns; ++run)
            if (points[std::size_t(run)].x < 0.2 + 0.7 * frame / frames)
                held.insert(run);
        focus.brush(&theme, held);
        QCoreApplication::processEvents();
        for (RunPlot* plot : std::initializer_list<RunPlot*>{&pareto, &pair, &slice, &line})
            plot->grab();
    });
    bench::say("a surface through 1,000 runs", bench::bestMs(5, [&] { pair.setRuns(points); }), "ms", 50);
}

void measureMap(Theme& theme, int frames)
{
    const RandomStream random(7, "bench/map");
    std::vector<float> places(20'000);
    std::vector<std::int32_t> kinds(10'000);
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = float(random.normal(i)) * 30;
    for (std::size_t i = 0; i < kinds.size(); ++i)
        kinds[i] = std::int32_t(i % 10);
    ScatterPlot plot(theme);
    plot.resize(1000, 800);
    plot.setClasses({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
    plot.setPoints(places, kinds);
    plot.show();
    if (!QTest::qWaitForWindowExposed(&plot))
        qFatal("the map is not shown");
    bench::sayFrames("map of 10,000 points, moving: frame, p99", frames, [&](int) {
        for (float& place : places)
            place *= 1.01f;
        plot.movePoints(places);
        plot.repaint();
    });
}

double columnsMs(int buckets)
{
    const std::vector<CurveBucket> loss = fallingLoss(buckets);
    CurvePyramid pyramid;
    pyramid.sync(loss);
    return bench::bestMs(20, [&] { pyramid.columns(loss, 1, 2.0 * buckets, 800); });
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const int frames = bench::isShort(argc, argv) ? 60 : 300;
    Theme theme;
    measureCurves(theme, frames);
    measureMap(theme, frames);
    measureRuns(theme, frames);
    measureFollowing(theme, frames);
    bench::say("a redraw's columns, 1,048,576 buckets to 65,536", columnsMs(1 << 20) / columnsMs(1 << 16), "times",
               3);
}
