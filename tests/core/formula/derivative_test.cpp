#include "core/formula/random_formula.h"
#include "formula/derivation.h"
#include "formula/functions.h"

#include <QTest>

#include <cmath>

using namespace loom;

namespace {

Formula parsed(const QString& text)
{
    const Result<Formula> formula = Formula::parse(text.toStdString());
    if (!formula)
        qFatal("%s", english(formula.error()).c_str());
    return *formula;
}

double at(const Formula& formula, std::map<std::string, double> values)
{
    return *formula.evaluate(values);
}

} // namespace

/// Derivatives are right, by central differences and by hand, and read as a teacher writes them.
class DerivativeTest : public QObject {
    Q_OBJECT
private slots:
    void written_data();
    void written();
    void numbersOfTheNotes();
    void equalsTheCentralDifference();
    void everyFunctionHasItsRule_data();
    void everyFunctionHasItsRule();
    void simplifiedKeepsItsValue();
    void rulesInTheirOrder_data();
    void rulesInTheirOrder();
    void theFirstStepIsTheWholeDerivative();
    void kinksTakeASide();
    void aHardFormulaStaysManageable();
    void numbersTooLargeToPutTogetherStayApart();
};

void DerivativeTest::written_data()
{
    QTest::addColumn<QString>("formula");
    QTest::addColumn<QString>("derivative");
    const auto row = [](const char* name, const char* formula, const char* derivative) {
        QTest::newRow(name) << formula << derivative;
    };
    row("a constant has none", "7*a + 3", "0");
    row("a line has its slope", "3*x + 2", "3");
    row("powers come down", "x^3 + x^2 + x + 1", "3*x^2 + 2*x + 1");
    row("a factor stays in front", "x^2/2", "x");
    row("a fraction stays a fraction", "x^2/3", "2*x/3");
    row("fractions are reduced", "x^3/6", "x^2/2");
    row("other names stand still", "3x + 2x*y + y^2", "3 + 2*y");
    row("the same factor twice is its square", "x*x", "2*x");
    row("one over x", "1/x", "-1/x^2");
    row("a quotient", "x/(x+1)", "1/(x + 1)^2");
    row("the chain of the notes", "e^(3x^2)", "6*x*exp(3*x^2)");
    row("a root", "sqrt(x)", "1/(2*sqrt(x))");
    row("the sigmoid by itself", "sigmoid(x)", "sigmoid(x)*(1 - sigmoid(x))");
    row("tanh by itself", "tanh(2x)", "2*(1 - tanh(2*x)^2)");
    row("a number to a power", "2^x", "2^x*ln(2)");
    row("a logarithm", "ln(3x)", "1/x");
    row("the squared error", "(y - x)^2", "-2*(y - x)");
    row("decimals are folded without dust", "0.1*x + 0.2*x", "0.3");
    row("a negative power", "x^(-2)", "-2*x^(-3)");
    row("a square of a sum", "(1 - x)*(1 - x)", "2*x - 2");
    row("relu is a step", "relu(x)", "step(x)");
}

void DerivativeTest::written()
{
    QFETCH(QString, formula);
    QFETCH(QString, derivative);
    QCOMPARE(QString::fromStdString(parsed(formula).derivative("x").text()), derivative);
}

void DerivativeTest::numbersOfTheNotes()
{
    const Formula plane = parsed(QStringLiteral("3x + 2x y + y^2")),
                  chain = parsed(QStringLiteral("e^(3x^2)")).derivative("x");
    QCOMPARE(at(plane.derivative("x"), {{"x", 1}, {"y", 2}}), 7.0);
    QCOMPARE(at(plane.derivative("y"), {{"x", 1}, {"y", 2}}), 6.0);
    QCOMPARE(QString::number(at(chain, {{"x", 0.5}}), 'f', 4), QStringLiteral("6.3510"));
    QCOMPARE(at(parsed(QStringLiteral("sigmoid(x)")).derivative("x"), {{"x", 0}}), 0.25);
}

void DerivativeTest::equalsTheCentralDifference()
{
    int compared = 0;
    for (unsigned seed = 0; seed < 3000; ++seed) {
        const Formula formula = RandomFormula(seed, true).tree(5);
        std::map<std::string, double> values = {{"x", 0.3}, {"y", -0.8}, {"w1", 1.1}, {"x_in", 0.6}};
        const double slope = at(formula.derivative("x"), values);
        constexpr double kStep = 1e-5;
        values["x"] = 0.3 + kStep;
        const double right = at(formula, values);
        values["x"] = 0.3 - kStep;
        const double left = at(formula, values);
        const double difference = (right - left) / (2 * kStep);
        if (!std::isfinite(difference) || std::fabs(right) > 1e6)
            continue;
        const double scale = std::max({1.0, std::fabs(difference), std::fabs(right)});
        QVERIFY2(std::fabs(slope - difference) <= 1e-5 * scale,
                 qPrintable(QString::fromStdString(formula.text() + " -> " + formula.derivative("x").text())));
        ++compared;
    }
    QVERIFY(compared > 2000);
}

void DerivativeTest::everyFunctionHasItsRule_data()
{
    QTest::addColumn<QString>("id");
    for (const FormulaFunction& function : formulaFunctions())
        QTest::newRow(function.id) << function.id;
}

void DerivativeTest::everyFunctionHasItsRule()
{
    QFETCH(QString, id);
    const FormulaFunction* function = formulaFunction(id.toStdString());
    std::vector<Formula> arguments{parsed(QStringLiteral("x^2 + 0.1*x"))};
    while (!function->takes(arguments.size()))
        arguments.push_back(parsed(QStringLiteral("2*x")));
    const Formula formula = Formula::call(id.toStdString(), arguments);
    constexpr double kStep = 1e-5;
    for (const double x : {0.7, 2.3}) {
        const double difference = (at(formula, {{"x", x + kStep}}) - at(formula, {{"x", x - kStep}})) / (2 * kStep);
        const double slope = at(formula.derivative("x"), {{"x", x}});
        QVERIFY(std::fabs(slope - difference) <= 1e-7 * std::max(1.0, std::fabs(slope)));
    }
}

void DerivativeTest::simplifiedKeepsItsValue()
{
    int compared = 0;
    for (unsigned seed = 0; seed < 3000; ++seed) {
        const Formula formula = RandomFormula(seed).tree(5);
        const std::map<std::string, double> values = {{"x", 0.3}, {"y", 0.8}, {"w1", 1.1}, {"x_in", 0.6}};
        const double before = at(formula, values), after = at(formula.simplified(), values);
        if (!std::isfinite(before) || std::fabs(before) > 1e6)
            continue;
        QVERIFY2(std::fabs(after - before) <= 1e-6 * std::max(1.0, std::fabs(before)),
                 qPrintable(QString::fromStdString(formula.text() + " -> " + formula.simplified().text())));
        ++compared;
    }
    QVERIFY(compared > 1000);
}

void DerivativeTest::rulesInTheirOrder_data()
{
    QTest::addColumn<QString>("formula");
    QTest::addColumn<QString>("steps");
    QTest::newRow("a sum, then its terms") << "3*x^2 + 2*x + c"
                                           << "Sum rule: 3*x^2 + 2*x + c by x = 6*x + 2; "
                                              "Constant factor rule: 3*x^2 by x = 6*x; "
                                              "Power rule: x^2 by x = 2*x; "
                                              "Constant factor rule: 2*x by x = 2; "
                                              "Derivative of the variable itself: x by x = 1; "
                                              "Constant rule: c by x = 0";
    QTest::newRow("a chain, its outer function, its inner one")
        << "exp(3*x^2)"
        << "Chain rule: exp(3*x^2) by x = 6*x*exp(3*x^2); "
           "Derivative of the exponential function: exp(3*x^2) by 3*x^2 = exp(3*x^2); "
           "Constant factor rule: 3*x^2 by x = 6*x; "
           "Power rule: x^2 by x = 2*x";
    QTest::newRow("a product, its factors") << "x*sin(x)"
                                            << "Product rule: x*sin(x) by x = sin(x) + x*cos(x); "
                                               "Derivative of the variable itself: x by x = 1; "
                                               "Derivative of the sine: sin(x) by x = cos(x)";
}

void DerivativeTest::rulesInTheirOrder()
{
    QFETCH(QString, formula);
    QFETCH(QString, steps);
    QStringList seen;
    for (const DerivationStep& step : derivationSteps(parsed(formula), "x"))
        seen += QString::fromStdString(english(title(step.rule)) + ": " + step.of.text() + " by " + step.by.text()
                                       + " = " + step.derivative.text());
    QCOMPARE(seen.join(QStringLiteral("; ")), steps);
}

void DerivativeTest::theFirstStepIsTheWholeDerivative()
{
    for (unsigned seed = 0; seed < 300; ++seed) {
        const Formula formula = RandomFormula(seed).tree(5);
        const std::vector<DerivationStep> steps = derivationSteps(formula, "x");
        QVERIFY(!steps.empty());
        QVERIFY(steps.front().derivative == formula.derivative("x"));
        for (const DerivationStep& step : steps)
            QVERIFY(!english(title(step.rule)).empty());
    }
}

void DerivativeTest::kinksTakeASide()
{
    const Formula largest = parsed(QStringLiteral("max(x, 2, y)")).derivative("x"),
                  smallest = parsed(QStringLiteral("min(x, 3x)")).derivative("x");
    QCOMPARE(at(largest, {{"x", 5}, {"y", 1}}), 1.0);
    QCOMPARE(at(largest, {{"x", 1}, {"y", 1}}), 0.0);
    QCOMPARE(at(smallest, {{"x", 1}}), 1.0);
    QCOMPARE(at(smallest, {{"x", -1}}), 3.0);
    QCOMPARE(at(parsed(QStringLiteral("abs(x)")).derivative("x"), {{"x", -4}}), -1.0);
    QCOMPARE(at(parsed(QStringLiteral("step(x)")).derivative("x"), {{"x", -4}}), 0.0);
}

void DerivativeTest::aHardFormulaStaysManageable()
{
    QString deep = QStringLiteral("x"), wide = QStringLiteral("x");
    for (int i = 0; i < 60; ++i)
        deep = QStringLiteral("tanh(%1)").arg(deep);
    for (int i = 0; i < 100; ++i)
        wide += QStringLiteral("*sin(%1x)").arg(i);
    QVERIFY(std::isfinite(at(parsed(deep).derivative("x"), {{"x", 0.5}})));
    QVERIFY(std::isfinite(at(parsed(wide).derivative("x"), {{"x", 0.5}})));
}

void DerivativeTest::numbersTooLargeToPutTogetherStayApart()
{
    for (const char* text : {"1e300*1e300*x", "x/1e300/1e300", "1e308*x + 1e308*x", "x^1e308*x^1e308", "x*(0/0)",
                             "1e-300*1e-300*x", "1e308*x/3 + 1e308*x/7", "1e300^1e300*x"}) {
        const Formula slope = parsed(QString::fromLatin1(text)).derivative("x");
        QVERIFY2(parsed(QString::fromStdString(slope.text())) == slope, text);
    }
}

QTEST_APPLESS_MAIN(DerivativeTest)
#include "derivative_test.moc"
