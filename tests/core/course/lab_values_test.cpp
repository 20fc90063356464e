#include "course/course.h"
#include "course/lab_check.h"

#include <QtTest>
#include <cmath>

using namespace loom;

namespace {

Lab labFrom(const std::string& json)
{
    std::variant<Lab, LabFault> read = readLab(json);
    if (const LabFault* fault = std::get_if<LabFault>(&read))
        qFatal("line %lld: %s", static_cast<long long>(fault->line), english(fault->sentence).c_str());
    return std::get<Lab>(read);
}

/// Two inputs, two hidden nodes, one output; weights by hand.
constexpr const char* kTwo = R"({"format": 1, "id": "two",
 "subjects": [{"id": "net", "project": {"title": "t", "graph": {"nodes": [{"id": "x", "type": "input"},
   {"id": "h", "type": "dense", "attributes": {"units": 2, "activation": "tanh"}}, {"id": "o", "type": "dense", "attributes": {"units": 1}}],
   "edges": [["x", "h"], ["h", "o"]]}}, "inputs": {"x": [2]},
   "held": {"x/output": [0.5, -1], "h/kernel": [[1, 2], [3, 4]], "h/bias": [0.25, -0.5], "o/kernel": [[1.5], [-2]], "o/bias": [0.125]}},
  {"id": "straight", "of": "net", "set": {"graph.nodes.h.attributes.activation": "linear"}},
  {"id": "loose", "of": "net", "held": {}}],
 "quantities": [{"id": "y", "formula": "o", "names": {"o": "net:o/output[0]"}}, {"id": "half", "formula": "y/2"}],
 "runs": [{"id": "swap", "set": {"net:x/output[0]": "half", "net:x/output[1]": "y"}},
  {"id": "turns", "sweep": {"path": "net:o/bias[0]", "values": [0, 1, 2, 3]}},
  {"id": "drawn", "draw": {"times": 50, "from": {"net:x/output[0]": [2, 4]}}}],
 "checks": [{"id": "grows", "value": "turns.y", "each": "max", "at_least": 0},
  {"id": "three", "value": "turns.y", "minus": "swap.y", "each": "count", "count": 3, "at_least": -1000},
  {"id": "in_range", "value": "drawn.net:x/output[0]", "within": [2, 4]},
  {"id": "never", "value": "turns.y", "at_least": 1000, "must": "fail"},
  {"id": "wrongly", "value": "turns.y", "at_least": -1000, "must": "fail"}]})";

/// One neuron on each of the sixteen truth tables of two inputs.
constexpr const char* kGates = R"lab({"format": 1, "id": "gates",
 "subjects": [{"id": "gate", "project": {"title": "g", "seed": 7, "graph": {"nodes": [{"id": "x", "type": "input"},
   {"id": "neuron", "type": "dense", "attributes": {"units": 1, "activation": "sigmoid"}}], "edges": [["x", "neuron"]]},
   "data": {"source": {"type": "logic_gate", "table": 8}, "split": {"method": "ratio", "validation": 0}},
   "training": {"loss": "binary_crossentropy", "optimizer": {"type": "sgd", "learning_rate": 2}, "batch_size": 4,
    "epochs": 600, "metrics": ["binary_accuracy"]}}}],
 "quantities": [{"id": "both", "formula": "sigmoid(w1 + w2 + b)", "names": {"w1": "gate:neuron/kernel[0,0]",
   "w2": "gate:neuron/kernel[1,0]", "b": "gate:neuron/bias[0]"}}],
 "runs": [{"id": "tables", "subject": "gate",
   "sweep": {"path": "gate.data.source.table", "from": 0, "to": 15, "points": 16}},
  {"id": "crossed", "subject": "gate", "sweep": {"path": "gate.data.source.table", "values": [6, 9]}},
  {"id": "seeds", "subject": "gate", "seeds": [1, 2, 3, 4, 5]}],
 "checks": [{"id": "fourteen", "value": "tables.gate.run.loss", "each": "count", "count": 14, "at_most": 0.1},
  {"id": "crossed", "value": "crossed.gate.run.loss", "within": [0.693, 0.6933]},
  {"id": "crossed_half", "value": "crossed.both", "within": [0.499, 0.501]},
  {"id": "both_true", "value": "seeds.both", "each": "min", "at_least": 0.9},
  {"id": "no_fifteen", "value": "tables.gate.run.loss", "each": "count", "count": 15, "at_most": 0.1,
   "must": "fail"}]})lab";

/// A number that is halved by a button, three at once by another.
constexpr const char* kHalved = R"({"format": 1, "id": "halved",
 "subjects": [{"id": "held", "numbers": {"a": 1, "b": 0}}],
 "quantities": [{"id": "a", "formula": "n", "names": {"n": "held.a"}}, {"id": "b", "formula": "n", "names": {"n": "held.b"}}],
 "actions": [{"id": "halve", "set": {"held.a": "a/2", "held.b": "b + a"}},
  {"id": "thrice", "times": 3, "set": {"held.a": "a/2", "held.b": "b + a"}}],
 "runs": [{"id": "pressed", "sweep": {"path": "held.a", "values": [1, 2]}, "press": {"thrice": 2, "halve": 1}}],
 "checks": [{"id": "smaller", "value": "pressed.a", "within": [0, 0.016]},
  {"id": "never", "value": "pressed.a", "at_least": 1, "must": "fail"}]})";

} // namespace

class LabValuesTest : public QObject {
    Q_OBJECT
private slots:
    void theEngineComputesWhatIsHeld()
    {
        const Lab lab = labFrom(kTwo);
        const auto values = LabValues::make(lab);
        QVERIFY(values.ok());
        const double h0 = std::tanh(0.5 * 1 - 1 * 3 + 0.25), h1 = std::tanh(0.5 * 2 - 1 * 4 - 0.5);
        QVERIFY(std::abs(*(*values)->value("net:h/output[1]") - h1) < 1e-15);
        QVERIFY(std::abs(*(*values)->value("y") - (1.5 * h0 - 2 * h1 + 0.125)) < 1e-14);
        QVERIFY(std::abs(*(*values)->value("half") - (1.5 * h0 - 2 * h1 + 0.125) / 2) < 1e-14);
        QCOMPARE(*(*values)->value("straight:h/output[0]"), 0.5 * 1 - 1 * 3 + 0.25);
        QCOMPARE(*(*values)->value("loose:h/bias[0]"), 0.0); // it holds nothing: as its seed drew it
        QVERIFY(std::abs(*(*values)->value("loose:h/kernel[1,1]")) < 2);
        QVERIFY((*values)->set("net:h/kernel[1,0]", 2.5).ok());
        QVERIFY(std::abs(*(*values)->value("net:h/output[0]") - std::tanh(0.5 - 2.5 + 0.25)) < 1e-15);
        QVERIFY((*values)->reset().ok());
        QVERIFY(std::abs(*(*values)->value("net:h/output[0]") - h0) < 1e-15);
    }

    void whatMovesAtOnceMovesByWhatWasBefore()
    {
        const Lab lab = labFrom(kTwo);
        const auto values = LabValues::make(lab);
        const double y = *(*values)->value("y");
        QVERIFY((*values)->set(lab.runs[0].set).ok());
        QCOMPARE(*(*values)->value("net:x/output[0]"), y / 2);
        QCOMPARE(*(*values)->value("net:x/output[1]"), y);
    }

    /// Each time by what it was before: 1 + ½ + ¼, then after 7 halvings 2 of 128 at most.
    void anActionIsDoneAsOftenAsItSays()
    {
        const Lab lab = labFrom(kHalved);
        const auto values = LabValues::make(lab);
        QVERIFY((*values)->act(*lab.action("halve")).ok());
        QCOMPARE(*(*values)->value("a"), 0.5);
        QVERIFY((*values)->reset().ok() && (*values)->act(*lab.action("thrice")).ok());
        QCOMPARE(*(*values)->value("a"), 0.125);
        QCOMPARE(*(*values)->value("b"), 1.75);
        const std::vector<LabCheckResult> results = runChecks(lab, false);
        QCOMPARE(results[0].least, 1 / 128.0);
        QCOMPARE(results[0].most, 2 / 128.0);
    }

    void whatIsHeldStaysWhenASettingChanges()
    {
        const Lab lab = labFrom(kTwo);
        const auto values = LabValues::make(lab);
        QVERIFY((*values)->set("net:h/kernel[0,0]", 9).ok());
        QVERIFY((*values)->set("net:x/output[0]", 7).ok());
        QVERIFY((*values)->value("net:x/output[0]").ok());
        QVERIFY((*values)->set("net.graph.nodes.h.attributes.use_bias", 0).ok());
        QCOMPARE(*(*values)->value("net:h/kernel[0,0]"), 9.0);
        QCOMPARE(*(*values)->value("net:x/output[0]"), 7.0);
        QVERIFY(!(*values)->value("net:h/bias[0]").ok());
    }

    void whatCannotBeMovedSaysSo_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("words");
        QTest::newRow("a computed tensor") << "net:o/output[0]"
                                           << "computed";
        QTest::newRow("a quantity") << "half"
                                    << "follows";
        QTest::newRow("an element outside") << "net:h/kernel[2,0]"
                                            << "2 × 2";
        QTest::newRow("too few axes") << "net:h/kernel[0]"
                                      << "2 × 2";
        QTest::newRow("a subject that there is none of") << "other:h/kernel[0,0]"
                                                         << "other";
        QTest::newRow("no address") << "net:h"
                                    << "no address";
        QTest::newRow("an index that is none") << "net:h/kernel[a]"
                                               << "no address";
        QTest::newRow("a tensor that there is none of") << "net:h/filters[0]"
                                                        << "h/filters";
    }
    void whatCannotBeMovedSaysSo()
    {
        QFETCH(QString, address);
        QFETCH(QString, words);
        const Lab lab = labFrom(kTwo);
        const auto values = LabValues::make(lab);
        const Result<void> moved = (*values)->set(address.toStdString(), 1);
        QVERIFY(!moved.ok());
        const QString sentence = QString::fromStdString(english(moved.error()));
        QVERIFY2(sentence.contains(words), qPrintable(sentence));
    }

    void anOriginLeadsToWhatItCameFrom()
    {
        const Lab lab = labFrom(kTwo);
        const auto values = LabValues::make(lab);
        const Result<LabOrigin> half = (*values)->origin("half");
        QVERIFY(half.ok() && half->formula);
        QCOMPARE(half->names.at("y"), std::string("y"));
        const Result<LabOrigin> y = (*values)->origin("y");
        QCOMPARE(y->names.at("o"), std::string("net:o/output[0]"));
    }

    void oneNeuronLearnsFourteenOfTheSixteenTables()
    {
        const Lab lab = labFrom(kGates);
        for (const LabCheckResult& result : runChecks(lab, false))
            QVERIFY2(result.passed, (result.check->id + ": " + measuredWords(result)).c_str());
        const auto values = LabValues::make(lab);
        QVERIFY2(!(*values)->value("gate.run.loss").ok(), "nothing was trained yet");
        QVERIFY((*values)->train("gate", 3).ok());
        QCOMPARE(*(*values)->value("gate.run.steps"), 600.0);
        const double once = *(*values)->value("both");
        QVERIFY((*values)->train("gate", 4).ok());
        QVERIFY2(*(*values)->value("both") != once, "another seed, another network");
        QVERIFY((*values)->train("gate", 3).ok());
        QCOMPARE(*(*values)->value("both"), once);
    }

    void aCheckSaysWhatItMeasured()
    {
        const Lab lab = labFrom(kTwo);
        const std::vector<LabCheckResult> results = runChecks(lab, false);
        QCOMPARE(results.size(), std::size_t(5));
        const auto values = LabValues::make(lab);
        QVERIFY((*values)->set("net:o/bias[0]", 3).ok());
        QCOMPARE(results[0].measured, *(*values)->value("y"));
        QVERIFY(results[0].passed && results[1].passed && results[2].passed);
        QCOMPARE(results[1].rows, 4);
        QCOMPARE(results[2].rows, 50);
        QVERIFY(results[2].least < 2.3 && results[2].most > 3.7);
        QVERIFY2(results[3].passed && !results[3].holds, "a control fails as it must");
        QVERIFY2(!results[4].passed && results[4].holds, "a control that holds is the lab's error");
    }
};

QTEST_GUILESS_MAIN(LabValuesTest)
#include "lab_values_test.moc"
