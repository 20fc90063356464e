#include "common/theme.h"
#include "plots/bar_chart.h"
#include "plots/heat_map.h"
#include "plots/histogram_plot.h"
#include "plots/map_image.h"
#include "plots/matrix_grid.h"
#include "plots/scatter_plot.h"
#include "train/watch.h"

#include <QSignalSpy>
#include <QtTest>

#include <cmath>

using namespace loom;
using namespace loom::ui;

/// What the plots draw is where it says it is, and what the pointer reads is the number that was given.
class NumbersDrawnTest : public QObject {
    Q_OBJECT
private slots:
    void scalesEndWhereTheNumbersDo();
    void coloursFollowTheNumbers();
    void theCellUnderThePointerIsRead();
    void barsAreAsLongAsTheirNumbers();
    void aHistogramsBarsFillItsRange();
    void aCountIsClickedInItsCell();
    void thePointUnderThePointerIsFound();
    void aLassoHoldsThePointsInside();

private:
    static void aim(QWidget& widget, QPointF at) { QTest::mouseMove(&widget, at.toPoint()); }
    template<class Plot> void shown(Plot& plot, QSize size = {400, 300})
    {
        plot.resize(size);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
    }
    Theme theme_;
};

void NumbersDrawnTest::scalesEndWhereTheNumbersDo()
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const std::vector<float> values{-3, 1, nan, 2};
    QCOMPARE(rangeOf(values, MapScale::diverging), (MapRange{-3, 3}));
    QCOMPARE(rangeOf(values, MapScale::sequential), (MapRange{-3, 2}));
}

void NumbersDrawnTest::coloursFollowTheNumbers()
{
    const MapColors colors(theme_, MapScale::diverging);
    const MapRange range{-1, 1};
    const QColor low(colors.of(-1, range)), high(colors.of(1, range));
    QVERIFY(low.red() > low.blue() && high.blue() > high.red()); // orange − to blue +
    const QImage image = colors.image(std::vector<float>{-1, 1, 0, 0.5f}, 2, 2, range);
    QCOMPARE(image.size(), QSize(2, 2));
    QCOMPARE(QColor(image.pixel(0, 0)), low);
    QCOMPARE(QColor(image.pixel(1, 0)), high);
    QCOMPARE(image.pixel(1, 1), colors.of(0.5, range));
    QCOMPARE(colors.of(5, range), colors.of(1, range)); // beyond the scale: its end
}

void NumbersDrawnTest::theCellUnderThePointerIsRead()
{
    HeatMap map(theme_);
    map.setMap(2, 3, {0, 1, 2, 3, 4, 5.25f}, MapScale::sequential);
    shown(map);
    for (int row = 0; row < 2; ++row)
        for (int column = 0; column < 3; ++column) {
            QCOMPARE(map.value(row, column), row == 1 && column == 2 ? 5.25 : double(3 * row + column));
            QCOMPARE(map.cellAt(map.cellRect(row, column).center().toPoint()), QPoint(column, row));
        }
    QCOMPARE(map.cellAt({-5, -5}), QPoint(-1, -1));
    QSignalSpy hovered(&map, &HeatMap::hovered);
    aim(map, map.cellRect(1, 2).center());
    QCOMPARE(hovered.size(), 1);
    QVERIFY2(map.readout().contains("5.25"), qPrintable(map.readout()));
}

void NumbersDrawnTest::barsAreAsLongAsTheirNumbers()
{
    BarChart chart(theme_);
    chart.setValues({0.25f, 0.5f, 1});
    chart.setNames({"cat", "dog", "bird"});
    chart.setPercent(true);
    shown(chart);
    QVERIFY(std::abs(chart.barRect(1).width() / chart.barRect(2).width() - 0.5) < 0.03);
    QVERIFY(std::abs(chart.barRect(0).width() / chart.barRect(2).width() - 0.25) < 0.03);
    QCOMPARE(chart.barAt(chart.barRect(2).center().toPoint()), 2);
    aim(chart, chart.barRect(1).center());
    QVERIFY2(chart.readout().contains("dog") && chart.readout().contains("50"), qPrintable(chart.readout()));
    chart.setNames({});
    chart.setPercent(false);
    QVERIFY(chart.barRect(2).height() > chart.barRect(0).height()); // standing now
}

void NumbersDrawnTest::aHistogramsBarsFillItsRange()
{
    Histogram histogram;
    histogram.minimum = 0;
    histogram.maximum = 4;
    histogram.bins = {1, 0, 3, 2};
    histogram.count = 6;
    HistogramPlot plot(theme_);
    plot.setHistogram(histogram);
    shown(plot);
    const QRectF tallest = plot.barRect(2);
    QVERIFY(std::abs(plot.barRect(0).height() / tallest.height() - 1.0 / 3) < 0.03);
    QVERIFY(std::abs(plot.barRect(3).height() / tallest.height() - 2.0 / 3) < 0.03);
    QVERIFY(plot.barRect(1).height() < 1);
    for (int bin = 1; bin < 4; ++bin)
        QVERIFY(plot.barRect(bin).left() > plot.barRect(bin - 1).left());
    QCOMPARE(plot.barRect(3).bottom(), tallest.bottom());
    aim(plot, tallest.center());
    QVERIFY2(plot.readout().contains("3"), qPrintable(plot.readout()));
}

void NumbersDrawnTest::aCountIsClickedInItsCell()
{
    MatrixGrid grid(theme_);
    grid.setCounts({"cat", "dog"}, {5, 1, 0, 7});
    shown(grid);
    QCOMPARE(grid.count(0, 1), 1);
    QCOMPARE(grid.count(1, 1), 7);
    QSignalSpy clicked(&grid, &MatrixGrid::clicked);
    QTest::mouseClick(&grid, Qt::LeftButton, {}, grid.cellRect(0, 1).center().toPoint());
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0][0].toInt(), 0);
    QCOMPARE(clicked[0][1].toInt(), 1);
}

void NumbersDrawnTest::thePointUnderThePointerIsFound()
{
    ScatterPlot plot(theme_);
    plot.setClasses({"A", "B"});
    plot.setPoints(std::vector<float>{0, 0, 10, 0, 0, 10, 10, 10}, {0, 1, 0, 1});
    shown(plot, {600, 500});
    for (int point = 0; point < plot.count(); ++point)
        QCOMPARE(plot.pointAt(plot.toWidget(plot.place(point))), point);
    QCOMPARE(plot.pointAt(plot.toWidget({5, 5})), -1);
    const QPointF before = plot.toWidget({10, 10}) - plot.toWidget({0, 0});
    QVERIFY(before.x() > 0 && before.y() < 0); // up is more
    QSignalSpy picked(&plot, &ScatterPlot::picked);
    QTest::mouseClick(&plot, Qt::LeftButton, {}, plot.toWidget({10, 0}).toPoint());
    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked[0][0].toInt(), 1);
    plot.movePoints(std::vector<float>{0, 0, 20, 0, 0, 10, 10, 10});
    QCOMPARE(plot.place(1), QPointF(20, 0));
}

void NumbersDrawnTest::aLassoHoldsThePointsInside()
{
    ScatterPlot plot(theme_);
    plot.setPoints(std::vector<float>{0, 0, 10, 0, 0, 10, 10, 10}, {});
    shown(plot, {600, 500});
    QSignalSpy lassoed(&plot, &ScatterPlot::lassoed);
    const auto at = [&](double x, double y) { return plot.toWidget({x, y}).toPoint(); };
    QTest::mousePress(&plot, Qt::LeftButton, {}, at(-2, -2));
    for (const QPoint& place : {at(-2, 4), at(-2, 12), at(2, 12), at(2, 4), at(2, -2)})
        QTest::mouseMove(&plot, place);
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, at(0, -2));
    QCOMPARE(lassoed.size(), 1);
    QCOMPARE(plot.selection(), (std::vector<int>{0, 2}));
}

QTEST_MAIN(NumbersDrawnTest)
#include "numbers_drawn_test.moc"
