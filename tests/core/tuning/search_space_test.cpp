#include "tuning/search_space.h"

#include "project/path.h"
#include "project/project_file.h"
#include "tuning/suggested_axis.h"

#include <QTest>

#include <cmath>
#include <map>

using namespace loom;

namespace {

constexpr const char* kRate = "training.optimizer.learning_rate";
constexpr const char* kUnits = "graph.nodes.hidden1.attributes.units";

Project spiral()
{
    return openProject(LOOM_SOURCE_DIR "/samples/spiral.loom").value().project;
}

Axis axis(const std::string& text)
{
    const Result<Axis> read = readAxis(spiral(), text);
    if (!read)
        qFatal("%s", english(read.error()).c_str());
    return *read;
}

} // namespace

/// What a search varies.
class SearchSpaceTest : public QObject {
    Q_OBJECT
private slots:
    void rangesReachBothEndsAndEveryWholeNumber();
    void aLogarithmicRangeIsEvenInRatios();
    void choicesHaveTheFormOfTheirSpec();
    void anAddressAloneTakesItsSpec();
    void aNodeIsThereOrItIsNot();
    void whatCannotVaryIsRefused_data();
    void whatCannotVaryIsRefused();
    void spacesAndPointsSurviveText();
    void hostileTextIsRefused();
    void aSpaceIsNarrowedToWhatItHas();
    void aSettingAloneVariesAroundItsValue_data();
    void aSettingAloneVariesAroundItsValue();
    void whatHasNoRangeSaysSo();
};

void SearchSpaceTest::rangesReachBothEndsAndEveryWholeNumber()
{
    const Axis units = axis(std::string(kUnits) + "=3:6");
    QCOMPARE(units.kind, Axis::Kind::integer);
    QCOMPARE(units.count(), 4);
    std::map<std::int64_t, int> seen;
    for (int i = 0; i < 400; ++i)
        ++seen[integerOf(units.at((i + 0.5) / 400))];
    QCOMPARE(seen, (std::map<std::int64_t, int>{{3, 100}, {4, 100}, {5, 100}, {6, 100}}));
    for (const auto& [value, count] : seen)
        QCOMPARE(units.at(units.placeOf(value)), Value(value));
    const Axis rate = axis(std::string(kRate) + "=0.5:2");
    QCOMPARE(rate.at(0), Value(0.5));
    QCOMPARE(rate.at(0.5), Value(1.25));
    QCOMPARE(rate.at(1), Value(2.0));
}

void SearchSpaceTest::aLogarithmicRangeIsEvenInRatios()
{
    const Axis rate = axis(std::string(kRate) + "=1e-4:1e-1:log");
    QCOMPARE(rate.at(0), Value(1e-4));
    QCOMPARE(rate.at(1.0 / 3), Value(1e-3));
    QCOMPARE(rate.at(2.0 / 3), Value(1e-2));
    QVERIFY(std::fabs(rate.placeOf(1e-2) - 2.0 / 3) < 1e-12);
    QCOMPARE(numberOf(rate.at(0.5)), 0.00316228); // six digits, as a table shows it
}

void SearchSpaceTest::choicesHaveTheFormOfTheirSpec()
{
    const Axis units = axis(std::string(kUnits) + "=16,32,64");
    QCOMPARE(units.choices, (std::vector<Value>{std::int64_t(16), std::int64_t(32), std::int64_t(64)}));
    QCOMPARE(units.at(0.34), Value(std::int64_t(32)));
    const Axis type = axis("training.optimizer.type=adam,sgd");
    QCOMPARE(type.choices, (std::vector<Value>{std::string("adam"), std::string("sgd")}));
    const Axis activation = axis("graph.nodes.hidden1.attributes.activation=tanh,relu");
    QCOMPARE(activation.choices.size(), std::size_t(2));
    const Axis stopping = axis("training.callbacks.early_stopping=early_stopping,none");
    QCOMPARE(stopping.choices.size(), std::size_t(2));
    QVERIFY(stopping.choices[1] == Value());
    const Project without = withPoint(spiral(), {{stopping}}, {stopping.choices[1]}).value();
    const Project with = withPoint(spiral(), {{stopping}}, {stopping.choices[0]}).value();
    QCOMPARE(with.training.callbacks.size(), std::size_t(1));
    QVERIFY(without.training.callbacks.empty());
}

void SearchSpaceTest::anAddressAloneTakesItsSpec()
{
    const Axis share = axis("data.split.validation");
    QCOMPARE(share.low, 0.0);
    QCOMPARE(share.high, 0.95);
    const Axis method = axis("data.split.method");
    QCOMPARE(method.choices.size(), std::size_t(3));
    QCOMPARE(axis("data.shuffle_labels").choices, (std::vector<Value>{true, false}));
}

void SearchSpaceTest::aNodeIsThereOrItIsNot()
{
    const SearchSpace space{{axis("graph.nodes.hidden2=on,off"), axis("graph.nodes.hidden2.attributes.units=4,8")}};
    const Project on = withPoint(spiral(), space, {true, std::int64_t(8)}).value();
    const Project off = withPoint(spiral(), space, {false, std::int64_t(8)}).value();
    QCOMPARE(integerOf(on.graph.find("hidden2")->attributes.at("units")), 8);
    QVERIFY(!off.graph.find("hidden2"));
    QCOMPARE(off.graph.into("output").front().from.node, std::string("hidden1"));
    QCOMPARE(wordOf(space.axes[0], false), std::string("off"));
}

void SearchSpaceTest::whatCannotVaryIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const QString rate = kRate, units = kUnits;
    QTest::newRow("an address that is not there names what is") << "training.optimizer.rate=1:2"
                                                                << "learning_rate";
    QTest::newRow("the smaller end comes first") << rate + "=1:0.1"
                                                 << "smaller number comes first";
    QTest::newRow("a logarithm begins above 0") << rate + "=0:1:log"
                                                << "above 0";
    QTest::newRow("a range is two numbers") << rate + "=1:x"
                                            << "is no range";
    QTest::newRow("a scale is log or linear") << rate + "=1:2:exp"
                                              << "is no range";
    QTest::newRow("whole numbers have whole ends") << units + "=1.5:3"
                                                   << "1.5";
    QTest::newRow("a range lies in the spec's") << units + "=-4:3"
                                                << "-4";
    QTest::newRow("so does each choice") << units + "=16,-1"
                                         << "-1";
    QTest::newRow("a choice is given once") << units + "=16,16"
                                            << "twice";
    QTest::newRow("a node is on or off") << "graph.nodes.hidden1=1,2"
                                         << "on,off";
    QTest::newRow("a node that is not there") << "graph.nodes.hidden9=on,off"
                                              << "hidden9";
    QTest::newRow("an address without bounds asks for some") << "title"
                                                             << "from where to where";
}

void SearchSpaceTest::whatCannotVaryIsRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    const Result<Axis> read = readAxis(spiral(), text.toStdString());
    QVERIFY(!read.ok());
    const QString sentence = QString::fromStdString(english(read.error()));
    QVERIFY2(sentence.contains(words), qPrintable(sentence));
}

void SearchSpaceTest::spacesAndPointsSurviveText()
{
    const SearchSpace space{{axis(std::string(kRate) + "=1e-4:1e-1:log"), axis(std::string(kUnits) + "=3:6"),
                             axis("graph.nodes.hidden2=on,off"), axis("training.optimizer.type=adam,sgd"),
                             axis("training.callbacks.early_stopping=early_stopping,none")}};
    const Result<SearchSpace> read = readSpace(writeSpace(space));
    QVERIFY(read.ok());
    QVERIFY(*read == space);
    for (int i = 0; i < 10; ++i) {
        const Point point = pointAt(space, Places(space.axes.size(), (i + 0.5) / 10));
        const Result<Point> again = readPoint(writePoint(point), space.axes.size());
        QVERIFY(again.ok());
        QVERIFY(*again == point);
        QVERIFY(pointAt(space, placesOf(space, point)) == point);
    }
}

void SearchSpaceTest::hostileTextIsRefused()
{
    for (const char* text : {"", "{", "{}", "[]", "[1]", R"([{"path": "a"}])", R"([{"path": "a", "kind": "choice"}])",
                             R"([{"path": "a", "kind": "integer", "low": 0.5, "high": 2}])",
                             R"([{"path": "a", "kind": "real", "low": 2, "high": 1}])",
                             R"([{"path": "a", "kind": "real", "low": 0, "high": 1, "log": true}])",
                             R"([{"path": "a", "kind": "real", "low": "x", "high": 1}])",
                             R"([{"path": "a", "kind": "integer", "low": -1e300, "high": 1e300}])",
                             R"([{"path": "a", "kind": "real"}, {"path": "a", "kind": "real"}])"})
        QVERIFY2(!readSpace(text).ok(), text);
    for (const char* text : {"", "[", "[1]", "[1,2,3]", "{}", "[{},{}]"})
        QVERIFY2(!readPoint(text, 2).ok(), text);
}

void SearchSpaceTest::aSpaceIsNarrowedToWhatItHas()
{
    const SearchSpace space{{axis(std::string(kRate) + "=1e-4:1e-1:log"), axis(std::string(kUnits) + "=16,32,64")}};
    SearchSpace narrow = space;
    narrow.axes[0].low = 1e-3;
    narrow.axes[1].choices = {std::int64_t(32)};
    QVERIFY(checkNarrower(space, narrow).ok());
    QVERIFY(!checkNarrower(narrow, space).ok());
    QVERIFY(holds(narrow, {2e-3, std::int64_t(32)}));
    QVERIFY(!holds(narrow, {2e-4, std::int64_t(32)}));
    QVERIFY(!holds(narrow, {2e-3, std::int64_t(16)}));
    narrow.axes.pop_back();
    QVERIFY(!checkNarrower(space, narrow).ok());
}

void SearchSpaceTest::aSettingAloneVariesAroundItsValue_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("set");
    QTest::addColumn<QString>("values");
    QTest::newRow("rate 0.005") << kRate << ""
                                << "1e-04:0.1:log";
    QTest::newRow("rate 0.001") << kRate << "0.001"
                                << "1e-04:0.01:log";
    QTest::newRow("rate 1") << kRate << "1"
                            << "0.1:10:log";
    QTest::newRow("16 units") << kUnits << ""
                              << "4:64:log";
    QTest::newRow("2 units: none is none") << kUnits << "2"
                                           << "1:4:linear";
    QTest::newRow("batch") << "training.batch_size"
                           << ""
                           << "4:64:log";
    QTest::newRow("a narrow range as a whole") << "training.optimizer.beta_1"
                                               << ""
                                               << "0:0.999999:linear";
    QTest::newRow("choices") << "graph.nodes.hidden1.attributes.use_bias"
                             << ""
                             << "true,false";
    QTest::newRow("a layer") << "graph.nodes.hidden2"
                             << ""
                             << "on,off";
}

void SearchSpaceTest::aSettingAloneVariesAroundItsValue()
{
    QFETCH(QString, path);
    QFETCH(QString, set);
    QFETCH(QString, values);
    Project project = spiral();
    if (!set.isEmpty())
        QVERIFY(setText(project, path.toStdString(), set.toStdString()));
    const Result<Axis> made = suggestedAxis(project, path.toStdString());
    QVERIFY2(made, made ? "" : english(made.error()).c_str());
    QCOMPARE(QString::fromStdString(valuesText(*made)), values);
    const Result<Axis> read = readAxis(project, (path + "=" + values).toStdString());
    QVERIFY2(read, read ? "" : english(read.error()).c_str());
    QCOMPARE(*read, *made);
}

void SearchSpaceTest::whatHasNoRangeSaysSo()
{
    for (const char* path : {"title", "training.optimizer.rate", "graph.nodes.nobody", "data.source.files"})
        QVERIFY2(!suggestedAxis(spiral(), path), path);
}

QTEST_GUILESS_MAIN(SearchSpaceTest)
#include "search_space_test.moc"
