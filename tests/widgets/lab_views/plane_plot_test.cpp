#include "common/theme.h"
#include "lab_views/plane_plot.h"
#include "widgets/lab_views/hand_play.h"

#include <QSignalSpy>
#include <QTest>
#include <cmath>

using namespace loom::ui;

class PlanePlotTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { plot_ = nullptr; }
    void init();
    void cleanup();
    void aUnitIsAsLongOnBothAxes();
    void aDraggedPointSaysItsPlaceAtEachMove();
    void aPointStaysWithinTheRange();
    void aClickIsNoMove();
    void anEndTurnsTheLineAndKeepsItsNorm();
    void theLineItselfShiftsOnlyB();
    void aLineNeverLeavesTheRange();
    void handlesStayOnALineThatIsTold();
    void tabWalksAndArrowsMove();
    void aLockedHandleMovesNeitherByHandNorByKey();
    void theRulerReadsTheDistanceWithItsSign();
    void theInvitationGoesWithTheFirstMove();
    void theSurfaceIsOrangeBelowTheMiddleAndBlueAbove();
    void theTintFollowsTheSideOfTheLine();
    void whatIsHeldIsSpoken();
    void labelsAreLegible_data() { addSizes(); }
    void labelsAreLegible();

private:
    QPointF end(int number) const { return *plot_->handlePlace(PlanePlot::endHandle(0, number)); }

    Theme theme_;
    std::unique_ptr<PlanePlot> plot_;
};

void PlanePlotTest::init()
{
    plot_ = std::make_unique<PlanePlot>(theme_);
    plot_->setRange(-2, 2, -2, 2);
    plot_->setAxes(QStringLiteral("x<sub>1</sub>"), QStringLiteral("x<sub>2</sub>"));
    PlanePoint moved{.at = {-1, 1}, .kind = 1, .letter = QStringLiteral("P"), .use = PointUse::move};
    PlanePoint clicked{.at = {1, -1.5}, .kind = 0, .mark = PointMark::square, .use = PointUse::click};
    plot_->setPoints({moved, clicked, {.at = {0.5, 0.5}}});
    plot_->setLines({{.w1 = 3, .w2 = 4, .b = 1, .name = QStringLiteral("n")}});
    plot_->resize(600, 560);
    plot_->show();
    QVERIFY(QTest::qWaitForWindowExposed(plot_.get()));
}

void PlanePlotTest::cleanup()
{
    plot_.reset();
    theme_.setScale(1);
}

void PlanePlotTest::aUnitIsAsLongOnBothAxes()
{
    plot_->resize(900, 400);
    const QPointF origin = plot_->toWidget({0, 0});
    const double across = plot_->toWidget({1, 0}).x() - origin.x(), up = origin.y() - plot_->toWidget({0, 1}).y();
    QVERIFY(across > 40);
    QVERIFY(std::abs(across - up) < 1e-9);
}

void PlanePlotTest::aDraggedPointSaysItsPlaceAtEachMove()
{
    QSignalSpy moved(plot_.get(), &PlanePlot::pointMoved), grabbed(plot_.get(), &HandView::grabbed),
        released(plot_.get(), &HandView::released), clicked(plot_.get(), &PlanePlot::pointClicked);
    const QPoint from = plot_->toWidget({-1, 1}).toPoint(), to = plot_->toWidget({0.75, -0.25}).toPoint();
    dragByMouse(*plot_, from, to, 10);
    QCOMPARE(moved.size(), 10);
    QCOMPARE(grabbed.size(), 1);
    QCOMPARE(released.size(), 1);
    QCOMPARE(clicked.size(), 0);
    // As many pixels as the pointer went, in units of the axis: 4 over the width of the area.
    const double unit = (plot_->toWidget({2, 0}).x() - plot_->toWidget({-2, 0}).x()) / 4;
    const QPointF wanted(-1 + (to.x() - from.x()) / unit, 1 - (to.y() - from.y()) / unit);
    const QPointF place = moved.last()[1].toPointF();
    QVERIFY(std::abs(place.x() - wanted.x()) < 1e-9 && std::abs(place.y() - wanted.y()) < 1e-9);
    QCOMPARE(plot_->points()[0].at, place);
}

void PlanePlotTest::aPointStaysWithinTheRange()
{
    QSignalSpy moved(plot_.get(), &PlanePlot::pointMoved);
    dragByMouse(*plot_, plot_->toWidget({-1, 1}), {598, 2});
    QCOMPARE(moved.last()[1].toPointF(), QPointF(2, 2));
}

void PlanePlotTest::aClickIsNoMove()
{
    QSignalSpy moved(plot_.get(), &PlanePlot::pointMoved), clicked(plot_.get(), &PlanePlot::pointClicked);
    QTest::mouseClick(plot_.get(), Qt::LeftButton, {}, plot_->toWidget({1, -1.5}).toPoint());
    QTest::mouseClick(plot_.get(), Qt::LeftButton, {}, plot_->toWidget({0.5, 0.5}).toPoint()); // is only shown
    QTest::keyClick(plot_.get(), Qt::Key_Space);
    QCOMPARE(moved.size(), 0);
    QCOMPARE(clicked.size(), 2);
    QCOMPARE(clicked[0][0].toInt(), 1);
    QCOMPARE(clicked[1][0].toInt(), 1);
}

void PlanePlotTest::anEndTurnsTheLineAndKeepsItsNorm()
{
    QSignalSpy moved(plot_.get(), &PlanePlot::lineMoved);
    const QPointF resting = plot_->toPlane(end(1)), grip = end(0) - QPointF(end(0).toPoint());
    const QPoint to = plot_->toWidget({-1.6, -1.2}).toPoint();
    dragByMouse(*plot_, end(0), to);
    const double w1 = moved.last()[1].toDouble(), w2 = moved.last()[2].toDouble(), b = moved.last()[3].toDouble();
    QVERIFY(std::abs(std::hypot(w1, w2) - 5) < 1e-12);
    // Both the place under the hand and the end at rest lie on the line.
    const QPointF held = plot_->toPlane(QPointF(to) + grip);
    QVERIFY(std::abs(w1 * held.x() + w2 * held.y() + b) < 1e-9);
    QVERIFY(std::abs(w1 * resting.x() + w2 * resting.y() + b) < 1e-9);
    QVERIFY2(w1 * 3 + w2 * 4 > 0, "the positive side has become the negative one");
    QVERIFY(QLineF(end(0), QPointF(to) + grip).length() < 1e-6);
}

void PlanePlotTest::theLineItselfShiftsOnlyB()
{
    QSignalSpy moved(plot_.get(), &PlanePlot::lineMoved);
    const QPoint from = ((end(0) * 3 + end(1)) / 4).toPoint(), to = from + QPoint(30, -50);
    dragByMouse(*plot_, from, to);
    const double unit = (plot_->toWidget({2, 0}).x() - plot_->toWidget({-2, 0}).x()) / 4;
    QCOMPARE(moved.last()[1].toDouble(), 3.0);
    QCOMPARE(moved.last()[2].toDouble(), 4.0);
    QVERIFY(std::abs(moved.last()[3].toDouble() - (1 - 3 * 30 / unit - 4 * 50 / unit)) < 1e-9);
}

void PlanePlotTest::aLineNeverLeavesTheRange()
{
    const HandleId body = PlanePlot::bodyHandle(0);
    plot_->setFocusedHandle(body);
    for (int i = 0; i < 40; ++i)
        QTest::keyClick(plot_.get(), Qt::Key_Up, Qt::ShiftModifier);
    QVERIFY(plot_->handlePlace(body));
    QVERIFY(plot_->line(0).b < -10); // 3·x + 4·y + b = 0 meets the square while |b| ≤ 14
    QVERIFY(plot_->line(0).b > -14);
}

void PlanePlotTest::handlesStayOnALineThatIsTold()
{
    for (int i = 0; i <= 100; ++i) {
        const double angle = 0.1 * i;
        plot_->moveLine(0, std::cos(angle), std::sin(angle), 0.01 * i);
        for (const int number : {0, 1}) {
            const QPointF at = plot_->toPlane(end(number));
            QVERIFY(std::abs(std::cos(angle) * at.x() + std::sin(angle) * at.y() + 0.01 * i) < 1e-9);
            QVERIFY(std::abs(at.x()) <= 2 && std::abs(at.y()) <= 2);
        }
        QVERIFY(QLineF(end(0), end(1)).length() > 6 * theme_.unit());
    }
}

void PlanePlotTest::tabWalksAndArrowsMove()
{
    QSignalSpy moved(plot_.get(), &PlanePlot::pointMoved), turned(plot_.get(), &PlanePlot::lineMoved);
    plot_->setFocus(Qt::TabFocusReason);
    QCOMPARE(plot_->focusedHandle(), PlanePlot::pointHandle(0));
    QTest::keyClick(plot_.get(), Qt::Key_Right);
    QVERIFY(QLineF(moved.last()[1].toPointF(), QPointF(-1 + 4.0 / 50, 1)).length() < 1e-12);
    QTest::keyClick(plot_.get(), Qt::Key_Up, Qt::ShiftModifier);
    QVERIFY(QLineF(moved.last()[1].toPointF(), QPointF(-1 + 4.0 / 50, 1 + 4.0 / 10)).length() < 1e-12);
    const std::vector<HandleId> order{PlanePlot::pointHandle(1), PlanePlot::endHandle(0, 0),
                                      PlanePlot::endHandle(0, 1), PlanePlot::bodyHandle(0)};
    for (const HandleId& next : order) {
        QTest::keyClick(plot_.get(), Qt::Key_Tab);
        QCOMPARE(plot_->focusedHandle(), next);
    }
    QTest::keyClick(plot_.get(), Qt::Key_Down);
    QVERIFY(std::abs(turned.last()[3].toDouble() - (1 + 4 * 4.0 / 50)) < 1e-9);
    QTest::keyClick(plot_.get(), Qt::Key_Backtab);
    QCOMPARE(plot_->focusedHandle(), PlanePlot::endHandle(0, 1));
}

void PlanePlotTest::aLockedHandleMovesNeitherByHandNorByKey()
{
    QSignalSpy moved(plot_.get(), &PlanePlot::pointMoved), clicked(plot_.get(), &PlanePlot::pointClicked),
        turned(plot_.get(), &PlanePlot::lineMoved), grabbed(plot_.get(), &HandView::grabbed);
    const QPointF at = plot_->toWidget({-1, 1});
    QTest::mouseMove(plot_.get(), at.toPoint());
    QCOMPARE(plot_->cursor().shape(), Qt::OpenHandCursor);
    for (const HandleId& id : {PlanePlot::pointHandle(0), PlanePlot::pointHandle(1), PlanePlot::endHandle(0, 0)})
        plot_->setLocked(id, true);
    QTest::mouseMove(plot_.get(), at.toPoint() + QPoint(1, 0));
    QCOMPARE(plot_->cursor().shape(), Qt::ArrowCursor);
    dragByMouse(*plot_, at, {300, 300});
    QTest::keyClick(plot_.get(), Qt::Key_Left);
    QVERIFY(plot_->accessibleDescription().contains(QStringLiteral("locked")));
    dragByMouse(*plot_, end(0), {300, 300});
    QTest::mouseClick(plot_.get(), Qt::LeftButton, {}, plot_->toWidget({1, -1.5}).toPoint());
    QCOMPARE(moved.size() + clicked.size() + turned.size() + grabbed.size(), 0);
    plot_->setLocked(PlanePlot::pointHandle(0), false);
    dragByMouse(*plot_, at, {300, 300});
    QVERIFY(moved.size() > 0);
}

void PlanePlotTest::theRulerReadsTheDistanceWithItsSign()
{
    QVERIFY(std::isnan(plot_->rulerLength()));
    plot_->setRuler(PlaneRuler{0, 0, {}});
    QVERIFY(std::abs(plot_->rulerLength() - (3 * -1.0 + 4 * 1.0 + 1) / 5) < 1e-15);
    plot_->movePoint(0, {-1, -1});
    QVERIFY(std::abs(plot_->rulerLength() - (-3 - 4 + 1) / 5.0) < 1e-15);
    plot_->moveLine(0, 6, 8, 2); // the same line
    QVERIFY(std::abs(plot_->rulerLength() - (-3 - 4 + 1) / 5.0) < 1e-15);
}

void PlanePlotTest::theInvitationGoesWithTheFirstMove()
{
    const HandleId id = PlanePlot::pointHandle(0);
    plot_->setInvitation(id, QStringLiteral("drag this point"));
    plot_->grab();
    const std::size_t with = plot_->labelRects().size();
    QTest::mouseClick(plot_.get(), Qt::LeftButton, {}, plot_->toWidget({-1, 1}).toPoint());
    QVERIFY(plot_->invites(id)); // a click has moved nothing
    dragByMouse(*plot_, plot_->toWidget({-1, 1}), plot_->toWidget({-1.2, 1.2}));
    QVERIFY(!plot_->invites(id));
    plot_->grab();
    QCOMPARE(plot_->labelRects().size(), with - 1);
}

void PlanePlotTest::theSurfaceIsOrangeBelowTheMiddleAndBlueAbove()
{
    const std::vector<float> values{0.0F, 1.0F, 0.5F, 0.5F}; // the topmost row first
    plot_->setSurface(values, 2, 2, 0.5, 0.5);
    plot_->setLines({});
    plot_->setPoints({});
    QCOMPARE(plot_->colourAt({-1, 1}), theme_.diverging(-1));
    QCOMPARE(plot_->colourAt({1, 1}), theme_.diverging(1));
    const QImage picture = plot_->grab().toImage();
    const auto seen = [&](const QPointF& place) { return picture.pixelColor(plot_->toWidget(place).toPoint()); };
    QVERIFY(seen({-1.9, 1.9}).red() > seen({-1.9, 1.9}).blue() + 40);
    QVERIFY(seen({1.9, 1.9}).blue() > seen({1.9, 1.9}).red() + 40);
}

void PlanePlotTest::theTintFollowsTheSideOfTheLine()
{
    plot_->setTint(0);
    for (const QPointF place : {QPointF(1.8, 1.7), QPointF(-1.8, -1.7), QPointF(-1.9, 0.7), QPointF(1.7, -1.9)}) {
        const bool positive = 3 * place.x() + 4 * place.y() + 1 > 0;
        const QColor seen = plot_->grab().toImage().pixelColor(plot_->toWidget(place).toPoint());
        QCOMPARE(seen.blue() > seen.red(), positive);
    }
}

void PlanePlotTest::whatIsHeldIsSpoken()
{
    plot_->setFocusedHandle(PlanePlot::pointHandle(0));
    const QString before = plot_->accessibleDescription();
    QVERIFY2(before.contains(QStringLiteral("Point P")), qPrintable(before));
    QTest::keyClick(plot_.get(), Qt::Key_Right);
    QVERIFY(plot_->accessibleDescription() != before);
    QVERIFY2(plot_->accessibleDescription().contains(QStringLiteral("0.92")),
             qPrintable(plot_->accessibleDescription()));
}

void PlanePlotTest::labelsAreLegible()
{
    QFETCH(QSize, size);
    QFETCH(double, scale);
    theme_.setScale(scale);
    plot_->resize(size);
    plot_->setRuler(PlaneRuler{0, 0, QStringLiteral("z/‖w‖ = ")});
    plot_->setInvitation(PlanePlot::pointHandle(0), QStringLiteral("이 점을 끌어 보세요"));
    plot_->setGuesses({{{1.5, 1.5}, QStringLiteral("guess")}});
    for (const QPointF place : {QPointF(-2, 2), QPointF(0, 0), QPointF(2, -2), QPointF(-0.2, 1.9)}) {
        plot_->movePoint(0, place);
        plot_->grab();
        QVERIFY(plot_->labelRects().size() >= 3);
        const QString faults = labelFaults(*plot_, plot_->labelRects());
        QVERIFY2(faults.isEmpty(), qPrintable(faults));
    }
}

QTEST_MAIN(PlanePlotTest)
#include "plane_plot_test.moc"
