#include "common/theme.h"
#include "course/lab_session.h"
#include "course/lab_view.h"
#include "lab_views/comparison_plot.h"
#include "lab_views/function_plot.h"
#include "lab_views/plane_plot.h"
#include "lab_views/surface_map.h"
#include "widgets/lab_views/hand_play.h"

#include <QLabel>
#include <QtTest>
#include <cmath>
#include <set>

using namespace loom;
using namespace loom::ui;

/// Views of the labs on derivatives and on fitting a line, held by mouse and wheel.
class HeldViewsTest : public QObject {
    Q_OBJECT
private slots:
    void cleanup()
    {
        view_.reset();
        session_.reset();
    }

    void aPointOfTheDataFollowsTheHand()
    {
        auto* plane = open<PlanePlot>("line-fit", "hold", "cloud");
        const QPointF at = *plane->handlePlace(PlanePlot::pointHandle(3));
        dragByMouse(*plane, at, plane->toWidget({4, 8}));
        QVERIFY(std::abs(value("points:x[3]") - 4) < 0.1);
        QVERIFY(std::abs(value("points:y[3]") - 8) < 0.1);
        QCOMPARE(value("points:x[2]"), 2.3);
    }

    void aPointGoesWhereverItIsDrawn()
    {
        auto* plane = open<PlanePlot>("neuron", "point", "plane");
        const double x1 = value("x1");
        dragByMouse(*plane, *plane->handlePlace(PlanePlot::pointHandle(0)), plane->toWidget({x1, -2}));
        QVERIFY2(std::abs(value("x2") + 2) < 0.1, qPrintable(QString::number(value("x2"))));
        QVERIFY(session_->isDone(session_->page()));
        dragByMouse(*plane, *plane->handlePlace(PlanePlot::pointHandle(0)), plane->toWidget({-1, 2}));
        QVERIFY(std::abs(value("x1") + 1) < 0.1 && std::abs(value("x2") - 2) < 0.1);
        QTest::keyClick(plane, Qt::Key_Up);
        QVERIFY(value("x2") > 2.05);
    }

    void whatDidNotMoveIsNotDone()
    {
        auto* plane = open<PlanePlot>("neuron", "point", "plane");
        for (const char* address : {"net:x/output[0]", "net:x/output[1]"})
            session_->move(address, value(address));
        QVERIFY(!session_->isDone(session_->page()));
        QTest::mouseClick(plane, Qt::LeftButton, {}, plane->handlePlace(PlanePlot::pointHandle(0))->toPoint());
        QVERIFY(!session_->isDone(session_->page()));
    }

    void theLineInTheHandIsTheOneOfTheNumbers()
    {
        auto* plane = open<PlanePlot>("line-fit", "hold", "cloud");
        dragByMouse(*plane, *plane->handlePlace(PlanePlot::bodyHandle(0)), plane->toWidget({5.5, 3}));
        QVERIFY(std::abs(value("fit.b") - 3) < 0.1);
        QCOMPARE(value("fit.w"), 0.0);
        const QPointF end = *plane->handlePlace(PlanePlot::endHandle(0, 1));
        dragByMouse(*plane, end, end - QPointF(0, 60));
        QVERIFY(std::abs(value("fit.w")) > 0.1);
        const PlaneLine& line = plane->line(0);
        QVERIFY(std::abs(-line.w1 / line.w2 - value("fit.w")) < 1e-9);
        QVERIFY(std::abs(-line.b / line.w2 - value("fit.b")) < 1e-9);
    }

    /// Both numbers of its place, not the one that was told first.
    void aBallGoesWhereTheHandGoes()
    {
        auto* map = open<SurfaceMap>("derivatives", "level", "bowl");
        dragByMouse(*map, *map->handlePlace(SurfaceMap::ballHandle()), map->toWidget({0, 3}));
        QVERIFY2(std::abs(value("plane.x")) < 0.1, qPrintable(QString::number(value("plane.x"))));
        QVERIFY2(std::abs(value("plane.y") - 3) < 0.1, qPrintable(QString::number(value("plane.y"))));
        QTest::keyClick(map, Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY2(value("plane.y") < 2.8, qPrintable(QString::number(value("plane.y"))));
    }

    void aPointOfThePlaneGoesWhereTheHandGoes()
    {
        auto* plane = open<PlanePlot>("neuron", "point", "plane");
        dragByMouse(*plane, *plane->handlePlace(PlanePlot::pointHandle(0)), plane->toWidget({-1, 2}));
        const double x = value("net:x/output[0]"), y = value("net:x/output[1]");
        QVERIFY2(std::abs(x + 1) < 0.1 && std::abs(y - 2) < 0.1, qPrintable(QStringLiteral("%1, %2").arg(x).arg(y)));
    }

    void standardisingLeavesTheLineWhereItIs()
    {
        auto* plane = open<PlanePlot>("line-fit", "hold", "cloud");
        session_->move("fit.w", 1.25);
        session_->move("fit.b", 0.5);
        session_->act("standardise");
        QVERIFY(std::abs(value("mu")) < 1e-12 && std::abs(value("muu") - 1) < 1e-12);
        QVERIFY(std::abs(-plane->line(0).w1 / plane->line(0).w2 - 1.25) < 1e-12);
        QVERIFY(std::abs(-plane->line(0).b / plane->line(0).w2 - 0.5) < 1e-12);
    }

    void theOtherLineComesWithTheAnswer()
    {
        auto* plane = open<PlanePlot>("line-fit", "amounts", "two_lines");
        const QImage before = plane->grab().toImage();
        session_->answer(std::string("stays"));
        session_->act("drop");
        session_->act("to_bottom");
        QVERIFY(plane->grab().toImage() != before);
        const PlaneLine& steady = plane->line(1);
        QCOMPARE(-steady.w1 / steady.w2, value("abs_w"));
        QVERIFY(!steady.movable && !plane->handlePlace(PlanePlot::bodyHandle(1)));
        QVERIFY(std::abs(plane->line(0).w1 - value("best_w")) < 1e-12 && value("best_w") < value("abs_w") / 2);
    }

    void aStemGoesFromEachPointToTheLine()
    {
        auto* plane = open<PlanePlot>("line-fit", "hold", "cloud");
        session_->move("fit.b", 1);
        const QImage image = plane->grab().toImage();
        const auto colour = [&](double x, double y) { return image.pixelColor(plane->toWidget({x, y}).toPoint()); };
        QVERIFY(colour(8.4, 5) != colour(9.2, 5)); // below the point (8.4, 9.5), and beside it
        QCOMPARE(colour(8.4, 12), colour(9.2, 12));
    }

    void theWayIsTheOneThatTheStepsGo()
    {
        auto* surface = open<SurfaceMap>("line-fit", "standardised", "descent");
        session_->justLook();
        session_->act("standardise"); // so few steps that each of them is a place
        const std::vector<QPointF> way = surface->paths().at(0).places;
        QCOMPARE(way.front(), QPointF(0, 0));
        QVERIFY(std::hypot(way.back().x() - value("best_w"), way.back().y() - value("best_b")) <= 1e-4);
        session_->act("descend");
        QVERIFY(std::abs(value("fit.w") - way[1].x()) < 1e-12 && std::abs(value("fit.b") - way[1].y()) < 1e-12);
    }

    void aClickIsTheGuessAndStaysBesideWhatIsSo()
    {
        auto* map = open<SurfaceMap>("optimizer-race", "pass", "pass");
        QVERIFY(map->paths().empty() && !map->guessNow()->truth);
        QTest::mouseClick(map, Qt::LeftButton, {}, map->toWidget({0, -1}).toPoint());
        const LabPlace guess = std::get<LabPlace>(*session_->pendingGuess());
        QVERIFY(std::hypot(guess.x, guess.y + 1) < 0.1);
        QCOMPARE(session_->answer(guess).wrong, std::string("other"));
        QCOMPARE(*map->guessNow()->at, QPointF(guess.x, guess.y));
        QCOMPARE(*map->guessNow()->truth, QPointF(value("last_x"), value("last_y")));
        QVERIFY(map->guessNow()->open && map->paths().size() == 4);
        QVERIFY(session_->answer(LabPlace{0, 0.9}).right);
        QVERIFY(!map->guessNow()->open);
        QCOMPARE(*map->guessNow()->at, QPointF(0, 0.9));
    }

    void theWheelTurnsTheLensAndWhatIsSeenWithIt()
    {
        auto* plot = open<FunctionPlot>("derivatives", "zoom", "lens");
        const QPointF middle(plot->width() / 2.0, plot->height() / 2.0);
        QWheelEvent turn(middle, plot->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                         Qt::NoScrollPhase, false);
        QApplication::sendEvent(plot, &turn);
        const double half = 0.5 * std::pow(10, -0.25);
        QVERIFY(std::abs(value("curve.h") - half) < 1e-12);
        const double left = plot->toPlot(plot->area().topLeft()).x(),
                     right = plot->toPlot(plot->area().topRight()).x();
        QVERIFY(left < 0.5 - half && right > 0.5 + half && right - left < 3.5 * half);
        QVERIFY(std::abs(plot->slopeAt(0) - value("central")) < 1e-9);
    }

    void in32BitsTheCurveIsAStaircase()
    {
        auto* plot = open<FunctionPlot>("derivatives", "zoom", "lens");
        session_->move("curve.h", 1e-6);
        const auto stairs = [&] {
            std::set<double> values;
            for (int i = 0; i < 1000; ++i)
                values.insert(plot->valueAt(0, 0.5 + 1e-6 * i / 1000));
            return values.size();
        };
        QVERIFY(stairs() > 900);
        session_->move("curve.single", 1);
        QVERIFY(stairs() < 40);
    }

    /// Its y is a number of another subject, called so in the formula alone.
    void aCurveOfTwoNumbersIsDrawnOverOneOfThem()
    {
        auto* plot = open<FunctionPlot>("derivatives", "rules", "lens");
        session_->act("pick_plain");
        QCOMPARE(plot->valueAt(0, 1), 3 + 2 * value("plane.y") + value("plane.y") * value("plane.y"));
        QVERIFY(plot->area().top() < plot->toWidget({1, plot->valueAt(0, 1)}).y());
    }

    /// Where the number is, and nowhere else, even where the plot does not reach.
    void aPointStandsAtItsNumber()
    {
        auto* plot = open<FunctionPlot>("chain-rule", "twenty", "second");
        session_->move("dial.x", 1.1);
        QCOMPARE(plot->points().at(0).x, value("t"));
    }

    void whatWasTriedIsOfThisPage()
    {
        auto* plot = open<ComparisonPlot>("derivatives", "stairs", "trail");
        session_->act("finer");
        QCOMPARE(plot->series().back().points.size(), 2);
        session_->goTo(session_->page() + 3);
        session_->act("pick_sin");
        session_->goTo(session_->page() - 3);
        QCOMPARE(plot->series().back().points.size(), 1);
    }

    void theRulesAreThoseOfTheChosenFormula()
    {
        auto* view = open<QWidget>("derivatives", "rules", "rules");
        const auto rules = [&] {
            QStringList words;
            for (const QLabel* label : view->findChildren<QLabel*>())
                if (label->text() != QStringLiteral("→"))
                    words += label->text();
            return words;
        };
        QVERIFY2(rules().contains("Chain rule"), qPrintable(rules().join(", ")));
        session_->act("pick_cube");
        QCOMPARE(rules(), QStringList{"Power rule"});
    }

private:
    template<class View> View* open(const char* lab, const std::string& step, const std::string& id)
    {
        session_ = std::make_unique<LabSession>();
        const CourseEntry* entry = findLab(entries_, lab);
        if (!entry || !session_->open(*entry))
            qFatal("the lab %s cannot be opened", lab);
        for (int page = 0; page < session_->pages(); ++page)
            if (session_->stepAt(page).id == step)
                session_->goTo(page);
        const LabView* shown = session_->lab().view(id);
        view_.reset(findLabView(shown->type)->make({*session_, *shown, theme_}, nullptr));
        view_->resize(600, 560);
        view_->show();
        if (!QTest::qWaitForWindowExposed(view_.get()))
            qFatal("the view is not shown");
        return qobject_cast<View*>(view_.get());
    }
    double value(const std::string& address) const { return session_->value(address); }

    Theme theme_;
    std::vector<CourseEntry> entries_ = course({});
    std::unique_ptr<LabSession> session_;
    std::unique_ptr<QWidget> view_;
};

QTEST_MAIN(HeldViewsTest)
#include "held_views_test.moc"
