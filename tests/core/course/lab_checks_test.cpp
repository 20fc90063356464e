#include "course/lab_check.h"
#include "course/lab_proof.h"
#include "course/lab_warnings.h"

#include <QtTest>

using namespace loom;

/// What is no number proves nothing: neither a check nor a control.
class LabChecksTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsNoNumberFailsWithItsReason_data()
    {
        QTest::addColumn<QString>("formula");
        QTest::addColumn<QString>("measure");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const char* formula, const char* measure, const char* reason) {
            QTest::newRow(name) << QString(formula) << QString(measure) << QString(reason);
        };
        row("a logarithm of what is below 0", "ln(x - 2)", "", "sweep.y is no number where what is swept is 1");
        row("the largest of them", "ln(x - 2)", R"("each": "max", )", "no number where what is swept is 1");
        row("how many hold", "ln(x - 2)", R"("each": "count", "count": 1, )", "no number where what is swept is 1");
        row("nothing by nothing", "x - 3", R"("over": "sweep.y", )",
            "sweep.y divided by sweep.y is no number where what is swept is 3");
        row("a slope through 0", "x - 3", R"("each": "slope", )",
            "slope takes ln |sweep.y|, but sweep.y is 0 where what is swept is 3");
    }
    void whatIsNoNumberFailsWithItsReason()
    {
        QFETCH(QString, formula);
        QFETCH(QString, measure);
        QFETCH(QString, reason);
        const Lab lab = labOf(formula, measure, "1", "5");
        const std::vector<LabCheckResult> results = runChecks(lab, false);
        QCOMPARE(results.size(), std::size_t(2));
        for (const LabCheckResult& result : results) {
            QVERIFY2(!result.passed, result.check->id.c_str());
            const QString why = QString::fromStdString(english(result.failure));
            QVERIFY2(why.contains(reason), qPrintable(why));
        }
    }

    void thePowerOfACurveIsItsSlope()
    {
        const Lab lab = labOf("2*x^3", R"("each": "slope", )", "1", "5");
        const std::vector<LabCheckResult> results = runChecks(lab, false);
        QVERIFY(results[0].failure.empty());
        QVERIFY(std::abs(results[0].measured - 3) < 1e-9);
        QVERIFY(results[0].passed);
    }

    /// A straight line over numbers below 0 has no such power: said when the lab is read.
    void aSlopeOverASweepThroughZeroIsRefused()
    {
        const auto read = readLab(json("2*x", R"("each": "slope", )", "-3", "1").toStdString());
        const LabFault* fault = std::get_if<LabFault>(&read);
        QVERIFY(fault);
        const QString said = QString::fromStdString(english(fault->sentence));
        QVERIFY2(said.contains("checks.check.each: slope is that of ln |value| over ln hand.x")
                     && said.contains("-3"),
                 qPrintable(said));
    }

    void aSolutionThatNoHandCanSetIsRefused_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("said");
        QTest::newRow("by its slider") << QStringLiteral(R"("controls": ["hand.x"])") << QString();
        QTest::newRow("locked") << QStringLiteral(R"("controls": ["hand.x"], "locks": ["hand.x"])")
                                << QStringLiteral("hand.x cannot be set on this page: “locks” names it");
        QTest::newRow("without a control")
            << QStringLiteral(R"("controls": [])") << QStringLiteral("hand.x cannot be set on this page: no control");
    }
    void aSolutionThatNoHandCanSetIsRefused()
    {
        QFETCH(QString, page);
        QFETCH(QString, said);
        QString text = json("2*x", "", "1", "5");
        text.replace("\"runs\"", R"("controls": [{"path": "hand.x", "editor": "slider", "from": 0, "to": 5}],
 "steps": [{"id": "look"}],
 "tasks": [{"id": "task", %1, "done": {"value": "y", "at_least": 6, "solution": {"hand.x": 4}}}], "runs")");
        text.replace("%1", page);
        const auto read = readLab(text.toStdString());
        const Lab* lab = std::get_if<Lab>(&read);
        QVERIFY2(lab, lab ? "" : english(std::get<LabFault>(read).sentence).c_str());
        const std::vector<LabFault> faults = faultsInNumbers(*lab, text.toStdString());
        QCOMPARE(faults.size(), std::size_t(said.isEmpty() ? 0 : 1));
        if (!faults.empty())
            QVERIFY2(QString::fromStdString(english(faults.front().sentence)).contains(said),
                     english(faults.front().sentence).c_str());
    }

    void whatFollowsFromAMisspeltWordIsNotSaidToo()
    {
        QString text = json("2*x", "", "1", "5");
        text.replace("\"formula\"", "\"fomula\"");
        const auto read = readWholeLab(text.toStdString());
        const auto* faults = std::get_if<std::vector<LabFault>>(&read);
        QVERIFY(faults);
        QCOMPARE(faults->size(), std::size_t(1));
        QVERIFY(english(faults->front().sentence).find("did you mean “formula”") != std::string::npos);
    }

    void anOptionMisspeltIsToldWithTheNearestOne()
    {
        QString text = json("2*x", "", "1", "5");
        text.replace(
            "\"runs\"",
            R"("steps": [{"id": "look", "predict": {"kind": "choice", "options": ["same", "away"], "answer": "aways", "wrong": [{"id": "same", "when": {"option": "same"}}]}}], "runs")");
        const auto read = readWholeLab(text.toStdString());
        const auto* faults = std::get_if<std::vector<LabFault>>(&read);
        QVERIFY(faults);
        QCOMPARE(faults->size(), std::size_t(1));
        QVERIFY(english(faults->front().sentence).find("did you mean “away”") != std::string::npos);
    }

    void aHeadlineThatTellsWhatAViewHidesIsSaid_data()
    {
        QTest::addColumn<QString>("hides");
        QTest::addColumn<bool>("told");
        QTest::newRow("only the view") << QStringLiteral(R"("curve")") << true;
        QTest::newRow("its number, too") << QStringLiteral(R"("curve", "y")") << false;
    }
    void aHeadlineThatTellsWhatAViewHidesIsSaid()
    {
        QFETCH(QString, hides);
        QFETCH(bool, told);
        QString text = json("2*x", "", "1", "5");
        text.replace(
            "\"runs\"",
            R"("views": [{"id": "curve", "type": "function_plot", "curve": "x", "from": 0, "to": 9, "point": "y", "grab": {"point": "hand.x"}}],
 "headline": ["y"],
 "steps": [{"id": "look", "views": ["curve"], "hides": [%1], "predict": {"kind": "choice", "options": ["up", "down"], "answer": "up", "wrong": [{"id": "down", "when": {"option": "down"}}]}}], "runs")");
        text.replace("%1", hides);
        const auto read = readLab(text.toStdString());
        const Lab* lab = std::get_if<Lab>(&read);
        QVERIFY2(lab, lab ? "" : english(std::get<LabFault>(read).sentence).c_str());
        const std::vector<LabFault> warnings = warningsOf(*lab, {}, text.toStdString());
        QCOMPARE(!warnings.empty(), told);
        if (told)
            QVERIFY(english(warnings.front().sentence).find("the headline shows y") != std::string::npos);
    }

private:
    static QString json(const QString& formula, const QString& measure, const QString& from, const QString& to)
    {
        return QStringLiteral(R"({"format": 1, "id": "tiny", "chapter": 1,
 "subjects": [{"id": "hand", "numbers": {"x": 1}}],
 "quantities": [{"id": "y", "formula": "%1", "names": {"x": "hand.x"}}],
 "runs": [{"id": "sweep", "sweep": {"path": "hand.x", "from": %3, "to": %4, "points": 5}}],
 "checks": [{"id": "check", "value": "sweep.y", %2"within": [2.9, 3.1]}, {"id": "control", "value": "sweep.y", %2"at_least": 1000, "must": "fail"}]})")
            .arg(formula, measure, from, to);
    }

    static Lab labOf(const QString& formula, const QString& measure, const QString& from, const QString& to)
    {
        const auto read = readLab(json(formula, measure, from, to).toStdString());
        if (const LabFault* fault = std::get_if<LabFault>(&read))
            qFatal("%s", english(fault->sentence).c_str());
        return std::get<Lab>(read);
    }
};

QTEST_GUILESS_MAIN(LabChecksTest)
#include "lab_checks_test.moc"
