#include "course/experiments/deep_network_common.h"
#include "course/held_experiment.h"
#include "data/data_loader.h"

#include <QtTest>
#include <cmath>
#include <map>

using namespace loom;

namespace {

constexpr int kUnits = 16;

/// Layers of sigmoid, forward and backward by plain loops: the root of the mean square of |∂L/∂h|, layer by layer.
std::vector<double> gradientsByHand(Run& run, int depth, bool skip)
{
    const auto weight = [&](const std::string& name, int at) { return run.network->parameter(name)->at(at); };
    const std::span<const std::int64_t> rows = run.data->training.list();
    std::vector<double> inputs(rows.size() * 2);
    (void)gatherField(*run.data, run.data->indexOf("point"), rows,
                      {inputs.data(), DType::f64, std::int64_t(rows.size()), 2});
    std::vector<double> squares(std::size_t(depth), 0.0);
    for (std::size_t p = 0; p < rows.size(); ++p) {
        std::vector<std::vector<double>> out, slope;
        std::vector<double> x{inputs[2 * p], inputs[2 * p + 1]};
        for (int k = 1; k <= depth; ++k) {
            std::vector<double> y(kUnits), d(kUnits);
            for (int j = 0; j < kUnits; ++j) {
                double z = weight("h" + std::to_string(k) + "/bias", j);
                for (std::size_t i = 0; i < x.size(); ++i)
                    z += x[i] * weight("h" + std::to_string(k) + "/kernel", int(i) * kUnits + j);
                const double s = 1 / (1 + std::exp(-z));
                d[j] = s * (1 - s);
                y[j] = s + (skip && k > 1 ? x[std::size_t(j)] : 0);
            }
            out.push_back(y);
            slope.push_back(d);
            x = y;
        }
        double z = weight("out/bias", 0);
        for (int j = 0; j < kUnits; ++j)
            z += x[std::size_t(j)] * weight("out/kernel", j);
        const double label = run.data->rows.at(run.data->indexOf("label"), rows[p], 0);
        std::vector<double> g(kUnits);
        for (int j = 0; j < kUnits; ++j)
            g[std::size_t(j)] = (1 / (1 + std::exp(-z)) - label) * weight("out/kernel", j);
        for (int k = depth; k >= 1; --k) {
            std::vector<double> below(kUnits, 0.0);
            for (int j = 0; j < kUnits; ++j) {
                squares[std::size_t(k - 1)] += g[std::size_t(j)] * g[std::size_t(j)];
                for (int i = 0; i < kUnits && k > 1; ++i)
                    below[std::size_t(i)] += g[std::size_t(j)] * slope[std::size_t(k - 1)][std::size_t(j)]
                        * weight("h" + std::to_string(k) + "/kernel", i * kUnits + j);
            }
            for (int i = 0; i < kUnits && skip && k > 1; ++i)
                below[std::size_t(i)] += g[std::size_t(i)];
            g = below;
        }
    }
    for (double& square : squares)
        square = std::sqrt(square / double(rows.size()));
    return squares;
}

std::unique_ptr<HeldExperiment> held(const char* id, const Attributes& attributes)
{
    LabSubject subject;
    subject.id = "subject";
    subject.experiment = id;
    subject.attributes = attributes;
    return HeldExperiment::make(subject).value();
}

double number(HeldExperiment& of, const char* name, std::int64_t at = 0)
{
    const Result<double> value = of.element(name, std::vector<std::int64_t>{at});
    return value ? *value : std::nan("");
}

} // namespace

/// The experiments with a deep network, compared with plain arithmetic.
class DeepNetworkTest : public QObject {
    Q_OBJECT
private slots:
    void gradientsAreThoseOfPlainArithmetic_data()
    {
        QTest::addColumn<bool>("skip");
        QTest::newRow("gradients without skip connections are those of plain arithmetic") << false;
        QTest::newRow("gradients with skip connections are those of plain arithmetic") << true;
    }
    void gradientsAreThoseOfPlainArithmetic()
    {
        QFETCH(bool, skip);
        const int depth = 4;
        const Attributes attributes{{"depth", std::int64_t(depth)},
                                    {"activation", std::string("sigmoid")},
                                    {"weights", std::string("glorot")},
                                    {"batch_normalization", false},
                                    {"skip", skip},
                                    {"seed", std::int64_t(3)}};
        Result<Run> run = experiments::deepRun(attributes, DType::f64, experiments::kDeepPoints);
        QVERIFY(run.ok());
        const std::vector<double> wanted = gradientsByHand(*run, depth, skip);
        const auto stairs = held("deep_gradients", attributes);
        for (int k = 0; k < depth; ++k) {
            const double found = number(*stairs, "gradient", k);
            QVERIFY2(std::abs(found - wanted[std::size_t(k)]) <= 1e-9 * wanted[std::size_t(k)],
                     qPrintable(QString("%1: %2, %3").arg(k).arg(found).arg(wanted[std::size_t(k)])));
        }
        QCOMPARE(number(*stairs, "first"), number(*stairs, "gradient", 0));
        QCOMPARE(number(*stairs, "last"), number(*stairs, "gradient", depth - 1));
        QCOMPARE(number(*stairs, "quarter", 0), number(*stairs, "last") / 64);
    }

    void aSwitchLeavesAllOtherWeightsAsTheyWere()
    {
        const auto weightsOf = [](const char* changed, const Value& value) {
            Attributes attributes = completed(findExperiment("deep_gradients")->attributes, {});
            attributes["depth"] = std::int64_t(3);
            attributes[changed] = value;
            return experiments::deepRun(attributes, DType::f64, 8)->network->weights();
        };
        const auto before = weightsOf("skip", false);
        for (const auto& [changed, value] : std::map<const char*, Value>{{"skip", true},
                                                                         {"batch_normalization", true},
                                                                         {"activation", std::string("tanh")},
                                                                         {"depth", std::int64_t(5)}}) {
            const auto after = weightsOf(changed, value);
            for (const auto& [name, tensor] : before)
                QVERIFY2(after.at(name) == tensor, (std::string(changed) + " " + name).c_str());
        }
        const auto small = weightsOf("weights", std::string("small"));
        double square = 0;
        for (int i = 0; i < kUnits * kUnits; ++i)
            square += small.at("h2/kernel").at(i) * small.at("h2/kernel").at(i) / (kUnits * kUnits);
        QVERIFY(std::abs(std::sqrt(square) - 0.01) < 0.002);
    }

    void theFlagMovesAnOutputsLength()
    {
        const auto stairs = held("deep_gradients", {{"depth", std::int64_t(5)}});
        QCOMPARE(stairs->output("gradient")->size(), std::int64_t(5));
        QVERIFY(stairs->set("depth", 30).ok());
        QCOMPARE(stairs->output("layer")->at(29), 30.0);
        QVERIFY(stairs->set("depth", 99).ok());
        QCOMPARE(stairs->output("gradient")->size(), std::int64_t(30));
    }

    void trainingEndsWhereItsCurveEnds()
    {
        const auto school = held("deep_training", {{"depth", std::int64_t(2)}, {"steps", std::int64_t(400)}});
        QVERIFY(!school->isReady());
        QVERIFY(school->prepare().ok());
        const Tensor& losses = *school->output("losses");
        QCOMPARE(losses.at(losses.size() - 1), number(*school, "loss"));
        QCOMPARE(school->output("step")->at(losses.size() - 1), 400.0);
        QVERIFY(losses.at(losses.size() - 1) < losses.at(0));
        QCOMPARE(number(*school, "ratio"),
                 number(*school, "first") / number(*held("deep_gradients", {{"depth", std::int64_t(2)}}), "last"));
    }

    void aStoppedTrainingSaysSo()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto school = held("deep_training", {});
        QVERIFY(!school->prepare({stop.get_token(), {}}).ok());
        QVERIFY(!school->isReady());
    }
};

QTEST_GUILESS_MAIN(DeepNetworkTest)
#include "deep_network_test.moc"
