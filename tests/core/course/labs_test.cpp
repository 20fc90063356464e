#include "course/course.h"
#include "course/lab_answer.h"
#include "course/lab_check.h"
#include "course/lab_judge.h"
#include "course/lab_proof.h"
#include "course/lab_warnings.h"

#include <QRegularExpression>
#include <QtTest>
#include <array>
#include <cmath>
#include <map>

using namespace loom;

/// Every lab of the program, as it is.
class LabsTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        if (const char* tag = QTest::currentDataTag())
            entry_ = findLab(entries_, tag);
        if (const Text lacking = entry_ ? lackingOf(*entry_->lab) : Text(); !lacking.empty())
            QSKIP(english(lacking).c_str());
    }

    void everyLabIsWhole_data() { labs(); }
    void everyLabIsWhole()
    {
        for (const LabFault& fault : entry_->faults)
            qWarning("line %lld: %s", static_cast<long long>(fault.line), english(fault.sentence).c_str());
        QVERIFY(entry_->usable());
        QVERIFY(entry_->folder.empty());
        QCOMPARE(entry_->lab->quiz.size(), std::size_t(3));
        QVERIFY(!entry_->lab->tasks.empty());
    }

    void itsNumbersProveIt_data() { labs(); }
    void itsNumbersProveIt()
    {
        for (const CourseFile& file : courseFiles())
            if (std::string(file.folder).ends_with("-" + entry_->id) && std::string(file.name) == "lab.json") {
                const std::vector<LabFault> faults = faultsInNumbers(*entry_->lab, file.content);
                QVERIFY2(faults.empty(), faults.empty() ? "" : english(faults.front().sentence).c_str());
                for (const LabFault& warning : warningsOf(*entry_->lab, entry_->lessons, file.content))
                    QFAIL(english(warning.sentence).c_str());
            }
    }

    /// A large number that is an accuracy is one of percent, as in the texts.
    void anAccuracyIsSaidInPercent_data() { labs(); }
    void anAccuracyIsSaidInPercent()
    {
        const auto& words = entry_->lessons.at("en").words;
        for (const auto* steps : {&entry_->lab->steps, &entry_->lab->tasks})
            for (const LabStep& step : *steps)
                for (const std::string& shown : step.headline)
                    if (const auto word = words.find(shown);
                        word != words.end() && word->second.name.find("accuracy") != std::string::npos)
                        QVERIFY2(word->second.symbol == "%", (step.id + ": " + shown).c_str());
    }

    /// A legend is in the language of its lesson: what has a Korean name is not written as an English word.
    void aSymbolIsNoWordOfAnotherLanguage_data() { labs(); }
    void aSymbolIsNoWordOfAnotherLanguage()
    {
        static const QRegularExpression word(QStringLiteral("\\b(?!tanh)[A-Za-z]*[a-z]{4}")),
            hangul(QStringLiteral("\\p{Hangul}"));
        for (const auto& [key, words] : entry_->lessons.at("ko").words)
            if (QString::fromStdString(words.name).contains(hangul))
                QVERIFY2(!QString::fromStdString(words.symbol).contains(word), key.c_str());
    }

    void itsLinksLeadToLabs_data() { labs(); }
    void itsLinksLeadToLabs()
    {
        constexpr std::string_view kLink = "](lab:";
        for (const auto& [language, lesson] : entry_->lessons)
            for (const auto& [key, text] : lesson.texts)
                for (std::size_t at = text.find(kLink); at != std::string::npos; at = text.find(kLink, at + 1)) {
                    const std::size_t begin = at + kLink.size();
                    const std::string id = text.substr(begin, text.find(')', begin) - begin);
                    QVERIFY2(findLab(entries_, id), (language + " " + key + ": " + id).c_str());
                }
    }

    void whatALabSaysIsSo_data() { labs(); }
    void whatALabSaysIsSo()
    {
        for (const LabCheckResult& result : runChecks(*entry_->lab, false))
            QVERIFY2(result.passed,
                     (result.check->id + ": " + measuredWords(result) + "; required: " + requiredWords(*result.check))
                         .c_str());
    }

    void eachKnownWrongAnswerIsTakenForWhatItIs_data() { labs(); }
    void eachKnownWrongAnswerIsTakenForWhatItIs()
    {
        const Result<std::unique_ptr<LabValues>> values = LabValues::make(*entry_->lab);
        QVERIFY(values.ok());
        computeRuns(**values);
        prepareAll(**values);
        for (const auto* steps : {&entry_->lab->steps, &entry_->lab->quiz})
            for (const LabStep& step : *steps) {
                QVERIFY((*values)->set(step.set).ok());
                if (step.predict)
                    judgeAll(**values, step);
            }
    }

    void everyGoalCanBeReachedAndIsNotReachedBefore_data() { labs(); }
    void everyGoalCanBeReachedAndIsNotReachedBefore()
    {
        for (const auto* steps : {&entry_->lab->steps, &entry_->lab->tasks})
            for (const LabStep& step : *steps) {
                if (step.done.solution.empty())
                    continue;
                const Result<std::unique_ptr<LabValues>> values = LabValues::make(*entry_->lab);
                QVERIFY(values.ok() && (*values)->set(step.set).ok());
                prepareAll(**values);
                QVERIFY2(!step.done.bounds.holds(*(*values)->value(step.done.value)), step.id.c_str());
                QVERIFY((*values)->set(step.done.solution).ok());
                prepareAll(**values);
                QVERIFY2(step.done.bounds.holds(*(*values)->value(step.done.value)), step.id.c_str());
            }
    }

    /// What stands between braces in a text is a quantity or a formula over quantities.
    void everyNumberInATextCanBeComputed_data() { labs(); }
    void everyNumberInATextCanBeComputed()
    {
        const Result<std::unique_ptr<LabValues>> values = LabValues::make(*entry_->lab);
        QVERIFY(values.ok());
        computeRuns(**values);
        prepareAll(**values);
        for (const auto& [language, lesson] : entry_->lessons)
            for (const auto& [key, text] : lesson.texts)
                for (const std::string& place : placeholders(text))
                    QVERIFY2((*values)->computed(place.substr(0, place.find('|'))).ok(),
                             (language + " " + key + ": " + place).c_str());
    }

    void bothLanguagesSayTheSame_data() { labs(); }
    void bothLanguagesSayTheSame()
    {
        const auto& [ko, en] = std::pair(entry_->lessons.at("ko"), entry_->lessons.at("en"));
        QVERIFY(ko.title != en.title);
        for (const auto& [key, text] : ko.texts) {
            QVERIFY2(en.texts.contains(key), key.c_str());
            QVERIFY2(placeholders(text) == placeholders(en.text(key)), key.c_str());
        }
        for (const auto& [address, word] : ko.words)
            QVERIFY2(en.words.contains(address), address.c_str());
    }

private:
    void labs()
    {
        QTest::addColumn<int>("unused");
        for (const CourseEntry& entry : entries_)
            QTest::newRow(entry.id.c_str()) << 0;
    }

    /// What experiments need a while for, with the numbers as they stand.
    static void prepareAll(LabValues& values)
    {
        for (const LabSubject& subject : values.lab().subjects)
            if (!subject.experiment.empty())
                QVERIFY2(values.prepare(subject.id).ok(), subject.id.c_str());
    }

    /// What the pages let a learner compute.
    static void computeRuns(LabValues& values)
    {
        for (const LabStep& step : values.lab().steps) {
            if (step.run.empty())
                continue;
            Result<LabRows> rows = rowsOf(values, *values.lab().run(step.run));
            QVERIFY2(rows.ok(), step.id.c_str());
            values.takeRows(step.run, std::move(*rows));
        }
        QVERIFY(values.reset().ok());
    }

    static void judgeAll(LabValues& values, const LabStep& step)
    {
        const LabPredict& predict = *step.predict;
        if (predict.kind == "choice") {
            for (const std::string& option : predict.options) {
                const LabVerdict verdict = judged(predict, option, 0);
                QCOMPARE(verdict.right, option == predict.answer);
                QCOMPARE(verdict.wrong.empty(), verdict.right);
            }
            return;
        }
        if (predict.kind == "order" || predict.kind == "shape") {
            judgeWords(step);
            return;
        }
        prepareAll(values);
        if (predict.kind == "draw") {
            judgeCurves(values, step);
            return;
        }
        if (predict.kind == "click") {
            judgePlaces(values, step);
            return;
        }
        const Result<double> truth = values.value(predict.answer);
        QVERIFY(truth.ok());
        QVERIFY(judged(predict, *truth, *truth).right);
        for (const LabWrong& wrong : predict.wrong) {
            const double off = std::max(1.0, 2 * predict.tolerance);
            const double guess = wrong.when == "below" ? wrong.number - off
                : wrong.when == "above"                ? wrong.number + off + 0.123
                                                       : wrong.number;
            const LabVerdict verdict = judged(predict, guess, *truth);
            QVERIFY2(!verdict.right, (step.id + ": " + wrong.id + " is right").c_str());
            QVERIFY2(verdict.wrong == wrong.id,
                     (step.id + ": " + wrong.id + " is taken for " + verdict.wrong).c_str());
        }
    }

    static void judgePlaces(LabValues& values, const LabStep& step)
    {
        const LabPredict& predict = *step.predict;
        const Result<double> x = values.value(predict.answer), y = values.value(predict.answerUp);
        QVERIFY(x.ok() && y.ok());
        QVERIFY(judgedNow(values.lab(), values, predict, LabPlace{*x, *y}).right);
        for (const LabWrong& wrong : predict.wrong) {
            const LabVerdict verdict = judgedNow(values.lab(), values, predict, LabPlace{wrong.number, wrong.up});
            QVERIFY2(!verdict.right && verdict.wrong == wrong.id, (step.id + ": " + wrong.id).c_str());
        }
    }

    static void judgeWords(const LabStep& step)
    {
        QVERIFY(judged(*step.predict, step.predict->answer, 0).right);
        for (const LabWrong& wrong : step.predict->wrong) {
            const LabVerdict verdict = judged(*step.predict, wrong.option, 0);
            QVERIFY2(!verdict.right && verdict.wrong == wrong.id, (step.id + ": " + wrong.id).c_str());
        }
    }

    static void judgeCurves(LabValues& values, const LabStep& step)
    {
        const LabPredict& predict = *step.predict;
        const LabCurve truth = curveOf(values.lab(), values, predict.answer);
        QVERIFY(truth.size() > 2);
        QVERIFY(judgedNow(values.lab(), values, predict, truth).right);
        for (const LabWrong& wrong : predict.wrong) {
            const LabVerdict verdict = judgedNow(values.lab(), values, predict, drawnAs(wrong.option, values, step));
            QVERIFY2(!verdict.right && verdict.wrong == wrong.id, (step.id + ": " + wrong.id).c_str());
        }
    }

    /// A curve of that form over what the true one is over, as high as the view has room.
    static LabCurve drawnAs(const std::string& form, const LabValues& values, const LabStep& step)
    {
        static const std::map<std::string, std::array<double, 3>> kShares{{"flat", {0.5, 0.5, 0.5}},
                                                                          {"rising", {0.1, 0.5, 0.9}},
                                                                          {"falling", {0.9, 0.5, 0.1}},
                                                                          {"valley", {0.9, 0.1, 0.9}},
                                                                          {"hill", {0.1, 0.9, 0.1}}};
        const LabCurve truth = curveOf(values.lab(), values, step.predict->answer);
        const Json& fields = values.lab().view(step.predict->on)->fields;
        const double from = fields.at("y").at("from"), to = fields.at("y").at("to");
        const bool isLog = fields.value("scale", Json::array({"linear", "linear"})).at(1) == "log";
        LabCurve curve;
        for (int i = 0; i < 3; ++i) {
            const double share = kShares.at(form)[std::size_t(i)];
            const double x = truth[i == 0 ? 0 : i == 1 ? truth.size() / 2 : truth.size() - 1].first;
            curve.emplace_back(x, isLog ? from * std::pow(to / from, share) : from + (to - from) * share);
        }
        return curve;
    }

    std::vector<CourseEntry> entries_ = course({});
    const CourseEntry* entry_ = nullptr;
};

QTEST_GUILESS_MAIN(LabsTest)
#include "labs_test.moc"
