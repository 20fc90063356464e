#include "plots/pair_plot.h"
#include "plots/pareto_plot.h"
#include "plots/run_colours.h"
#include "plots/slice_plot.h"

#include "common/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QtTest>
#include <cmath>

using namespace loom;
using namespace loom::ui;

/// The plots that show runs as points over two axes, by real mouse and keys.
class RunPlanesTest : public QObject {
    Q_OBJECT
private slots:
    void anAxisLeavesOutsideWhatWentAstray();
    void pointsStandWhereTheirValuesAre();
    void theFrontIsThatOfTheDirections();
    void runsStoppedOrHiddenAreInNoFront();
    void hoverSaysTheValues();
    void aRectangleBrushesAndKeysToo();
    void scalesChangeByKey();
    void choicesAreColumns();
    void aLineFollowsTheRuns();
    void theSurfaceHasColoursWhereRunsAre();
    void theSurfaceFollowsHiddenRuns();
    void brushingFitsNothingAnew();
    void tablesHoldWhatIsShown();
    void marksHaveTheirColour();

private:
    template<class Plot> void show(Plot& plot)
    {
        plot.resize(500, 400);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
    }
    static RunPoint run(int number, double x, double y, double colour = 0.5, bool faint = false)
    {
        return {QStringLiteral("trial %1").arg(number), x, y, std::nan(""), colour, faint};
    }
    static RunAxis linear(const char* name, double low, double high)
    {
        return {QString::fromLatin1(name), RunAxis::Scale::linear, low, high, {}, false};
    }
    static void move(QWidget& plot, const QPointF& at)
    {
        QMouseEvent event(QEvent::MouseMove, at, plot.mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(&plot, &event);
    }
    static void drag(QWidget& plot, const QPointF& from, const QPointF& to)
    {
        QTest::mousePress(&plot, Qt::LeftButton, {}, from.toPoint());
        QTest::mouseMove(&plot, ((from + to) / 2).toPoint());
        QTest::mouseMove(&plot, to.toPoint());
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, to.toPoint());
    }

    Theme theme_;
};

void RunPlanesTest::anAxisLeavesOutsideWhatWentAstray()
{
    const std::vector<double> losses{0.3, 0.31, 0.32, 0.35, 0.4, 0.5, 0.6, 900};
    const RunAxis axis = axisOver("loss", losses);
    QVERIFY(axis.low <= 0.3 && axis.low > 0.2);
    QVERIFY(axis.high >= 0.6 && axis.high < 1);
    const RunAxis log =
        axisOver("rate", std::vector<double>{1e-4, 1e-1, std::nan(""), 0}, RunAxis::Scale::logarithmic);
    QVERIFY(log.low < 1e-4 && log.low > 5e-5 && log.high > 1e-1 && log.high < 2e-1);
    QVERIFY(axisOver("same", std::vector<double>{3, 3}).high > axisOver("same", std::vector<double>{3, 3}).low);
    ParetoPlot plot(theme_);
    show(plot);
    plot.setAxes(linear("parameters", 0, 10), axis);
    plot.setRuns({run(1, 5, 0.4), run(2, 5, 900)});
    QVERIFY(!plot.isOutside(0));
    QVERIFY(plot.isOutside(1));
    QVERIFY(plot.rect().contains(plot.markRect(1).toRect())); // at the edge, and met there
    QCOMPARE(plot.runAt(plot.placeOf(1)), 1);
}

void RunPlanesTest::pointsStandWhereTheirValuesAre()
{
    SlicePlot plot(theme_);
    show(plot);
    plot.setAxes({"rate", RunAxis::Scale::logarithmic, 1e-4, 1e-1, {}, false}, linear("loss", 0, 1));
    plot.setRuns({run(1, 1e-4, 0), run(2, 1e-1, 1), run(3, 1e-3, 0.25), run(4, std::nan(""), 0.5)});
    const QPointF low = plot.placeOf(0), high = plot.placeOf(1), third = plot.placeOf(2);
    QVERIFY(low.x() < high.x() && low.y() > high.y());
    QVERIFY(std::abs((third.x() - low.x()) / (high.x() - low.x()) - 1 / 3.0) < 1e-9);
    QVERIFY(std::abs((low.y() - third.y()) / (low.y() - high.y()) - 0.25) < 1e-9);
    QVERIFY(plot.markRect(3).isNull());
}

void RunPlanesTest::theFrontIsThatOfTheDirections()
{
    ParetoPlot plot(theme_);
    show(plot);
    plot.setAxes(linear("parameters", 0, 10), linear("accuracy", 0, 1));
    plot.setRuns({run(1, 1, 0.5), run(2, 5, 0.8), run(3, 9, 0.9), run(4, 6, 0.7), run(5, 9, 0.6)});
    plot.setDirections(false, true); // few parameters, much accuracy
    QCOMPARE(plot.front(), (std::vector<int>{0, 1, 2}));
    plot.setDirections(false, false);
    QCOMPARE(plot.front(), (std::vector<int>{0}));
    plot.setDirections(true, true);
    QCOMPARE(plot.front(), (std::vector<int>{2}));
    plot.setDirections(true, false); // many parameters, little accuracy
    QCOMPARE(plot.front(), (std::vector<int>{4, 0}));
    // The steps are drawn: between two of the front, at the corner that both beat.
    plot.setDirections(false, true);
    const QImage picture = plot.grab().toImage();
    const QPointF first = plot.placeOf(0), second = plot.placeOf(1);
    const QColor ink = theme_.color(QStringLiteral("text"));
    const auto isInk = [&](double x, double y) {
        for (int off = -1; off <= 1; ++off)
            if (std::abs(picture.pixelColor(int(x), int(y) + off).lightness() - ink.lightness()) < 40)
                return true;
        return false;
    };
    QVERIFY(isInk((first.x() + second.x()) / 2, first.y()));
    QVERIFY(!isInk((first.x() + second.x()) / 2, (first.y() + second.y()) / 2 - 7));
}

void RunPlanesTest::runsStoppedOrHiddenAreInNoFront()
{
    ParetoPlot plot(theme_);
    show(plot);
    plot.setAxes(linear("a", 0, 10), linear("b", 0, 10));
    plot.setRuns({run(1, 1, 1, 0, true), run(2, 2, 2), run(3, 3, 3), run(4, std::nan(""), 0)});
    QCOMPARE(plot.front(), (std::vector<int>{1}));
    plot.focus().setHidden({1});
    QCOMPARE(plot.front(), (std::vector<int>{2}));
}

void RunPlanesTest::hoverSaysTheValues()
{
    ParetoPlot plot(theme_);
    show(plot);
    plot.setAxes(linear("parameters", 0, 1e5), linear("loss", 0, 1));
    plot.setRuns({run(7, 50890, 0.4312), run(8, 60000, 0.5)});
    QSignalSpy pointed(&plot, &RunPlot::pointed);
    move(plot, plot.placeOf(0));
    QCOMPARE(pointed.last().at(0).toInt(), 0);
    for (const char* word : {"trial 7", "50,890", "0.4312"})
        QVERIFY2(plot.readout().contains(QString::fromLatin1(word)), qPrintable(plot.readout()));
    QTest::mouseClick(&plot, Qt::LeftButton, {}, plot.placeOf(1).toPoint());
    QCOMPARE(plot.focus().picked(), (RunFocus::Runs{1}));
}

void RunPlanesTest::aRectangleBrushesAndKeysToo()
{
    RunFocus focus;
    ParetoPlot plot(theme_);
    PairPlot other(theme_);
    show(plot);
    for (RunPlane* one : {static_cast<RunPlane*>(&plot), static_cast<RunPlane*>(&other)}) {
        one->follow(&focus);
        one->setAxes(linear("a", 0, 10), linear("b", 0, 10));
    }
    std::vector<RunPoint> runs;
    for (int i = 0; i <= 10; ++i)
        runs.push_back(run(i, i, i));
    plot.setRuns(runs);
    drag(plot, plot.placeOf(3) + QPointF(-5, 5), plot.placeOf(5) + QPointF(5, -5));
    for (int i = 0; i <= 10; ++i)
        QCOMPARE(focus.passes(i), i >= 3 && i <= 5);
    // A brush of another plot must hold as well.
    focus.brush(&other, RunFocus::Runs{5, 6});
    QVERIFY(focus.passes(5) && !focus.passes(3) && !focus.passes(6));
    focus.clearBrushes();
    QVERIFY(plot.brushRect().isNull());
    plot.setFocus();
    focus.point(4);
    QTest::keyClick(&plot, Qt::Key_B);
    QTest::keyClick(&plot, Qt::Key_Right);
    QTest::keyClick(&plot, Qt::Key_Right);
    for (int i = 0; i <= 10; ++i)
        QCOMPARE(focus.passes(i), i >= 4 && i <= 6);
    QTest::keyClick(&plot, Qt::Key_Escape);
    QVERIFY(!focus.isBrushed());
}

void RunPlanesTest::scalesChangeByKey()
{
    SlicePlot plot(theme_);
    show(plot);
    plot.setAxes({"rate", RunAxis::Scale::logarithmic, 1e-4, 1e-1, {}, false}, linear("loss", 0, 1));
    plot.setRuns({run(1, 1e-2, 0.5)});
    QSignalSpy rescaled(&plot, &RunPlane::rescaled);
    const double before = plot.placeOf(0).x();
    QTest::keyClick(&plot, Qt::Key_X);
    QVERIFY(plot.xAxis().scale == RunAxis::Scale::linear);
    QVERIFY(plot.placeOf(0).x() < before);
    QTest::keyClick(&plot, Qt::Key_X);
    QCOMPARE(plot.placeOf(0).x(), before);
    QTest::keyClick(&plot, Qt::Key_Y); // it begins at 0: it stays
    QVERIFY(plot.yAxis().scale == RunAxis::Scale::linear);
    QCOMPARE(rescaled.count(), 2);
}

void RunPlanesTest::choicesAreColumns()
{
    SlicePlot plot(theme_);
    show(plot);
    plot.setAxes({"optimizer", RunAxis::Scale::choices, 0, 1, {"sgd", "adam", "rmsprop"}, false},
                 linear("loss", 0, 1));
    std::vector<RunPoint> runs;
    for (int i = 0; i < 30; ++i)
        runs.push_back(run(i, i % 3, 0.1 + 0.02 * i));
    plot.setRuns(runs);
    // Those of one choice stand together, and not one on the other.
    for (int i = 0; i < 30; ++i)
        for (int j = 0; j < 30; ++j)
            QVERIFY(i % 3 >= j % 3 || plot.placeOf(i).x() + 10 < plot.placeOf(j).x());
    QVERIFY(plot.placeOf(0).x() != plot.placeOf(3).x());
    QCOMPARE(plot.trend().size(), std::size_t(3));
    // The middle of 0.1, 0.16, … 0.64.
    QVERIFY(std::abs(plot.trend()[0][0].y() - 0.37) < 1e-9);
    move(plot, plot.placeOf(4));
    QVERIFY(plot.readout().contains(QStringLiteral("adam")));
}

void RunPlanesTest::aLineFollowsTheRuns()
{
    SlicePlot plot(theme_);
    show(plot);
    plot.setAxes(linear("units", 0, 1), linear("loss", 0, 1));
    std::vector<RunPoint> runs;
    for (int i = 0; i < 40; ++i) // nothing between 0.3 and 0.7
        runs.push_back(run(i, i < 20 ? 0.015 * i : 0.7 + 0.015 * (i - 20), i < 20 ? 0.2 : 0.8));
    plot.setRuns(runs);
    QCOMPARE(plot.trend().size(), std::size_t(2)); // a gap where there are none
    QVERIFY(std::abs(plot.trend()[0].front().y() - 0.2) < 0.05);
    QVERIFY(std::abs(plot.trend()[1].back().y() - 0.8) < 0.05);
    plot.setRuns({run(1, 0.2, 0.5)}); // one says nothing of a line
    QVERIFY(plot.trend().empty());
}

void RunPlanesTest::theSurfaceHasColoursWhereRunsAre()
{
    PairPlot plot(theme_);
    show(plot);
    plot.setAxes(linear("units", 0, 1), linear("depth", 0, 1));
    std::vector<RunPoint> runs; // the left is bad, the right is good; above there is none
    for (int i = 0; i < 100; ++i)
        runs.push_back(run(i, (i % 10 + 0.5) / 10, 0.05 * (i / 10), i % 10 < 5 ? 0.0 : 1.0));
    plot.setRuns(runs);
    const QPointF left = plot.placeOf(11), right = plot.placeOf(18);
    const auto near = [](const QColor& a, const QColor& b) { return std::abs(a.lightness() - b.lightness()) < 40; };
    QVERIFY(near(plot.surfaceColour(left), runColour(theme_, 0, false)));
    QVERIFY(near(plot.surfaceColour(right), runColour(theme_, 1, false)));
    QVERIFY(!plot.surfaceColour({right.x(), 0.15 * plot.height()}).isValid());
    QVERIFY(!plot.surfaceColour({-5, -5}).isValid());
    // Seen: coloured here, hatched there, lines on the bare ground.
    const QImage picture = plot.grab().toImage();
    const QColor ground = theme_.color(QStringLiteral("plot"));
    QVERIFY(picture.pixelColor((right + QPointF(9, 9)).toPoint()) != ground);
    int bare = 0, lines = 0;
    for (int off = -15; off < 15; ++off)
        (picture.pixelColor(int(right.x()) + off, int(0.2 * plot.height())) == ground ? bare : lines) += 1;
    QVERIFY2(bare > 10 && lines > 1, qPrintable(QStringLiteral("%1 %2").arg(bare).arg(lines)));
}

void RunPlanesTest::theSurfaceFollowsHiddenRuns()
{
    PairPlot plot(theme_);
    show(plot);
    plot.setAxes({"optimizer", RunAxis::Scale::choices, 0, 1, {"sgd", "adam"}, false}, linear("units", 0, 1));
    plot.setRuns({run(1, 0, 0.5, 0), run(2, 1, 0.5, 1), run(3, 0, 0.5, 1, true)});
    QCOMPARE(plot.surface().trials(), std::size_t(2)); // not the one that was stopped
    QCOMPARE(plot.surfaceColour(plot.placeOf(0)), runColour(theme_, 0, false));
    QCOMPARE(plot.surfaceColour(plot.placeOf(1)), runColour(theme_, 1, false));
    plot.focus().setHidden({1});
    QCOMPARE(plot.surface().trials(), std::size_t(1));
    QVERIFY(!plot.surfaceColour(plot.placeOf(1)).isValid());
}

void RunPlanesTest::brushingFitsNothingAnew()
{
    PairPlot plot(theme_);
    show(plot);
    plot.setAxes(linear("a", 0, 1), linear("b", 0, 1));
    plot.setRuns({run(1, 0.2, 0.2, 0), run(2, 0.8, 0.8, 1), run(3, 0.5, 0.5, 0.5)});
    (void)plot.grab();
    const int paints = plot.paints();
    const QColor before = plot.surfaceColour(plot.placeOf(0));
    plot.focus().point(1);
    plot.focus().setPicked({2});
    (void)plot.grab();
    QCOMPARE(plot.paints(), paints);
    plot.focus().brush(this, RunFocus::Runs{1});
    (void)plot.grab();
    QCOMPARE(plot.paints(), paints + 1);
    QCOMPARE(plot.surfaceColour(plot.placeOf(0)), before); // a brush looks, it does not fit
    plot.focus().brush(this, std::nullopt);
}

void RunPlanesTest::tablesHoldWhatIsShown()
{
    ParetoPlot pareto(theme_);
    pareto.setAxes(linear("parameters", 0, 10), linear("loss", 0, 1));
    pareto.setRuns({run(1, 5, 0.25), run(2, 6, 0.5, 0, true), run(3, 4, std::nan(""))});
    QCOMPARE(pareto.page().table,
             QStringLiteral("run,parameters,loss,front,stopped_early\r\ntrial 1,5,0.25,1,0\r\n"
                            "trial 2,6,0.5,0,1\r\ntrial 3,4,,0,0\r\n"));
    PairPlot pair(theme_);
    pair.setObjective("loss");
    pair.setAxes({"optimizer", RunAxis::Scale::choices, 0, 1, {"sgd", "adam"}, false}, linear("units", 0, 64));
    pair.setRuns({{"trial 1", 1, 32, 0.125, 1, false}});
    QCOMPARE(pair.page().table,
             QStringLiteral("run,optimizer,units,loss,stopped_early\r\ntrial 1,adam,32,0.125,0\r\n"));
}

void RunPlanesTest::marksHaveTheirColour()
{
    SlicePlot plot(theme_);
    show(plot);
    plot.setAxes(linear("a", 0, 10), linear("b", 0, 10));
    plot.setRuns({run(1, 2, 2, 0), run(2, 4, 6, 1), run(3, 6, 2, 0.4), run(4, 7.3, 8.7, 0.5, true)});
    const auto near = [](const QColor& a, const QColor& b) {
        return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 12;
    };
    for (const char* name : {"light", "dark", "light"}) { // a mark kept from another theme would be wrong
        theme_.setName(QString::fromLatin1(name));
        const QImage seen = plot.grab().toImage();
        const QColor ground = theme_.color(QStringLiteral("plot"));
        const double colours[] = {0, 1, 0.4};
        for (int i = 0; i < 3; ++i)
            QVERIFY(near(seen.pixelColor(plot.placeOf(i).toPoint()), runColour(theme_, colours[i], false)));
        QVERIFY(near(seen.pixelColor(plot.placeOf(3).toPoint()), ground)); // a ring
        plot.focus().brush(this, RunFocus::Runs{0});
        const QColor pale = plot.grab().toImage().pixelColor(plot.placeOf(1).toPoint());
        QVERIFY(!near(pale, runColour(theme_, 1, false)) && !near(pale, ground));
        plot.focus().brush(this, std::nullopt);
    }
    // What is saved is drawn, not put together of pictures.
    QTemporaryDir folder;
    const QString svg = folder.filePath(QStringLiteral("marks.svg"));
    QCOMPARE(savePlot(plot.page(), svg), QString());
    QFile file(svg);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    QVERIFY(!whole.contains("<image"));
    QVERIFY(whole.contains(runColour(theme_, 1, false).name().toLatin1()));
}

int main(int argc, char** argv)
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    RunPlanesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "run_planes_test.moc"
