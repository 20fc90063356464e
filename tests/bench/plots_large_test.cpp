#include "base/random.h"
#include "bench/thread_time.h"
#include "common/theme.h"
#include "plots/curve_plot.h"
#include "plots/scatter_plot.h"

#include <QWheelEvent>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace loom;
using namespace loom::ui;

namespace {

constexpr int kFrames = 60;
constexpr double kMostMs = 1000.0 / 30;

/// The middle one of what `frame(number)` costs.
template<class Frame> double median(const char* what, const Frame& frame)
{
    std::vector<double> times;
    for (int number = 0; number < kFrames; ++number) {
        const double start = threadMs();
        frame(number);
        times.push_back(threadMs() - start);
    }
    std::ranges::sort(times);
    qInfo("%s: median %.1f ms, longest %.1f ms a frame", what, times[kFrames / 2], times.back());
    return times[kFrames / 2];
}

void turnWheel(QWidget& widget, int degrees)
{
    const QPointF at = widget.rect().center();
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, degrees * 8}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

/// Plots of what the largest runs bring are drawn at 30 frames a second.
class PlotsLargeTest : public QObject {
    Q_OBJECT
private slots:
    void curvesOfAMillionBucketsZoomAndPan();
    void aMapOfTenThousandPointsMoves();

private:
    Theme theme_;
};

void PlotsLargeTest::curvesOfAMillionBucketsZoomAndPan()
{
    std::vector<CurveBucket> buckets;
    // A loss that falls, with the noise of small batches.
    const RandomStream random(7, "test/loss");
    for (int i = 0; i < 1 << 20; ++i) {
        const double mean = 0.2 + 2 * std::exp(-i / 1e5) + 0.05 * random.normal(std::uint64_t(i));
        buckets.push_back({0, 2 * i, 2, mean, mean - 0.1, mean + 0.1});
    }
    CurvePlot plot(theme_);
    plot.resize(1400, 800);
    plot.setLines({{"loss", "train", false, [&] { return std::span<const CurveBucket>(buckets); }, {}}});
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    plot.refresh();
    const QRectF all = plot.visibleRange();
    QVERIFY(all.width() > 2'000'000);
    QWidget* inner = plot.childAt(plot.rect().center());
    QVERIFY(inner);
    const double zooming = median("zooming", [&](int frame) {
        turnWheel(*inner, frame % 20 < 10 ? 15 : -15);
        QCoreApplication::processEvents();
        plot.grab();
    });
    turnWheel(*inner, 60);
    turnWheel(*inner, 60);
    const double left = plot.visibleRange().left();
    QTest::mousePress(inner, Qt::LeftButton, {}, inner->rect().center());
    const double panning = median("panning", [&](int frame) {
        QTest::mouseMove(inner, inner->rect().center() + QPoint(3 * frame, 0));
        QCoreApplication::processEvents();
        plot.grab();
    });
    QTest::mouseRelease(inner, Qt::LeftButton, {}, inner->rect().center());
    QVERIFY(plot.visibleRange().width() < all.width() && plot.visibleRange().left() < left);
    QVERIFY2(zooming < kMostMs && panning < kMostMs, qPrintable(QString("%1 %2").arg(zooming).arg(panning)));
    QVERIFY(zooming > 0.05 && panning > 0.05); // it did paint
}

void PlotsLargeTest::aMapOfTenThousandPointsMoves()
{
    const RandomStream random(7, "test/map");
    std::vector<float> places(20'000);
    std::vector<std::int32_t> kinds(10'000);
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = float(random.normal(i)) * 30;
    for (std::size_t i = 0; i < kinds.size(); ++i)
        kinds[i] = std::int32_t(i % 10);
    ScatterPlot plot(theme_);
    plot.resize(1000, 800);
    plot.setClasses({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
    plot.setPoints(places, kinds);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    const double moving = median("10,000 points", [&](int) {
        for (float& place : places)
            place *= 1.01f;
        plot.movePoints(places);
        plot.repaint();
    });
    QVERIFY2(moving < kMostMs, qPrintable(QString::number(moving)));
    QVERIFY(moving > 0.05);
}

QTEST_MAIN(PlotsLargeTest)
#include "plots_large_test.moc"
