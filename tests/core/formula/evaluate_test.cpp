#include "core/formula/random_formula.h"
#include "formula/functions.h"
#include "formula/program.h"

#include <QTest>

#include <bit>
#include <cmath>

using namespace loom;

namespace {

const std::map<std::string, double> kValues = {{"x", 0.3}, {"y", -0.8}, {"w1", 1.1}, {"x_in", 0.6}};

Formula parsed(const char* text)
{
    return *Formula::parse(text);
}

double value(const char* text, double x = 0)
{
    return *parsed(text).evaluate({{"x", x}});
}

/// By the C library, straight down the tree.
double plain(const Formula& f)
{
    const auto child = [&](std::size_t i) { return plain(f.children()[i]); };
    double result = 0;
    switch (f.kind()) {
    case FormulaKind::number:
        return f.value();
    case FormulaKind::name:
        return kValues.at(f.word());
    case FormulaKind::sum:
        for (const Formula& term : f.children())
            result += plain(term);
        return result;
    case FormulaKind::product:
        result = 1;
        for (const Formula& factor : f.children())
            result *= plain(factor);
        return result;
    case FormulaKind::quotient:
        return child(0) / child(1);
    case FormulaKind::power:
        return std::pow(child(0), child(1));
    case FormulaKind::negation:
        return -child(0);
    case FormulaKind::call:
        break;
    }
    static const std::map<std::string, double (*)(double)> functions = {
        {"sin", std::sin},
        {"cos", std::cos},
        {"tanh", std::tanh},
        {"ln", std::log},
        {"sqrt", std::sqrt},
        {"sigmoid", [](double x) { return 1 / (1 + std::exp(-x)); }},
        {"softplus", [](double x) { return std::log1p(std::exp(x)); }},
        {"normal_cdf", [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }},
        {"normal_pdf", [](double x) { return std::exp(-x * x / 2) / std::sqrt(2 * M_PI); }}};
    return functions.at(f.word())(child(0));
}

} // namespace

/// Values of formulas, in f64 and f32.
class EvaluateTest : public QObject {
    Q_OBJECT
private slots:
    void equalsThePlainWalk();
    void functions_data();
    void functions();
    void aNameWithoutValueIsASentence();
    void f32RoundsEachResult();
    void aProgramGivesTheSameBits();
    void whatHasNoValueIsNoNumber();
};

void EvaluateTest::equalsThePlainWalk()
{
    for (unsigned seed = 0; seed < 2000; ++seed) {
        const Formula formula = RandomFormula(seed, true).tree(5);
        const double expected = plain(formula), found = *formula.evaluate(kValues);
        if (std::isfinite(expected))
            QVERIFY2(std::fabs(found - expected) <= 1e-9 * std::max(1.0, std::fabs(expected)),
                     formula.text().c_str());
    }
}

void EvaluateTest::functions_data()
{
    QTest::addColumn<QString>("formula");
    QTest::addColumn<double>("expected");
    const auto row = [](const char* name, const char* formula, double expected) {
        QTest::newRow(name) << formula << expected;
    };
    row("exp is e to the power", "exp(1.5)", std::exp(1.5));
    row("ln is the natural logarithm", "ln(7)", std::log(7));
    row("log10 counts tens", "log10(1000)", 3);
    row("abs takes the sign away", "abs(-2.5)", 2.5);
    row("tan is sin over cos", "tan(0.4)", std::tan(0.4));
    row("relu keeps what is above 0", "relu(-3) + relu(2)", 2);
    row("step is 0 at 0 and 1 above", "step(0) + step(0.1) + step(-1)", 1);
    row("min is the smallest", "min(3, -1, 2)", -1);
    row("max is the largest", "max(3, -1, 5)", 5);
    row("sum adds", "sum(1, 2, 3.5)", 6.5);
    row("softplus does not overflow", "softplus(1000)", 1000);
    row("sigmoid does not overflow", "sigmoid(-1000)", 0);
    row("a minus in front comes after the power", "-3^2", -9);
    row("powers go from the right", "2^3^2", 512);
    row("a negative number has whole powers", "(-2)^3", -8);
}

void EvaluateTest::functions()
{
    QFETCH(QString, formula);
    QFETCH(double, expected);
    const double found = value(formula.toUtf8().constData());
    QVERIFY2(std::fabs(found - expected) <= 1e-12 * std::max(1.0, std::fabs(expected)),
             qPrintable(QString::number(found)));
}

void EvaluateTest::aNameWithoutValueIsASentence()
{
    const Result<double> missing = parsed("w1*x1 + b").evaluate({{"w1", 1}, {"b", 2}});
    QVERIFY(!missing.ok());
    QCOMPARE(english(missing.error()), std::string("The name x1 has no value. Give it one, as in x1 = 1."));
    QVERIFY(!parsed("x1").evaluateF32({}).ok());
}

void EvaluateTest::f32RoundsEachResult()
{
    const float x = 0.1f, y = 3.3f;
    const std::map<std::string, double> values = {{"x", 0.1}, {"y", 3.3}};
    const auto f32 = [&](const char* text) { return *parsed(text).evaluateF32(values); };
    const float times = x * y, quotient = x / y, both = times + quotient;
    QCOMPARE(f32("x*y + x/y - 0.7"), float(both - 0.7f));
    const float difference = x - y, square = difference * difference;
    QCOMPARE(f32("(x - y)^2 / 3"), float(square / 3.0f));
    QCOMPARE(f32("16777216 + 1"), 16777216.0f);
    QCOMPARE(f32("max(x, 0.1)"), 0.1f);
}

void EvaluateTest::aProgramGivesTheSameBits()
{
    const std::vector<std::string> order = {"y", "x", "w1", "x_in"};
    for (unsigned seed = 0; seed < 300; ++seed) {
        const Formula formula = RandomFormula(seed, true).tree(5);
        const FormulaProgram program(formula, order);
        const std::vector<double> places = {-1, -0.25, 0, 0.3, 2};
        std::vector<double> curve(places.size());
        program.along(1, places, {-0.8, 0, 1.1, 0.6}, curve);
        for (std::size_t i = 0; i < places.size(); ++i) {
            std::map<std::string, double> values = kValues;
            values["x"] = places[i];
            QCOMPARE(std::bit_cast<std::uint64_t>(curve[i]), std::bit_cast<std::uint64_t>(*formula.evaluate(values)));
        }
    }
}

void EvaluateTest::whatHasNoValueIsNoNumber()
{
    QVERIFY(std::isinf(value("1/x")));
    for (const char* text : {"ln(-1)", "sqrt(-1)", "(-2)^0.5", "0/0", "sin(1e300)", "cos(1/x)", "max(0/0, 1)",
                             "min(1, 0/0)", "(0/0)^0", "2^(0/0)", "relu(0/0)", "step(0/0)"})
        QVERIFY2(std::isnan(value(text)), text);
    QVERIFY(std::isinf(value("0^(-0.5)")));
}

QTEST_APPLESS_MAIN(EvaluateTest)
#include "evaluate_test.moc"
