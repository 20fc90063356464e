#include "course/course.h"
#include "course/lab_values.h"
#include "course/refit.h"

#include <QtTest>
#include <cmath>

using namespace loom;

namespace {

constexpr const char* kCircle = R"lab({"format": 1, "id": "circle",
 "subjects": [{"id": "net", "refit": true, "project": {"title": "c", "seed": 1, "graph": {"nodes": [{"id": "point", "type": "input"},
   {"id": "h", "type": "dense", "attributes": {"units": 3, "activation": "tanh"}},
   {"id": "o", "type": "dense", "attributes": {"units": 1, "activation": "sigmoid"}}], "edges": [["point", "h"], ["h", "o"]]},
   "data": {"source": {"type": "toy_2d", "kind": "circle", "samples": 200},
    "transforms": [{"type": "scale", "field": "point", "factor": 0.2}], "split": {"method": "stratified", "validation": 0, "test": 0.5}},
   "training": {"loss": "binary_crossentropy", "optimizer": {"type": "adam", "learning_rate": 0.03}, "batch_size": 16,
    "epochs": 3, "metrics": ["binary_accuracy"]}},
   "held": {"h/kernel": [[0, 2.165, -2.165], [-2.5, 1.25, 1.25]], "h/bias": [1.5, 1.5, 1.5]}}],
 "quantities": [{"id": "share", "formula": "a", "names": {"a": "net.now.accuracy"}}],
 "runs": [{"id": "once"}], "checks": [{"id": "some", "value": "once.share", "within": [0, 1]},
  {"id": "control", "value": "once.share", "at_least": 2, "must": "fail"}]})lab";

double cost(const std::vector<double>& inputs, const std::vector<int>& classes, double w, double b, double ridge)
{
    double sum = ridge / 2 * w * w;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const double y = 1 / (1 + std::exp(-(w * inputs[i] + b)));
        sum -= std::log(classes[i] == 1 ? y : 1 - y);
    }
    return sum;
}

} // namespace

class RefitTest : public QObject {
    Q_OBJECT
private slots:
    void nowhereNearIsTheCostLower()
    {
        const std::vector<double> inputs{-2, -1, -0.5, 0.3, 0.4, 1, 2.5, -0.2};
        const std::vector<int> classes{0, 0, 1, 0, 1, 1, 1, 0};
        const std::vector<double> found = logisticFit(inputs, 1, classes, 0.1);
        QCOMPARE(found.size(), std::size_t(2));
        const double least = cost(inputs, classes, found[0], found[1], 0.1);
        for (const double by : {-1e-3, 1e-3}) {
            QVERIFY(cost(inputs, classes, found[0] + by, found[1], 0.1) > least);
            QVERIFY(cost(inputs, classes, found[0], found[1] + by, 0.1) > least);
        }
        QVERIFY2(found[0] > 0, "the ones lie to the right");
    }

    void classesThatCanBePartedHaveFiniteWeights()
    {
        const std::vector<double> inputs{-1, -1, 1, 1};
        const std::vector<double> found = logisticFit(inputs, 1, std::vector{0, 0, 1, 1}, 0.01);
        QVERIFY(found[0] > 2 && found[0] < 20);
        QVERIFY(std::abs(found[1]) < 1e-9);
        const std::vector<double> alone = logisticFit(inputs, 1, std::vector{1, 1, 1, 1}, 0.01);
        QVERIFY(std::isfinite(alone[0]) && std::isfinite(alone[1]));
    }

    void threeLinesByHandCloseTheCircle()
    {
        const auto values = made();
        QCOMPARE(*values->value("share"), 1.0);
        QVERIFY(*values->value("net.now.test_accuracy") >= 0.97);
    }

    void theOutputFollowsALineAtOnce()
    {
        const auto values = made();
        const double before = *values->value("net:o/kernel[0,0]");
        QVERIFY(values->set("net:h/bias[0]", -9).ok());
        QVERIFY(*values->value("share") < 0.95);
        QVERIFY(*values->value("net:o/kernel[0,0]") != before);
        QVERIFY(values->set("net:h/bias[0]", 1.5).ok());
        QCOMPARE(*values->value("share"), 1.0);
        QVERIFY(std::abs(*values->value("net:o/kernel[0,0]") - before) < 1e-6);
    }

    void theOutputNodeItselfIsMovedByHand()
    {
        const auto values = made();
        QVERIFY(values->set("net:o/bias[0]", 5).ok());
        QCOMPARE(*values->value("net:o/bias[0]"), 5.0);
    }

    void linesThatWereLaidStayWhenANodeIsAdded()
    {
        const auto values = made();
        QVERIFY(values->set("net:h/kernel[1,2]", 0.75).ok());
        QVERIFY(values->set("net.graph.nodes.h.attributes.units", 4).ok());
        QCOMPARE(*values->value("net:h/kernel[1,2]"), 0.75);
        QVERIFY(values->value("net:h/kernel[1,3]").ok());
        QVERIFY(values->set("net.graph.nodes.h.attributes.units", 1).ok());
        QVERIFY(!values->value("net:h/kernel[1,2]").ok());
        QVERIFY(*values->value("share") < 0.8);
    }

private:
    std::unique_ptr<LabValues> made()
    {
        std::variant<Lab, LabFault> read = readLab(kCircle);
        if (const LabFault* fault = std::get_if<LabFault>(&read))
            qFatal("%s", english(fault->sentence).c_str());
        lab_ = std::get<Lab>(read);
        Result<std::unique_ptr<LabValues>> values = LabValues::make(lab_);
        return std::move(*values);
    }
    Lab lab_;
};

QTEST_GUILESS_MAIN(RefitTest)
#include "refit_test.moc"
