#include "kernels/kernel.h"

#include <QTest>
#include <cmath>
#include <functional>
#include <limits>

using namespace loom;

/// Values of activations against their definitions, and against numbers that Keras's manual prints.
class ActivationValuesTest : public QObject {
    Q_OBJECT
private slots:
    void valuesAreThoseOfTheDefinition_data();
    void valuesAreThoseOfTheDefinition();
    void valuesAreThoseOfKerasManual();
    void farOutNothingOverflows();
    void ofEqualNumbersTheFirstIsTaken();

private:
    template<class T> static std::vector<T> computed(const char* kind, const std::vector<T>& x)
    {
        OpInfo op;
        op.in = op.out = {Shape{std::int64_t(x.size())}};
        op.reals = {0};
        std::vector<T> y(x.size());
        run<T>(kind, op, {x.data()}, y.data());
        return y;
    }
    /// The gradient kernel's answer where 1 comes from above.
    template<class T> static std::vector<T> slopes(const std::string& kind, const std::vector<T>& x)
    {
        OpInfo op;
        const Shape shape{std::int64_t(x.size())};
        op.in = {shape, shape, shape};
        op.out = {shape};
        op.reals = {0};
        const std::vector<T> y = computed(kind.c_str(), x), ones(x.size(), T(1));
        std::vector<T> dx(x.size());
        run<T>(kind + "_gradient", op, {x.data(), y.data(), ones.data()}, dx.data());
        return dx;
    }
    template<class T>
    static void run(const std::string& kind, const OpInfo& op, std::vector<const void*> in, void* result)
    {
        void* out[] = {result};
        const DType dtype = sizeof(T) == 8 ? DType::f64 : DType::f32;
        baselineKernels()
            .find(kind, dtype)
            ->run({op, const_cast<void**>(in.data()), out, 1, 0, 1, false, nullptr, 0});
    }
};

void ActivationValuesTest::valuesAreThoseOfTheDefinition_data()
{
    using Function = std::function<double(double)>;
    QTest::addColumn<QString>("kind");
    QTest::addColumn<Function>("function");
    QTest::newRow("softplus") << "softplus" << Function([](double x) { return std::log1p(std::exp(x)); });
    QTest::newRow("silu") << "silu" << Function([](double x) { return x / (1 + std::exp(-x)); });
    const auto normalBelow = [](double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; };
    QTest::newRow("gelu") << "gelu" << Function([normalBelow](double x) { return x * normalBelow(x); });
    QTest::newRow("gelu by tanh") << "gelu_tanh" << Function([](double x) {
        return x * (1 + std::tanh(std::sqrt(2 / M_PI) * (x + 0.044715 * x * x * x))) / 2;
    });
    QTest::newRow("mish") << "mish" << Function([](double x) { return x * std::tanh(std::log1p(std::exp(x))); });
    QTest::newRow("hard sigmoid") << "hard_sigmoid"
                                  << Function([](double x) { return std::clamp((x + 3) / 6, 0.0, 1.0); });
    QTest::newRow("softsign") << "softsign" << Function([](double x) { return x / (1 + std::fabs(x)); });
    QTest::newRow("selu") << "selu" << Function([](double x) {
        return 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * std::expm1(x));
    });
}

void ActivationValuesTest::valuesAreThoseOfTheDefinition()
{
    using Function = std::function<double(double)>;
    QFETCH(QString, kind);
    QFETCH(Function, function);
    std::vector<double> x;
    std::vector<float> narrow;
    for (int i = -200; i <= 200; ++i) {
        x.push_back(i * 0.1);
        narrow.push_back(float(i * 0.1));
    }
    const std::vector<double> y = computed(kind.toLatin1().constData(), x);
    const std::vector<float> z = computed(kind.toLatin1().constData(), narrow);
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double wanted = function(x[i]);
        QVERIFY2(std::fabs(y[i] - wanted) <= 1e-14 * std::max(1.0, std::fabs(wanted)),
                 QByteArray::number(x[i]).constData());
        const double wantedNarrow = function(double(narrow[i]));
        QVERIFY2(std::fabs(double(z[i]) - wantedNarrow) <= 5e-7 * std::max(1.0, std::fabs(wantedNarrow)),
                 QByteArray::number(x[i]).constData());
    }
}

void ActivationValuesTest::valuesAreThoseOfKerasManual()
{
    const std::vector<double> x{-20, -1, 0, 1, 20};
    const auto near = [](const std::vector<double>& y, const std::vector<double>& wanted) {
        for (std::size_t i = 0; i < y.size(); ++i)
            if (std::fabs(y[i] - wanted[i]) > 1e-6 * std::max(1e-3, std::fabs(wanted[i])))
                return false;
        return true;
    };
    QVERIFY(near(computed("softplus", x), {2.0611537e-09, 3.1326166e-01, 6.9314718e-01, 1.3132616, 20}));
    QCOMPARE(computed("abs", x), (std::vector<double>{20, 1, 0, 1, 20}));
    QCOMPARE(slopes<double>("abs", x),
             (std::vector<double>{-1, -1, 0, 1, 1})); // none at the corner, as in TensorFlow
    QVERIFY(near(computed("silu", x), {-4.1223075e-08, -2.6894143e-01, 0, 7.3105860e-01, 20}));
}

void ActivationValuesTest::farOutNothingOverflows()
{
    const std::vector<float> far{-1e30f, -800, -100, 100, 800, 1e30f};
    for (const char* kind : {"softplus", "silu", "selu", "gelu", "gelu_tanh", "mish", "hard_sigmoid", "softsign",
                             "step", "log_softmax"}) {
        for (const float y : computed<float>(kind, far))
            QVERIFY2(std::isfinite(y), kind);
        for (const float slope : slopes<float>(kind, far))
            QVERIFY2(std::isfinite(slope), kind);
    }
}

void ActivationValuesTest::ofEqualNumbersTheFirstIsTaken()
{
    const double none = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> a{1, 2, 2, none, 0}, b{1, 3, 1, 0, none}, g{5, 5, 5, 5, 5};
    OpInfo op;
    op.in = {Shape{5}, Shape{5}, Shape{5}};
    op.out = {Shape{5}};
    std::vector<double> y(5);
    for (const char* kind : {"maximum", "minimum"}) {
        run<double>(kind, op, {a.data(), b.data()}, y.data());
        QVERIFY(std::isnan(y[3]) && std::isnan(y[4]));
        QCOMPARE(y[1], kind[1] == 'a' ? 3.0 : 2.0);
    }
    run<double>("where_at_least", op, {g.data(), a.data(), b.data()}, y.data());
    QCOMPARE(y, (std::vector<double>{5, 0, 5, 0, 0}));
    run<double>("where_above", op, {g.data(), b.data(), a.data()}, y.data());
    QCOMPARE(y, (std::vector<double>{0, 5, 0, 0, 0}));
}

QTEST_GUILESS_MAIN(ActivationValuesTest)
#include "activation_values_test.moc"
