#include "project/record.h"
#include "project/run.h"
#include "project/starters.h"
#include "tensor/tensor.h"

#include <QTemporaryFile>
#include <QTest>
#include <algorithm>

using namespace loom;

/// What a beginner starts with fits together, and learns.
class StartersTest : public QObject {
    Q_OBJECT
private slots:
    void everyStarterFitsTogether();
    void pointsAreLearned_data();
    void pointsAreLearned();
    void aTableGetsWhatItsTargetAsksFor();
    void aTableOfLargeAmountsIsLearned();
    void picturesGetAnOutputForEachClass();
    void whatStandsIsNotFitted();

private:
    static FieldShape field(const char* name, Shape shape, bool target, std::int64_t classes = 0)
    {
        return {name, std::move(shape), classes > 0 ? DType::i32 : DType::f32, target, classes};
    }
};

void StartersTest::everyStarterFitsTogether()
{
    const auto all = starters();
    QVERIFY(all.size() >= 7);
    for (const Starter& starter : all) {
        QVERIFY2(!starter.title.empty() && !starter.text.empty() && !starter.words.empty(), starter.id.c_str());
        const bool clothes = starter.id == "clothes"; // 70,000 pictures need not be read for this
        std::vector<FieldShape> fields{field("image", Shape{28, 28, 1}, false), field("label", Shape{}, true, 10)};
        if (!clothes) {
            const auto data = loadData(starter.project, {});
            QVERIFY2(data.ok(), starter.id.c_str());
            fields = fieldShapes(**data);
        }
        for (const Issue& issue : checkProject(starter.project, fields))
            QVERIFY2(issue.severity != Severity::error, english(issue.sentence).c_str());
    }
}

void StartersTest::pointsAreLearned_data()
{
    QTest::addColumn<QString>("id");
    for (const char* id : {"xor", "circle", "moons", "gauss", "xor_table"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void StartersTest::pointsAreLearned()
{
    QFETCH(QString, id);
    const auto all = starters();
    const auto starter = std::ranges::find(all, id.toStdString(), &Starter::id);
    QVERIFY(starter != all.end());
    Result<Run> run = makeRun(starter->project, {});
    QVERIFY(run.ok());
    run->trainer->run({});
    const EpochRecord& last = run->trainer->epochs().back();
    const auto& series = run->trainer->series();
    const auto place = std::size_t(std::ranges::find(series, std::string("binary_accuracy")) - series.begin());
    QVERIFY(place < series.size());
    QVERIFY2(last.values[place] >= 0.9, qPrintable(QString::number(last.values[place])));
}

void StartersTest::aTableGetsWhatItsTargetAsksFor()
{
    const FieldShape features = field("features", Shape{7}, false);
    const Project classes = fittedTo(tableProject("t.csv"), {features, field("kind", Shape{}, true, 3)});
    QCOMPARE(classes.training.losses.at(0).type, std::string("categorical_crossentropy"));
    QCOMPARE(itemIds(classes.training.metrics), std::vector<std::string>{"accuracy"});
    QCOMPARE(classes.data.split.method, std::string("stratified"));
    QCOMPARE(integerOf(attributeOf(classes.graph.find("output")->attributes, "units")), std::int64_t(3));
    const Project amounts = fittedTo(tableProject("t.csv"), {features, field("price", Shape{1}, true)});
    QCOMPARE(amounts.training.losses.at(0).type, std::string("mse"));
    QCOMPARE(itemIds(amounts.training.metrics), std::vector<std::string>{"mae"});
    QCOMPARE(amounts.data.split.method, std::string("ratio"));
    // Prices of many thousands would keep a network busy for long that starts near 0; classes stay as they are.
    QCOMPARE(amounts.data.transforms.size(), std::size_t(2));
    QCOMPARE(stringOf(attributeOf(amounts.data.transforms[1].attributes, "field")), std::string("price"));
    QCOMPARE(classes.data.transforms.size(), std::size_t(1));
    for (const Project& project : {classes, amounts})
        for (const Issue& issue : checkProject(
                 project,
                 {features, project == classes ? field("kind", Shape{}, true, 3) : field("price", Shape{1}, true)}))
            QVERIFY2(issue.severity != Severity::error, english(issue.sentence).c_str());
}

/// A table of prices in tens of thousands: after the usual epochs the mean error is a small part of their spread.
void StartersTest::aTableOfLargeAmountsIsLearned()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("area,floor,price\n");
    for (int i = 0; i < 300; ++i) {
        const int area = 40 + i * 37 % 100, floor = 1 + i * 11 % 25;
        file.write(QStringLiteral("%1,%2,%3\n").arg(area).arg(floor).arg(300 * area + 150 * floor).toUtf8());
    }
    file.flush();
    const Project table = tableProject(file.fileName().toStdString());
    const auto data = prepare(table.data, {{}, 7, {}});
    QVERIFY(data);
    Result<Run> run = makeRun(fittedTo(table, fieldShapes(*data)), {});
    QVERIFY(run.ok());
    run->trainer->run({});
    const auto& series = run->trainer->series();
    const auto place = std::size_t(std::ranges::find(series, std::string("validation_mae")) - series.begin());
    QVERIFY(place < series.size());
    const double mae = run->trainer->epochs().back().values[place];
    QVERIFY2(mae < 1000, qPrintable(QString::number(mae))); // in the table's unit; the prices span 33,600
}

void StartersTest::picturesGetAnOutputForEachClass()
{
    const std::vector<FieldShape> fields{field("image", Shape{32, 32, 3}, false), field("label", Shape{}, true, 4)};
    const Project fitted = fittedTo(picturesProject("p"), fields);
    QCOMPARE(integerOf(attributeOf(fitted.graph.find("output")->attributes, "units")), std::int64_t(4));
    for (const Issue& issue : checkProject(fitted, fields))
        QVERIFY2(issue.severity != Severity::error, english(issue.sentence).c_str());
}

void StartersTest::whatStandsIsNotFitted()
{
    const Project once = fittedTo(tableProject("t.csv"), {field("f", Shape{2}, false), field("y", Shape{1}, true)});
    QVERIFY(fittedTo(once, {field("f", Shape{2}, false), field("y", Shape{}, true, 5)}) == once);
}

QTEST_GUILESS_MAIN(StartersTest)
#include "starters_test.moc"
