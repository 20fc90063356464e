#include "course/lab_check.h"

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
