#include "common/theme.h"
#include "lab_views/fold_plot.h"
#include "widgets/lab_views/hand_play.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

using namespace loom::ui;

namespace {

constexpr int kPatience = 5000;

/// A sheet from −1 to 1 whose folded place is (x², y), and a border where x² + y = 0.5.
FoldSheet parabola(int side)
{
    FoldSheet sheet{side, side, {}, {}, {}, {}};
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column) {
            const double x = -1 + 2.0 * column / (side - 1), y = 1 - 2.0 * row / (side - 1);
            sheet.from.emplace_back(x, y);
            sheet.to.emplace_back(x * x, y);
            sheet.shade.push_back(float(x));
            sheet.side.push_back(float(x * x + y - 0.5));
        }
    return sheet;
}

} // namespace

class FoldPlotTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initResources(); }
    void init();
    void cleanup();
    void aPointIsOnItsWay();
    void theBorderIsStraightWhenFoldedAndBentBefore();
    void theKnobIsDraggedAlongItsTrack();
    void keysMoveAFiftieth();
    void aClickOnAnEndGoesThereAndCanBeStopped();
    void aLockedSliderStays();
    void whatIsFoldedIsSpoken();
    void labelsAreLegible_data() { addSizes(); }
    void labelsAreLegible();
    void colourFollowsTheSheet();
    void whenFoldedEachSideOfTheLineHasItsColour();

private:
    QPointF knob() const { return *plot_->handlePlace(FoldPlot::sliderHandle()); }

    Theme theme_;
    std::unique_ptr<FoldPlot> plot_;
};

void FoldPlotTest::init()
{
    plot_ = std::make_unique<FoldPlot>(theme_);
    plot_->setEnds(QStringLiteral("Input space"), QStringLiteral("Hidden space"));
    plot_->setAxes(QStringLiteral("x<sub>1</sub>"), QStringLiteral("x<sub>2</sub>"), QStringLiteral("h<sub>1</sub>"),
                   QStringLiteral("h<sub>2</sub>"));
    plot_->setRanges({-1, -1, 2, 2}, {-0.5, -1.25, 2.5, 2.5});
    plot_->setSheet(parabola(21));
    plot_->setLine({1, 1, -0.5});
    plot_->setPoints({{{-1, 1}, {1, 1}, 1, PointMark::square, QStringLiteral("1"), QStringLiteral("01")},
                      {{1, 1}, {1, 1}, 0, PointMark::disc, QStringLiteral("0"), QStringLiteral("11")}});
    plot_->resize(480, 480);
    plot_->show();
    QVERIFY(QTest::qWaitForWindowExposed(plot_.get()));
}

void FoldPlotTest::cleanup()
{
    plot_.reset();
    theme_.setScale(1);
}

void FoldPlotTest::aPointIsOnItsWay()
{
    QCOMPARE(plot_->pointPlace(0), QPointF(-1, 1));
    plot_->setShare(0.25);
    QCOMPARE(plot_->pointPlace(0), QPointF(-0.5, 1));
    QCOMPARE(plot_->pointPlace(1), QPointF(1, 1));
    plot_->setShare(3);
    QCOMPARE(plot_->share(), 1.0);
    QCOMPARE(plot_->pointPlace(0), QPointF(1, 1));
}

void FoldPlotTest::theBorderIsStraightWhenFoldedAndBentBefore()
{
    const std::vector<QLineF> bent = plot_->border();
    QVERIFY(bent.size() > 20);
    for (const QLineF& piece : bent)
        QVERIFY2(std::abs(piece.y1() - (0.5 - piece.x1() * piece.x1())) < 0.01, "the parabola");
    plot_->setShare(1);
    const std::vector<QLineF> straight = plot_->border();
    QCOMPARE(straight.size(), bent.size());
    for (const QLineF& piece : straight)
        QVERIFY2(std::abs(piece.x1() + piece.y1() - 0.5) < 1e-6, "the line");
}

void FoldPlotTest::theKnobIsDraggedAlongItsTrack()
{
    const QSignalSpy moved(plot_.get(), &FoldPlot::shareMoved);
    const QPointF start = knob();
    dragByMouse(*plot_, start, start + QPointF(60, 0));
    QVERIFY(moved.count() > 2);
    const double share = plot_->share();
    QVERIFY(share > 0 && share < 1);
    QVERIFY(std::abs(knob().x() - start.x() - 60) < 1.5);
    QCOMPARE(moved.last()[0].toDouble(), share);
    dragByMouse(*plot_, knob(), knob() + QPointF(2000, 0));
    QCOMPARE(plot_->share(), 1.0);
}

void FoldPlotTest::keysMoveAFiftieth()
{
    plot_->setFocus();
    plot_->setFocusedHandle(FoldPlot::sliderHandle());
    QTest::keyClick(plot_.get(), Qt::Key_Right);
    QVERIFY(std::abs(plot_->share() - 0.02) < 1e-12);
    QTest::keyClick(plot_.get(), Qt::Key_Up, Qt::ShiftModifier);
    QVERIFY(std::abs(plot_->share() - 0.12) < 1e-12);
    QTest::keyClick(plot_.get(), Qt::Key_Left);
    QVERIFY(std::abs(plot_->share() - 0.10) < 1e-12);
}

void FoldPlotTest::aClickOnAnEndGoesThereAndCanBeStopped()
{
    const QSignalSpy moved(plot_.get(), &FoldPlot::shareMoved);
    QTest::mouseClick(plot_.get(), Qt::LeftButton, {}, plot_->handlePlace(FoldPlot::endHandle(1))->toPoint());
    QTRY_COMPARE_WITH_TIMEOUT(plot_->share(), 1.0, kPatience);
    QVERIFY2(moved.count() > 2, "the way is seen");
    plot_->setFocus();
    plot_->setFocusedHandle(FoldPlot::endHandle(0));
    QTest::keyClick(plot_.get(), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(plot_->share() < 1, kPatience);
    plot_->setShare(0.9);
    QTest::qWait(100);
    QCOMPARE(plot_->share(), 0.9);
    QTest::keyClick(plot_.get(), Qt::Key_Space);
    plot_.reset(); // while it moves
}

void FoldPlotTest::aLockedSliderStays()
{
    plot_->setLocked(FoldPlot::sliderHandle(), true);
    dragByMouse(*plot_, knob(), knob() + QPointF(60, 0));
    QTest::mouseClick(plot_.get(), Qt::LeftButton, {}, plot_->handlePlace(FoldPlot::endHandle(1))->toPoint());
    QTest::qWait(100);
    QCOMPARE(plot_->share(), 0.0);
}

void FoldPlotTest::whatIsFoldedIsSpoken()
{
    plot_->setShare(0.5);
    plot_->setFocusedHandle(FoldPlot::sliderHandle());
    const QString words = plot_->accessibleDescription();
    QVERIFY2(words.contains("50 %") && words.contains("01") && words.contains("0, 1"), qPrintable(words));
}

void FoldPlotTest::labelsAreLegible()
{
    QFETCH(QSize, size);
    QFETCH(double, scale);
    theme_.setScale(scale);
    plot_->resize(size);
    for (const double share : {0.0, 0.4, 1.0}) {
        plot_->setShare(share);
        plot_->grab();
        const QString faults = labelFaults(*plot_, plot_->labelRects());
        QVERIFY2(faults.isEmpty(), qPrintable(faults));
        QVERIFY(plot_->labelRects().size() >= 4);
    }
}

void FoldPlotTest::colourFollowsTheSheet()
{
    const auto blue = [&](const QPointF& place) {
        const QColor color = plot_->grab().toImage().pixelColor(plot_->toWidget(place).toPoint());
        return color.blue() - color.red();
    };
    QVERIFY(blue({-0.77, -0.67}) < -30);
    QVERIFY(blue({0.77, -0.67}) > 30);
    plot_->setShare(0.7);
    QVERIFY2(std::abs(blue({-0.45, -0.67})) < 15, "where the sheet was nothing is left");
}

void FoldPlotTest::whenFoldedEachSideOfTheLineHasItsColour()
{
    const auto blue = [&](const QPointF& place) {
        const QColor color = plot_->grab().toImage().pixelColor(plot_->toWidget(place).toPoint());
        return color.blue() - color.red();
    };
    plot_->setShare(1); // the line is x + y = 0.5, the sheet lies right of x = 0
    QVERIFY(blue({-0.3, -0.67}) < -30);
    QVERIFY(blue({1.5, 1.1}) > 30);
}

QTEST_MAIN(FoldPlotTest)
#include "fold_plot_test.moc"
