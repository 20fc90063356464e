#include "optimizers/optimizer_type.h"
#include "reference/reference.h"

#include <QTest>

#include <cmath>
#include <cstring>

using namespace loom;

namespace {

/// The reference network 3-4-2 (tanh inside, linear outside, mse) written out by hand.
template<class T> struct SmallNet {
    static constexpr int kIn = 3, kHidden = 4, kOut = 2;
    std::vector<T> x, y;
    std::vector<T> weights[4], gradients[4];
    int rows = 0;

    explicit SmallNet(const QJsonObject& net)
        : x(read(net["x"]))
        , y(read(net["y"]))
        , rows(net["rows"].toInt())
    {
        const char* names[] = {"w1", "b1", "w2", "b2"};
        for (int i = 0; i < 4; ++i)
            weights[i] = read(net[names[i]]);
    }

    static std::vector<T> read(const QJsonValue& list)
    {
        const std::vector<double> values = reference::numbers(list);
        return {values.begin(), values.end()};
    }

    /// Fills the gradients and returns the loss.
    double slope()
    {
        for (int i = 0; i < 4; ++i)
            gradients[i].assign(weights[i].size(), T(0));
        double loss = 0;
        for (int row = 0; row < rows; ++row)
            loss += rowSlope(row);
        return loss / (rows * kOut);
    }

private:
    double rowSlope(int row)
    {
        T hidden[kHidden], dHidden[kHidden] = {};
        for (int h = 0; h < kHidden; ++h) {
            T sum = weights[1][h];
            for (int i = 0; i < kIn; ++i)
                sum += x[row * kIn + i] * weights[0][i * kHidden + h];
            hidden[h] = std::tanh(sum);
        }
        double loss = 0;
        for (int o = 0; o < kOut; ++o) {
            T sum = weights[3][o];
            for (int h = 0; h < kHidden; ++h)
                sum += hidden[h] * weights[2][h * kOut + o];
            const T error = sum - y[row * kOut + o];
            const T d = 2 * error / T(rows * kOut);
            loss += double(error) * double(error);
            gradients[3][o] += d;
            for (int h = 0; h < kHidden; ++h) {
                gradients[2][h * kOut + o] += d * hidden[h];
                dHidden[h] += d * weights[2][h * kOut + o];
            }
        }
        for (int h = 0; h < kHidden; ++h) {
            const T d = dHidden[h] * (1 - hidden[h] * hidden[h]);
            gradients[1][h] += d;
            for (int i = 0; i < kIn; ++i)
                gradients[0][i * kHidden + h] += d * x[row * kIn + i];
        }
        return loss;
    }
};

/// The type's numbers in the order of its attributes.
std::vector<double> hyperparameters(const OptimizerType& type, const Attributes& given)
{
    std::vector<double> numbers;
    const Attributes all = completed(type.attributes, given);
    for (const AttributeSpec& spec : type.attributes) {
        const Value& value = attributeOf(all, spec.name);
        numbers.push_back(std::holds_alternative<bool>(value) ? double(boolOf(value)) : numberOf(value));
    }
    return numbers;
}

/// An optimizer at work on one tensor, whole or in pieces.
template<class T> struct Worker {
    std::vector<std::vector<T>> state;

    Worker(const OptimizerType& type, std::size_t size)
    {
        for (double start : type.slotStart)
            state.emplace_back(size, T(start));
    }

    void update(const OptimizerType& type, std::vector<T>& w, const std::vector<T>& g,
                const std::vector<double>& numbers, std::int64_t step, std::size_t pieces = 1)
    {
        for (std::size_t p = 0; p < pieces; ++p) {
            const std::size_t begin = w.size() * p / pieces, end = w.size() * (p + 1) / pieces;
            std::vector<T*> at;
            for (std::vector<T>& slot : state)
                at.push_back(slot.data() + begin);
            const UpdatePiece<T> piece{w.data() + begin, g.data() + begin, at.data(), std::int64_t(end - begin),
                                       numbers[0],       numbers.data(),   step};
            if constexpr (std::is_same_v<T, double>)
                type.updateF64(piece);
            else
                type.updateF32(piece);
        }
    }
};

template<class T> std::vector<double> trajectory(const OptimizerType& type, const Attributes& attributes, int steps)
{
    SmallNet<T> net(reference::file("optimizers")["net"].toObject());
    const std::vector<double> numbers = hyperparameters(type, attributes);
    std::vector<Worker<T>> workers;
    for (const std::vector<T>& w : net.weights)
        workers.emplace_back(type, w.size());
    std::vector<double> losses;
    for (int step = 1; step <= steps; ++step) {
        losses.push_back(net.slope());
        for (int i = 0; i < 4; ++i)
            workers[i].update(type, net.weights[i], net.gradients[i], numbers, step);
    }
    return losses;
}

double worst(const std::vector<double>& mine, const std::vector<double>& theirs)
{
    double error = mine.size() == theirs.size() && !mine.empty() ? 0 : 1e9;
    for (std::size_t i = 0; i < mine.size() && i < theirs.size(); ++i)
        error = std::max(error, std::fabs(mine[i] - theirs[i]) / std::max(1e-3, std::fabs(theirs[i])));
    return error;
}

} // namespace

class OptimizersTest : public QObject {
    Q_OBJECT
private slots:
    void followTheReference_data();
    void followTheReference();
    void piecesGiveTheSameBits_data();
    void piecesGiveTheSameBits();
    void schedulesFollowTheReference_data();
    void schedulesFollowTheReference();
    void everyOneIsDescribed();
    void codeNamesTheSettings();
};

void OptimizersTest::followTheReference_data()
{
    QTest::addColumn<QJsonObject>("one");
    const QJsonArray cases = reference::file("optimizers")["cases"].toArray();
    QVERIFY(!cases.isEmpty());
    for (const QJsonValue& one : cases) {
        const QByteArray attributes = QJsonDocument(one["attributes"].toObject()).toJson(QJsonDocument::Compact);
        QTest::addRow("%s with %s has Keras's losses", qPrintable(one["type"].toString()), attributes.data())
            << one.toObject();
    }
}

void OptimizersTest::followTheReference()
{
    QFETCH(QJsonObject, one);
    const OptimizerType* type = findOptimizer(one["type"].toString().toStdString());
    QVERIFY(type);
    const Attributes attributes = reference::attributes(one["attributes"].toObject());
    const std::vector<double> f64 = reference::numbers(one["losses"]);
    const std::vector<double> f32 = reference::numbers(one["losses_f32"]);
    QCOMPARE(f64.size(), std::size_t(50));
    QVERIFY2(worst(trajectory<double>(*type, attributes, 50), f64) < 1e-9,
             qPrintable(QString::number(worst(trajectory<double>(*type, attributes, 50), f64))));
    QVERIFY(worst(trajectory<float>(*type, attributes, 10), f32) < 1e-4);
}

void OptimizersTest::piecesGiveTheSameBits_data()
{
    QTest::addColumn<QString>("id");
    for (const OptimizerType& type : optimizersTable())
        QTest::addRow("%s cut into pieces gives the same bits", type.id.c_str()) << QString::fromStdString(type.id);
}

void OptimizersTest::piecesGiveTheSameBits()
{
    QFETCH(QString, id);
    const OptimizerType& type = *findOptimizer(id.toStdString());
    const std::vector<double> numbers = hyperparameters(type, {});
    constexpr std::size_t kSize = 1003;
    std::vector<float> w(kSize), g(kSize);
    for (std::size_t i = 0; i < kSize; ++i) {
        w[i] = float(std::sin(double(i)));
        g[i] = float(std::cos(3.0 * double(i)));
    }
    std::vector<float> wCut = w;
    Worker<float> whole(type, kSize), cut(type, kSize);
    for (int step = 1; step <= 3; ++step) {
        whole.update(type, w, g, numbers, step);
        cut.update(type, wCut, g, numbers, step, 7);
    }
    QVERIFY(std::memcmp(w.data(), wCut.data(), kSize * sizeof(float)) == 0);
    for (std::size_t s = 0; s < type.slotNames.size(); ++s)
        QVERIFY(std::memcmp(whole.state[s].data(), cut.state[s].data(), kSize * sizeof(float)) == 0);
}

void OptimizersTest::schedulesFollowTheReference_data()
{
    QTest::addColumn<QJsonObject>("one");
    for (const QJsonValue& one : reference::file("schedules")["cases"].toArray()) {
        const QByteArray attributes = QJsonDocument(one["attributes"].toObject()).toJson(QJsonDocument::Compact);
        QTest::addRow("%s with %s has Keras's rates", qPrintable(one["type"].toString()), attributes.data())
            << one.toObject();
    }
}

void OptimizersTest::schedulesFollowTheReference()
{
    QFETCH(QJsonObject, one);
    const ScheduleType* type = findSchedule(one["type"].toString().toStdString());
    QVERIFY(type);
    const Attributes attributes = completed(type->attributes, reference::attributes(one["attributes"].toObject()));
    std::vector<double> rates;
    for (int step = 0; step < 30; ++step)
        rates.push_back(scheduledRate(*type, one["rate"].toDouble(), step, 5, 30, attributes));
    const std::vector<double> expected = reference::numbers(one["rates"]);
    QCOMPARE(expected.size(), rates.size());
    for (std::size_t n = 0; n < rates.size(); ++n)
        QVERIFY2(std::fabs(rates[n] - expected[n]) <= 1e-13, qPrintable(QString::number(n)));
}

void OptimizersTest::everyOneIsDescribed()
{
    QCOMPARE(optimizersTable().size(), std::size_t(5));
    for (const OptimizerType& type : optimizersTable()) {
        QCOMPARE(QString::fromStdString(type.attributes.front().name), QString("learning_rate"));
        QCOMPARE(QString::fromStdString(type.attributes.back().name), QString("schedule"));
        QVERIFY(type.attributes.front().applies == Applies::now);
        QCOMPARE(type.slotNames.size(), type.slotStart.size());
        QVERIFY(!type.title.empty() && !type.text.empty() && !type.formula.empty());
        for (const AttributeSpec& spec : type.attributes) {
            QVERIFY2(!spec.title.empty() && !spec.help.empty(), spec.name.c_str());
            QVERIFY2(checked(spec, spec.fallback).ok(), spec.name.c_str());
        }
    }
    for (const ScheduleType& type : schedulesTable()) {
        QVERIFY(!type.title.empty() && !type.text.empty() && !type.formula.empty());
        for (const AttributeSpec& spec : type.attributes)
            QVERIFY2(checked(spec, spec.fallback).ok(), spec.name.c_str());
    }
    for (const char* id : {"constant", "time_decay", "step", "exponential", "cosine"})
        QVERIFY2(findSchedule(id), id);
    QVERIFY(!findOptimizer("magic") && !findSchedule("magic"));
}

void OptimizersTest::codeNamesTheSettings()
{
    const OptimizerType& type = *findOptimizer("sgd");
    const Attributes attributes = completed(type.attributes, {{"learning_rate", 0.05}, {"nesterov", true}});
    QCOMPARE(QString::fromStdString(type.keras(attributes)),
             QString("keras.optimizers.SGD(learning_rate=0.05, momentum=0, nesterov=True)"));
    QCOMPARE(QString::fromStdString(type.pytorch(attributes)),
             QString("torch.optim.SGD(model.parameters(), lr=0.05)"));
}

QTEST_GUILESS_MAIN(OptimizersTest)
#include "optimizers_test.moc"
