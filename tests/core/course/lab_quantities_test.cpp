#include "course/lab_lists.h"
#include "course/lab_state.h"
#include "course/lab_values.h"

#include <QtTest>
#include <cmath>

using namespace loom;

namespace {

/// Three points, a parabola over w that descends to the mean of y, and a formula to choose.
constexpr const char* kLists = R"lab({"format": 1, "id": "lists",
 "subjects": [{"id": "points", "lists": {"x": [1, 2, 6], "y": [2, 4, 9]}},
  {"id": "hand", "numbers": {"w": 1, "rate": 0.25, "which": 0, "h": 0.1}}],
 "quantities": [{"id": "w", "formula": "v", "names": {"v": "hand.w"}},
  {"id": "rate", "formula": "v", "names": {"v": "hand.rate"}},
  {"id": "h", "formula": "v", "names": {"v": "hand.h"}},
  {"id": "cost", "formula": "(w*x - y)^2", "over": "points", "each": "mean"},
  {"id": "cost_w", "derivative": "cost", "by": "w"},
  {"id": "all", "formula": "x + y", "over": "points", "each": "sum"},
  {"id": "tilt", "line": "slope", "over": "points", "x": "x", "y": "y"},
  {"id": "lift", "line": "height", "over": "points", "x": "x", "y": "y"},
  {"id": "my", "formula": "y", "over": "points", "each": "mean"},
  {"id": "f", "choices": ["w^3", "sin(w)"], "chosen": "hand.which"},
  {"id": "slope", "derivative": "f", "by": "w"},
  {"id": "right", "formula": "w + h"},
  {"id": "f_right", "of": "f", "names": {"w": "right"}},
  {"id": "third", "formula": "w/3", "dtype": "f32"},
  {"id": "away", "formula": "abs(w - my)"},
  {"id": "steps", "repeat": "descend", "until": "away", "at_most": 0.001, "most": 100},
  {"id": "rows", "repeat": "roll", "until": "away", "at_most": 0.001}],
 "actions": [{"id": "descend", "set": {"hand.w": "w - rate*2*(w - my)"}},
  {"id": "roll", "set": {"hand.w": "w - rate*cost_w"}},
  {"id": "turn", "set": {"points:x": "y - x", "points:y": "x"}}],
 "runs": [{"id": "start"}],
 "checks": [{"id": "cost", "value": "start.cost", "at_least": 0},
  {"id": "control", "value": "start.cost", "at_most": 0, "must": "fail"}]})lab";

} // namespace

class LabQuantitiesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const auto read = readLab(kLists);
        if (const LabFault* fault = std::get_if<LabFault>(&read))
            QFAIL(english(fault->sentence).c_str());
        lab_ = std::get<Lab>(read);
    }

    void init()
    {
        Result<std::unique_ptr<LabValues>> made = LabValues::make(lab_);
        QVERIFY(made.ok());
        values_ = std::move(*made);
    }

    void theLineOfLeastAbsoluteErrorLeavesTheOddPointAside()
    {
        // Through the outer two the sum of errors is 0.6; a line through the middle one and another errs more.
        QCOMPARE(number("tilt"), 1.4);
        QVERIFY(std::abs(number("lift") - 0.6) < 1e-12);
        const std::vector<double> xs{0, 1, 2, 3, 4}, ys{1, 3, 5, 7, -90};
        QCOMPARE(leastAbsoluteLine(xs, ys).slope, 2.0);
        QCOMPARE(leastAbsoluteLine(xs, ys).height, 1.0);
        QVERIFY(std::isnan(leastAbsoluteLine(std::vector<double>{2, 2}, std::vector<double>{1, 5}).slope));
    }

    void aFormulaIsTakenOverRows()
    {
        QCOMPARE(number("cost"), (1 + 4 + 9) / 3.0);
        QCOMPARE(number("cost_w"), (2 * -1 * 1 + 2 * -2 * 2 + 2 * -3 * 6) / 3.0);
        QCOMPARE(number("all"), 24.0);
        const Result<LabOrigin> origin = values_->origin("cost");
        QCOMPARE(origin->over, std::string("points"));
        QCOMPARE(origin->each, std::string("mean"));
        QVERIFY(origin->names.contains("w") && !origin->names.contains("x"));
    }

    void anElementOfAListIsMoved()
    {
        QVERIFY(values_->canBeMoved("points:y[2]"));
        QVERIFY(!values_->canBeMoved("points:y[3]"));
        QVERIFY(values_->set("points:y[2]", 12).ok());
        QCOMPARE(number("points:y[2]"), 12.0);
        QCOMPARE(number("cost"), (1 + 4 + 36) / 3.0);
        QCOMPARE(values_->list("points:y")->at(2), 12.0);
        QVERIFY(!values_->list("points:z") && !values_->list("hand:w"));
        QVERIFY(values_->reset().ok());
        QCOMPARE(number("points:y[2]"), 9.0);
    }

    void aWholeListMovesByWhatWasBefore()
    {
        QVERIFY(values_->set(lab_.action("turn")->set).ok());
        QCOMPARE(*values_->list("points:x"), (std::vector<double>{1, 2, 3}));
        QCOMPARE(*values_->list("points:y"), (std::vector<double>{1, 2, 6}));
    }

    void aListIsPutBackWhereItStood()
    {
        QVERIFY(values_->set("points:x[1]", 3.5).ok());
        const LabState state = stateFrom(jsonOf(stateOf(*values_)));
        QVERIFY(values_->reset().ok());
        QVERIFY(restore(*values_, state).ok());
        QCOMPARE(*values_->list("points:x"), (std::vector<double>{1, 3.5, 6}));
        LabState longer = state;
        longer.tensors["points:x"].push_back(1);
        QVERIFY(!restore(*values_, longer));
    }

    void aChosenFormulaIsTheOneThatHolds()
    {
        QVERIFY(values_->set("hand.w", 2).ok());
        QCOMPARE(number("f"), 8.0);
        QCOMPARE(number("slope"), 12.0);
        QVERIFY(std::abs(number("f_right") - 2.1 * 2.1 * 2.1) < 1e-12);
        QVERIFY(values_->set("hand.which", 1).ok());
        QVERIFY(std::abs(number("slope") - std::cos(2)) < 1e-15);
        QCOMPARE(values_->origin("f")->formula->text(), std::string("sin(w)"));
        QVERIFY(values_->set("hand.which", 2).ok());
        QVERIFY(!values_->value("f"));
    }

    void aNumberOf32BitsIsRounded() { QCOMPARE(number("third"), double(1.0f / 3.0f)); }

    void aRepeatedActionIsCountedAndMovesNothing()
    {
        // From 1 towards 5, half of the way at each step: 4/2^n <= 0.001 at n = 12.
        QCOMPARE(number("steps"), 12.0);
        QCOMPARE(number("w"), 1.0);
        const Result<LabWalk> walk = values_->walk("steps");
        QCOMPARE(walk->moved, (std::vector<std::string>{"hand.w"}));
        QCOMPARE(walk->places.size(), std::size_t(13));
        QCOMPARE(walk->places[1][0], 3.0);
        QVERIFY(std::abs(walk->places.back()[0] - 5) < 0.001);
    }

    void whatNeverArrivesTakesForEver()
    {
        for (const double rate : {0.0, 1.5}) {
            QVERIFY(values_->set("hand.rate", rate).ok());
            QVERIFY(std::isinf(number("steps")));
        }
    }

    void aLongWayIsThinnedButEndsWhereItEnds()
    {
        QVERIFY(values_->set("hand.rate", 0.0001).ok());
        const LabRepeat repeat{"descend", "away", {{}, 0.001}, 60000};
        KeptWalk kept;
        const Result<LabWalk> walk = walked(*values_, repeat, kept);
        QVERIFY(walk->arrived && walk->steps > 10000 && walk->places.size() <= 520);
        QCOMPARE(walk->places.front()[0], 1.0);
        QVERIFY(std::abs(walk->places.back()[0] - 5) <= 0.001);
        for (std::size_t i = 1; i < walk->places.size(); ++i)
            QVERIFY(walk->places[i][0] > walk->places[i - 1][0]);
    }

    void aLongWayToAndFroBeginsWithEachStep()
    {
        QVERIFY(values_->set("hand.rate", 0.9995).ok()); // the distance to 5, times −0.999 at each step
        const LabRepeat repeat{"descend", "away", {{}, 0.001}, 60000};
        KeptWalk kept;
        const Result<LabWalk> walk = walked(*values_, repeat, kept);
        QVERIFY(walk->arrived && walk->steps > 5000 && walk->places.size() <= 520);
        for (std::size_t i = 0; i < 200; ++i)
            QVERIFY2((walk->places[i][0] < 5) == (i % 2 == 0), "each step crosses the bottom");
        QVERIFY(std::abs(walk->places.back()[0] - 5) <= 0.001);
    }

    void aWayIsWalkedAgainOnlyWhereItWouldBeAnother()
    {
        const LabRepeat repeat{"descend", "away", {{}, 0.001}, 60000};
        KeptWalk kept;
        const Result<LabWalk> first = walked(*values_, repeat, kept);
        QVERIFY(values_->set("hand.h", 0.7).ok()); // it follows from other numbers
        const Result<LabWalk> again = walked(*values_, repeat, kept);
        QCOMPARE(kept.walks, std::int64_t(1));
        QVERIFY(again->steps == first->steps && again->places == first->places && again->moved == first->moved);
        QVERIFY(values_->set("hand.w", 2).ok());
        QVERIFY(walked(*values_, repeat, kept).ok());
        QCOMPARE(kept.walks, std::int64_t(2));
        QVERIFY(values_->set("points:y[0]", 9).ok()); // what the formulas are over
        QVERIFY(walked(*values_, repeat, kept).ok());
        QCOMPARE(kept.walks, std::int64_t(3));
    }

    void aRepeatedMeanOverRowsSaysSo()
    {
        const Result<double> rows = values_->value("rows");
        QVERIFY(!rows);
        QVERIFY(english(rows.error()).find("cost_w") != std::string::npos);
    }

    void whatIsWrongInAQuantityIsRefused_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("lists of two lengths") << "[2, 4, 9]"
                                              << "[2, 4]";
        QTest::newRow("a list with a word in it") << "[2, 4, 9]"
                                                  << "[2, \"four\", 9]";
        QTest::newRow("rows of what has none") << "\"over\": \"points\", \"each\": \"mean\""
                                               << "\"over\": \"hand\", \"each\": \"mean\"";
        QTest::newRow("a median") << "\"each\": \"sum\""
                                  << "\"each\": \"median\"";
        QTest::newRow("a number of 16 bits") << "f32"
                                             << "f16";
        QTest::newRow("a choice that is no formula") << "sin(w)"
                                                     << "sin(w";
        QTest::newRow("a choice over nothing") << "sin(w)"
                                               << "sin(v)";
        QTest::newRow("an action that there is none of") << "\"repeat\": \"roll\""
                                                         << "\"repeat\": \"jump\"";
        QTest::newRow("a repeat without an end") << "\"at_most\": 0.001, \"most\""
                                                 << "\"most\"";
        QTest::newRow("a list that there is none of") << "\"points:y\": \"x\""
                                                      << "\"points:z\": \"x\"";
        QTest::newRow("the formula of what comes later") << "\"of\": \"f\""
                                                         << "\"of\": \"steps_taken\"";
    }
    void whatIsWrongInAQuantityIsRefused()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        const QString changed = QString::fromLatin1(kLists).replace(from, to);
        QVERIFY(changed != QString::fromLatin1(kLists));
        QVERIFY(std::holds_alternative<LabFault>(readLab(changed.toStdString())));
    }

private:
    double number(const std::string& address)
    {
        const Result<double> value = values_->value(address);
        if (!value)
            qWarning("%s: %s", address.c_str(), english(value.error()).c_str());
        return value ? *value : std::nan("");
    }

    Lab lab_;
    std::unique_ptr<LabValues> values_;
};

QTEST_GUILESS_MAIN(LabQuantitiesTest)
#include "lab_quantities_test.moc"
