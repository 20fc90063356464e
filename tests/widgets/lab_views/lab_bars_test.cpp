#include "common/theme.h"
#include "lab_views/lab_bars.h"
#include "widgets/lab_views/hand_play.h"

#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <limits>

using namespace loom::ui;

class LabBarsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initResources(); }
    void init();
    void cleanup();
    void barsReachFromZeroToTheirNumber();
    void aLogarithmicAxisGivesEachPowerTheSameRoom();
    void groupsStandApart();
    void aTopIsDrawnByHand();
    void aTopIsTakenHoldOfAnywhereAlongItsBar();
    void aTopStaysOnTheAxisAndOnItsSteps();
    void keysMoveATop();
    void keysMoveALogarithmicTopByItsShare();
    void aLockedTopStays();
    void noNumberLiesUnderALock();
    void aNameStaysWhereANumberComesDownToIt();
    void otherBarsAreNotMoved();
    void aCoveredBarShowsNothing();
    void whatIsNoNumberIsSaid();
    void beyondTheAxisStandsAnArrowHead();
    void pullsAreAsLongAsTheyAreLarge();
    void theNumberMakesRoomForThePull();
    void targetsAreDashedAtTheirNumber();
    void noLineRunsThroughANumber();
    void theStaircaseIsStraightOnALogarithmicAxis();
    void numbersThinOutButThePickedOneStays();
    void coloursFollowTheirRule();
    void whatIsHeldIsSpoken();
    void labelsAreLegible_data() { addSizes(); }
    void labelsAreLegible();

private:
    static LabBar bar(const char* name, double value, bool movable = false)
    {
        LabBar made;
        made.name = QString::fromUtf8(name);
        made.value = value;
        made.movable = movable;
        return made;
    }
    void fill(std::vector<LabBar> bars, LabBarColors colors = LabBarColors::classes)
    {
        LabBarGroup group;
        group.bars = std::move(bars);
        group.colors = colors;
        chart_->setGroups({group});
    }
    /// Thirty layers whose gradients fall by a quarter from layer to layer, the last one at 1.
    void fillLayers(double factor)
    {
        LabBarGroup group;
        group.name = QStringLiteral("|∂L/∂h|");
        double value = 1;
        for (int i = 0; i < 30; ++i, value *= factor)
            group.bars.push_back(bar(std::to_string(i + 1).c_str(), value));
        group.factor = 0.25;
        group.factorWords = QStringLiteral("× 0.25 a layer");
        chart_->setAxis({1e-18, 10, QStringLiteral("|∂L/∂h|"), true});
        chart_->setGroups({group});
    }
    /// Of the pixel that the point lies in: the nearest corner may be the next one's.
    QColor seen(const QPointF& at) const
    {
        return chart_->grab().toImage().pixelColor(int(std::floor(at.x())), int(std::floor(at.y())));
    }
    double value(int bar) const { return chart_->groups()[0].bars[std::size_t(bar)].value; }
    QPointF topOf(int bar) const { return *chart_->handlePlace(chart_->barHandle(0, bar)); }
    /// In the widget, by the axis' limits alone.
    double height(double value, double low, double high) const
    {
        const QRectF area = chart_->area();
        return area.bottom() - (value - low) / (high - low) * area.height();
    }

    Theme theme_;
    std::unique_ptr<LabBars> chart_;
};

void LabBarsTest::init()
{
    chart_ = std::make_unique<LabBars>(theme_);
    chart_->setAxis({-4, 8, QStringLiteral("z")});
    fill({bar("z<sub>1</sub>", 6, true), bar("z<sub>2</sub>", -2, true), bar("z<sub>3</sub>", 0)});
    chart_->resize(480, 400);
    chart_->show();
    QVERIFY(QTest::qWaitForWindowExposed(chart_.get()));
    chart_->clearFocus();
}

void LabBarsTest::cleanup()
{
    chart_.reset();
    theme_.setScale(1);
}

void LabBarsTest::barsReachFromZeroToTheirNumber()
{
    const double zero = height(0, -4, 8);
    const QRectF up = chart_->barRect(0, 0), down = chart_->barRect(0, 1), none = chart_->barRect(0, 2);
    QVERIFY(std::abs(up.top() - height(6, -4, 8)) < 1e-9 && std::abs(up.bottom() - zero) < 1e-9);
    QVERIFY(std::abs(down.top() - zero) < 1e-9 && std::abs(down.bottom() - height(-2, -4, 8)) < 1e-9);
    QVERIFY(none.height() < 1e-9 && std::abs(none.top() - zero) < 1e-9);
    QVERIFY(up.height() > 150 && up.right() < down.left() && down.right() < none.left());
    QCOMPARE(seen(up.center() + QPointF(8, 0)), theme_.classColor(0));
    QCOMPARE(seen(down.center() + QPointF(8, 0)), theme_.classColor(1));
    QCOMPARE(seen({none.center().x() + 8, zero}), theme_.classColor(2)); // a line is left of 0
    QVERIFY(seen({down.center().x() + 8, zero - 20}) != theme_.classColor(1));
}

void LabBarsTest::aLogarithmicAxisGivesEachPowerTheSameRoom()
{
    chart_->setAxis({1e-6, 1, {}, true});
    fill({bar("a", 1e-6), bar("b", 1e-4), bar("c", 1e-1)}, LabBarColors::plain);
    const QRectF area = chart_->area();
    QVERIFY(chart_->barRect(0, 0).height() < 1e-9);
    QVERIFY(std::abs(chart_->barRect(0, 1).height() - area.height() / 3) < 1e-6);
    QVERIFY(std::abs(chart_->barRect(0, 2).height() - area.height() * 5 / 6) < 1e-6);
    QVERIFY(std::abs(chart_->barRect(0, 2).bottom() - area.bottom()) < 1e-9);
    QVERIFY(std::abs(std::log10(chart_->toAxis(chart_->toWidget(3e-3))) - std::log10(3e-3)) < 1e-9);
}

void LabBarsTest::groupsStandApart()
{
    LabBarGroup left, right;
    left.name = QStringLiteral("sigmoid");
    left.bars = {bar("1", 1), bar("2", 2)};
    right.bars = {bar("1", 3)};
    chart_->setGroups({left, right});
    const double within = chart_->slotRect(0, 1).left() - chart_->slotRect(0, 0).right();
    const double between = chart_->slotRect(1, 0).left() - chart_->slotRect(0, 1).right();
    QVERIFY(std::abs(within) < 1e-9 && between > chart_->slotRect(0, 0).width() / 2);
    QVERIFY(std::abs(chart_->barRect(1, 0).top() - height(3, -4, 8)) < 1e-9);
    const QRectF all = chart_->slotRect(0, 0).united(chart_->slotRect(1, 0));
    QVERIFY(std::abs(all.center().x() - chart_->area().center().x()) < 1e-6);
}

void LabBarsTest::aTopIsDrawnByHand()
{
    QSignalSpy moved(chart_.get(), &LabBars::barMoved), grabbed(chart_.get(), &HandView::grabbed),
        released(chart_.get(), &HandView::released);
    const QPointF from = topOf(0);
    const double down = std::round(chart_->area().height() / 4); // 3 of the axis' 12
    dragByMouse(*chart_, from, from + QPointF(25, down));
    QVERIFY2(std::abs(value(0) - 3) < 0.05, qPrintable(QString::number(value(0))));
    QCOMPARE(moved.last()[0].toInt(), 0);
    QCOMPARE(moved.last()[1].toInt(), 0);
    QCOMPARE(moved.last()[2].toDouble(), value(0));
    QCOMPARE(grabbed.size(), 1);
    QCOMPARE(released.size(), 1);
    QVERIFY(std::abs(chart_->barRect(0, 0).top() - height(value(0), -4, 8)) < 1e-9);
    QCOMPARE(value(1), -2.0);
}

void LabBarsTest::aTopIsTakenHoldOfAnywhereAlongItsBar()
{
    const QPointF middle = chart_->barRect(0, 0).center();
    dragByMouse(*chart_, middle, middle + QPointF(0, -std::round(chart_->area().height() / 12)));
    QVERIFY2(std::abs(value(0) - 7) < 0.05, qPrintable(QString::number(value(0))));
}

void LabBarsTest::aTopStaysOnTheAxisAndOnItsSteps()
{
    dragByMouse(*chart_, topOf(0), QPointF(topOf(0).x(), -40));
    QCOMPARE(value(0), 8.0);
    dragByMouse(*chart_, topOf(0), QPointF(topOf(0).x(), chart_->height() + 40));
    QCOMPARE(value(0), -4.0);
    LabBar stepped = bar("z", 1, true);
    stepped.step = 0.5;
    fill({stepped});
    dragByMouse(*chart_, topOf(0), QPointF(topOf(0).x(), height(2.6, -4, 8)));
    QCOMPARE(value(0), 2.5);
}

void LabBarsTest::keysMoveATop()
{
    chart_->setFocusedHandle(chart_->barHandle(0, 1));
    QTest::keyClick(chart_.get(), Qt::Key_Up);
    QVERIFY(std::abs(value(1) - (-2 + 12.0 / 50)) < 1e-9);
    QTest::keyClick(chart_.get(), Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(std::abs(value(1) - (-2 + 12.0 / 50 - 12.0 / 10)) < 1e-9);
    LabBar stepped = bar("z", 1, true);
    stepped.step = 0.5; // a fiftieth of the range would not reach the next one
    fill({stepped});
    chart_->setFocusedHandle(chart_->barHandle(0, 0));
    QTest::keyClick(chart_.get(), Qt::Key_Up);
    QCOMPARE(value(0), 1.5);
    QTest::keyClick(chart_.get(), Qt::Key_Left);
    QCOMPARE(value(0), 1.0);
}

void LabBarsTest::keysMoveALogarithmicTopByItsShare()
{
    chart_->setAxis({1e-5, 1, {}, true});
    fill({bar("a", 1e-2, true)});
    chart_->setFocusedHandle(chart_->barHandle(0, 0));
    QTest::keyClick(chart_.get(), Qt::Key_Up, Qt::ShiftModifier); // half a decade of five
    QVERIFY(std::abs(std::log10(value(0)) + 1.5) < 1e-9);
}

void LabBarsTest::noNumberLiesUnderALock()
{
    for (int bar = 0; bar < 3; ++bar) {
        chart_->setLocked(chart_->barHandle(0, bar), true);
        chart_->setInvitation(chart_->barHandle(0, bar), QStringLiteral("drag"));
    }
    chart_->grab();
    for (int bar = 0; bar < 2; ++bar) { // the third is not movable
        Handle grip;
        grip.box = chart_->barRect(0, bar);
        grip.box.setHeight(0);
        const bool down = bar == 1;
        grip.box.moveTop((down ? chart_->barRect(0, bar).bottom() : chart_->barRect(0, bar).top()) - theme_.px(1));
        grip.box.adjust(-theme_.px(1), 0, theme_.px(1), theme_.px(2));
        QVERIFY(!chart_->numberRect(0, bar).isNull());
        QVERIFY(!chart_->numberRect(0, bar).intersects(lockPlace(grip, theme_)));
    }
}

void LabBarsTest::aNameStaysWhereANumberComesDownToIt()
{
    chart_->grab();
    const std::vector<QRectF> before = chart_->labelRects();
    fill({bar("z<sub>1</sub>", -3.95, true), bar("z<sub>2</sub>", -2, true), bar("z<sub>3</sub>", 0)});
    chart_->grab();
    const double area = height(-4, -4, 8);
    const auto named = [&](const std::vector<QRectF>& labels) {
        return std::ranges::count_if(labels, [&](const QRectF& label) {
            return label.top() >= area && label.center().x() > chart_->slotRect(0, 0).left()
                && label.center().x() < chart_->slotRect(0, 2).right();
        });
    };
    QCOMPARE(named(before), 3);
    QCOMPARE(named(chart_->labelRects()), 3);
    QVERIFY(!chart_->numberRect(0, 0).isNull());
}

void LabBarsTest::aLockedTopStays()
{
    QSignalSpy moved(chart_.get(), &LabBars::barMoved);
    chart_->setLocked(chart_->barHandle(0, 0), true);
    dragByMouse(*chart_, topOf(0), topOf(0) + QPointF(0, 60));
    QTest::keyClick(chart_.get(), Qt::Key_Up);
    QCOMPARE(moved.size(), 0);
    QCOMPARE(value(0), 6.0);
    QVERIFY(chart_->accessibleDescription().contains(QStringLiteral("locked")));
}

void LabBarsTest::otherBarsAreNotMoved()
{
    QSignalSpy moved(chart_.get(), &LabBars::barMoved);
    dragByMouse(*chart_, topOf(2), topOf(2) + QPointF(0, -60));
    chart_->setFocusedHandle(chart_->barHandle(0, 2));
    QTest::keyClick(chart_.get(), Qt::Key_Up);
    QCOMPARE(moved.size(), 0);
    QCOMPARE(value(2), 0.0);
}

void LabBarsTest::aCoveredBarShowsNothing()
{
    LabBar covered = bar("p", 5, true);
    covered.covered = true;
    covered.pull = 2;
    covered.target = 3;
    fill({covered, bar("q", 1)});
    QVERIFY(chart_->barRect(0, 0).isEmpty());
    QVERIFY(!chart_->handlePlace(chart_->barHandle(0, 0)));
    QVERIFY(!chart_->pullTip(0, 0));
    QVERIFY(!chart_->accessibleDescription().contains(QLatin1Char('5')));
    const QImage picture = chart_->grab().toImage();
    QVERIFY(!chart_->numberRect(0, 0).isNull()); // the question mark
    const QRectF slot = chart_->slotRect(0, 0);
    for (int y = int(slot.top()) + 2; y < int(slot.bottom()) - 2; ++y)
        QVERIFY(picture.pixelColor(int(slot.center().x()), y) != theme_.classColor(0));
}

void LabBarsTest::whatIsNoNumberIsSaid()
{
    fill({bar("a", std::numeric_limits<double>::quiet_NaN(), true),
          bar("b", std::numeric_limits<double>::infinity())});
    chart_->grab();
    QVERIFY(chart_->barRect(0, 0).isEmpty());
    QVERIFY(!chart_->handlePlace(chart_->barHandle(0, 0)));
    QVERIFY(!chart_->numberRect(0, 0).isNull() && !chart_->numberRect(0, 1).isNull());
    QVERIFY(chart_->accessibleDescription().contains(QStringLiteral("a: NaN")));
    QVERIFY(chart_->accessibleDescription().contains(QString::fromUtf8("b: ∞, beyond the axis")));
}

void LabBarsTest::beyondTheAxisStandsAnArrowHead()
{
    fill({bar("a", 8), bar("b", 20), bar("c", -9)});
    const QRectF area = chart_->area(), whole = chart_->barRect(0, 0), above = chart_->barRect(0, 1),
                 below = chart_->barRect(0, 2);
    QVERIFY(std::abs(above.top() - area.top()) < 1e-9 && std::abs(below.bottom() - area.bottom()) < 1e-9);
    const QImage picture = chart_->grab().toImage();
    const QPoint corner(3, 3);
    QCOMPARE(picture.pixelColor(whole.topLeft().toPoint() + corner), theme_.classColor(0));
    QVERIFY(picture.pixelColor(above.topLeft().toPoint() + corner) != theme_.classColor(1));
    QCOMPARE(picture.pixelColor(QPoint(int(above.center().x()), int(above.top()) + 5)), theme_.classColor(1));
    QVERIFY(picture.pixelColor(below.bottomLeft().toPoint() + QPoint(3, -3)) != theme_.classColor(2));
    QVERIFY(!chart_->numberRect(0, 1).isNull() && chart_->numberRect(0, 1).bottom() <= above.top() + 1);
    QVERIFY(chart_->accessibleDescription().contains(QStringLiteral("b: 20, beyond the axis")));
    chart_->setAxis({1e-3, 1, {}, true});
    fill({bar("zero", 0)});
    chart_->grab();
    QVERIFY(!chart_->numberRect(0, 0).isNull());
    QVERIFY(chart_->accessibleDescription().contains(QStringLiteral("zero: 0, beyond the axis")));
}

void LabBarsTest::pullsAreAsLongAsTheyAreLarge()
{
    LabBar up = bar("a", 1), down = bar("b", 1), dot = bar("c", 1);
    up.pull = 0.5;
    down.pull = -0.25;
    dot.pull = 0.001;
    fill({up, down, dot});
    chart_->setFullPull(1);
    const double half = chart_->area().height() / 2, from = height(1, -4, 8);
    QVERIFY(std::abs(from - chart_->pullTip(0, 0)->y() - half / 2) < 1e-9);
    QVERIFY(std::abs(chart_->pullTip(0, 1)->y() - from - half / 4) < 1e-9);
    QVERIFY(std::abs(from - chart_->pullTip(0, 2)->y() - half / 1000) < 1e-9);
    const double x = chart_->slotRect(0, 0).center().x();
    QCOMPARE(seen({x, from - half / 4}), theme_.color(QStringLiteral("text")));
    QCOMPARE(seen({chart_->slotRect(0, 2).center().x(), from}), theme_.color(QStringLiteral("text")));
    chart_->setFullPull(0); // in units of the axis
    QVERIFY(std::abs(from - chart_->pullTip(0, 0)->y() - chart_->area().height() * 0.5 / 12) < 1e-9);
    chart_->setPull(0, 0, 100.0);
    QCOMPARE(chart_->pullTip(0, 0)->y(), chart_->area().top());
    chart_->setPull(0, 0, {});
    QVERIFY(!chart_->pullTip(0, 0));
}

void LabBarsTest::theNumberMakesRoomForThePull()
{
    LabBar up = bar("a", 4), down = bar("b", 4);
    up.pull = 1;
    down.pull = -1;
    fill({up, down});
    chart_->setFullPull(2);
    chart_->grab();
    const double from = height(4, -4, 8);
    QVERIFY(chart_->numberRect(0, 0).top() >= from);
    QVERIFY(!chart_->numberRect(0, 1).isNull() && chart_->numberRect(0, 1).bottom() <= from);
    QCOMPARE(int(chart_->labelRects().size()) >= 4, true); // their pulls are written, too
}

void LabBarsTest::targetsAreDashedAtTheirNumber()
{
    LabBar aimed = bar("a", 1);
    aimed.target = 5;
    aimed.guess = 3;
    aimed.guessWords = QStringLiteral("my guess");
    fill({aimed});
    const QImage picture = chart_->grab().toImage();
    const QRectF slot = chart_->slotRect(0, 0);
    const auto along = [&](double value, const QColor& color) {
        int count = 0;
        for (int x = int(slot.left()) + 4; x < int(slot.right()) - 4; ++x)
            count += picture.pixelColor(x, int(height(value, -4, 8))) == color ? 1 : 0;
        return double(count) / (slot.width() - 8);
    };
    const double dashes = along(5, theme_.color(QStringLiteral("text")));
    QVERIFY2(dashes > 0.3 && dashes < 0.9, qPrintable(QString::number(dashes)));
    QVERIFY(along(3, theme_.color(QStringLiteral("accent"))) > 0.9);
    QVERIFY(chart_->accessibleDescription().contains(QStringLiteral("target 5")));
    QVERIFY(chart_->accessibleDescription().contains(QStringLiteral("my guess 3")));
}

/// Not the dashes of its target, and not the upper edge of the area.
void LabBarsTest::noLineRunsThroughANumber()
{
    LabBar aimed = bar("a", 4.6);
    aimed.target = 5;
    fill({aimed, bar("b", 7.6)});
    chart_->grab();
    const QRectF overTarget = chart_->numberRect(0, 0), overEdge = chart_->numberRect(0, 1);
    QVERIFY(!overTarget.isNull() && overTarget.bottom() < height(5, -4, 8));
    QVERIFY(!overEdge.isNull() && overEdge.bottom() < chart_->area().top());
}

/// On the middles of the slots: halfway between the first bar's top and 15 quarters below.
void LabBarsTest::theStaircaseIsStraightOnALogarithmicAxis()
{
    fillLayers(0.8);
    chart_->resize(900, 420);
    const QRectF area = chart_->area();
    const auto at = [&](double value) { return area.bottom() - (std::log10(value) + 18) / 19 * area.height(); };
    const QImage picture = chart_->grab().toImage();
    int met = 0;
    for (int bar = 0; bar < 29; ++bar) {
        const double x = chart_->slotRect(0, bar).right(), y = at(std::pow(0.25, bar + 0.5));
        bool dark = false;
        for (int dy = -2; dy <= 2; ++dy)
            dark = dark || picture.pixelColor(int(x), int(y) + dy).lightness() < 120;
        met += dark ? 1 : 0;
    }
    QVERIFY2(met > 12, qPrintable(QString::number(met))); // dashes: more than a third
}

void LabBarsTest::numbersThinOutButThePickedOneStays()
{
    fillLayers(0.25);
    chart_->resize(640, 360);
    chart_->grab();
    int shown = 0;
    for (int bar = 0; bar < 30; ++bar)
        shown += chart_->numberRect(0, bar).isNull() ? 0 : 1;
    QVERIFY2(shown >= 4 && shown < 25, qPrintable(QString::number(shown)));
    QVERIFY(!chart_->numberRect(0, 0).isNull() && !chart_->numberRect(0, 29).isNull());
    int missing = 1;
    while (!chart_->numberRect(0, missing).isNull())
        ++missing;
    QTest::mouseClick(chart_.get(), Qt::LeftButton, {}, chart_->barRect(0, missing).center().toPoint());
    chart_->grab();
    QVERIFY(!chart_->numberRect(0, missing).isNull());
}

void LabBarsTest::coloursFollowTheirRule()
{
    fill({bar("a", 3), bar("b", -3)}, LabBarColors::sign);
    QCOMPARE(seen(chart_->barRect(0, 0).center()), theme_.diverging(0.85));
    QCOMPARE(seen(chart_->barRect(0, 1).center()), theme_.diverging(-0.85));
    fill({bar("a", 3), bar("b", 3), bar("c", 3), bar("d", 3), bar("e", 3)});
    QCOMPARE(seen(chart_->barRect(0, 1).center()), theme_.color(QStringLiteral("muted")));
    QTest::mouseClick(chart_.get(), Qt::LeftButton, {}, chart_->barRect(0, 1).center().toPoint());
    QCOMPARE(seen(chart_->barRect(0, 1).center()), theme_.classColor(1));
}

void LabBarsTest::whatIsHeldIsSpoken()
{
    QCOMPARE(chart_->accessibleDescription(), QString::fromUtf8("z1: 6; z2: −2; z3: 0"));
    chart_->setFocus(Qt::TabFocusReason);
    QCOMPARE(chart_->accessibleDescription(), QStringLiteral("z1: 6"));
    chart_->setValue(0, 0, 2);
    QCOMPARE(chart_->accessibleDescription(), QStringLiteral("z1: 2"));
    chart_->setDigits(2);
    QCOMPARE(chart_->numberText(-0.126), QString::fromUtf8("−0.13"));
    QVERIFY(chart_->numberText(0.00012).contains(QStringLiteral("<sup>"))); // is not 0.00
}

void LabBarsTest::labelsAreLegible()
{
    QFETCH(QSize, size);
    QFETCH(double, scale);
    theme_.setScale(scale);
    chart_->resize(size);
    const auto faults = [&](const char* what) {
        chart_->grab();
        const QString faults = labelFaults(*chart_, chart_->labelRects());
        return faults.isEmpty() ? faults : QLatin1String(what) + QStringLiteral(": ") + faults;
    };
    chart_->setInvitation(chart_->barHandle(0, 0), QStringLiteral("z₁을 위로 올려 보세요"));
    QCOMPARE(faults("three bars"), QString());
    LabBar pulled = bar("z<sub>1</sub>", 6, true);
    pulled.pull = -0.9975;
    pulled.target = 1;
    pulled.guess = 4;
    pulled.guessWords = QStringLiteral("내 예상");
    LabBarGroup first, second;
    first.name = QStringLiteral("교차 엔트로피(CE)");
    second.name = QStringLiteral("평균 제곱 오차(MSE)");
    first.bars = second.bars = {pulled, pulled, bar("z<sub>3</sub>", 20)};
    chart_->setGroups({first, second});
    QCOMPARE(faults("two groups"), QString());
    fillLayers(0.25);
    QCOMPARE(faults("thirty layers"), QString());
}

QTEST_MAIN(LabBarsTest)
#include "lab_bars_test.moc"
