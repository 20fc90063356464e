#include "course/course.h"
#include "course/held_plane.h"

#include <QtTest>
#include <cmath>

using namespace loom;

namespace {

/// Two inputs, three hidden nodes, one output on the points of a circle, half of them kept for the test.
constexpr const char* kCircle = R"lab({"format": 1, "id": "circle",
 "subjects": [{"id": "net", "project": {"title": "c", "seed": 7, "graph": {"nodes": [{"id": "point", "type": "input"},
   {"id": "h", "type": "dense", "attributes": {"units": 3, "activation": "tanh"}},
   {"id": "o", "type": "dense", "attributes": {"units": 1, "activation": "sigmoid"}}], "edges": [["point", "h"], ["h", "o"]]},
   "data": {"source": {"type": "toy_2d", "kind": "circle", "samples": 60}, "split": {"method": "stratified", "validation": 0, "test": 0.5}},
   "training": {"loss": "binary_crossentropy", "optimizer": {"type": "adam", "learning_rate": 0.03}, "batch_size": 16,
    "epochs": 3, "metrics": ["binary_accuracy"]}}}],
 "quantities": [{"id": "share", "formula": "a", "names": {"a": "net.now.accuracy"}}],
 "runs": [{"id": "once"}], "checks": [{"id": "some", "value": "once.share", "within": [0, 1]},
  {"id": "control", "value": "once.share", "at_least": 2, "must": "fail"}]})lab";

double sigmoid(double z)
{
    return 1 / (1 + std::exp(-z));
}

} // namespace

class HeldPlaneTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void theMiddlesOfCellsRunFromTheTopLeft();
    void cornersLieOnTheBorders();
    void everyNodeAnswersEveryCell();
    void nothingIsComputedWhileNothingMoves();
    void aChangedGraphIsFollowed();
    void pointsAreTrainingAndTestRowsWithTheirClasses();
    void accuracyAndLossAreThoseOfTheWeightsAsTheyStand();
    void whatIsNotMeasuredIsRefused();

private:
    double weight(const std::string& element) { return *values_->value("net:" + element); }
    /// As the two layers have it, computed here.
    double hidden(int unit, double x, double y);
    double output(double x, double y);

    Lab lab_;
    std::unique_ptr<LabValues> values_;
};

void HeldPlaneTest::init()
{
    std::variant<Lab, LabFault> read = readLab(kCircle);
    if (const LabFault* fault = std::get_if<LabFault>(&read))
        QFAIL(english(fault->sentence).c_str());
    lab_ = std::get<Lab>(read);
    Result<std::unique_ptr<LabValues>> values = LabValues::make(lab_);
    QVERIFY(values.ok());
    values_ = std::move(*values);
}

double HeldPlaneTest::hidden(int unit, double x, double y)
{
    const std::string u = std::to_string(unit);
    return std::tanh(weight("h/kernel[0," + u + "]") * x + weight("h/kernel[1," + u + "]") * y
                     + weight("h/bias[" + u + "]"));
}

double HeldPlaneTest::output(double x, double y)
{
    double sum = weight("o/bias[0]");
    for (int unit = 0; unit < 3; ++unit)
        sum += weight("o/kernel[" + std::to_string(unit) + ",0]") * hidden(unit, x, y);
    return sigmoid(sum);
}

void HeldPlaneTest::theMiddlesOfCellsRunFromTheTopLeft()
{
    const std::vector<double> places = PlaneCells{0, 4, 10, 20, 2, 4}.middles();
    QCOMPARE(places,
             (std::vector{0.5, 17.5, 1.5, 17.5, 2.5, 17.5, 3.5, 17.5, 0.5, 12.5, 1.5, 12.5, 2.5, 12.5, 3.5, 12.5}));
}

void HeldPlaneTest::cornersLieOnTheBorders()
{
    const std::vector<double> places = PlaneCells::withCorners(-1, 3, 0, 6, 3, 5).middles();
    QCOMPARE(places.size(), std::size_t(30));
    QVERIFY(std::abs(places[0] + 1) < 1e-12 && std::abs(places[1] - 6) < 1e-12);
    QVERIFY(std::abs(places[28] - 3) < 1e-12 && std::abs(places[29]) < 1e-12);
}

void HeldPlaneTest::everyNodeAnswersEveryCell()
{
    HeldPlane plane(*values_, "net", {-6, 6, -6, 6, 5, 7});
    QVERIFY(plane.refresh());
    QVERIFY(values_->set("net:h/kernel[1,2]", 1.25).ok());
    QVERIFY(plane.refresh());
    const std::vector<double> places = plane.cells().middles();
    QCOMPARE(plane.units("h/output"), 3);
    QCOMPARE(plane.map("o/output", 0).size(), std::size_t(35));
    for (std::int64_t cell = 0; cell < 35; ++cell) {
        const double x = places[std::size_t(2 * cell)], y = places[std::size_t(2 * cell + 1)];
        QVERIFY(std::abs(plane.at("o/output", 0, cell) - output(x, y)) < 1e-12);
        QVERIFY(std::abs(plane.at("h/output", 2, cell) - hidden(2, x, y)) < 1e-12);
        QCOMPARE(plane.map("h/output", 2)[std::size_t(cell)], float(plane.at("h/output", 2, cell)));
    }
    QVERIFY(plane.map("o/output", 1).empty());
    QCOMPARE(plane.units("nothing/output"), 0);
}

void HeldPlaneTest::nothingIsComputedWhileNothingMoves()
{
    HeldPlane plane(*values_, "net", {});
    QVERIFY(plane.refresh());
    QVERIFY(!plane.refresh());
    QVERIFY(values_->set("net:point/output[0]", 2).ok());
    QVERIFY2(!plane.refresh(), "the sample in the hand is no weight");
    QVERIFY(values_->set("net:o/bias[0]", 2).ok());
    QVERIFY(plane.refresh());
}

void HeldPlaneTest::aChangedGraphIsFollowed()
{
    HeldPlane plane(*values_, "net", {});
    QVERIFY(plane.refresh());
    QVERIFY(values_->set("net.graph.nodes.h.attributes.units", 5).ok());
    QVERIFY(plane.refresh());
    QCOMPARE(plane.units("h/output"), 5);
}

void HeldPlaneTest::pointsAreTrainingAndTestRowsWithTheirClasses()
{
    const SubjectData* data = values_->data("net");
    QVERIFY(data);
    QCOMPARE(data->points().size(), std::size_t(60));
    QCOMPARE(std::ranges::count(data->points(), true, &DataPoint::test), 30);
    for (const DataPoint& point : data->points())
        QCOMPARE(point.kind, std::hypot(point.x, point.y) < 2.5 ? 1 : 0); // without noise
}

void HeldPlaneTest::accuracyAndLossAreThoseOfTheWeightsAsTheyStand()
{
    for (const double bias : {0.3, -1.0}) {
        QVERIFY(values_->set("net:o/bias[0]", bias).ok());
        double right = 0, testRight = 0, loss = 0;
        for (const DataPoint& point : values_->data("net")->points()) {
            const double y = output(point.x, point.y);
            (point.test ? testRight : right) += (y > 0.5 ? 1 : 0) == point.kind ? 1 : 0;
            loss -= point.test ? 0 : std::log(point.kind == 1 ? y : 1 - y);
        }
        QVERIFY(std::abs(*values_->value("net.now.accuracy") - right / 30) < 1e-12);
        QVERIFY(std::abs(*values_->value("net.now.test_accuracy") - testRight / 30) < 1e-12);
        QVERIFY(std::abs(*values_->value("net.now.loss") - loss / 30) < 1e-9);
        QCOMPARE(*values_->value("share"), *values_->value("net.now.accuracy"));
    }
}

void HeldPlaneTest::whatIsNotMeasuredIsRefused()
{
    const Result<double> value = values_->value("net.now.f1");
    QVERIFY(!value.ok());
    QVERIFY(QString::fromStdString(english(value.error())).contains("f1"));
    QVERIFY(!values_->data("nobody"));
}

QTEST_GUILESS_MAIN(HeldPlaneTest)
#include "held_plane_test.moc"
