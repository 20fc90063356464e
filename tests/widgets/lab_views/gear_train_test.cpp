#include "common/theme.h"
#include "lab_views/gear_train.h"
#include "widgets/lab_views/hand_play.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <cmath>
#include <numbers>

using namespace loom::ui;

namespace {

constexpr double kTurn = 2 * std::numbers::pi;

QPointF around(const QPointF& center, double radius, double turns)
{
    return center + radius * QPointF(std::sin(kTurn * turns), -std::cos(kTurn * turns));
}

double sum(const QSignalSpy& spy)
{
    double all = 0;
    for (const auto& arguments : spy)
        all += arguments[1].toDouble();
    return all;
}

} // namespace

class GearTrainTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initResources(); }
    void init();
    void cleanup();
    void aHandShowsItsAngle();
    void aDialIsTurnedAroundItsMiddle();
    void keysAndWheelTurnAFiftieth();
    void otherDialsAreNotTurnedByHand();
    void aLockedDialStays();
    void aClickLocksWhatCanBeLocked();
    void theLastDialIsTurnedAsAGuess();
    void teethMeetGaps();
    void dialsDoNotMeet_data() { addSizes(); }
    void dialsDoNotMeet();
    void liveNumbersDoNotMoveTheWheels();
    void whatIsHeldIsSpoken();
    void labelsAreLegible_data() { addSizes(); }
    void labelsAreLegible();

private:
    QPointF center(int dial) const { return train_->layoutOfWheels().dials[std::size_t(dial)].center; }
    void turnByMouse(int dial, double from, double to, int steps);
    void fill(int count);

    Theme theme_;
    std::unique_ptr<GearTrain> train_;
};

void GearTrainTest::fill(int count)
{
    std::vector<GearDial> dials{
        {QStringLiteral("x"), QStringLiteral("0.5000"), 0.1, 4, true},
        {QStringLiteral("t = 3x<sup>2</sup>"), QStringLiteral("0.7500"), 0.25, 1, false, true},
        {QStringLiteral("f = e<sup>t</sup>"), QStringLiteral("2.1170"), 0.75, 2},
        {QStringLiteral("비용"), QStringLiteral("−123.4500"), 0, 1}};
    std::vector<QString> ratios{QStringLiteral("6x = 3.0000"), QStringLiteral("e<sup>t</sup> = 2.1170"),
                                QStringLiteral("σ′(z) = 0.2350")};
    dials.resize(std::size_t(count));
    ratios.resize(std::size_t(count - 1));
    train_->setDials(dials, ratios);
}

void GearTrainTest::init()
{
    train_ = std::make_unique<GearTrain>(theme_);
    fill(3);
    train_->resize(640, 320);
    train_->show();
    QVERIFY(QTest::qWaitForWindowExposed(train_.get()));
}

void GearTrainTest::cleanup()
{
    train_.reset();
    theme_.setScale(1);
}

void GearTrainTest::turnByMouse(int dial, double from, double to, int steps)
{
    const double radius = train_->layoutOfWheels().dials[std::size_t(dial)].root * 0.8;
    const auto at = [&](int i) { return around(center(dial), radius, from + (to - from) * i / steps).toPoint(); };
    QTest::mousePress(train_.get(), Qt::LeftButton, {}, at(0));
    for (int i = 1; i <= steps; ++i)
        QTest::mouseMove(train_.get(), at(i));
    QTest::mouseRelease(train_.get(), Qt::LeftButton, {}, at(steps));
}

void GearTrainTest::aHandShowsItsAngle()
{
    train_->setAngles({0, 0.25, -1.5});
    const QPointF up = train_->handTip(0) - center(0), right = train_->handTip(1) - center(1),
                  down = train_->handTip(2) - center(2);
    QVERIFY(std::abs(up.x()) < 1e-9 && up.y() < -10);
    QVERIFY(std::abs(right.y()) < 1e-9 && right.x() > 10);
    QVERIFY(std::abs(down.x()) < 1e-9 && down.y() > 10);
    train_->setAngles({0.125, 0, 0});
    const QPoint half = ((train_->handTip(0) + center(0)) / 2).toPoint();
    QCOMPARE(train_->grab().toImage().pixelColor(half), theme_.color(QStringLiteral("text")));
}

/// Rounding of the pointer's places to pixels leaves a hundredth of a turn at most.
void GearTrainTest::aDialIsTurnedAroundItsMiddle()
{
    QSignalSpy turned(train_.get(), &GearTrain::turned), grabbed(train_.get(), &HandView::grabbed);
    const double before = train_->dials()[0].angle;
    turnByMouse(0, 0.3, 1.8, 40);
    QCOMPARE(turned.last()[0].toInt(), 0);
    QCOMPARE(grabbed.size(), 1);
    QVERIFY2(std::abs(sum(turned) - 1.5 * 4) < 0.04, qPrintable(QString::number(sum(turned))));
    QVERIFY(std::abs(train_->dials()[0].angle - before - sum(turned) / 4) < 1e-9);
    const int signalsBefore = int(turned.size());
    turnByMouse(0, 0.9, 0.6, 10); // anticlockwise is less
    double back = 0;
    for (int i = signalsBefore; i < turned.size(); ++i)
        back += turned[i][1].toDouble();
    QVERIFY2(std::abs(back + 0.3 * 4) < 0.04, qPrintable(QString::number(back)));
}

void GearTrainTest::keysAndWheelTurnAFiftieth()
{
    QSignalSpy turned(train_.get(), &GearTrain::turned), released(train_.get(), &HandView::released);
    train_->setFocusedHandle(GearTrain::dialHandle(0));
    QTest::keyClick(train_.get(), Qt::Key_Right);
    QVERIFY(std::abs(turned.last()[1].toDouble() - 4.0 / 50) < 1e-12);
    QTest::keyClick(train_.get(), Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(std::abs(turned.last()[1].toDouble() + 4.0 / 10) < 1e-12);
    QWheelEvent event(center(0), train_->mapToGlobal(center(0)), {}, {0, 240}, {}, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(train_.get(), &event);
    QVERIFY(std::abs(turned.last()[1].toDouble() - 2 * 4.0 / 50) < 1e-12);
    QCOMPARE(released.size(), 3);
    QVERIFY(std::abs(train_->dials()[0].angle - (0.1 + 0.02 - 0.1 + 0.04)) < 1e-12);
}

void GearTrainTest::otherDialsAreNotTurnedByHand()
{
    QSignalSpy turned(train_.get(), &GearTrain::turned);
    turnByMouse(1, 0, 0.5, 8);
    turnByMouse(2, 0, 0.5, 8);
    QCOMPARE(turned.size(), 0);
    QCOMPARE(train_->dials()[1].angle, 0.25);
}

void GearTrainTest::aLockedDialStays()
{
    QSignalSpy turned(train_.get(), &GearTrain::turned);
    train_->setLocked(GearTrain::dialHandle(0), true);
    turnByMouse(0, 0, 0.5, 8);
    QTest::keyClick(train_.get(), Qt::Key_Right);
    QWheelEvent event(center(0), train_->mapToGlobal(center(0)), {}, {0, 120}, {}, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(train_.get(), &event);
    QCOMPARE(turned.size(), 0);
}

void GearTrainTest::aClickLocksWhatCanBeLocked()
{
    QSignalSpy changed(train_.get(), &GearTrain::lockChanged);
    QTest::mouseClick(train_.get(), Qt::LeftButton, {}, center(1).toPoint());
    QCOMPARE(changed.last(), (QList<QVariant>{1, true}));
    QVERIFY(train_->isLocked(GearTrain::dialHandle(1)));
    QTest::keyClick(train_.get(), Qt::Key_Space);
    QCOMPARE(changed.last(), (QList<QVariant>{1, false}));
    QTest::mouseClick(train_.get(), Qt::LeftButton, {}, center(0).toPoint());
    QTest::mouseClick(train_.get(), Qt::LeftButton, {}, center(2).toPoint());
    QCOMPARE(changed.size(), 2);
}

void GearTrainTest::theLastDialIsTurnedAsAGuess()
{
    QSignalSpy guessed(train_.get(), &GearTrain::guessed), turned(train_.get(), &GearTrain::turned);
    QVERIFY(!train_->guess() && !train_->guessTip());
    train_->setGuessing(2);
    QCOMPARE(*train_->guess(), 0.0);
    turnByMouse(2, 0.1, 0.5, 20);
    QVERIFY(std::abs(guessed.last()[0].toDouble() - 0.4 * 2) < 0.03);
    QCOMPARE(turned.size(), 0);
    QTest::keyClick(train_.get(), Qt::Key_Right, Qt::ShiftModifier);
    const double guess = guessed.last()[0].toDouble();
    QCOMPARE(train_->dials()[2].angle, 0.75);
    const QPointF tip = *train_->guessTip(), truth = train_->handTip(2);
    QVERIFY(QLineF(tip, around(center(2), QLineF(center(2), truth).length(), 0.75 + guess / 2)).length() < 1e-6);

    train_->setGuessing({});
    train_->setAngles({0.1, 0.25, 0.9}); // the truth
    turnByMouse(2, 0.1, 0.5, 20);
    QCOMPARE(*train_->guess(), guess);
    QCOMPARE(*train_->guessTip(), tip);
    QVERIFY(train_->handTip(2) != truth);
    train_->clearGuess();
    QVERIFY(!train_->guess());
}

/// On the line of both middles, at any angle: the tooth of one stands where the gap of the other is.
void GearTrainTest::teethMeetGaps()
{
    const GearWheel wheel = train_->layoutOfWheels().dials[0], pinion = train_->layoutOfWheels().pinions[0];
    QVERIFY(std::abs(pinion.center.x() - wheel.center.x() - wheel.pitch - pinion.pitch) < 1e-9);
    QVERIFY(std::abs(wheel.pitch / wheel.teeth - pinion.pitch / pinion.teeth) < 1e-9);
    for (const double turns : {0.0, 0.013, 0.4, 2.77}) {
        const double phase = (0.25 - turns) * wheel.teeth; // whole: a tooth of the wheel points to the right
        const double other = (0.75 - meshedTurn(wheel, turns, pinion)) * pinion.teeth;
        QVERIFY(std::abs(std::remainder(phase + other - 0.5, 1.0)) < 1e-9);
        const double step = 0.001 / wheel.teeth; // and it turns the other way
        QVERIFY(meshedTurn(wheel, turns + step, pinion) < meshedTurn(wheel, turns, pinion));
    }
}

void GearTrainTest::dialsDoNotMeet()
{
    QFETCH(QSize, size);
    QFETCH(double, scale);
    theme_.setScale(scale);
    train_->resize(size);
    for (const int count : {2, 3, 4}) {
        fill(count);
        const GearLayout& layout = train_->layoutOfWheels();
        QCOMPARE(int(layout.dials.size()), count);
        double right = 0;
        for (const GearWheel& wheel : layout.dials) {
            QVERIFY(wheel.center.x() - wheel.outer > right);
            right = wheel.center.x() + wheel.outer;
            QVERIFY(wheel.root > theme_.px(2));
            const QRectF seen(wheel.center - QPointF(wheel.outer, wheel.outer), QSizeF(2, 2) * wheel.outer);
            for (const std::vector<QRectF>* words : {&layout.names, &layout.values, &layout.ratios})
                for (const QRectF& rect : *words)
                    QVERIFY(!rect.isEmpty() && !rect.intersects(seen));
        }
        QVERIFY(right < size.width());
    }
}

void GearTrainTest::liveNumbersDoNotMoveTheWheels()
{
    train_->setValues({QStringLiteral("10.5000"), QStringLiteral("330.7500"), QStringLiteral("1,000,000")});
    const QPointF before = center(2);
    const QRectF room = train_->layoutOfWheels().values[2];
    train_->setValues({QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")});
    QCOMPARE(center(2), before);
    QCOMPARE(train_->layoutOfWheels().values[2], room);
}

void GearTrainTest::whatIsHeldIsSpoken()
{
    train_->setGuessing(2);
    train_->setFocusedHandle(GearTrain::dialHandle(2));
    QTest::keyClick(train_.get(), Qt::Key_Right, Qt::ShiftModifier);
    const QString words = train_->accessibleDescription();
    for (const char* part : {"f = et", "2.1170", "0.2000"})
        QVERIFY2(words.contains(QLatin1String(part)), qPrintable(words));
}

void GearTrainTest::labelsAreLegible()
{
    QFETCH(QSize, size);
    QFETCH(double, scale);
    theme_.setScale(scale);
    train_->resize(size);
    for (const int count : {2, 3, 4}) {
        fill(count);
        train_->setInvitation(GearTrain::dialHandle(0), QStringLiteral("이 톱니를 돌려 보세요"));
        train_->setGuessing(count - 1);
        train_->setGuessWords(QStringLiteral("내 예상: 12.3456배"));
        train_->setLocked(GearTrain::dialHandle(1), true);
        train_->grab();
        const std::size_t written = std::size_t(3 * count); // names, values, ratios, the guess
        QVERIFY(train_->labelRects().size() >= written);
        const QString faults = labelFaults(*train_, train_->labelRects());
        QVERIFY2(faults.isEmpty(), qPrintable(QStringLiteral("%1 with %2 dials").arg(faults).arg(count)));
    }
}

QTEST_MAIN(GearTrainTest)
#include "gear_train_test.moc"
