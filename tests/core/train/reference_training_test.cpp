#include "project/phase_plan.h"
#include "reference/reference.h"
#include "train/network.h"

#include <QTest>

#include <cmath>

using namespace loom;

namespace {

Tensor tensorOf(Shape shape, const QJsonValue& values)
{
    return Tensor::of<double>(std::move(shape), reference::numbers(values));
}

Graph smallGraph()
{
    Graph graph;
    graph.nodes = {{"point", "input", {{"field", "point"}}},
                   {"hidden", "dense", {{"units", std::int64_t(4)}, {"activation", "tanh"}}},
                   {"out", "dense", {{"units", std::int64_t(2)}}}};
    graph.edges = {{{"point", ""}, {"hidden", ""}}, {{"hidden", ""}, {"out", ""}}};
    return graph;
}

void fill(const Feed& feed, const std::vector<double>& values)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        if (feed.view.dtype == DType::f64)
            static_cast<double*>(feed.view.data)[i] = values[i];
        else
            static_cast<float*>(feed.view.data)[i] = float(values[i]);
}

QByteArray brief(const QJsonValue& object)
{
    return QJsonDocument(object.toObject()).toJson(QJsonDocument::Compact);
}

/// As the recipe of a project has it.
std::vector<ConstraintUse> constraints(const QJsonValue& one)
{
    if (!one.isObject())
        return {};
    Project project;
    project.graph = smallGraph();
    Attributes attributes = reference::attributes(one.toObject());
    const std::string type = stringOf(attributes["type"]);
    attributes.erase("type");
    project.training.constraints = {{type, attributes}};
    return constraintUses(project);
}

} // namespace

/// Whole training steps of a 3-4-2 network, tanh inside, mse: the losses that Keras had, step by step.
class ReferenceTrainingTest : public QObject {
    Q_OBJECT
private slots:
    void lossesFollowKeras_data();
    void lossesFollowKeras();
};

void ReferenceTrainingTest::lossesFollowKeras_data()
{
    QTest::addColumn<QJsonObject>("one");
    QTest::addColumn<bool>("wide");
    for (const char* name : {"optimizers", "constraints"}) {
        const QJsonArray cases = reference::file(name)["cases"].toArray();
        QVERIFY(!cases.isEmpty());
        for (const QJsonValue& one : cases)
            for (const bool wide : {true, false})
                QTest::addRow("%s with %s %s trains as in Keras in %s", qPrintable(one["type"].toString()),
                              brief(one["attributes"]).data(), brief(one["constraint"]).data(), wide ? "f64" : "f32")
                    << one.toObject() << wide;
    }
}

void ReferenceTrainingTest::lossesFollowKeras()
{
    QFETCH(QJsonObject, one);
    QFETCH(bool, wide);
    const QJsonObject net = reference::file("optimizers")["net"].toObject();
    const std::int64_t rows = net["rows"].toInteger();
    const Attributes attributes = reference::attributes(one["attributes"].toObject());
    CompileOptions options;
    options.dtype = wide ? DType::f64 : DType::f32;
    options.batch = rows;
    options.losses = {{"loss", "mse", "out", "y"}};
    options.lossWeights = {1};
    options.constraints = constraints(one["constraint"]);
    options.optimizer = {one["type"].toString().toStdString(), attributes};
    ThreadPool pool(1);
    auto network = Network::compile(smallGraph(), {{"point", {3}}, {"y", {2}, DType::f32, true}}, options, pool);
    QVERIFY(network.ok());
    QVERIFY((*network)
                ->setWeights({{"hidden/kernel", tensorOf({3, 4}, net["w1"])},
                              {"hidden/bias", tensorOf({4}, net["b1"])},
                              {"out/kernel", tensorOf({4, 2}, net["w2"])},
                              {"out/bias", tensorOf({2}, net["b2"])}})
                .ok());
    for (const Feed& feed : (*network)->trainingFeeds())
        fill(feed, reference::numbers(net[feed.field == "point" ? "x" : "y"]));

    const std::vector<double> losses = reference::numbers(one[wide ? "losses" : "losses_f32"]);
    QCOMPARE(losses.size(), std::size_t(wide ? 50 : 10));
    const double rate = numberOf(attributeOf(attributes, "learning_rate"));
    for (std::size_t step = 0; step < losses.size(); ++step) {
        (*network)->trainStep(rows, std::int64_t(step), rate);
        const double error = std::fabs((*network)->loss() - losses[step]) / std::max(1e-3, losses[step]);
        QVERIFY2(error <= (wide ? 1e-9 : 1e-4), qPrintable(QString("step %1: %2").arg(step).arg(error)));
    }
}

QTEST_GUILESS_MAIN(ReferenceTrainingTest)
#include "reference_training_test.moc"
