#include "tuning/search_plan.h"

#include "common/attribute_edit.h"
#include "common/part_edit.h"
#include "common/theme.h"
#include "document/document.h"
#include "project/project_file.h"
#include "tuning/search_words.h"
#include "tuning/suggested_axis.h"
#include "tuning/vary_menu.h"

#include <QApplication>
#include <QComboBox>
#include <QTest>

using namespace loom;
using namespace loom::ui;

namespace {

constexpr const char* kRate = "training.optimizer.learning_rate";
constexpr const char* kUnits = "graph.nodes.hidden1.attributes.units";

} // namespace

/// What is to vary, before a search is started.
class SearchPlanTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void settingsBeginAroundTheirValue();
    void whatCannotBeUsedKeepsItFromStarting();
    void valuesAndRangesTakeTurns();
    void aLayerThatIsGoneIsSaid();
    void everyFieldKnowsItsAddress();
    void reasonsAreKnownAgain();
    void objectivesLimitsAndRunsAreAskedFor();
    void foldsThatCannotBeAreSaidBefore();

private:
    std::unique_ptr<Document> document_;
    std::unique_ptr<SearchPlan> plan_;
};

void SearchPlanTest::init()
{
    document_ = std::make_unique<Document>();
    document_->setProject(openProject(LOOM_SOURCE_DIR "/samples/spiral.loom").value().project, {});
    plan_ = std::make_unique<SearchPlan>(document_.get());
}

void SearchPlanTest::settingsBeginAroundTheirValue()
{
    QVERIFY(!plan_->fault().empty()); // nothing varies
    QVERIFY(plan_->add(kRate));
    QVERIFY(plan_->add(kRate)); // once
    QCOMPARE(plan_->settings().size(), std::size_t(1));
    QCOMPARE(valuesText(plan_->settings()[0].axis), std::string("1e-04:0.1:log"));
    QVERIFY(plan_->fault().empty());
    QVERIFY(!plan_->add("title"));
    const SearchRequest request = plan_->request("a.search");
    QCOMPARE(request.settings.space.axes.size(), std::size_t(1));
    QCOMPARE(request.settings.seed, document_->project().seed);
    QCOMPARE(request.trials, 40);
    plan_->remove(kRate);
    QVERIFY(plan_->settings().empty());
}

void SearchPlanTest::whatCannotBeUsedKeepsItFromStarting()
{
    QVERIFY(plan_->add(kUnits));
    plan_->setRange(kUnits, 64, 4, true);
    QVERIFY(!plan_->fault().empty());
    plan_->setRange(kUnits, 0, 4, false);
    QVERIFY(!plan_->fault().empty()); // a layer has a unit at least
    plan_->setRange(kUnits, 8, 32, false);
    QVERIFY(plan_->fault().empty());
    QCOMPARE(plan_->request({}).settings.space.axes[0].high, 32.0);
}

void SearchPlanTest::objectivesLimitsAndRunsAreAskedFor()
{
    QVERIFY(plan_->add(kRate));
    QCOMPARE(plan_->request({}).objective, std::string("loss"));
    QCOMPARE(plan_->measures(), (QStringList{"loss", "binary_accuracy", "parameters", "multiply_adds"}));
    plan_->first = {QStringLiteral("binary_accuracy"), {}};
    plan_->second = {QStringLiteral("parameters"), QStringLiteral("max")};
    plan_->repeats = {Repeats::Kind::seeds, 3};
    plan_->limits = {1000, 2000, 3000, 1.5};
    const SearchRequest request = plan_->request({});
    QCOMPARE(request.objective, std::string("binary_accuracy,parameters:max"));
    QVERIFY(request.settings.repeats == plan_->repeats);
    QVERIFY(request.settings.limits == plan_->limits);
    QVERIFY(!request.settings.repeatable());
    plan_->clear(); // those of another project
    QVERIFY(plan_->request({}).settings.limits == Limits());
    QCOMPARE(plan_->request({}).objective, std::string("loss"));
}

void SearchPlanTest::foldsThatCannotBeAreSaidBefore()
{
    QVERIFY(plan_->add(kRate));
    plan_->repeats = {Repeats::Kind::folds, 4};
    QVERIFY(plan_->fault().empty());
    plan_->setOnDisk(true);
    QVERIFY(english(plan_->fault()).find("read from disk") != std::string::npos);
    QVERIFY(plan_->fault() == plan_->runsFault());
    plan_->setOnDisk(false);
    QVERIFY(document_->setValue("data.split.method", std::string("chronological")));
    QVERIFY(english(plan_->fault()).find("in their order") != std::string::npos);
    plan_->repeats = {Repeats::Kind::seeds, 4};
    QVERIFY(plan_->fault().empty());
}

void SearchPlanTest::valuesAndRangesTakeTurns()
{
    QVERIFY(plan_->add(kUnits));
    plan_->useValues(kUnits, true);
    QCOMPARE(valuesText(plan_->settings()[0].axis), std::string("4,16,64"));
    plan_->setValues(kUnits, "8, 16");
    QCOMPARE(valuesText(plan_->settings()[0].axis), std::string("8,16"));
    plan_->setValues(kUnits, "8");
    QVERIFY(!plan_->fault().empty());
    plan_->setValues(kUnits, "8, eight");
    QVERIFY(!plan_->fault().empty());
    plan_->useValues(kUnits, false);
    QVERIFY(plan_->settings()[0].axis.isRange());
    QVERIFY(plan_->fault().empty());
}

void SearchPlanTest::aLayerThatIsGoneIsSaid()
{
    QVERIFY(plan_->add(kUnits));
    document_->removeNodes({"hidden1"}, true);
    QVERIFY(!plan_->fault().empty());
    document_->undoStack().undo();
    QVERIFY(plan_->fault().empty());
}

/// A field of a part, and of a part that is itself a field; the list of types.
void SearchPlanTest::everyFieldKnowsItsAddress()
{
    QWidget window;
    PartEdit optimizer(partTypes("optimizers"), false, &window);
    QVERIFY(settingPathOf(&optimizer).isEmpty());
    optimizer.setProperty("path", "training.optimizer");
    Part adam{"adam", {}};
    adam.attributes["schedule"] = std::vector<Part>{{"cosine", {}}};
    optimizer.setPart(adam);
    QSet<QString> paths;
    for (const QWidget* field : optimizer.findChildren<QWidget*>())
        paths << settingPathOf(field);
    for (const char* path :
         {kRate, "training.optimizer.type", "training.optimizer.schedule", "training.optimizer.schedule.type"})
        QVERIFY2(paths.contains(QLatin1String(path)), path);
}

void SearchPlanTest::reasonsAreKnownAgain()
{
    Trial trial;
    trial.sentence = "stopped after epoch 12: others did better";
    QCOMPARE(reasonWords(trial), QString::fromStdString(trial.sentence));
    trial.sentence = "something else happened";
    QCOMPARE(reasonWords(trial), QString::fromStdString(trial.sentence));
}

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    initResources();
    SearchPlanTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "search_plan_test.moc"
