#include "base/random.h"
#include "course/held_subject.h"
#include "project/project_file.h"

#include <QtTest>
#include <cmath>

using namespace loom;

namespace {

LabSubject subjectFrom(const std::string& layers, const std::string& edges, const std::string& loss,
                       std::int64_t inputs, std::int64_t targets)
{
    const Result<OpenedProject> opened =
        parseProject(R"({"format": 1, "title": "t", "seed": 7, "graph": {"nodes": [{"id": "x", "type": "input"}, )"
                     + layers + R"(], "edges": [)" + edges + R"(]}, "training": {"loss": ")" + loss + R"("}})");
    if (!opened)
        qFatal("%s", english(opened.error()).c_str());
    LabSubject subject;
    subject.id = "net";
    subject.project = opened->project;
    subject.fields = {{.name = "x", .shape = {inputs}}, {.name = "t", .shape = {targets}, .target = true}};
    return subject;
}

LabSubject twoTwoTwo()
{
    return subjectFrom(R"({"id": "hidden", "type": "dense", "attributes": {"units": 2, "activation": "sigmoid"}},
                          {"id": "out", "type": "dense", "attributes": {"units": 2, "activation": "sigmoid"}})",
                       R"(["x", "hidden"], ["hidden", "out"])", "mse", 2, 2);
}

double sigma(double z)
{
    return 1 / (1 + std::exp(-z));
}

double at(HeldNetwork& net, const std::string& tensor, std::vector<std::int64_t> index)
{
    const Result<double> value = net.element(tensor, index);
    if (!value)
        qFatal("%s: %s", tensor.c_str(), english(value.error()).c_str());
    return *value;
}

void hold(HeldNetwork& net, const std::string& tensor, std::vector<std::int64_t> index, double value)
{
    if (const Result<void> set = net.setElement(tensor, index, value); !set)
        qFatal("%s: %s", tensor.c_str(), english(set.error()).c_str());
}

} // namespace

/// What follows backward in a network held by hand.
class HeldGradientsTest : public QObject {
    Q_OBJECT
private slots:
    void lossAndGradientsAreThoseOfThePaper()
    {
        auto made = heldSubject(twoTwoTwo());
        QVERIFY(made.ok());
        HeldNetwork& net = **made;
        const double w[2][2] = {{0.6, -0.4}, {-0.8, 1.2}}, v[2][2] = {{1.5, -1}, {-0.7, 2}};
        const double c[2] = {0.1, 0.3}, b[2] = {0.2, -0.5}, x[2] = {1, 0.5}, t[2] = {0, 1};
        for (int i = 0; i < 2; ++i) {
            hold(net, "x/output", {i}, x[i]);
            hold(net, "loss/target", {i}, t[i]);
            hold(net, "hidden/bias", {i}, c[i]);
            hold(net, "out/bias", {i}, b[i]);
            for (int j = 0; j < 2; ++j) {
                hold(net, "hidden/kernel", {i, j}, w[i][j]);
                hold(net, "out/kernel", {i, j}, v[i][j]);
            }
        }
        double h[2], o[2], delta[2];
        for (int j = 0; j < 2; ++j)
            h[j] = sigma(x[0] * w[0][j] + x[1] * w[1][j] + c[j]);
        for (int k = 0; k < 2; ++k) {
            o[k] = sigma(h[0] * v[0][k] + h[1] * v[1][k] + b[k]);
            delta[k] = (o[k] - t[k]) * o[k] * (1 - o[k]);
        }
        const auto near = [](double a, double b) { return std::abs(a - b) < 1e-15; };
        QVERIFY(
            near(at(net, "loss/output", {0}), ((o[0] - t[0]) * (o[0] - t[0]) + (o[1] - t[1]) * (o[1] - t[1])) / 2));
        for (int k = 0; k < 2; ++k) {
            QVERIFY(near(at(net, "out/output:gradient", {k}), o[k] - t[k]));
            QVERIFY(near(at(net, "out/sum:gradient", {k}), delta[k]));
            QVERIFY(near(at(net, "out/bias:gradient", {k}), delta[k]));
        }
        for (int j = 0; j < 2; ++j) {
            const double back = delta[0] * v[j][0] + delta[1] * v[j][1];
            QVERIFY(near(at(net, "hidden/output:gradient", {j}), back));
            QVERIFY(near(at(net, "hidden/sum:gradient", {j}), back * h[j] * (1 - h[j])));
            for (int i = 0; i < 2; ++i) {
                QVERIFY(near(at(net, "hidden/kernel:gradient", {i, j}), back * h[j] * (1 - h[j]) * x[i]));
                QVERIFY(near(at(net, "out/kernel:gradient", {j, i}), delta[i] * h[j]));
            }
        }
    }

    void aMovedWeightTargetOrSampleMovesTheGradients()
    {
        auto made = heldSubject(twoTwoTwo());
        QVERIFY(made.ok());
        HeldNetwork& net = **made;
        hold(net, "x/output", {0}, 1);
        const double before = at(net, "hidden/kernel:gradient", {0, 0});
        hold(net, "out/kernel", {0, 1}, at(net, "out/kernel", {0, 1}) + 0.5);
        const double weight = at(net, "hidden/kernel:gradient", {0, 0});
        hold(net, "loss/target", {1}, 1);
        const double target = at(net, "hidden/kernel:gradient", {0, 0});
        hold(net, "x/output", {0}, 2);
        QVERIFY(before != weight && weight != target && target != at(net, "hidden/kernel:gradient", {0, 0}));
    }

    void centralDifferencesAgreeAndAreCounted()
    {
        auto made = heldSubject(twoTwoTwo());
        QVERIFY(made.ok());
        HeldNetwork& net = **made;
        hold(net, "x/output", {0}, 0.7);
        hold(net, "x/output", {1}, -1.3);
        hold(net, "loss/target", {0}, 1);
        for (const char* kernel : {"hidden/kernel", "out/kernel"})
            for (std::int64_t i = 0; i < 2; ++i)
                for (std::int64_t j = 0; j < 2; ++j) {
                    const double weight = at(net, kernel, {i, j});
                    const double by = at(net, kernel + std::string(":gradient"), {i, j});
                    const double near = at(net, kernel + std::string(":difference"), {i, j});
                    QVERIFY(by != near && std::abs(by - near) < 1e-9);
                    QCOMPARE(at(net, kernel, {i, j}), weight);
                }
        QCOMPARE(at(net, "loss/passes", {0}), 2.0 * 12);
    }

    void softmaxWithItsLossSendsBackOutputMinusTarget()
    {
        auto made = heldSubject(
            subjectFrom(R"({"id": "out", "type": "dense", "attributes": {"units": 3, "activation": "softmax"}})",
                        R"(["x", "out"])", "categorical_crossentropy", 2, 3));
        QVERIFY(made.ok());
        HeldNetwork& net = **made;
        hold(net, "x/output", {0}, 1);
        hold(net, "loss/target", {2}, 1);
        for (std::int64_t k = 0; k < 3; ++k)
            QVERIFY(std::abs(at(net, "out/sum:gradient", {k}) - (at(net, "out/output", {k}) - (k == 2))) < 1e-15);
    }

    void whatIsNotThereIsASentence()
    {
        auto made = heldSubject(twoTwoTwo());
        QVERIFY(made.ok());
        for (const char* tensor : {"hidden/nothing:gradient", "loss/target:gradient", "other/output"})
            QVERIFY(!(*made)->element(tensor, std::vector<std::int64_t>{0}).ok());
        QVERIFY(!(*made)->element("hidden/kernel:gradient", std::vector<std::int64_t>{2, 0}).ok());
        QVERIFY(!(*made)->canBeMoved("hidden/kernel:gradient") && (*made)->canBeMoved("loss/target"));
        QVERIFY(!(*made)->setElement("loss/output", std::vector<std::int64_t>{0}, 1).ok());
    }
};

QTEST_GUILESS_MAIN(HeldGradientsTest)
#include "held_gradients_test.moc"
