#include "common/theme.h"
#include "lab_views/comparison_plot.h"
#include "lab_views/label_room.h"
#include "widgets/lab_views/hand_play.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

using namespace loom::ui;

class ComparisonPlotTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initResources(); }
    void init();
    void cleanup();
    void aFlagIsDrawnAlongTheAxis();
    void aFlagOnWholeStepsStandsOnThem();
    void aFlagWithStopsStandsOnThemAlone();
    void aStandingFlagIsNoHandle();
    void theMouseDrawsACurve();
    void aCurveBeginsAtTheRing();
    void drawingBackReplacesWhatWasDrawn();
    void withoutDrawingThePressDrawsNothing();
    void arrowsMoveThePen();
    void deleteTakesTheGuessAway();
    void aLockedPenStays();
    void theAreaIsTheIntegralOfTheDistance();
    void onLogarithmicAxesTheAreaIsInDecades();
    void axesGrowInRoundStepsAndDoNotShrink();
    void whatIsCoveredDoesNotMoveTheAxes();
    void theVeilHidesTheFuture();
    void aSpikeOfOnePointIsSeen();
    void whatIsAppendedIsDrawnAsIfItHadBeenThere();
    void ofManySeriesThePickedOneHasItsColour();
    void namesStandAtTheEndsOfTheirLines();
    void theNameOfAGuessIsNotOnTheLine();
    void aNameKeepsFromTheEdge();
    void aNameDoesNotStandAcrossTheEdge();
    void noPoleRunsThroughTheNameOfAFlag();
    void noLineRunsThroughTheNameOfAnother();
    void theNameOfMarksKeepsFromTheEdge();
    void whatIsHeldIsSpoken();
    void wordsHaveTheFaceOfTheInterface();
    void labelsAreLegible_data() { addSizes(); }
    void labelsAreLegible();

private:
    QPointF flag(int index) const { return *plot_->handlePlace(ComparisonPlot::flagHandle(index)); }
    QColor seen(const QPointF& place) const
    {
        return plot_->grab().toImage().pixelColor(plot_->toWidget(place).toPoint());
    }

    Theme theme_;
    std::unique_ptr<ComparisonPlot> plot_;
};

void ComparisonPlotTest::init()
{
    plot_ = std::make_unique<ComparisonPlot>(theme_);
    plot_->setAxes({0, 60, QStringLiteral("epoch"), false}, {0, 2, QStringLiteral("loss"), false});
    plot_->resize(600, 400);
    plot_->show();
    QVERIFY(QTest::qWaitForWindowExposed(plot_.get()));
}

void ComparisonPlotTest::cleanup()
{
    plot_.reset();
    theme_.setScale(1);
}

void ComparisonPlotTest::aFlagIsDrawnAlongTheAxis()
{
    QSignalSpy moved(plot_.get(), &ComparisonPlot::flagMoved);
    plot_->setFlags({{10, QStringLiteral("stop")}, {30, QStringLiteral("best")}});
    const double unit = plot_->area().width() / 60;
    QVERIFY(std::abs(flag(1).x() - (plot_->area().left() + 30 * unit)) < 1e-9);
    dragByMouse(*plot_, flag(1), flag(1) + QPointF(77, 30));
    QCOMPARE(moved.last()[0].toInt(), 1);
    QVERIFY(std::abs(moved.last()[1].toDouble() - (30 + 77 / unit)) < 1e-9);
    const QPointF low(flag(0).x(), plot_->area().bottom() - 20); // the whole line can be taken hold of
    dragByMouse(*plot_, low, low - QPointF(500, 0));
    QCOMPARE(moved.last()[0].toInt(), 0);
    QCOMPARE(moved.last()[1].toDouble(), 0.0);
    QTest::keyClick(plot_.get(), Qt::Key_Right);
    QVERIFY(std::abs(moved.last()[1].toDouble() - 60.0 / 50) < 1e-12);
}

void ComparisonPlotTest::aFlagOnWholeStepsStandsOnThem()
{
    QSignalSpy moved(plot_.get(), &ComparisonPlot::flagMoved);
    plot_->setAxes({0, 10.5, {}, false}, {0, 1, {}, false});
    plot_->setFlags({{4, {}, true, 1}});
    dragByMouse(*plot_, flag(0), flag(0) + QPointF(2.7 * plot_->area().width() / 10.5, 0));
    QCOMPARE(moved.last()[1].toDouble(), 7.0);
    QTest::keyClick(plot_.get(), Qt::Key_Left); // a fiftieth is less than a step
    QCOMPARE(moved.last()[1].toDouble(), 6.0);
    dragByMouse(*plot_, flag(0), {599, 50});
    QCOMPARE(moved.last()[1].toDouble(), 10.0);
}

void ComparisonPlotTest::aFlagWithStopsStandsOnThemAlone()
{
    QSignalSpy moved(plot_.get(), &ComparisonPlot::flagMoved);
    plot_->setAxes({1, 1000, {}, true}, {0, 1, {}, false});
    plot_->setFlags({{1, QStringLiteral("batch"), true, 0, {1, 3, 10, 32, 100, 316, 1000}}});
    const double decade = plot_->area().width() / 3;
    dragByMouse(*plot_, flag(0), flag(0) + QPointF(2.2 * decade, 0)); // 158
    QCOMPARE(moved.last()[1].toDouble(), 100.0);
    QTest::keyClick(plot_.get(), Qt::Key_Right); // a fiftieth of the axis is not half the way
    QCOMPARE(moved.last()[1].toDouble(), 316.0);
    for (const double next : {100.0, 32.0, 10.0}) {
        QTest::keyClick(plot_.get(), Qt::Key_Left);
        QCOMPARE(moved.last()[1].toDouble(), next);
    }
    dragByMouse(*plot_, flag(0), {599, 50});
    QCOMPARE(moved.last()[1].toDouble(), 1000.0);
    QTest::keyClick(plot_.get(), Qt::Key_Right);
    QCOMPARE(moved.last()[1].toDouble(), 1000.0);
}

void ComparisonPlotTest::aStandingFlagIsNoHandle()
{
    QSignalSpy moved(plot_.get(), &ComparisonPlot::flagMoved);
    plot_->setFlags({{10, QStringLiteral("really"), false}});
    QVERIFY(!plot_->handlePlace(ComparisonPlot::flagHandle(0)));
    const QPointF at = plot_->toWidget({10, 1});
    dragByMouse(*plot_, at, at + QPointF(60, 0));
    QCOMPARE(moved.size(), 0);
}

void ComparisonPlotTest::theMouseDrawsACurve()
{
    QSignalSpy drawn(plot_.get(), &ComparisonPlot::drawn), grabbed(plot_.get(), &HandView::grabbed),
        released(plot_.get(), &HandView::released);
    plot_->setInvitation(ComparisonPlot::penHandle(), QStringLiteral("draw"));
    plot_->setDrawing(true);
    const QPoint a = plot_->toWidget({6, 1.5}).toPoint(), b = plot_->toWidget({54, 0.5}).toPoint();
    dragByMouse(*plot_, a, b);
    QCOMPARE(drawn.size(), 1);
    QCOMPARE(grabbed.size(), 1);
    QCOMPARE(released.size(), 1);
    QVERIFY(!plot_->invites(ComparisonPlot::penHandle()));
    const QPolygonF guess = drawn.last()[0].value<QPolygonF>();
    QCOMPARE(guess, plot_->guess());
    QVERIFY(std::ranges::is_sorted(guess, {}, &QPointF::x));
    QVERIFY(QLineF(plot_->toWidget(guess.first()), a).length() < 1e-6);
    QVERIFY(QLineF(plot_->toWidget(guess.last()), b).length() < 1e-6);
    plot_->setDrawing(false);
    QCOMPARE(plot_->guess(), guess);
}

/// The ring that says "press and draw" stands on the frame, half of it outside.
void ComparisonPlotTest::aCurveBeginsAtTheRing()
{
    plot_->setDrawing(true);
    const QPointF ring = *plot_->handlePlace(ComparisonPlot::penHandle());
    for (const QPointF& beside : {QPointF(0, 0), QPointF(-4, 1)}) {
        plot_->setGuess({});
        dragByMouse(*plot_, ring + beside, plot_->toWidget({30, 1.5}));
        QVERIFY2(plot_->guess().size() > 1, qPrintable(QString::number(beside.x())));
        QCOMPARE(plot_->guess().first().x(), plot_->xAxis().low);
    }
}

/// Forth at height 1, back over the second half at height 0.5: the first half stays.
void ComparisonPlotTest::drawingBackReplacesWhatWasDrawn()
{
    plot_->setDrawing(true);
    dragByMouse(*plot_, plot_->toWidget({0.5, 1}), plot_->toWidget({59.5, 1}));
    dragByMouse(*plot_, plot_->toWidget({59.5, 0.5}), plot_->toWidget({30, 0.5}));
    const double pixel = 2 / plot_->area().height();
    for (const QPointF& place : plot_->guess()) {
        const double expected = place.x() > 29.8 ? 0.5 : 1;
        QVERIFY2(std::abs(place.y() - expected) < 1.1 * pixel, qPrintable(QString::number(place.x())));
    }
    QVERIFY(std::ranges::is_sorted(plot_->guess(), {}, &QPointF::x));
}

void ComparisonPlotTest::withoutDrawingThePressDrawsNothing()
{
    QSignalSpy drawn(plot_.get(), &ComparisonPlot::drawn);
    dragByMouse(*plot_, plot_->toWidget({6, 1.5}), plot_->toWidget({54, 0.5}));
    QCOMPARE(drawn.size(), 0);
    QVERIFY(plot_->guess().isEmpty());
}

void ComparisonPlotTest::arrowsMoveThePen()
{
    QSignalSpy drawn(plot_.get(), &ComparisonPlot::drawn);
    plot_->setDrawing(true);
    plot_->setFocus(Qt::TabFocusReason);
    QTest::keyClick(plot_.get(), Qt::Key_Up, Qt::ShiftModifier); // from the left, amid the height
    QVERIFY(plot_->guess().isEmpty());
    QTest::keyClick(plot_.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(plot_.get(), Qt::Key_Right);
    QTest::keyClick(plot_.get(), Qt::Key_Down);
    const QPolygonF expected{{0, 1.2}, {6, 1.2}, {7.2, 1.16}};
    QCOMPARE(drawn.last()[0].value<QPolygonF>().size(), expected.size());
    for (int i = 0; i < 3; ++i)
        QVERIFY(QLineF(plot_->guess()[i], expected[i]).length() < 1e-9);
}

void ComparisonPlotTest::deleteTakesTheGuessAway()
{
    plot_->setGuess({{0, 1}, {60, 1}});
    plot_->setDrawing(true);
    plot_->setFocusedHandle(ComparisonPlot::penHandle());
    QSignalSpy drawn(plot_.get(), &ComparisonPlot::drawn);
    QTest::keyClick(plot_.get(), Qt::Key_Delete);
    QVERIFY(plot_->guess().isEmpty());
    QCOMPARE(drawn.size(), 1);
}

void ComparisonPlotTest::aLockedPenStays()
{
    plot_->setDrawing(true);
    plot_->setLocked(ComparisonPlot::penHandle(), true);
    QSignalSpy drawn(plot_.get(), &ComparisonPlot::drawn);
    dragByMouse(*plot_, plot_->toWidget({6, 1.5}), plot_->toWidget({54, 0.5}));
    plot_->setFocusedHandle(ComparisonPlot::penHandle());
    QTest::keyClick(plot_.get(), Qt::Key_Right);
    QTest::keyClick(plot_.get(), Qt::Key_Delete);
    QVERIFY(plot_->guess().isEmpty());
    QCOMPARE(drawn.size(), 0);
}

/// y = x / 30 against 1 crosses at 30: two triangles of 30 × 1 / 2; over [15, 60] the first is a quarter.
void ComparisonPlotTest::theAreaIsTheIntegralOfTheDistance()
{
    plot_->setSeries({{.points = {{0, 0}, {20, 20.0 / 30}, {60, 2}}}, {.points = {{61, 0}, {70, 1}}}});
    plot_->setGuess({{0, 1}, {17, 1}, {60, 1}});
    QVERIFY(std::abs(plot_->areaBetween(0) - 30) < 1e-12);
    plot_->setGuess({{15, 1}, {80, 1}});
    QVERIFY(std::abs(plot_->areaBetween(0) - (3.75 + 15)) < 1e-12);
    plot_->setGuess({{0, 1}, {60, 1}});
    QVERIFY(std::isnan(plot_->areaBetween(1)));
    plot_->setGuess({});
    QVERIFY(std::isnan(plot_->areaBetween(0)));
}

/// From 10⁻⁸ to 1 along y = x², against y = x: in decades the distance is |u|, over 8 of them ∫ = 32.
void ComparisonPlotTest::onLogarithmicAxesTheAreaIsInDecades()
{
    plot_->setAxes({1e-8, 1, {}, true}, {1e-16, 1, {}, true});
    plot_->setSeries({{.points = {{1e-8, 1e-16}, {1e-3, 1e-6}, {1, 1}}}});
    plot_->setGuess({{1e-8, 1e-8}, {1, 1}});
    QVERIFY(std::abs(plot_->areaBetween(0) - 32) < 1e-9);
}

void ComparisonPlotTest::axesGrowInRoundStepsAndDoNotShrink()
{
    plot_->setAxes({0, 10, {}, false}, {1e-2, 1, {}, true}, true, true);
    plot_->setSeries({{.points = {{0, 0.5}}}});
    plot_->append(0, {10.5, 3e-4});
    QCOMPARE(plot_->xAxis().high, 12.0); // a tenth of 10.5, rounded up, is 2
    QCOMPARE(plot_->yAxis().low, 1e-4);
    QCOMPARE(plot_->yAxis().high, 1.0);
    plot_->append(0, {11, std::nan("")});
    plot_->append(0, {12, 0});
    QCOMPARE(plot_->yAxis().low, 1e-4);
    plot_->setSeries({{.points = {{0, 0.5}}}});
    QCOMPARE(plot_->xAxis().high, 12.0);
}

void ComparisonPlotTest::whatIsCoveredDoesNotMoveTheAxes()
{
    plot_->setAxes({0, 60, {}, false}, {0, 1, {}, false}, false, true);
    plot_->hideBeyond(30);
    plot_->setSeries({{.points = {{0, 0.5}, {40, 7}}}});
    QCOMPARE(plot_->yAxis().high, 1.0);
    plot_->hideBeyond({});
    QCOMPARE(plot_->yAxis().high, 7.0);
}

void ComparisonPlotTest::theVeilHidesTheFuture()
{
    plot_->setSeries({{.points = {{0, 1}, {60, 1}}, .color = Qt::red}});
    plot_->setFlags({{50, {}, false}});
    const QColor line = seen({40, 1}), flag = seen({50, 0.3});
    QVERIFY(line.red() > 200 && line.green() < 80);
    plot_->hideBeyond(20);
    QVERIFY(seen({10, 1}).green() < 80);
    QVERIFY(seen({40, 1}).green() > 80);
    const QImage all = plot_->grab().toImage();
    const int left = int(plot_->toWidget({20.5, 0}).x()), right = int(plot_->area().right());
    for (int y = int(plot_->area().top()); y < int(plot_->area().bottom()); ++y)
        for (int x = left; x < right; ++x)
            QVERIFY(all.pixelColor(x, y).red() - all.pixelColor(x, y).green() < 60);
    QVERIFY(seen({50, 0.3}) != flag);
    plot_->hideBeyond({});
    QCOMPARE(seen({40, 1}), line);
    QCOMPARE(seen({50, 0.3}), flag);
}

/// Among 10,000 points one is high: thinning to columns of pixels must not lose it.
void ComparisonPlotTest::aSpikeOfOnePointIsSeen()
{
    std::vector<QPointF> points;
    for (int i = 0; i < 10000; ++i)
        points.emplace_back(i * 60.0 / 10000, i == 4321 ? 1.8 : 0.2);
    plot_->setSeries({{.points = points, .color = Qt::red}});
    const QColor spike = seen({4321 * 60.0 / 10000, 1.5});
    QVERIFY2(spike.red() > 150 && spike.green() < 150, qPrintable(spike.name()));
}

void ComparisonPlotTest::whatIsAppendedIsDrawnAsIfItHadBeenThere()
{
    std::vector<QPointF> points;
    std::vector<ComparisonRange> band;
    for (int i = 0; i <= 12; ++i) {
        points.emplace_back(5 * i, 1 + 0.5 * std::sin(i));
        band.push_back({points.back().y() - 0.3, points.back().y() + 0.2});
    }
    plot_->setSeries({{.points = points, .band = band, .look = ComparisonSeries::Look::both}});
    const QImage whole = plot_->grab().toImage();
    plot_->setSeries({{.points = {points[0]}, .band = {band[0]}, .look = ComparisonSeries::Look::both}});
    for (std::size_t i = 1; i < points.size(); ++i) {
        plot_->append(0, points[i], band[i]);
        plot_->grab();
    }
    const QImage grown = plot_->grab().toImage();
    int different = 0; // edges are smoothed in another order
    for (int y = 0; y < whole.height(); ++y)
        for (int x = 0; x < whole.width(); ++x)
            different += std::abs(qGray(whole.pixel(x, y)) - qGray(grown.pixel(x, y))) > 40;
    QVERIFY2(different < 200, qPrintable(QString::number(different)));
}

void ComparisonPlotTest::ofManySeriesThePickedOneHasItsColour()
{
    std::vector<ComparisonSeries> all;
    for (int i = 0; i < 4; ++i)
        all.push_back({.points = {{0, 0.3 * (i + 1)}, {60, 0.3 * (i + 1)}}, .classIndex = i});
    const auto isColoured = [&](int i) {
        const QColor wanted = theme_.classColor(i), is = seen({33, 0.3 * (i + 1)});
        return std::abs(wanted.red() - is.red()) + std::abs(wanted.green() - is.green())
            + std::abs(wanted.blue() - is.blue())
            < 30;
    };
    plot_->setSeries(all);
    for (int i = 0; i < 4; ++i)
        QVERIFY(isColoured(i));
    all.push_back({.points = {{0, 1.8}, {60, 1.8}}, .classIndex = 4});
    plot_->setSeries(all);
    plot_->pick(2);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(isColoured(i), i == 2);
}

void ComparisonPlotTest::namesStandAtTheEndsOfTheirLines()
{
    plot_->setSeries({{.points = {{0, 0}, {60, 1.5}}, .name = QStringLiteral("training")},
                      {.points = {{0, 1}, {30, 0.5}}, .name = QStringLiteral("validation")}});
    plot_->grab();
    for (int i = 0; i < 2; ++i) {
        const QRectF name = plot_->nameRects()[std::size_t(i)];
        const QPointF end = plot_->toWidget(plot_->series()[std::size_t(i)].points.back());
        QVERIFY(name.left() > end.x() && name.left() < end.x() + 12);
        QVERIFY(std::abs(name.center().y() - end.y()) < 2);
    }
}

void ComparisonPlotTest::theNameOfAGuessIsNotOnTheLine()
{
    plot_->setSeries({{.points = {{0, 1}, {60, 1}}}});
    plot_->setGuess({{0, 1}, {20, 1}});
    plot_->grab();
    const QPointF end = plot_->toWidget({20, 1});
    const auto isName = [&](const QRectF& label) { return label.left() > end.x() && label.left() < end.x() + 30; };
    const auto name = std::ranges::find_if(plot_->labelRects(), isName);
    QVERIFY(name != plot_->labelRects().end());
    QVERIFY2(name->top() > end.y() || name->bottom() < end.y(), "a line runs through the name");
    QVERIFY(std::abs(name->center().y() - end.y()) < 1.5 * name->height());
}

void ComparisonPlotTest::aNameKeepsFromTheEdge()
{
    for (const auto look : {ComparisonSeries::Look::line, ComparisonSeries::Look::both}) {
        plot_->setSeries({{.points = {{0, 1}, {60, 1}}, .name = QStringLiteral("경사 하강법"), .look = look}});
        plot_->grab();
        QVERIFY(plot_->nameRects()[0].right() <= plot_->width() - theme_.px(1));
    }
}

/// A line that ends a little before the right edge has its name beyond it.
void ComparisonPlotTest::aNameDoesNotStandAcrossTheEdge()
{
    plot_->setSeries({{.points = {{0, 1}, {59, 0.5}}, .name = QStringLiteral("momentum")}});
    plot_->grab();
    const QRectF name = plot_->nameRects()[0];
    QVERIFY(name.left() > plot_->area().right() && name.right() <= plot_->width());
}

void ComparisonPlotTest::noPoleRunsThroughTheNameOfAFlag()
{
    plot_->setFlags({{30, QStringLiteral("your guess"), true}, {34, QStringLiteral("so it is"), false}});
    plot_->grab();
    for (const QRectF& label : plot_->labelRects())
        for (const double pole : {30.0, 34.0})
            if (const double x = plot_->toWidget({pole, 0}).x(); label.top() < plot_->area().bottom())
                QVERIFY2(x < label.left() || x > label.right(), qPrintable(QString::number(pole)));
}

/// Two lines that stand near to one another, and one across them: each name keeps from the others' lines.
void ComparisonPlotTest::noLineRunsThroughTheNameOfAnother()
{
    const double poles[] = {50, 54};
    plot_->setLines({{poles[0], QStringLiteral("suggested"), Qt::Vertical},
                     {poles[1], QStringLiteral("a tenth of the lowest"), Qt::Vertical},
                     {0.1, QStringLiteral("target")}});
    plot_->grab();
    int inside = 0;
    for (const QRectF& label : plot_->labelRects()) {
        if (!plot_->area().contains(label))
            continue;
        ++inside;
        for (const double pole : poles)
            QVERIFY2(plot_->toWidget({pole, 0}).x() < label.left() || plot_->toWidget({pole, 0}).x() > label.right(),
                     qPrintable(QString::number(pole)));
        const double y = plot_->toWidget({0, 0.1}).y();
        QVERIFY(y < label.top() || y > label.bottom());
    }
    QCOMPARE(inside, 3);
}

/// Marks alone that end at the right edge have as much room for their name as a line has.
void ComparisonPlotTest::theNameOfMarksKeepsFromTheEdge()
{
    plot_->setSeries({{.points = {{0, 1}, {60, 1}},
                       .name = QStringLiteral("each single update"),
                       .look = ComparisonSeries::Look::marks}});
    plot_->grab();
    const QRectF name = plot_->nameRects()[0];
    QVERIFY(name.left() > plot_->area().right() && name.right() <= plot_->width() - theme_.px(1));
}

void ComparisonPlotTest::whatIsHeldIsSpoken()
{
    plot_->setFlags({{12, QStringLiteral("stop"), true, 1}});
    plot_->setFocusedHandle(ComparisonPlot::flagHandle(0));
    const QString words = plot_->accessibleDescription();
    QVERIFY2(words.contains(QStringLiteral("stop")) && words.contains(QStringLiteral("12")), qPrintable(words));
    plot_->setDrawing(true);
    plot_->setFocus();
    plot_->setFocusedHandle(ComparisonPlot::penHandle());
    QVERIFY(plot_->accessibleDescription() != words);
}

void ComparisonPlotTest::labelsAreLegible()
{
    QFETCH(QSize, size);
    QFETCH(double, scale);
    theme_.setScale(scale);
    plot_->resize(size);
    plot_->setFlags({{14, QStringLiteral("여기서 멈춤"), true, 1},
                     {15, QStringLiteral("인내 3"), false},
                     {17, QStringLiteral("인내 10"), false},
                     {60, QStringLiteral("끝"), false}});
    plot_->setLines({{0.5, QStringLiteral("목표")}, {40, QStringLiteral("예산"), Qt::Vertical}});
    plot_->setInvitation(ComparisonPlot::flagHandle(0), QStringLiteral("여기서 멈추세요"));
    plot_->setGuess({{0, 1}, {55, 0.4}});
    for (const int count : {2, 4, 12, 20}) {
        std::vector<ComparisonSeries> all;
        for (int i = 0; i < count; ++i)
            all.push_back({.points = {{0, 1}, {i % 5 ? 60.0 : 33.0, 0.8 + 0.02 * i}},
                           .name = QStringLiteral("검증 손실 %1").arg(i),
                           .picked = i == count - 1});
        plot_->setSeries(all);
        for (const bool covered : {false, true}) {
            plot_->hideBeyond(covered ? std::optional(20.0) : std::nullopt);
            plot_->grab();
            const QString faults = labelFaults(*plot_, plot_->labelRects());
            QVERIFY2(faults.isEmpty(), qPrintable(QStringLiteral("%1 with %2 series").arg(faults).arg(count)));
            QVERIFY(!plot_->nameRects().back().isNull());
        }
    }
}

void ComparisonPlotTest::wordsHaveTheFaceOfTheInterface()
{
    Theme theme;
    QApplication::setFont(theme.font());
    const auto width = [](const QString& text, const QFont& font) {
        return QFontMetricsF(font).horizontalAdvance(text);
    };
    const QString words = QStringLiteral("learning rate (log)"), symbol = QStringLiteral("σ(x)");
    QVERIFY(width(words, theme.font(13)) != width(words, theme.mathFont(13)));
    QCOMPARE(labelSize(words, theme.mathFont(13)).width(), width(words, theme.font(13)));
    QCOMPARE(labelSize(symbol, theme.mathFont(13)).width(), width(symbol, theme.mathFont(13)));
}

QTEST_MAIN(ComparisonPlotTest)
#include "comparison_plot_test.moc"
