#include "course/course.h"
#include "course/lab_state.h"
#include "course/lab_values.h"

#include <QtTest>

using namespace loom;

namespace {

const std::vector<CourseEntry>& entries()
{
    static const std::vector<CourseEntry> all = course({});
    return all;
}

const Lab& lab(const char* id)
{
    return *findLab(entries(), id)->lab;
}

std::unique_ptr<LabValues> valuesOf(const char* id)
{
    Result<std::unique_ptr<LabValues>> values = LabValues::make(lab(id));
    return std::move(*values);
}

} // namespace

class LabStateTest : public QObject {
    Q_OBJECT
private slots:
    void whatWasMovedStandsThereAgainThroughAFile()
    {
        auto values = valuesOf("logic-gates");
        QVERIFY(values->set("gate.data.source.table", 6).ok());
        QVERIFY(values->set("gate:neuron/kernel[1,0]", 0.1).ok());
        QVERIFY(values->set("gate:neuron/bias[0]", -1.0 / 3).ok());
        const double unsure = *values->value("unsure");
        const LabState state = stateOf(*values);
        const Result<Json> json = parseJson(writeReadableJson(jsonOf(state)));
        QVERIFY(json.ok());
        QVERIFY(stateFrom(*json) == state);
        auto other = valuesOf("logic-gates");
        QVERIFY(*other->value("unsure") != unsure);
        QVERIFY(restore(*other, stateFrom(*json)).ok());
        QCOMPARE(*other->value("unsure"), unsure); // 64-bit numbers to the last bit
        QCOMPARE(*other->value("table"), 6.0);
    }

    void everyLabsStateCanBePutBack_data()
    {
        QTest::addColumn<int>("unused");
        for (const CourseEntry& entry : entries())
            QTest::newRow(entry.id.c_str()) << 0;
    }
    void everyLabsStateCanBePutBack()
    {
        const char* id = QTest::currentDataTag();
        auto values = valuesOf(id);
        for (const auto* steps : {&lab(id).steps, &lab(id).tasks})
            for (const LabStep& step : *steps) {
                QVERIFY(values->set(step.set).ok());
                QVERIFY(values->set(step.done.solution).ok());
                auto other = valuesOf(id);
                const LabState state = stateOf(*values);
                const Result<void> restored = restore(*other, state);
                QVERIFY2(restored.ok(), restored ? "" : english(restored.error()).c_str());
                for (const LabQuantity& quantity : lab(id).quantities) {
                    const Result<double> wanted = values->value(quantity.id), found = other->value(quantity.id);
                    QCOMPARE(found.ok(), wanted.ok());
                    if (wanted)
                        QVERIFY2(*found == *wanted || (std::isnan(*found) && std::isnan(*wanted)),
                                 quantity.id.c_str());
                }
            }
    }

    void numbersAloneAreAStateToo()
    {
        auto values = valuesOf("chain-rule");
        const LabSubject& dials = lab("chain-rule").subjects.front();
        QVERIFY(!dials.numbers.empty());
        const std::string address = dials.id + "." + dials.numbers.front().first;
        QVERIFY(values->set(address, 0.123).ok());
        auto other = valuesOf("chain-rule");
        QVERIFY(restore(*other, stateOf(*values)).ok());
        QCOMPARE(*other->value(address), 0.123);
    }

    void whatNoLabNeedsIsRefusedWithASentence_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char* name, const char* json) { QTest::newRow(name) << QByteArray(json); };
        row("a subject that is not there", R"({"settings": {"other.seed": 1}})");
        row("a setting that is not there", R"({"settings": {"gate.training.colour": 1}})");
        row("a network larger than any lab's",
            R"({"settings": {"gate.graph.nodes.neuron.attributes.units": 1000000000}})");
        row("a file of the machine", R"({"settings": {"gate.data.source.path": "/etc/passwd"}})");
        row("an element in the place of a setting", R"({"settings": {"gate:neuron/bias[0]": 1}})");
        row("too few numbers", R"({"tensors": {"gate:neuron/kernel": [1]}})");
        row("a tensor that cannot be moved", R"({"tensors": {"gate:neuron/sum": [1]}})");
        row("no address", R"({"tensors": {"": [1]}})");
    }
    void whatNoLabNeedsIsRefusedWithASentence()
    {
        QFETCH(QByteArray, json);
        auto values = valuesOf("logic-gates");
        const Result<void> restored = restore(*values, stateFrom(*parseJson(json.toStdString())));
        QVERIFY(!restored.ok());
        QVERIFY(!english(restored.error()).empty());
    }

    void oddEntriesAreLeftOut()
    {
        const LabState state = stateFrom(*parseJson(
            R"({"settings": {"a.b": [[1]], "a.c": 2}, "tensors": {"a:n/w": [1, "x"], "a:n/b": [1, 2.5]}})"));
        QCOMPARE(state.settings.size(), std::size_t(1));
        QCOMPARE(state.tensors.size(), std::size_t(1));
        QVERIFY(stateFrom(Json(7)) == LabState());
        Json many = Json::object();
        for (int i = 0; i < 2'000; ++i)
            many["settings"]["gate.seed" + std::to_string(i)] = i;
        QVERIFY(stateFrom(many).settings.size() <= 1000);
    }
};

QTEST_GUILESS_MAIN(LabStateTest)
#include "lab_state_test.moc"
