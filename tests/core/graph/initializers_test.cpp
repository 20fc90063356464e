#include "graph/initializers.h"

#include "reference/reference.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace loom;

namespace {

struct Moments {
    double minimum = 0, maximum = 0, mean = 0, variance = 0;
};

Tensor drawn(const std::string& id, DType dtype, std::int64_t fanIn = 300, std::int64_t fanOut = 500,
             const char* name = "dense/kernel")
{
    Tensor tensor({fanIn, fanOut}, dtype);
    ParameterSpec spec{"kernel", tensor.shape(), id, 0.25, fanIn, fanOut};
    initialize(tensor, spec, RandomStream(7, name));
    return tensor;
}

Moments momentsOf(const Tensor& tensor)
{
    const auto values = tensor.values<double>();
    Moments m{values[0], values[0]};
    for (double v : values) {
        m.minimum = std::min(m.minimum, v);
        m.maximum = std::max(m.maximum, v);
        m.mean += v;
    }
    m.mean /= double(values.size());
    for (double v : values)
        m.variance += (v - m.mean) * (v - m.mean) / double(values.size());
    return m;
}

} // namespace

class InitializersTest : public QObject {
    Q_OBJECT
private slots:
    void fixedOnes();
    void followItsFormula_data();
    void followItsFormula();
    void drawLikeTheReference_data();
    void drawLikeTheReference();
    void orthogonalVectorsStandAtRightAngles_data();
    void orthogonalVectorsStandAtRightAngles();
    void gatesThatKeepBeginOpen();
    void bothTypesAgree();
    void streamsDiffer();
    void everyOneIsDescribed();
};

void InitializersTest::fixedOnes()
{
    QCOMPARE(momentsOf(drawn("zeros", DType::f64)).maximum, 0.0);
    QCOMPARE(momentsOf(drawn("ones", DType::f64)).minimum, 1.0);
    QCOMPARE(momentsOf(drawn("constant", DType::f64)).maximum, 0.25);
    QCOMPARE(momentsOf(drawn("constant", DType::f64)).minimum, 0.25);
}

// limit: nothing lies beyond, something lies near. 150 000 numbers know their variance to about 1 %.
void InitializersTest::followItsFormula_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("limit");
    QTest::addColumn<double>("variance");
    const double cut = 2 / 0.87962566103423978;
    QTest::newRow("uniform lies within 0.05") << "uniform" << 0.05 << 0.05 * 0.05 / 3;
    QTest::newRow("normal has the deviation 0.05") << "normal" << 0.0 << 0.0025;
    QTest::newRow("glorot_uniform lies within sqrt(6/(300+500))")
        << "glorot_uniform" << std::sqrt(6.0 / 800) << 2.0 / 800;
    QTest::newRow("glorot_normal has the variance 2/(300+500)")
        << "glorot_normal" << cut * std::sqrt(2.0 / 800) << 2.0 / 800;
    QTest::newRow("he_uniform lies within sqrt(6/300)") << "he_uniform" << std::sqrt(6.0 / 300) << 2.0 / 300;
    QTest::newRow("he_normal has the variance 2/300") << "he_normal" << cut * std::sqrt(2.0 / 300) << 2.0 / 300;
    QTest::newRow("lecun_normal has the variance 1/300") << "lecun_normal" << cut * std::sqrt(1.0 / 300) << 1.0 / 300;
}

void InitializersTest::followItsFormula()
{
    QFETCH(QString, id);
    QFETCH(double, limit);
    QFETCH(double, variance);
    const Moments m = momentsOf(drawn(id.toStdString(), DType::f64));
    if (limit > 0) {
        QVERIFY(m.maximum <= limit && m.maximum > 0.995 * limit);
        QVERIFY(m.minimum >= -limit && m.minimum < -0.995 * limit);
    } else {
        QVERIFY(m.maximum > 3.5 * std::sqrt(variance));
    }
    QVERIFY(std::fabs(m.variance / variance - 1) < 0.02);
    QVERIFY(std::fabs(m.mean) < 4 * std::sqrt(variance / 150000));
}

void InitializersTest::drawLikeTheReference_data()
{
    QTest::addColumn<QJsonObject>("one");
    for (const QJsonValue& one : reference::file("initializers")["cases"].toArray())
        QTest::addRow("%s of rank %d spreads like Keras's", qPrintable(one["type"].toString()),
                      int(one["shape"].toArray().size()))
            << one.toObject();
}

void InitializersTest::drawLikeTheReference()
{
    QFETCH(QJsonObject, one);
    Tensor tensor(Shape(reference::integers(one["shape"])), DType::f64);
    const ParameterSpec spec{"kernel",
                             tensor.shape(),
                             one["type"].toString().toStdString(),
                             0,
                             one["fan_in"].toInteger(),
                             one["fan_out"].toInteger()};
    initialize(tensor, spec, RandomStream(7, "layer/kernel"));
    const Moments m = momentsOf(tensor);
    const double deviation = std::sqrt(one["variance"].toDouble());
    QVERIFY(std::fabs(m.variance - one["variance"].toDouble()) <= 0.03 * one["variance"].toDouble());
    QVERIFY(std::fabs(m.mean - one["mean"].toDouble()) <= 0.02 * deviation);
    // Even and cut numbers end where the reference's end; other tails are longer or shorter by chance.
    const bool tails = one["type"].toString() == "normal" || one["type"].toString() == "orthogonal";
    const double slack = tails ? deviation : 0.01 * deviation;
    QVERIFY(std::fabs(m.minimum - one["minimum"].toDouble()) <= slack);
    QVERIFY(std::fabs(m.maximum - one["maximum"].toDouble()) <= slack);
}

void InitializersTest::orthogonalVectorsStandAtRightAngles_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::newRow("the rows of a wide matrix") << 20 << 80;
    QTest::newRow("the columns of a tall matrix") << 80 << 20;
    QTest::newRow("both of a square one") << 60 << 60;
    QTest::newRow("a single row") << 1 << 9;
}

void InitializersTest::orthogonalVectorsStandAtRightAngles()
{
    QFETCH(int, rows);
    QFETCH(int, columns);
    const Tensor w = drawn("orthogonal", DType::f64, rows, columns);
    const int count = std::min(rows, columns), length = std::max(rows, columns);
    for (int a = 0; a < count; ++a)
        for (int b = 0; b < count; ++b) {
            double product = 0;
            for (int i = 0; i < length; ++i)
                product += rows < columns ? w.at(a * columns + i) * w.at(b * columns + i)
                                          : w.at(i * columns + a) * w.at(i * columns + b);
            QVERIFY(std::fabs(product - (a == b)) < 1e-11);
        }
}

void InitializersTest::gatesThatKeepBeginOpen()
{
    const auto bias = [](const char* initializer) {
        Tensor drawn(Shape{12}, DType::f64);
        initialize(drawn, {.name = "bias", .shape = {12}, .initializer = initializer, .initialValue = 2.5},
                   RandomStream(7, "memory/bias"));
        return drawn;
    };
    const Tensor lstm = bias("open_forget_gate"), gru = bias("open_update_gate");
    for (int i = 0; i < 12; ++i) {
        QCOMPARE(lstm.at(i), i >= 3 && i < 6 ? 2.5 : 0.0); // of four gates the second
        QCOMPARE(gru.at(i), i < 4 ? 2.5 : 0.0); // of three the first
    }
    for (const char* id : {"open_forget_gate", "open_update_gate"})
        QVERIFY(std::ranges::count(initializerIds(), id) == 0);
}

void InitializersTest::bothTypesAgree()
{
    for (const InitializerType& type : initializersTable()) {
        const Tensor wide = drawn(type.id, DType::f64, 20, 30);
        QVERIFY2(wide.to(DType::f32) == drawn(type.id, DType::f32, 20, 30), type.id.c_str());
    }
}

void InitializersTest::streamsDiffer()
{
    const Tensor first = drawn("glorot_uniform", DType::f32, 20, 30);
    QVERIFY(first == drawn("glorot_uniform", DType::f32, 20, 30));
    QVERIFY(!(first == drawn("glorot_uniform", DType::f32, 20, 30, "dense_2/kernel")));
}

void InitializersTest::everyOneIsDescribed()
{
    QCOMPARE(initializerIds().size(), std::size_t(11));
    for (const InitializerType& type : initializersTable()) {
        QVERIFY(!type.title.empty() && !type.text.empty() && !type.formula.empty());
        QCOMPARE(findInitializer(type.id), &type);
    }
    QVERIFY(!findInitializer("magic"));
}

QTEST_GUILESS_MAIN(InitializersTest)
#include "initializers_test.moc"
