#include "common/theme.h"
#include "lab_views/surface_map.h"
#include "patience.h"
#include "widgets/lab_views/hand_play.h"

#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <limits>

using namespace loom::ui;

class SurfaceMapTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void betweenTheGridHeightsAreInProportion();
    void linesLieAtTheirLevels();
    void levelsAreRoundOrPowers();
    void brokenHeightsLeaveTheRestAsItIs();
    void aRuleIsCoarseAtOnceAndFineAtRest();
    void aSlowRuleDoesNotHoldTheWindow();
    void highIsYellowAndLowIsBlue();
    void theLightComesFromTheUpperLeft();
    void theBallSaysItsPlaceAtEachMove();
    void theBallStaysOnTheMap();
    void keysRollTheBall();
    void aFixedBallIsNoHandle();
    void aLockedBallStays();
    void slopesAreThoseOfTheNotes();
    void slopesOfValuesAreThoseOfTheGrid();
    void aKnifeGoesAlongItsOwnAxis();
    void arrowsOfAFanKeepTheirProportions();
    void aTrailGrowsAndItsRunnerIsAtItsEnd();
    void aRunnerThatDivergesWaitsAtTheBorder();
    void aWayThatHasLeftCrossesTheMapNoMore();
    void runnersAtOnePlaceStandApart();
    void lettersAreExplainedAboveTheMap();
    void aGuessIsSetByAClickOrByKeys();
    void aGuessThatIsClosedStays();
    void lettersOfStepsThatEndTogetherLieApart();
    void whatIsHeldIsSpoken();
    void labelsAreLegible_data() { addSizes(); }
    void labelsAreLegible();

private:
    QColor seen(const QPointF& place) const
    {
        return map_->grab().toImage().pixelColor(map_->toWidget(place).toPoint());
    }
    void rest()
    {
        QVERIFY(QTest::qWaitFor([&] { return map_->isFine(); }, kPatience));
    }

    Theme theme_;
    std::unique_ptr<SurfaceMap> map_;
};

namespace {
double notes(double x, double y)
{
    return 3 * x + 2 * x * y + y * y;
}
} // namespace

void SurfaceMapTest::init()
{
    map_ = std::make_unique<SurfaceMap>(theme_);
    map_->setAxes({-2, 4, QStringLiteral("x")}, {-2, 6, QStringLiteral("y")});
    map_->setRule(notes);
    map_->setBall(SurfaceBall{{1, 2}});
    map_->resize(640, 520);
    map_->show();
    QVERIFY(QTest::qWaitForWindowExposed(map_.get()));
}

void SurfaceMapTest::cleanup()
{
    map_.reset();
    theme_.setScale(1);
}

void SurfaceMapTest::betweenTheGridHeightsAreInProportion()
{
    const SurfaceField field({10, 30, 50, 0, 20, 40}, 2, 3, false); // the upper row first
    QCOMPARE(field.at(0, 1), 10.0);
    QCOMPARE(field.at(1, 0), 40.0);
    QCOMPARE(field.at(0.25, 1), 20.0);
    QCOMPARE(field.at(0.25, 0.5), 15.0);
    QCOMPARE(field.at(7, -3), 40.0); // beyond: as at the edge
    QVERIFY(std::isnan(SurfaceField().at(0.5, 0.5)));
}

void SurfaceMapTest::linesLieAtTheirLevels()
{
    std::vector<double> heights;
    for (int row = 0; row < 9; ++row)
        for (int column = 0; column < 12; ++column)
            heights.push_back(2.0 * column - 3.0 * row);
    const SurfaceField field(heights, 9, 12, false);
    QVERIFY(field.levels().size() >= 4);
    for (std::size_t i = 0; i < field.levels().size(); ++i) {
        QVERIFY(!field.line(i).empty());
        for (const QLineF& part : field.line(i))
            for (const QPointF& at : {part.p1(), part.p2()})
                QVERIFY(std::abs(2 * 11 * at.x() - 3 * 8 * at.y() - field.levels()[i]) < 1e-9);
    }
}

void SurfaceMapTest::levelsAreRoundOrPowers()
{
    const SurfaceField plain({0, 10, 4, 3}, 2, 2, false);
    QCOMPARE(plain.levels(), (std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9}));
    const SurfaceField wide({1e-9, 1, 0.5, 1e-3}, 2, 2, true);
    for (std::size_t i = 0; i < wide.levels().size(); ++i)
        QVERIFY(std::abs(std::log10(wide.levels()[i]) - (double(i) - 8)) < 1e-9);
    QCOMPARE(wide.levels().size(), 8);
    QCOMPARE(wide.levelText(0), QStringLiteral("10<sup>\u22128</sup>"));
    const SurfaceField near({1, 30, 2, 3}, 2, 2, true);
    QCOMPARE(near.levels(), (std::vector<double>{2, 5, 10, 20}));
    QCOMPARE(near.levelText(3), QStringLiteral("20"));
    QVERIFY(std::abs(near.tone(std::sqrt(30.0)) - 0.5) < 1e-12);
}

void SurfaceMapTest::brokenHeightsLeaveTheRestAsItIs()
{
    const double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
    const SurfaceField field({nan, 1, 2, 3, 4, 5, 6, infinity, 8}, 3, 3, false);
    QCOMPARE(field.low(), 1.0);
    QCOMPARE(field.high(), 8.0);
    QCOMPARE(field.image(theme_).pixelColor(0, 0), theme_.color(QStringLiteral("missing")));
    QVERIFY(field.image(theme_).pixelColor(1, 1) != theme_.color(QStringLiteral("missing")));
    const SurfaceField none(std::vector<double>(4, nan), 2, 2, true);
    QVERIFY(none.levels().empty());
}

void SurfaceMapTest::aRuleIsCoarseAtOnceAndFineAtRest()
{
    rest();
    const int fine = map_->field().columns();
    map_->setRule([](double x, double y) { return x * x + y * y; });
    QVERIFY(QTest::qWaitFor([&] { return map_->field().at(1.0 / 3, 0.25) < 0.1; }, kPatience)); // at (0, 0)
    rest();
    QCOMPARE(map_->field().columns(), fine);
    QVERIFY(std::abs(map_->field().at(1, 1) - (4 * 4 + 6 * 6)) < 1e-9);
    QCOMPARE(map_->heightAt({0.3, -0.7}), 0.3 * 0.3 + 0.7 * 0.7);
}

void SurfaceMapTest::aSlowRuleDoesNotHoldTheWindow()
{
    int asked = 0;
    map_->setRule([&asked](double x, double) {
        ++asked;
        QTest::qSleep(1);
        return x;
    });
    const int atOnce = asked;
    QVERIFY2(atOnce < 100, qPrintable(QString::number(atOnce)));
    map_->setRule([](double, double y) { return y + 100; }); // waits for the first coarse picture
    QVERIFY(QTest::qWaitFor([&] { return map_->field().high() == 4; }, kPatience));
    QVERIFY(QTest::qWaitFor([&] { return map_->field().high() == 106; }, kPatience));
}

void SurfaceMapTest::highIsYellowAndLowIsBlue()
{
    map_->setAxes({-1, 1, {}}, {-1, 1, {}});
    map_->setRule([](double x, double) { return x; });
    map_->setBall({});
    rest();
    QVERIFY(seen({0.95, 0.33}).red() > seen({0.95, 0.33}).blue() + 60);
    QVERIFY(seen({-0.95, 0.33}).blue() > seen({-0.95, 0.33}).red() + 20);
}

void SurfaceMapTest::theLightComesFromTheUpperLeft()
{
    map_->setAxes({-1, 1, {}}, {-1, 1, {}});
    map_->setBall({});
    map_->setRule([](double x, double y) { return -std::hypot(x, y); });
    rest();
    const QImage picture = map_->field().image(theme_);
    const int middle = picture.width() / 2, away = picture.width() / 5;
    const auto gray = [&](int x, int y) { return qGray(picture.pixel(middle + x, middle + y)); };
    QVERIFY(gray(-away, -away) > gray(away, away) + 20);
    QCOMPARE(gray(away, -away), gray(-away, away));
}

void SurfaceMapTest::theBallSaysItsPlaceAtEachMove()
{
    QSignalSpy moved(map_.get(), &SurfaceMap::ballMoved), grabbed(map_.get(), &HandView::grabbed),
        released(map_.get(), &HandView::released);
    const QPoint from = map_->toWidget({1, 2}).toPoint(), to = map_->toWidget({3, 4.5}).toPoint();
    dragByMouse(*map_, from, to, 10);
    QCOMPARE(moved.size(), 10);
    QCOMPARE(grabbed.size(), 1);
    QCOMPARE(released.size(), 1);
    const QRectF area = map_->area();
    const QPointF wanted(1 + (to.x() - from.x()) * 6 / area.width(), 2 - (to.y() - from.y()) * 8 / area.height());
    const QPointF place = moved.last()[0].toPointF();
    QVERIFY(QLineF(place, wanted).length() < 1e-9);
    QCOMPARE(map_->ballNow()->at, place);
}

void SurfaceMapTest::theBallStaysOnTheMap()
{
    QSignalSpy moved(map_.get(), &SurfaceMap::ballMoved);
    dragByMouse(*map_, map_->toWidget({1, 2}), {638, 518});
    QCOMPARE(moved.last()[0].toPointF(), QPointF(4, -2));
}

void SurfaceMapTest::keysRollTheBall()
{
    QSignalSpy moved(map_.get(), &SurfaceMap::ballMoved);
    map_->setFocus(Qt::TabFocusReason);
    QCOMPARE(map_->focusedHandle(), SurfaceMap::ballHandle());
    QTest::keyClick(map_.get(), Qt::Key_Left);
    QVERIFY(QLineF(moved.last()[0].toPointF(), QPointF(1 - 6.0 / 50, 2)).length() < 1e-12);
    QTest::keyClick(map_.get(), Qt::Key_Up, Qt::ShiftModifier);
    QVERIFY(QLineF(moved.last()[0].toPointF(), QPointF(1 - 6.0 / 50, 2 + 8.0 / 10)).length() < 1e-12);
}

void SurfaceMapTest::aFixedBallIsNoHandle()
{
    map_->setBall(SurfaceBall{{1, 2}, false, QStringLiteral("here")});
    QSignalSpy moved(map_.get(), &SurfaceMap::ballMoved);
    dragByMouse(*map_, map_->toWidget({1, 2}), map_->toWidget({0, 0}));
    QCOMPARE(moved.size(), 0);
    QVERIFY(!map_->handlePlace(SurfaceMap::ballHandle()));
}

void SurfaceMapTest::aLockedBallStays()
{
    map_->setLocked(SurfaceMap::ballHandle(), true);
    QSignalSpy moved(map_.get(), &SurfaceMap::ballMoved);
    dragByMouse(*map_, map_->toWidget({1, 2}), map_->toWidget({0, 0}));
    QTest::keyClick(map_.get(), Qt::Key_Left);
    QCOMPARE(moved.size(), 0);
}

void SurfaceMapTest::slopesAreThoseOfTheNotes()
{
    const QPointF slopes = map_->slopesAt({1, 2}); // 3 + 2y and 2x + 2y
    QVERIFY(std::abs(slopes.x() - 7) < 1e-8);
    QVERIFY(std::abs(slopes.y() - 6) < 1e-8);
    QCOMPARE(map_->slopesAt({-1, 1}).y(), 0.0); // where it is level, what rounding leaves is no slope
    map_->setGradient([](const QPointF& at) { return QPointF(at.x() + 10, at.y() + 20); });
    QCOMPARE(map_->slopesAt({1, 2}), QPointF(11, 22));
}

void SurfaceMapTest::slopesOfValuesAreThoseOfTheGrid()
{
    std::vector<float> heights;
    for (int row = 0; row < 5; ++row)
        for (int column = 0; column < 7; ++column)
            heights.push_back(float(4 * column - 0.5 * row)); // a column is 1 wide, a row 2 high
    map_->setValues(heights, 5, 7);
    for (const QPointF place : {QPointF(1.3, 2.2), QPointF(-2, 6), QPointF(4, -2)}) {
        QVERIFY(std::abs(map_->slopesAt(place).x() - 4) < 1e-5);
        QVERIFY(std::abs(map_->slopesAt(place).y() - 0.25) < 1e-5);
    }
    QVERIFY(std::abs(map_->heightAt({0.5, 5}) - (4 * 2.5 - 0.5 * 0.5)) < 1e-5);
}

void SurfaceMapTest::aKnifeGoesAlongItsOwnAxis()
{
    map_->setKnives(SurfaceKnives{});
    QSignalSpy moved(map_.get(), &SurfaceMap::ballMoved);
    const QPointF at = map_->toWidget({1, 2});
    dragByMouse(*map_, at + QPointF(120, 0), at + QPointF(60, -70)); // the knife along x
    QCOMPARE(moved.last()[0].toPointF().x(), 1.0);
    QVERIFY(moved.last()[0].toPointF().y() > 3);
    map_->moveBall({1, 2});
    dragByMouse(*map_, at + QPointF(0, 100), at + QPointF(-90, 40));
    QCOMPARE(moved.last()[0].toPointF().y(), 2.0);
    QVERIFY(moved.last()[0].toPointF().x() < 0.5);
    map_->setFocusedHandle(SurfaceMap::ballHandle());
    QTest::keyClick(map_.get(), Qt::Key_Tab);
    QCOMPARE(map_->focusedHandle(), SurfaceMap::acrossHandle());
    QTest::keyClick(map_.get(), Qt::Key_Tab);
    const double x = map_->ballNow()->at.x();
    QTest::keyClick(map_.get(), Qt::Key_Right);
    QVERIFY(std::abs(map_->ballNow()->at.x() - (x + 6.0 / 50)) < 1e-12);
    QCOMPARE(map_->ballNow()->at.y(), 2.0);
}

void SurfaceMapTest::arrowsOfAFanKeepTheirProportions()
{
    QCOMPARE(map_->fanScale(), 0.0);
    SurfaceFan fan{{1, 2}, {{{0.6, 0}}, {{0, -0.4}}, {{0.03, 0.02}, SurfaceFan::Look::mean}}, 0, {}};
    map_->setFan(fan);
    // 0.6 of 6 is the longest share of an axis, a tenth: a third of the axis is 10/3 times that.
    QVERIFY(std::abs(map_->fanScale() - 10.0 / 3) < 1e-12);
    fan.scale = 2;
    fan.arrows.push_back({{-0.75, 1.5}, SurfaceFan::Look::mean});
    map_->setFan(fan);
    map_->setBall({});
    rest();
    QCOMPARE(map_->fanScale(), 2.0);
    const QColor text = theme_.color(QStringLiteral("text"));
    const QPointF by = map_->toWidget({-0.5, 5}) - map_->toWidget({1, 2});
    const double length = std::hypot(by.x(), by.y());
    const QPointF inHead = map_->toWidget({1, 2}) + by * (1 - 6 / length),
                  beyond = map_->toWidget({1, 2}) + by * (1 + 6 / length);
    const QImage picture = map_->grab().toImage();
    QCOMPARE(picture.pixelColor(inHead.toPoint()), text);
    QVERIFY(picture.pixelColor(beyond.toPoint()) != text);
}

void SurfaceMapTest::aTrailGrowsAndItsRunnerIsAtItsEnd()
{
    map_->setBall({});
    map_->setPaths({{{{-1, -1}}, 3, QStringLiteral("A")}, {{}, 1, QStringLiteral("B")}});
    map_->append(0, {0, 1});
    map_->append(0, {3, 4});
    QCOMPARE(map_->paths()[0].places.size(), 3);
    rest();
    const QPoint end = map_->toWidget({3, 4}).toPoint();
    const QImage picture = map_->grab().toImage();
    QCOMPARE(picture.pixelColor(end + QPoint(6, 0)), theme_.classColor(3));
    QCOMPARE(picture.pixelColor(map_->toWidget({1.5, 2.5}).toPoint()), theme_.classColor(3));
}

void SurfaceMapTest::aRunnerThatDivergesWaitsAtTheBorder()
{
    map_->setBall({});
    const double nan = std::numeric_limits<double>::quiet_NaN();
    map_->setPaths({{{{1, 2}, {2, 2}, {1e200, 2}, {nan, nan}, {0, 0}}, 3, QStringLiteral("A")}});
    rest();
    const QPoint border(int(map_->area().right()), int(map_->toWidget({1, 2}).y()));
    QCOMPARE(map_->grab().toImage().pixelColor(border + QPoint(-6, 0)), theme_.classColor(3));
}

void SurfaceMapTest::aWayThatHasLeftCrossesTheMapNoMore()
{
    map_->setBall({});
    map_->setPaths({{{{0, 0}, {2, 0}, {-20, 4}, {40, 4}, {-80, 4}}, 3, {}, {}}});
    rest();
    const QImage picture = map_->grab().toImage();
    const auto at = [&](double x, double y) { return picture.pixelColor(map_->toWidget({x, y}).toPoint()); };
    QCOMPARE(at(1, 0), theme_.classColor(3));
    QCOMPARE(at(0.9, 0.2), theme_.classColor(3)); // on its way out
    QVERIFY2(at(3, 4) != theme_.classColor(3), "it flew by here long after it had left");
}

void SurfaceMapTest::runnersAtOnePlaceStandApart()
{
    map_->setBall(SurfaceBall{{1, 0.5}});
    const QString letters = QStringLiteral("GMNAD");
    std::vector<SurfacePath> paths;
    for (int i = 0; i < 5; ++i) // each a little nearer to the ball, which is a disc as well
        paths.push_back({{{0, 0}, {0.9 + 0.02 * i, 0.5}}, i, letters.mid(i, 1)});
    map_->setPaths(paths);
    std::vector<QPointF> places = map_->runnerPlaces();
    QCOMPARE(places.size(), paths.size());
    places.push_back(map_->toWidget({1, 0.5}));
    for (std::size_t i = 0; i < places.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY2(QLineF(places[i], places[j]).length() > 1.8 * map_->runnerRadius(), "a letter would be covered");
    map_->setPaths({{{{0, 0}, {-1, -0.5}}, 0, QStringLiteral("G")}});
    QVERIFY(QLineF(map_->runnerPlaces()[0], map_->toWidget({-1, -0.5})).length()
            < 1e-9); // alone it stands where it is
}

void SurfaceMapTest::lettersAreExplainedAboveTheMap()
{
    map_->setBall({});
    map_->setAxes({-2, 2, QStringLiteral("x"), false}, {-1, 1, QStringLiteral("y"), false});
    map_->setPaths({{{{0, 0}, {1, 0.5}}, 0, QStringLiteral("G"), QStringLiteral("gradient descent")},
                    {{{0, 0}, {-1, 0.5}}, 1, QStringLiteral("M"), QStringLiteral("momentum")},
                    {{{0, 0}, {-1, -0.5}}, 2, {}, QStringLiteral("nobody's")}});
    map_->grab();
    QCOMPARE(map_->legend().size(), std::size_t(3));
    QVERIFY(map_->legend()[2].isNull());
    for (int i = 0; i < 2; ++i)
        QVERIFY(!map_->legend()[std::size_t(i)].isNull()
                && map_->legend()[std::size_t(i)].bottom() <= map_->area().top());
    QVERIFY(map_->legend()[0].right() < map_->legend()[1].left());
    // A narrow map in a wide view: the row goes on beyond its right end, and nobody is left out.
    map_->setAxes({-1, 1, QStringLiteral("x"), false}, {-2, 2, QStringLiteral("y"), false}, true);
    std::vector<SurfacePath> paths;
    for (const char* name : {"gradient descent", "momentum", "Nesterov", "Adam"})
        paths.push_back({{{0, 0}, {0.5, 0.5}}, int(paths.size()), QStringLiteral("G"), QString::fromLatin1(name)});
    map_->setPaths(paths);
    map_->grab();
    for (const QRectF& one : map_->legend())
        QVERIFY(!one.isNull() && one.right() <= map_->width());
}

void SurfaceMapTest::aGuessIsSetByAClickOrByKeys()
{
    map_->setGuess(SurfaceGuess{{}, QStringLiteral("guess"), true, {}, {}});
    map_->setInvitation(SurfaceMap::guessHandle(), QStringLiteral("click"));
    QSignalSpy moved(map_.get(), &SurfaceMap::guessMoved);
    const QPointF waits = map_->toPlane(*map_->handlePlace(SurfaceMap::guessHandle()));
    QTest::mouseClick(map_.get(), Qt::LeftButton, {}, map_->toWidget({0.5, 1}).toPoint());
    QCOMPARE(moved.count(), 1);
    const QPointF at = *map_->guessNow()->at;
    QVERIFY(std::hypot(at.x() - 0.5, at.y() - 1) < 0.05 && waits != at);
    QVERIFY(!map_->invites(SurfaceMap::guessHandle()));
    dragByMouse(*map_, map_->toWidget(at), map_->toWidget({-1, 0.5}));
    QVERIFY(std::hypot(map_->guessNow()->at->x() + 1, map_->guessNow()->at->y() - 0.5) < 0.05);
    map_->setFocusedHandle(SurfaceMap::guessHandle());
    const double before = map_->guessNow()->at->y();
    QTest::keyClick(map_.get(), Qt::Key_Up);
    QVERIFY(map_->guessNow()->at->y() > before);
}

void SurfaceMapTest::aGuessThatIsClosedStays()
{
    map_->setGuess(SurfaceGuess{QPointF(0, 0), QStringLiteral("guess"), false, QPointF(1, 1), QStringLiteral("so")});
    QVERIFY(!map_->handlePlace(SurfaceMap::guessHandle()));
    QTest::mouseClick(map_.get(), Qt::LeftButton, {}, map_->toWidget({-1, 0}).toPoint());
    QCOMPARE(*map_->guessNow()->at, QPointF(0, 0));
    const QColor accent = theme_.color(QStringLiteral("accent"));
    QCOMPARE(seen({1, 1}), accent);
    QCOMPARE(labelFaults(*map_, map_->labelRects()), QString());
    map_->setGuess(std::nullopt);
    QVERIFY(seen({1, 1}) != accent);
}

void SurfaceMapTest::lettersOfStepsThatEndTogetherLieApart()
{
    const auto letters = [&](bool together) {
        std::vector<SurfaceStep> steps;
        for (int i = 0; i < 5; ++i)
            steps.push_back(
                {{0, 0}, {{{together ? 0.3 + 0.01 * i : -1.5 + 0.7 * i, 0.2}, {}}}, i, QString(QChar(u'A' + i))});
        map_->setSteps(steps);
        (void)map_->grab();
        return map_->labelRects().size();
    };
    const std::size_t apart = letters(false);
    QCOMPARE(letters(true), apart); // not one is left out
    QCOMPARE(labelFaults(*map_, map_->labelRects()), QString());
}

void SurfaceMapTest::whatIsHeldIsSpoken()
{
    map_->setKnives(SurfaceKnives{QStringLiteral("fx ="), QStringLiteral("fy ="), true});
    map_->setFocusedHandle(SurfaceMap::ballHandle());
    const QString words = map_->accessibleDescription();
    for (const char* part : {"Ball", "1", "2", "height 11", "fx = 7.000", "fy = 6.000"})
        QVERIFY2(words.contains(QLatin1String(part)), qPrintable(words));
    QTest::keyClick(map_.get(), Qt::Key_Right);
    QVERIFY(map_->accessibleDescription() != words);
}

void SurfaceMapTest::labelsAreLegible()
{
    QFETCH(QSize, size);
    QFETCH(double, scale);
    theme_.setScale(scale);
    map_->resize(size);
    map_->setMarks({{{0, 0}, QStringLiteral("가장 낮은 곳")}, {{3, 5}, QStringLiteral("시작")}});
    map_->setPaths({{{{-1, -1}, {0, 0}}, 0, QStringLiteral("S")}, {{{-1, -1}, {0, 0}}, 1, QStringLiteral("M")}});
    map_->setSteps({{{0, 0}, {{{1, 0.5}, QStringLiteral("기울기")}, {{1, 0}, QStringLiteral("관성"), true}}, 1, {}}});
    map_->setInvitation(SurfaceMap::ballHandle(), QStringLiteral("공을 끌어 보세요"));
    rest();
    for (const bool knives : {false, true}) {
        map_->setKnives(knives ? std::optional(SurfaceKnives{QStringLiteral("∂f/∂x ="), QStringLiteral("∂f/∂y =")})
                               : std::nullopt);
        for (const QPointF place : {QPointF(-2, 6), QPointF(1, 2), QPointF(4, -2), QPointF(3.9, 5.9)}) {
            map_->moveBall(place);
            map_->grab();
            QVERIFY(map_->labelRects().size() >= 3);
            const QString faults = labelFaults(*map_, map_->labelRects());
            QVERIFY2(faults.isEmpty(), qPrintable(faults));
        }
    }
}

QTEST_MAIN(SurfaceMapTest)
#include "surface_map_test.moc"
