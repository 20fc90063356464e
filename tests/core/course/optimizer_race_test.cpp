#include "course/held_experiment.h"

#include <QtTest>
#include <cmath>

using namespace loom;

namespace {

struct Place {
    double x = 0, y = 0;
};

/// What the notes write, by plain arithmetic: W ← W − r·dE + μ·dW, on the ravine with curvatures 1 and 25.
int stepsOfMomentum(double rate, double momentum, bool looksAhead)
{
    Place w{4, 2}, v;
    for (int n = 0; n < 10000; ++n) {
        if ((w.x * w.x + 25 * w.y * w.y) / 2 <= 1e-4)
            return n;
        const Place g{w.x, 25 * w.y};
        v = {momentum * v.x - rate * g.x, momentum * v.y - rate * g.y};
        w.x += looksAhead ? momentum * v.x - rate * g.x : v.x;
        w.y += looksAhead ? momentum * v.y - rate * g.y : v.y;
    }
    return -1;
}

} // namespace

class OptimizerRaceTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        LabSubject subject;
        subject.id = "race";
        subject.experiment = "optimizer_race";
        Result<std::unique_ptr<HeldExperiment>> made = HeldExperiment::make(subject);
        QVERIFY(made.ok());
        race_ = std::move(*made);
    }

    void stepsToTheGoalAreThoseOfTheNotesFormulas()
    {
        QCOMPARE(element("arrival", {0}), double(stepsOfMomentum(0.04, 0, false)));
        QCOMPARE(element("arrival", {1}), double(stepsOfMomentum(0.04, 0.8, false)));
        QCOMPARE(element("arrival", {2}), double(stepsOfMomentum(0.04, 0.8, true)));
        set("momentum", 0.9);
        QCOMPARE(element("arrival", {1}), double(stepsOfMomentum(0.04, 0.9, false)));
    }

    void fromTheRidgeOfTheSaddleAllComeDownOnTheirSide()
    {
        set("surface", 2);
        set("x", 3);
        for (const double y : {0.01, -0.01}) {
            set("y", y);
            for (const std::int64_t runner : {0, 1, 2, 5}) {
                QVERIFY(std::abs(element("last", {runner, 0})) < 0.01);
                QVERIFY(std::abs(element("last", {runner, 1}) - (y > 0 ? 1 : -1)) < 0.01);
            }
        }
        set("at", 400);
        QCOMPARE(element("last", {1, 1}), element("here", {1, 1}));
    }

    void aboveTwoOverTheCurvatureNobodyArrives()
    {
        set("steps", 3000);
        set("rate", 0.0796);
        QCOMPARE(element("arrived", {0}), 1.0);
        set("rate", 0.0804);
        QCOMPARE(element("arrived", {0}), 0.0);
        QVERIFY(std::isnan(element("height", {0})) || element("height", {0}) > 58);
    }

    void adamIsThatOfItsPaper()
    {
        Place w{4, 2}, m, v;
        for (int n = 1; n <= 40; ++n) {
            const Place g{w.x, 25 * w.y};
            const double scale = 0.04 * std::sqrt(1 - std::pow(0.999, n)) / (1 - std::pow(0.9, n));
            m = {0.9 * m.x + 0.1 * g.x, 0.9 * m.y + 0.1 * g.y};
            v = {0.999 * v.x + 0.001 * g.x * g.x, 0.999 * v.y + 0.001 * g.y * g.y};
            w.x -= scale * m.x / (std::sqrt(v.x) + 1e-7);
            w.y -= scale * m.y / (std::sqrt(v.y) + 1e-7);
        }
        QVERIFY(std::abs(element("here", {5, 0}) - w.x) < 1e-12);
        QVERIFY(std::abs(element("here", {5, 1}) - w.y) < 1e-12);
    }

    void thePartsOfANextStepAddUpToIt()
    {
        set("at", 12);
        // The leader's own ghost leads to where it will be.
        const Tensor parts = *race_->output("ahead_nesterov"), leader = *race_->output("leader");
        QCOMPARE(parts.shape()[0], std::int64_t(2));
        set("at", 13);
        for (int axis = 0; axis < 2; ++axis) {
            const double next = element("here", {2, axis});
            QVERIFY(std::abs(leader.at(axis) + parts.at(axis) + parts.at(2 + axis) - next) < 1e-12);
        }
    }

    void aLaterRateHoldsFromItsStepOn()
    {
        const double before = element("here", {0, 0});
        set("change", 40);
        set("later", 0.001);
        QCOMPARE(element("here", {0, 0}), before);
        set("at", 41);
        QVERIFY(std::abs(element("here", {0, 0}) - before * 0.999) < 1e-14);
    }

    void aDecayIsThatOfTheNotes()
    {
        set("rate", 0.07);
        set("decay", 0.1);
        double x = 4;
        for (int n = 0; n < 40; ++n)
            x -= 0.07 / (1 + 0.1 * n) * x;
        QVERIFY(std::abs(element("here", {6, 0}) - x) < 1e-13);
    }

    void allWhoRaceMeetTheSameNoise()
    {
        set("surface", 3);
        set("noise", 1);
        set("momentum", 0);
        QCOMPARE(element("here", {0, 0}), element("here", {1, 0}));
        const double here = element("here", {0, 0});
        set("seed", 8);
        QVERIFY(here != element("here", {0, 0}));
    }

private:
    double element(const char* name, std::vector<std::int64_t> index)
    {
        const Result<double> value = race_->element(name, index);
        return value ? *value : -1e300;
    }

    void set(const char* name, double value) { QVERIFY(race_->set(name, value).ok()); }

    std::unique_ptr<HeldExperiment> race_;
};

QTEST_GUILESS_MAIN(OptimizerRaceTest)
#include "optimizer_race_test.moc"
