#include "core/layers/trials.h"

#include "course/held_subject.h"

#include <cmath>

using namespace loom;
using namespace loom::test;

/// What layers say of where their numbers come from, against the engine: every sample of every layer that says it.
class ExplanationsTest : public QObject {
    Q_OBJECT
private slots:
    void aFormulaGivesTheEnginesNumber_data();
    void aFormulaGivesTheEnginesNumber();
    void aGradientIsSummedOverAllThatReadsTheTensor();
    void whatIsTooMuchToWriteDownIsNotExplained();

private:
    void compare(const std::string& tensor);
    double at(const std::string& tensor, const std::vector<std::int64_t>& index) const;

    std::unique_ptr<HeldNetwork> net_;
    int compared_ = 0;
};

void ExplanationsTest::aFormulaGivesTheEnginesNumber_data()
{
    QTest::addColumn<Trial>("trial");
    for (const LayerType& type : layersTable())
        for (std::size_t i = 0; type.explain && i < type.samples.size(); ++i) {
            const LayerSample& sample = type.samples[i];
            // What weighs samples or classes is not explained.
            const bool weighted = type.category == LayerCategory::loss
                && (sample.inputs.size() > 2 || !sample.attributes.empty() || sample.inputs[0].rank() > 1);
            if (sample.lengths || weighted)
                continue;
            QTest::addRow("%s %d", type.id.c_str(), int(i)) << Trial{&type, sample, {}, false};
            if (type.category != LayerCategory::loss || !sample.positive)
                continue;
            for (const char* behind : {"sigmoid", "softmax"})
                if (behind == std::string("sigmoid") || sample.inputs[0].size() > 1)
                    QTest::addRow("%s %d behind %s", type.id.c_str(), int(i), behind)
                        << Trial{&type, sample, behind, false};
        }
}

double ExplanationsTest::at(const std::string& tensor, const std::vector<std::int64_t>& index) const
{
    const Result<double> value = net_->element(tensor, index);
    return value ? *value : NAN;
}

void ExplanationsTest::compare(const std::string& tensor)
{
    const Shape shape = net_->shapeOf(tensor);
    std::vector<std::int64_t> index(std::size_t(shape.rank()));
    if (shape.rank() == 0)
        index = {0};
    do {
        const std::optional<Explanation> explained = net_->explain(tensor, index);
        if (!explained)
            continue;
        std::map<std::string, double> numbers;
        for (const auto& [name, element] : explained->names)
            numbers[name] = at(element.tensor, element.index);
        const double value = at(tensor, index), again = *explained->formula.evaluate(numbers);
        QVERIFY2(std::abs(value - again) <= 1e-10 * std::max(1.0, std::abs(value)),
                 qPrintable(QStringLiteral("%1: %2, but %3 = %4")
                                .arg(QString::fromStdString(tensor))
                                .arg(value)
                                .arg(QString::fromStdString(explained->formula.text()))
                                .arg(again)));
        ++compared_;
    } while (shape.rank() > 0 && nextIndex(index, shape));
}

void ExplanationsTest::aFormulaGivesTheEnginesNumber()
{
    QFETCH(Trial, trial);
    const ProbeNetwork probe = probeNetwork(*trial.type, trial.sample, 1, trial.behind);
    LabSubject subject;
    subject.id = "net";
    subject.project.graph = probe.graph;
    subject.fields = probe.fields;
    for (const LossUse& use : probe.losses)
        subject.project.training.losses.push_back(
            {.id = use.id, .type = use.type, .of = use.of, .target = use.target, .attributes = use.attributes});
    Result<std::unique_ptr<HeldNetwork>> made = heldSubject(subject);
    QVERIFY2(made.ok(), made.ok() ? "" : english(made.error()).c_str());
    net_ = std::move(*made);
    QVERIFY(net_->setElement("pick/output", std::vector<std::int64_t>{0}, 1).ok());
    const bool positive = trial.sample.positive && trial.behind.empty();
    for (const auto& [name, weights] : net_->weights()) {
        const bool spread = name.ends_with("variance"); // of the statistics: not below 0
        const auto values = drawn(std::size_t(weights.size()), name, 0, spread || (positive && name[0] == 'x'));
        std::vector<std::int64_t> index(std::size_t(weights.shape().rank()));
        std::size_t i = 0;
        do
            QVERIFY(net_->setElement(name, index, values[i++]).ok());
        while (nextIndex(index, weights.shape()));
    }
    const Shape target = net_->shapeOf("loss/target");
    std::vector<std::int64_t> index(std::size_t(std::max(1, target.rank())));
    std::size_t i = 0;
    const auto wanted = drawn(std::size_t(target.size()), "target", trial.sample.classes, trial.sample.positive);
    do
        QVERIFY(net_->setElement("loss/target", index, wanted[i++]).ok());
    while (target.rank() > 0 && nextIndex(index, target));
    compared_ = 0;
    for (const char* tensor : {"layer/output", "layer/sum", "loss/output"})
        compare(tensor);
    QVERIFY(compared_ > 0);
    compared_ = 0;
    for (const char* tensor :
         {"in0/output:gradient", "in1/output:gradient", "layer/output:gradient", "layer/sum:gradient",
          "layer/kernel:gradient", "layer/bias:gradient", "layer/gamma:gradient", "layer/beta:gradient"})
        compare(tensor);
    QVERIFY(compared_ > 0);
}

/// x → h → out and x → h → side, both added: h is read twice.
void ExplanationsTest::aGradientIsSummedOverAllThatReadsTheTensor()
{
    LabSubject subject;
    subject.id = "net";
    Graph& graph = subject.project.graph;
    const auto dense = [&](const char* id) {
        graph.nodes.push_back({.id = id,
                               .type = "dense",
                               .attributes = {{"units", std::int64_t(2)}, {"activation", std::string("tanh")}}});
    };
    graph.nodes.push_back({.id = "x", .type = "input"});
    for (const char* id : {"h", "out", "side"})
        dense(id);
    graph.nodes.push_back({.id = "both", .type = "add"});
    for (const auto& [from, to] :
         {std::pair("x", "h"), {"h", "out"}, {"h", "side"}, {"out", "both"}, {"side", "both"}})
        graph.edges.push_back({{from, {}}, {to, {}}});
    subject.fields = {{.name = "x", .shape = {2}}, {.name = "t", .shape = {2}, .target = true}};
    subject.project.training.losses = {{.id = "loss", .type = "mse"}};
    Result<std::unique_ptr<HeldNetwork>> made = heldSubject(subject);
    QVERIFY2(made.ok(), made.ok() ? "" : english(made.error()).c_str());
    net_ = std::move(*made);
    QVERIFY(net_->setElement("x/output", std::vector<std::int64_t>{0}, 0.7).ok());
    const std::optional<Explanation> explained = net_->explain("h/output:gradient", {1});
    QVERIFY(explained.has_value());
    std::set<std::string> read;
    for (const auto& [name, element] : explained->names)
        read.insert(element.tensor);
    QCOMPARE(read, (std::set<std::string>{"out/kernel", "out/sum:gradient", "side/kernel", "side/sum:gradient"}));
    compared_ = 0;
    compare("h/output:gradient");
    QCOMPARE(compared_, 2);
}

void ExplanationsTest::whatIsTooMuchToWriteDownIsNotExplained()
{
    LabSubject subject;
    subject.id = "net";
    subject.project.graph.nodes = {{.id = "x", .type = "input"},
                                   {.id = "out", .type = "dense", .attributes = {{"units", std::int64_t(1)}}}};
    subject.project.graph.edges = {{{"x", {}}, {"out", {}}}};
    for (const std::int64_t inputs : {16, 784}) {
        subject.fields = {{.name = "x", .shape = {inputs}}};
        Result<std::unique_ptr<HeldNetwork>> made = heldSubject(subject);
        QVERIFY(made.ok());
        QCOMPARE((*made)->explain("out/sum", {0}).has_value(), inputs == 16);
    }
}

QTEST_GUILESS_MAIN(ExplanationsTest)
#include "explanations_test.moc"
