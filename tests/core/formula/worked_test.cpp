#include "formula/worked.h"

#include <QTest>

using namespace loom;

/// The line of a formula with its numbers: "=" only where the printed numbers give the printed result.
class WorkedTest : public QObject {
    Q_OBJECT
private slots:
    void lines_data();
    void lines();
    void theEnginesNumberIsTheOnePrinted();
    void printedNumbersAreReadBack();
    void aNameWithoutValueIsASentence();
};

void WorkedTest::lines_data()
{
    QTest::addColumn<QString>("formula");
    QTest::addColumn<int>("digits");
    QTest::addColumn<QString>("line");
    const auto row = [](const char* name, const char* formula, int digits, const char* line) {
        QTest::newRow(name) << formula << digits << QString::fromUtf8(line);
    };
    row("a neuron", "w1*x1 + w2*x2 + b", 6, "z = w1*x1 + w2*x2 + b = 2*1.5 + (-1)*0.5 + 0.3 = 2.8");
    row("a negative number in front needs no parentheses", "w2 + b", 6, "z = w2 + b = -1 + 0.3 = -0.7");
    row("a negative number behind a minus has them", "b - w2", 6, "z = b - w2 = 0.3 - (-1) = 1.3");
    row("a negative base has them", "w2^2", 6, "z = w2^2 = (-1)^2 = 1");
    row("a rounded result is only near", "w1/t", 4, "z = w1/t = 2/3 ≈ 0.6667");
    row("rounded numbers may miss the result", "p + p", 3, "z = p + p = 0.123 + 0.123 ≈ 0.247");
    row("rounded numbers may give the result", "p*1", 3, "z = p*1 = 0.123*1 = 0.123");
    row("no names, no second line", "2 + 3", 6, "z = 2 + 3 = 5");
}

void WorkedTest::lines()
{
    QFETCH(QString, formula);
    QFETCH(int, digits);
    QFETCH(QString, line);
    const std::map<std::string, double> values = {{"w1", 2},  {"x1", 1.5}, {"w2", -1},    {"x2", 0.5},
                                                  {"b", 0.3}, {"t", 3},    {"p", 0.12345}};
    const Formula read = *Formula::parse(formula.toStdString());
    QCOMPARE(QString::fromStdString(*workedLine("z", read, values, significant(digits))), line);
}

void WorkedTest::theEnginesNumberIsTheOnePrinted()
{
    const Formula sum = *Formula::parse("a + b");
    const std::map<std::string, double> values = {{"a", 1}, {"b", 2}};
    const WorkedFormula right = workedOut(sum, values, "z", 3, significant(4));
    QVERIFY(right.exact);
    QCOMPARE(right.numbers.at("b"), std::string("2"));
    const WorkedFormula engine = workedOut(sum, values, "z", 3.002, significant(4));
    QVERIFY(!engine.exact);
    QCOMPARE(engine.result, std::string("3.002"));
}

void WorkedTest::printedNumbersAreReadBack()
{
    QCOMPARE(printedNumber("−1,234.5"), -1234.5);
    QCOMPARE(printedNumber("4.1e-4"), 4.1e-4);
    QVERIFY(std::isnan(printedNumber("no number")));
    QVERIFY(std::isnan(printedNumber("")));
}

void WorkedTest::aNameWithoutValueIsASentence()
{
    const Result<std::string> line = workedLine("z", *Formula::parse("a + b"), {{"a", 1}}, significant(4));
    QVERIFY(!line.ok());
    QCOMPARE(english(line.error()), std::string("The name b has no value. Give it one, as in b = 1."));
}

QTEST_APPLESS_MAIN(WorkedTest)
#include "worked_test.moc"
