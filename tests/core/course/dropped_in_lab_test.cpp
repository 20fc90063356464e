#include "core/course/extra/coin_lab.h"
#include "course/course.h"
#include "course/lab_check.h"
#include "course/lab_judge.h"

#include <QtTest/QtTest>

using namespace loom;

/// A file in core/course/experiments is an experiment, and a lab over it needs nothing else.
class DroppedInLabTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const auto read = readLab(kCoinLab);
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

    void itsChecksHoldAndItsControlFails()
    {
        const std::vector<LabCheckResult> results = runChecks(lab_, false);
        QCOMPARE(results.size(), std::size_t(3));
        for (const LabCheckResult& result : results)
            QVERIFY2(result.passed, (result.check->id + measuredWords(result)).c_str());
        QVERIFY(!results.back().holds);
    }

    void whatIsToBePreparedIsNotThereBefore()
    {
        QVERIFY(!values_->value("heads"));
        QVERIFY(values_->prepare("coin").ok());
        const double quarter = *values_->value("heads");
        QVERIFY(quarter > 200 && quarter < 300);
        // A setting that nothing was prepared for moves its outputs at once, within its limits.
        QVERIFY(values_->set("coin.share", 7).ok());
        QCOMPARE(*values_->value("coin.share"), 1.0);
        QCOMPARE(*values_->value("heads"), 1000.0);
        QCOMPARE(*values_->value("coin:after[999]"), 1.0);
        QVERIFY(!values_->value("coin:after[1000]"));
        // One that decides what is prepared: the old numbers stay until it was prepared anew.
        QVERIFY(values_->set("coin.seed", 2).ok());
        QVERIFY(!values_->experiment("coin")->isReady());
        QCOMPARE(*values_->value("heads"), 1000.0);
    }

    void aQuantityOfARunIsKnownOnceItRan()
    {
        QVERIFY(!values_->value("many"));
        const Result<LabRows> rows = rowsOf(*values_, *lab_.run("some"));
        QVERIFY(rows.ok());
        const std::vector<double>& heads = rows->at("coin:heads[0]");
        QCOMPARE(heads.size(), std::size_t(5));
        QVERIFY(std::ranges::adjacent_find(heads) == heads.end()); // a row a seed
        values_->takeRows("some", *rows);
        QCOMPARE(*values_->value("many"), double(std::ranges::count_if(heads, [](double n) { return n >= 230; })));
        QCOMPARE(*values_->value("fewest"), std::ranges::min(heads));
    }

    void aStoppedRunIsNone()
    {
        std::stop_source stop;
        const ExperimentWork work{stop.get_token(), {}};
        QVERIFY(!rowsOf(*values_, *lab_.run("some"), work, [&](const LabRows&) { stop.request_stop(); }));
    }

    void aGuessWaitsForWhatIsSo()
    {
        const LabPredict& count = *lab_.steps[0].predict;
        QVERIFY(judgedNow(lab_, *values_, count, 5.0).pending);
        values_->takeRows("some", {{"coin:heads[0]", {231, 240, 200, 230, 100}}});
        QVERIFY(judgedNow(lab_, *values_, count, 3.0).right);
        QCOMPARE(judgedNow(lab_, *values_, count, 2.0).wrong, std::string("few"));
    }

    void aFlagIsRightWithinAFactor()
    {
        QVERIFY(values_->prepare("coin").ok());
        const double truth = *values_->value("heads");
        const LabPredict& flag = *lab_.steps[1].predict;
        QVERIFY(judgedNow(lab_, *values_, flag, truth * 1.09).right);
        QVERIFY(judgedNow(lab_, *values_, flag, truth / 1.09).right);
        QVERIFY(!judgedNow(lab_, *values_, flag, truth * 1.11).right);
        QCOMPARE(judgedNow(lab_, *values_, flag, 500.0).wrong, std::string("half"));
    }

    void aCurveIsJudgedByItsDistanceAndItsForm()
    {
        const LabPredict& draw = *lab_.steps[2].predict;
        QVERIFY(judgedNow(lab_, *values_, draw, LabCurve{{0, 0}, {1, 1000}}).pending);
        values_->takeRows("shares", *rowsOf(*values_, *lab_.run("shares")));
        QVERIFY(judgedNow(lab_, *values_, draw, LabCurve{{0, 0}, {1, 1000}}).right);
        QCOMPARE(judgedNow(lab_, *values_, draw, LabCurve{{0, 500}, {1, 500}}).wrong, std::string("flat"));
        QCOMPARE(judgedNow(lab_, *values_, draw, LabCurve{{0, 900}, {1, 100}}).wrong, std::string("falling"));
        QCOMPARE(judgedNow(lab_, *values_, draw, LabCurve{{0, 100}, {0.5, 900}, {1, 100}}).wrong,
                 std::string("hill"));
        QCOMPARE(formOf({{0, 9}, {5, 1}, {9, 8}}, 10), std::string("valley"));
        QCOMPARE(meanDistance({{0, 1}, {2, 1}}, {{1, 3}, {4, 3}}), 2.0);
    }

    void aPlaceIsJudgedByItsDistance()
    {
        const LabPredict& click = *lab_.steps[6].predict;
        QVERIFY(judgedNow(lab_, *values_, click, LabPlace{250, 0.25}).pending);
        QVERIFY(values_->prepare("coin").ok());
        const double heads = *values_->value("heads");
        const LabVerdict right = judgedNow(lab_, *values_, click, LabPlace{heads + 3, 4.25});
        QVERIFY(right.right);
        QCOMPARE(right.truth, 5.0);
        const LabVerdict outside = judgedNow(lab_, *values_, click, LabPlace{heads + 3, 4.26});
        QVERIFY(!outside.right && outside.wrong.empty());
        QCOMPARE(judgedNow(lab_, *values_, click, LabPlace{420, 0}).wrong, std::string("middle"));
        QCOMPARE(judgedNow(lab_, *values_, click, LabPlace{1000, 0}).wrong, std::string("all"));
        QVERIFY(fits(click, LabPlace{}) && !fits(click, 1.0) && !fits(*lab_.steps[0].predict, LabPlace{}));
    }

    void whatIsLackingSkipsTheChecksWithItsReason()
    {
        QVERIFY(lackingOf(lab_).empty());
        std::string json = kCoinLab;
        json.replace(json.find("\"subjects\": ["), 13,
                     "\"subjects\": [{\"id\": \"none\", \"experiment\": \"absent\"}, ");
        const auto read = readLab(json);
        QVERIFY(std::holds_alternative<Lab>(read));
        const std::vector<LabCheckResult> results = runChecks(std::get<Lab>(read), false);
        QCOMPARE(results.size(), std::size_t(3));
        for (const LabCheckResult& result : results) {
            QVERIFY(result.passed && !result.holds);
            QCOMPARE(measuredWords(result), std::string("The pictures are missing."));
        }
    }

    void orderAndShapeAreReadHoweverTheyAreTyped()
    {
        QVERIFY(judgedNow(lab_, *values_, *lab_.steps[3].predict, std::string("b,a, c")).right);
        QVERIFY(judgedNow(lab_, *values_, *lab_.steps[4].predict, std::string("(3, 5)")).right);
        QVERIFY(judgedNow(lab_, *values_, *lab_.steps[4].predict, std::string("3 × 5")).right);
        QCOMPARE(judgedNow(lab_, *values_, *lab_.steps[4].predict, std::string("[5,3]")).wrong,
                 std::string("turned"));
    }

    void whatAnExperimentHasNotIsRefused()
    {
        for (const auto& [from, to] :
             {std::pair("coin:heads[0]", "coin:tails[0]"), std::pair("\"share\": 0.25", "\"share\": 2"),
              std::pair("\"experiment\": \"coin\"", "\"experiment\": \"dice\""),
              std::pair("coin.share\", \"from\"", "coin.size\", \"from\""),
              std::pair("\"form\": \"flat\"", "\"form\": \"bent\""), std::pair("b, a, c", "b, a"),
              std::pair("[\"heads\", \"quarter\"]", "\"heads\""),
              std::pair("[\"heads\", \"quarter\"]", "[\"heads\", \"x\"]"),
              std::pair("\"near\": [0, 0]", "\"near\": 0"),
              std::pair("\"kind\": \"click\", \"on\": \"map\"", "\"kind\": \"click\", \"on\": \"nowhere\""),
              std::pair("\"to\": 1}, \"predict\"", "\"to\": 0}, \"predict\""),
              std::pair("\"play\": {", "\"play\": {\"per_second\": 0, ")}) {
            std::string changed = kCoinLab;
            changed.replace(changed.find(from), std::string(from).size(), to);
            QVERIFY2(std::holds_alternative<LabFault>(readLab(changed)), to);
        }
    }

private:
    Lab lab_;
    std::unique_ptr<LabValues> values_;
};

QTEST_GUILESS_MAIN(DroppedInLabTest)
#include "dropped_in_lab_test.moc"
