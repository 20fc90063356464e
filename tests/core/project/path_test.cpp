#include "project/path.h"
#include "project/project_file.h"
#include "project/results.h"

#include <QtTest>

using namespace loom;

class PathTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        project_ = openProject(LOOM_SOURCE_DIR "/tests/data/format1/residual_block.loom")->project;
        const auto two = openProject(LOOM_SOURCE_DIR "/tests/data/format1/two_inputs.loom");
        project_.training.losses = two->project.training.losses;
    }
    void aValueIsSetAsText_data();
    void aValueIsSetAsText();
    void aWrongPathOrValueIsRefusedAndChangesNothing_data();
    void aWrongPathOrValueIsRefusedAndChangesNothing();
    void anUnsetAttributeReadsAsItsDefault();
    void aNewTypeKeepsOnlyWhatItKnows();
    void theSpecGivesRangeAndText();
    void listedPartsAreAddressedByIdAndComeAndGo();
    void lossesComeAndGo();
    void structureCanBeRead();
    void resultsCanBeRead();

private:
    Project project_;
};

void PathTest::aValueIsSetAsText_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value");
    const auto row = [](const char* path, const char* text, const char* value) {
        QTest::addRow("%s is set to %s", path, text) << path << text << value;
    };
    row("seed", "12", "12");
    row("title", "12", "12");
    row("training.epochs", "3", "3");
    row("training.batch_size", "17", "17");
    row("training.loss", "mse", "mse");
    row("training.metrics", "accuracy,mae", "[accuracy, mae]");
    row("training.optimizer.learning_rate", "1", "1");
    row("training.optimizer.type", "sgd", "sgd");
    row("training.optimizer.schedule", "cosine", "[cosine]");
    row("training.optimizer.schedule", "none", "[]");
    row("training.optimizer.schedule.type", "step", "step");
    row("training.losses.price_loss.weight", "0.5", "0.5");
    row("training.losses.0.target", "other", "other");
    row("training.losses.0.target", "node:stem:output", "node:stem:output");
    row("training.dtype", "f64", "f64");
    row("training.callbacks.reduce_lr_on_plateau.patience", "7", "7");
    row("training.callbacks.0.patience", "9", "9");
    row("graph.nodes.stem.attributes.filters", "64", "64");
    row("graph.nodes.stem.attributes.kernel_size", "5", "[5, 5]");
    row("graph.nodes.stem.attributes.kernel_size", "[3,5]", "[3, 5]");
    row("graph.nodes.stem.attributes.kernel_size", "3,5", "[3, 5]");
    row("graph.nodes.stem.attributes.use_bias", "true", "true");
    row("graph.nodes.stem.title", "줄기", "줄기");
    row("graph.nodes.stem.frozen", "true", "true");
    row("graph.groups.block.title", "B", "B");
    row("data.source.type", "toy_2d", "toy_2d");
    row("data.transforms.0.factor", "0.5", "0.5");
    row("data.split.validation", "0.25", "0.25");
    row("data.split.method", "ratio", "ratio");
}

void PathTest::aValueIsSetAsText()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(QString, value);
    const auto done = setText(project_, path.toStdString(), text.toStdString());
    QVERIFY2(done.ok(), done.ok() ? "" : english(done.error()).c_str());
    const auto found = valueAt(project_, path.toStdString());
    QVERIFY(found.ok());
    QCOMPARE(describe(found->value), value.toStdString());
    const auto again = parseProject(writeProject(project_));
    QVERIFY(again.ok());
    QVERIFY(again->project == project_);
}

void PathTest::aWrongPathOrValueIsRefusedAndChangesNothing_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* path, const char* text, const char* words) {
        QTest::addRow("“%s” = %s", path, text) << path << text << words;
    };
    row("", "1", "training");
    row("training", "1", "epochs");
    row("training.epoch", "1", "epochs");
    row("training.epochs", "0", "between");
    row("training.epochs", "many", "whole number");
    row("training.epochs.3", "1", "");
    row("training.optimizer.learning_rate", "-1", "learning_rate");
    row("training.optimizer.speed", "1", "learning_rate");
    row("training.optimizer.type", "addam", "adam");
    row("training.callbacks.4.patience", "1", "there is: reduce_lr_on_plateau");
    row("training.callbacks.-1.patience", "1", "there is: reduce_lr_on_plateau");
    row("graph.nodes.stemm.attributes.filters", "1", "stem");
    row("graph.nodes.stem.attributes.filter", "1", "filters");
    row("graph.nodes.stem.attributes.kernel_size", "-3", "kernel_size");
    row("graph.nodes.stem", "1", "attributes");
    row("graph", "1", "");
    row("data.split.validation", "1.5", "between");
    row("data.source.folder.x", "1", "");
    row("..", "1", "");
}

void PathTest::aWrongPathOrValueIsRefusedAndChangesNothing()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(QString, words);
    const Project before = project_;
    const auto done = setText(project_, path.toStdString(), text.toStdString());
    QVERIFY(!done.ok());
    QVERIFY2(english(done.error()).find(words.toStdString()) != std::string::npos, english(done.error()).c_str());
    QVERIFY(project_ == before);
}

void PathTest::anUnsetAttributeReadsAsItsDefault()
{
    const auto strides = valueAt(project_, "graph.nodes.stem.attributes.strides");
    QVERIFY(strides.ok());
    QCOMPARE(describe(strides->value), std::string("[1, 1]"));
    QVERIFY(!project_.graph.find("stem")->attributes.contains("strides"));
}

void PathTest::aNewTypeKeepsOnlyWhatItKnows()
{
    QVERIFY(setText(project_, "training.optimizer.type", "sgd").ok());
    QVERIFY(setText(project_, "training.optimizer.momentum", "0.9").ok());
    QVERIFY(setText(project_, "training.optimizer.type", "adam").ok());
    const Attributes& attributes = project_.training.optimizer.attributes;
    QVERIFY(!attributes.contains("momentum"));
    QCOMPARE(numberOf(attributeOf(attributes, "learning_rate")), 0.002);
    QVERIFY(attributes.contains("schedule"));
}

void PathTest::theSpecGivesRangeAndText()
{
    const auto batch = valueAt(project_, "training.batch_size");
    QCOMPARE(batch->spec.minimum, 1.0);
    QVERIFY(batch->spec.applies == Applies::epoch);
    QVERIFY(!batch->spec.title.empty());
}

void PathTest::listedPartsAreAddressedByIdAndComeAndGo()
{
    std::vector<Part>& callbacks = project_.training.callbacks;
    callbacks = {{"early_stopping", {{"patience", std::int64_t(3)}}}, {"early_stopping", {}}};
    QVERIFY(setText(project_, "training.callbacks.early_stopping_2.patience", "9").ok());
    QCOMPARE(integerOf(attributeOf(callbacks[1].attributes, "patience")), std::int64_t(9));
    QVERIFY(setText(project_, "training.callbacks.log", "csv_logger").ok());
    QCOMPARE(callbacks.size(), std::size_t(3));
    QCOMPARE(callbacks[2].type, std::string("csv_logger"));
    QCOMPARE(itemIds(callbacks), (std::vector<std::string>{"early_stopping", "early_stopping_2", "log"}));
    const auto again = parseProject(writeProject(project_));
    QVERIFY(again.ok() && again->project == project_);
    QVERIFY(again->issues.empty());
    // The others keep the names by which they were known.
    QVERIFY(setText(project_, "training.callbacks.early_stopping", "none").ok());
    QCOMPARE(itemIds(callbacks), (std::vector<std::string>{"early_stopping_2", "log"}));
    QVERIFY(setText(project_, "training.metrics.top_k", "top_k").ok());
    QVERIFY(setText(project_, "training.metrics.accuracy", "none").ok());
    QCOMPARE(describe(valueAt(project_, "training.metrics")->value).find("accuracy"), std::string::npos);
    QVERIFY(!setText(project_, "training.callbacks.7", "early_stopping").ok()); // a number adds nothing
}

void PathTest::lossesComeAndGo()
{
    const std::size_t before = project_.training.losses.size();
    QVERIFY(setText(project_, "training.losses.extra", "mae").ok());
    QCOMPARE(project_.training.losses.size(), before + 1);
    QCOMPARE(project_.training.losses.back().id, std::string("extra"));
    QCOMPARE(project_.training.losses.back().type, std::string("mae"));
    QVERIFY(setText(project_, "training.losses.extra", "none").ok());
    QCOMPARE(project_.training.losses.size(), before);
}

void PathTest::structureCanBeRead()
{
    QCOMPARE(integerOf(valueAt(project_, "graph.count.conv2d")->value),
             std::int64_t(std::ranges::count(project_.graph.nodes, std::string("conv2d"), &Node::type)));
    QCOMPARE(stringOf(valueAt(project_, "graph.nodes.stem.type")->value), std::string("conv2d"));
    for (const char* path : {"graph.count.conv2d", "graph.nodes.stem.type"}) {
        const auto refused = setText(project_, path, "3");
        QVERIFY(!refused.ok());
        QVERIFY(english(refused.error()).find("can be read, not set") != std::string::npos);
    }
}

void PathTest::resultsCanBeRead()
{
    RunResults results{{"loss", "accuracy", "validation_loss"}, {}, {}};
    QCOMPARE(integerOf(valueAt(project_, results, "run.best_epoch")->value), std::int64_t(0));
    results.epochs = {{1, 30, {2, 0.5, 3}, 0, 0}, {2, 60, {1, 0.75, 2}, 0, 0}, {3, 90, {0.5, 0.875, 2.5}, 0, 0}};
    results.test["accuracy"] = 0.625;
    results.steps = 97; // seven of an epoch that did not end
    QCOMPARE(integerOf(valueAt(project_, results, "run.best_epoch")->value), std::int64_t(2));
    QCOMPARE(integerOf(valueAt(project_, results, "run.steps")->value), std::int64_t(97));
    QCOMPARE(numberOf(valueAt(project_, results, "run.accuracy")->value), 0.875);
    QCOMPARE(numberOf(valueAt(project_, results, "run.test_accuracy")->value), 0.625);
    QVERIFY(valueAt(project_, results, "training.epochs").ok());
    const auto absent = valueAt(project_, results, "run.speed");
    QVERIFY(!absent.ok() && english(absent.error()).find("best_epoch") != std::string::npos);
}

QTEST_GUILESS_MAIN(PathTest)
#include "path_test.moc"
