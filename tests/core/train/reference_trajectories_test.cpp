#include "reference/reference.h"
#include "train/network.h"

#include <QTest>

#include <cmath>

using namespace loom;

namespace {

std::string text(const QJsonValue& value)
{
    return value.toString().toStdString();
}

Graph graphOf(const QJsonObject& one)
{
    Graph graph;
    for (const QJsonValue& node : one["nodes"].toArray())
        graph.nodes.push_back({.id = text(node["id"]),
                               .type = text(node["type"]),
                               .attributes = reference::attributes(node["attributes"].toObject()),
                               .shares = text(node["shares"])});
    for (const QJsonValue& edge : one["edges"].toArray())
        graph.edges.push_back({{text(edge[0]), {}}, {text(edge[1]), text(edge[2])}});
    return graph;
}

std::vector<FieldShape> fieldsOf(const QJsonObject& one)
{
    std::vector<FieldShape> fields;
    for (const QJsonValue& field : one["fields"].toArray())
        fields.push_back({.name = text(field["name"]),
                          .shape = Shape(reference::integers(field["shape"])),
                          .dtype = field["whole"].toBool() ? DType::i32 : DType::f32,
                          .target = field["target"].toBool(),
                          .classes = field["classes"].toInteger(),
                          .lengths = text(field["lengths"]),
                          .isLengths = field["is_lengths"].toBool()});
    return fields;
}

void fill(const Feed& feed, const QJsonArray& fields)
{
    for (const QJsonValue& field : fields) {
        if (text(field["name"]) != feed.field)
            continue;
        const std::vector<double> values = reference::numbers(field["values"]);
        for (std::size_t i = 0; i < values.size(); ++i)
            if (feed.view.dtype == DType::f64)
                static_cast<double*>(feed.view.data)[i] = values[i];
            else if (feed.view.dtype == DType::f32)
                static_cast<float*>(feed.view.data)[i] = float(values[i]);
            else
                static_cast<std::int32_t*>(feed.view.data)[i] = std::int32_t(values[i]);
    }
}

} // namespace

/// Whole trainings of networks of many families: the losses that Keras had, step by step.
class ReferenceTrajectoriesTest : public QObject {
    Q_OBJECT
private slots:
    void lossesFollowKeras_data();
    void lossesFollowKeras();
};

void ReferenceTrajectoriesTest::lossesFollowKeras_data()
{
    QTest::addColumn<QJsonObject>("one");
    QTest::addColumn<bool>("wide");
    const QJsonArray cases = reference::file("trajectories")["cases"].toArray();
    QVERIFY(cases.size() >= 7);
    for (const QJsonValue& one : cases)
        for (const bool wide : {true, false})
            QTest::addRow("%s in %s", qPrintable(one["name"].toString()), wide ? "f64" : "f32")
                << one.toObject() << wide;
}

void ReferenceTrajectoriesTest::lossesFollowKeras()
{
    QFETCH(QJsonObject, one);
    QFETCH(bool, wide);
    const std::int64_t rows = one["rows"].toInteger();
    CompileOptions options{.dtype = wide ? DType::f64 : DType::f32, .batch = rows};
    for (const QJsonValue& loss : one["losses"].toArray()) {
        options.losses.push_back({.id = "loss" + std::to_string(options.losses.size()),
                                  .type = text(loss["type"]),
                                  .of = text(loss["of"]),
                                  .target = text(loss["target"]),
                                  .attributes = reference::attributes(loss["attributes"].toObject())});
        options.lossWeights.push_back(loss["weight"].toDouble(1));
    }
    const QJsonArray phases = one["phases"].toArray();
    options.optimizer = {text(phases[0]["optimizer"]), reference::attributes(phases[0]["attributes"].toObject())};
    for (int i = 0; phases.size() > 1 && i < phases.size(); ++i) {
        PhaseOptions phase{.id = "phase" + std::to_string(i), .steps = phases[i]["steps"].toInteger()};
        for (const std::int64_t loss : reference::integers(phases[i]["losses"]))
            phase.losses.push_back(int(loss));
        for (const QJsonValue& node : phases[i]["updates"].toArray())
            phase.updates.insert(text(node));
        if (i > 0)
            phase.optimizer =
                Part{text(phases[i]["optimizer"]), reference::attributes(phases[i]["attributes"].toObject())};
        options.phases.push_back(phase);
    }
    ThreadPool pool(2);
    auto network = Network::compile(graphOf(one), fieldsOf(one), options, pool);
    QVERIFY2(network, network ? "" : english(network.error()).c_str());
    std::map<std::string, Tensor> weights = (*network)->weights();
    const QJsonObject stored = one["weights"].toObject();
    for (auto it = stored.begin(); it != stored.end(); ++it)
        weights[it.key().toStdString()] = Tensor::of<double>(Shape(reference::integers(it->toObject()["shape"])),
                                                             reference::numbers(it->toObject()["values"]));
    const Result<void> set = (*network)->setWeights(weights);
    QVERIFY2(set, set ? "" : english(set.error()).c_str());
    for (const ParameterView& parameter : (*network)->parameters())
        QVERIFY2(!parameter.trainable || stored.contains(QString::fromStdString(parameter.name)),
                 parameter.name.c_str());
    for (const Feed& feed : (*network)->trainingFeeds())
        fill(feed, one["fields"].toArray());

    const QJsonArray history = one[wide ? "history" : "history_f32"].toArray();
    const double rate = numberOf(attributeOf(options.optimizer.attributes, "learning_rate"));
    double worst = 0;
    for (int step = 0; step < history.size(); ++step) {
        (*network)->trainStep(rows, step, rate);
        const std::vector<double> told = reference::numbers(history[step]);
        QCOMPARE(told.size(), options.losses.size());
        for (std::size_t i = 0; i < told.size(); ++i) {
            const double error =
                std::fabs((*network)->lossPart(int(i)) - told[i]) / std::max(1e-3, std::fabs(told[i]));
            worst = std::max(worst, error);
            QVERIFY2(error <= (wide ? 1e-9 : 1e-4),
                     qPrintable(QString("step %1, loss %2: %3, there %4")
                                    .arg(step)
                                    .arg(i)
                                    .arg((*network)->lossPart(int(i)), 0, 'g', 12)
                                    .arg(told[i], 0, 'g', 12)));
        }
    }
    qInfo("%d steps, largest relative difference %.1e", int(history.size()), worst);
}

QTEST_GUILESS_MAIN(ReferenceTrajectoriesTest)
#include "reference_trajectories_test.moc"
