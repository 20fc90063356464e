#include "base/math.h"

#include <QTest>

#include <cmath>

using namespace loom;

namespace {

struct Function {
    const char* name;
    float (*ours)(float);
    double (*exact)(double);
    float from, to; ///< where the result is an ordinary number
    double error; ///< relative
};

const Function kFunctions[] = {
    {"exp", math::exp, std::exp, -87, 88, 1e-7},
    {"log", math::log, std::log, 1.2e-38f, 3e38f, 1.2e-7},
    {"log1p", math::log1p, std::log1p, -0.99f, 3e38f, 2e-7},
    {"expm1", math::expm1, std::expm1, -87, 88, 1.5e-7},
    {"tanh", math::tanh, std::tanh, -1e30f, 1e30f, 1.5e-7},
    {"sigmoid", math::sigmoid<float>, [](double x) { return 1 / (1 + std::exp(-x)); }, -80, 1e30f, 2.5e-7},
};

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

} // namespace

/// Our elementary functions against the C library's in f64.
class MathTest : public QObject {
    Q_OBJECT
private slots:
    void numbersOfAllSizesAreExactToSevenDigits_data();
    void numbersOfAllSizesAreExactToSevenDigits();
    void endsOfTheRange();
};

void MathTest::numbersOfAllSizesAreExactToSevenDigits_data()
{
    QTest::addColumn<int>("function");
    for (std::size_t i = 0; i < std::size(kFunctions); ++i)
        QTest::newRow(kFunctions[i].name) << int(i);
}

void MathTest::numbersOfAllSizesAreExactToSevenDigits()
{
    QFETCH(int, function);
    const Function& f = kFunctions[function];
    double worst = 0;
    float at = 0;
    std::int64_t tried = 0;
    for (std::uint64_t word = 0; word < (1ull << 32); word += 9973) { // every sign and exponent, some mantissas
        const float x = std::bit_cast<float>(std::uint32_t(word));
        if (std::isnan(x)) {
            QVERIFY(std::isnan(f.ours(x)));
            continue;
        }
        if (!(x >= f.from && x <= f.to))
            continue;
        const double exact = f.exact(double(x));
        if (std::abs(exact) < 1.2e-38)
            continue; // less than a whole f32
        const double error = std::abs(double(f.ours(x)) - exact) / std::abs(exact);
        ++tried;
        if (!(error <= worst)) {
            worst = error;
            at = x;
        }
    }
    QVERIFY(tried > 100'000);
    QVERIFY2(worst <= f.error, qPrintable(QString("%1(%2): off by %3").arg(f.name).arg(at).arg(worst)));
}

void MathTest::endsOfTheRange()
{
    QCOMPARE(math::exp(-200.0f), 0.0f);
    QCOMPARE(math::exp(89.0f), kInfinity);
    QCOMPARE(math::exp(0.0f), 1.0f);
    QCOMPARE(math::log(0.0f), -kInfinity);
    QVERIFY(std::isnan(math::log(-1.0f)));
    QCOMPARE(math::log(1.0f), 0.0f);
    QCOMPARE(math::log(kInfinity), kInfinity);
    QVERIFY(std::abs(math::log(1e-44f) - std::log(double(1e-44f))) < 1e-5); // less than the smallest whole number
    QCOMPARE(math::log1p(kInfinity), kInfinity);
    QCOMPARE(math::log1p(-1.0f), -kInfinity);
    QCOMPARE(math::log1p(1e-20f), 1e-20f);
    QCOMPARE(math::expm1(-200.0f), -1.0f);
    QCOMPARE(math::expm1(1e-20f), 1e-20f);
    QCOMPARE(math::tanh(-kInfinity), -1.0f);
    QCOMPARE(math::tanh(1e-20f), 1e-20f);
    QCOMPARE(math::sigmoid(-kInfinity), 0.0f);
    QCOMPARE(math::sigmoid(kInfinity), 1.0f);
    for (const Function& function : kFunctions)
        QVERIFY(std::isnan(function.ours(kNaN)));
}

QTEST_GUILESS_MAIN(MathTest)
#include "math_test.moc"
