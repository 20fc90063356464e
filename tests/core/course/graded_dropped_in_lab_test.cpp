#include "core/course/extra/coin_lab.h"
#include "course/grading.h"
#include "course/lab_judge.h"
#include "course/marks_table.h"

#include <QtTest>

using namespace loom;

/// Questions of every kind, over an experiment and its runs, are judged anew.
class GradedDroppedInLabTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        CourseEntry entry;
        auto read = readLab(kCoinLab);
        QVERIFY(!std::holds_alternative<LabFault>(read));
        entry.lab = std::make_shared<const Lab>(std::get<Lab>(std::move(read)));
        entry.id = entry.lab->id;
        for (const char* language : kLessonLanguages)
            entry.lessons[language] = readLesson(coinLesson(language));
        entries_.push_back(std::move(entry));
        record_.labs["coin"].page = "count";
    }

    void aGuessAboutARunIsJudgedByTheRun()
    {
        const Lab& lab = *entries_.front().lab;
        Result<std::unique_ptr<LabValues>> values = LabValues::make(lab);
        const Result<LabRows> rows = rowsOf(**values, *lab.run("some"));
        QVERIFY(rows.ok());
        const auto many = std::ranges::count_if(rows->at("coin:heads[0]"), [](double n) { return n >= 230; });
        QCOMPARE(lost("count", double(many)), LostPoint::none);
        QCOMPARE(lost("count", double(many + 1)), LostPoint::wrong);
    }

    void aFlagIsJudgedByWhatTheExperimentPrepares()
    {
        const Lab& lab = *entries_.front().lab;
        Result<std::unique_ptr<LabValues>> values = LabValues::make(lab);
        QVERIFY((*values)->prepare("coin").ok());
        const double heads = *(*values)->value("heads");
        QCOMPARE(lost("flag", heads * 1.09), LostPoint::none);
        QCOMPARE(lost("flag", heads * 1.2), LostPoint::wrong);
    }

    void aCurveIsJudgedByItsRun()
    {
        QCOMPARE(lost("draw", LabCurve{{0, 0}, {1, 1000}}), LostPoint::none);
        QCOMPARE(lost("draw", LabCurve{{0, 1000}, {1, 0}}), LostPoint::wrong);
        QCOMPARE(lost("draw", 3.0), LostPoint::otherQuestion);
    }

    void aPlaceIsJudgedByWhatTheExperimentPrepares()
    {
        QCOMPARE(lost("click", LabPlace{250, 30}), LostPoint::wrong);
        Result<std::unique_ptr<LabValues>> values = LabValues::make(*entries_.front().lab);
        QVERIFY((*values)->prepare("coin").ok());
        QCOMPARE(lost("click", LabPlace{*(*values)->value("heads"), 0.25}), LostPoint::none);
        QCOMPARE(lost("click", 250.0), LostPoint::otherQuestion);
    }

    void ordersShapesAndHandlesAreJudged()
    {
        QCOMPARE(lost("order", std::string("b, a, c")), LostPoint::none);
        QCOMPARE(lost("order", std::string("a, b, c")), LostPoint::wrong);
        QCOMPARE(lost("shape", std::string("(3, 5)")), LostPoint::none);
        QCOMPARE(lost("handle", 0.25), LostPoint::none);
        QCOMPARE(lost("handle", 0.5), LostPoint::wrong);
        QCOMPARE(lost("shape", 15.0), LostPoint::otherQuestion);
    }

    void whatIsStoppedIsNotCalledWrong()
    {
        std::stop_source stop;
        record_.labs["coin"].answers = {{"count", {3.0, false, 1, "", ""}}};
        Grader grader(entries_);
        stop.request_stop();
        QVERIFY(grader.record(record_, stop.get_token()).labs.empty());
    }

    void everyReasonHasWordsInBothLanguages()
    {
        for (int lost = int(LostPoint::notAnswered); lost <= int(LostPoint::notComputed); ++lost) {
            const std::string ko = lostWords(LostPoint(lost), "ko"), en = lostWords(LostPoint(lost), "en");
            QVERIFY(ko != en && en.find('_') == std::string::npos && !en.empty());
        }
    }

private:
    LostPoint lost(const std::string& step, const LabGuess& guess)
    {
        record_.labs["coin"].answers = {{step, {guess, false, 1, "", ""}}};
        const LearnerMarks graded = Grader(entries_).record(record_);
        for (const LabMark& mark : graded.labs.front().marks)
            if (mark.step == step)
                return mark.lost;
        return LostPoint::doesNotFit;
    }

    std::vector<CourseEntry> entries_;
    LearnerRecord record_;
};

QTEST_GUILESS_MAIN(GradedDroppedInLabTest)
#include "graded_dropped_in_lab_test.moc"
