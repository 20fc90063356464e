#include "core/layers/trials.h"

#include "course/held_subject.h"

#include <cmath>
#include <numeric>

using namespace loom;
using namespace loom::test;

namespace {

/// Layers that say of none of their numbers where they come from, and why.
const std::map<std::string, std::string> kSilent = {
    {"detection", "which cell tells of which box follows from the numbers themselves"},
    {"input", "its numbers are the data's"},
    {"constant", "its number is set"},
    {"random_normal", "its numbers are drawn"},
    {"random_uniform", "its numbers are drawn"},
};

/// What weighs classes, samples or steps is not explained, nor one distribution a place.
bool isPlainLoss(const LayerType& type, const LayerSample& sample)
{
    const bool shares = type.id == "categorical_crossentropy" && sample.inputs[0].rank() != 1;
    const bool weighs = sample.attributes.contains("label_smoothing") || sample.attributes.contains("class_weight");
    const bool ports = std::ranges::any_of(type.inputs, [&](const PortSpec& port) {
        const auto place = std::size_t(&port - type.inputs.data());
        return place < sample.inputs.size() && (port.name == "weight" || port.name == "mask");
    });
    return !shares && !weighs && !ports;
}

bool isOutput(const LayerType& type, const std::string& tensor)
{
    return std::ranges::any_of(type.outputs, [&](const PortSpec& port) { return tensor == "layer/" + port.name; });
}

/// A lab's subject of that graph, whose weights and sample are held.
LabSubject subjectOf(const ProbeNetwork& probe)
{
    LabSubject subject;
    subject.id = "net";
    subject.project.graph = probe.graph;
    subject.fields = probe.fields;
    for (const LossUse& use : probe.losses)
        subject.project.training.losses.push_back(
            {.id = use.id, .type = use.type, .of = use.of, .target = use.target, .attributes = use.attributes});
    return subject;
}

} // namespace

/// What layers say of where their numbers come from, against the engine: every number of every sample of every layer
/// that says it.
class ExplanationsTest : public QObject {
    Q_OBJECT
private slots:
    void aLayerThatExplainsNothingHasItsReason();
    void whatALayerComputesOnItsWayIsDeclaredInOrder();
    void aFormulaGivesTheEnginesNumber_data();
    void aFormulaGivesTheEnginesNumber();
    void aGradientIsSummedOverAllThatReadsTheTensor();
    void aLongSumHasItsLargestTermsAndAllOthersTogether();
    void theOthersOfALongSumFollowTheNumbers();

private:
    void put(const std::string& tensor, const std::vector<double>& values);
    void compare(const std::string& tensor, bool whole = true);
    double at(const std::string& tensor, const std::vector<std::int64_t>& index) const;

    std::unique_ptr<HeldNetwork> net_;
    int compared_ = 0;
};

void ExplanationsTest::aLayerThatExplainsNothingHasItsReason()
{
    for (const LayerType& type : layersTable())
        QCOMPARE(std::pair(type.id, type.explain == nullptr), std::pair(type.id, kSilent.contains(type.id)));
}

/// Of a series at its first step: later ones follow from those before.
void ExplanationsTest::whatALayerComputesOnItsWayIsDeclaredInOrder()
{
    std::set<std::string> withInner;
    for (const LayerType& type : layersTable()) {
        if (!type.explain || type.category == LayerCategory::loss)
            continue;
        std::set<std::string> missing;
        for (const InnerSpec& inner : type.inner)
            missing.insert(inner.name);
        for (const LayerSample& sample : type.samples) {
            if (sample.lengths)
                continue;
            Result<std::unique_ptr<HeldNetwork>> made = heldSubject(subjectOf(probeNetwork(type, sample, 1, "")));
            QVERIFY2(made.ok(), type.id.c_str());
            net_ = std::move(*made);
            std::vector<std::string> before;
            for (const InnerSpec& inner : type.inner) {
                const std::string tensor = "layer/" + inner.name;
                const Shape shape = net_->shapeOf(tensor);
                if (shape.rank() == 0)
                    continue; // an attribute of another sample chooses it
                missing.erase(inner.name);
                const auto explained = net_->explain(tensor, std::vector<std::int64_t>(std::size_t(shape.rank())));
                QVERIFY2(explained, (type.id + ": " + inner.name).c_str());
                for (const auto& [name, from] : explained->names)
                    QVERIFY2(!from.tensor.starts_with("layer/") || net_->canBeMoved(from.tensor)
                                 || std::ranges::find(before, from.tensor) != before.end(),
                             (tensor + " follows from " + from.tensor).c_str());
                before.push_back(tensor);
                withInner.insert(type.id);
            }
            for (const std::string& tensor : net_->computed())
                if (tensor.starts_with("layer/") && !isOutput(type, tensor) && tensor != "layer/noise")
                    QVERIFY2(std::ranges::find(before, tensor) != before.end(), (type.id + ": " + tensor).c_str());
        }
        QVERIFY2(missing.empty(), (type.id + " never computes " + (missing.empty() ? "" : *missing.begin())).c_str());
    }
    QVERIFY(withInner.contains("dense") && withInner.contains("lstm"));
}

void ExplanationsTest::aFormulaGivesTheEnginesNumber_data()
{
    QTest::addColumn<Trial>("trial");
    for (const LayerType& type : layersTable())
        for (std::size_t i = 0; type.explain && i < type.samples.size(); ++i) {
            const LayerSample& sample = type.samples[i];
            if (type.category == LayerCategory::loss && !isPlainLoss(type, sample))
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

void ExplanationsTest::put(const std::string& tensor, const std::vector<double>& values)
{
    const Shape shape = net_->shapeOf(tensor);
    std::vector<std::int64_t> index(std::size_t(std::max(1, shape.rank())));
    std::size_t i = 0;
    do
        QVERIFY2(net_->setElement(tensor, index, values.at(i++)).ok(), tensor.c_str());
    while (shape.rank() > 0 && nextIndex(index, shape));
}

/// `whole`: each of its elements is explained.
void ExplanationsTest::compare(const std::string& tensor, bool whole)
{
    const Shape shape = net_->shapeOf(tensor);
    std::vector<std::int64_t> index(std::size_t(std::max(1, shape.rank())));
    if (!net_->element(tensor, index))
        return;
    do {
        const std::optional<Explanation> explained = net_->explain(tensor, index);
        QVERIFY2(explained || !whole, (tensor + " is not explained").c_str());
        if (!explained)
            continue;
        const double value = at(tensor, index), again = *explained->value(net_->values());
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
    const auto steps = std::ranges::find(probe.fields, std::string("lengths"), &FieldShape::name);
    const bool isSeries = steps != probe.fields.end();
    Result<std::unique_ptr<HeldNetwork>> made = heldSubject(subjectOf(probe));
    QVERIFY2(made.ok(), made.ok() ? "" : english(made.error()).c_str());
    net_ = std::move(*made);
    const bool positive = trial.sample.positive && trial.behind.empty();
    for (const auto& [name, weights] : net_->weights()) {
        const bool spread = name.ends_with("variance"); // of the statistics: not below 0
        put(name, drawn(std::size_t(weights.size()), name, 0, spread || (positive && name[0] == 'x')));
    }
    for (const Node& node : probe.graph.nodes) {
        if (node.type != "input")
            continue;
        const std::string tensor = node.id + "/output";
        const std::size_t count = std::size_t(net_->shapeOf(tensor).size());
        std::vector<double> numbers = drawn(count, tensor, trial.sample.classes);
        for (std::size_t i = 0; i < count && node.id[0] != 'i'; ++i)
            numbers[i] = node.id == "steps" ? double(i) : 1;
        put(tensor, numbers);
    }
    if (net_->canBeMoved("loss/target"))
        put("loss/target",
            drawn(std::size_t(net_->shapeOf("loss/target").size()), "target", trial.sample.classes,
                  trial.sample.positive));
    for (const double length : {3, 0, 100, 1}) {
        if (isSeries)
            QVERIFY(net_->setElement("lengths", std::vector<std::int64_t>{0}, length).ok());
        // Behind a series the loss counts true steps only.
        const Shape out = net_->shapeOf("layer/output");
        const bool plain = !isSeries || out.rank() < 2;
        compared_ = 0;
        for (const std::string& tensor : net_->computed())
            if (tensor.starts_with("layer/") && tensor != "layer/noise")
                compare(tensor);
        compare("loss/output", plain);
        QVERIFY(compared_ > 0);
        compared_ = 0;
        for (const std::string& tensor : net_->computed())
            if (tensor.starts_with("layer/") || tensor.starts_with("in"))
                compare(tensor + ":gradient", plain || !tensor.ends_with("/output"));
        for (const auto& [name, weights] : net_->weights())
            if (name.starts_with("layer/"))
                compare(name + ":gradient");
        QVERIFY(compared_ > 0 || (!trial.type->parameters && !trial.type->inputs.front().differentiable));
        if (!isSeries)
            break;
    }
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

/// A neuron over so many numbers, with a bias.
Result<std::unique_ptr<HeldNetwork>> neuronOver(std::int64_t inputs)
{
    LabSubject subject;
    subject.id = "net";
    subject.project.graph.nodes = {{.id = "x", .type = "input"},
                                   {.id = "out", .type = "dense", .attributes = {{"units", std::int64_t(2)}}}};
    subject.project.graph.edges = {{{"x", {}}, {"out", {}}}};
    subject.fields = {{.name = "x", .shape = {inputs}}};
    return heldSubject(subject);
}

void ExplanationsTest::aLongSumHasItsLargestTermsAndAllOthersTogether()
{
    for (const std::int64_t inputs : {16, 64, 784}) {
        Result<std::unique_ptr<HeldNetwork>> made = neuronOver(inputs);
        QVERIFY(made.ok());
        net_ = std::move(*made);
        put("x/output", drawn(std::size_t(inputs), "x"));
        put("out/bias", {1e-9, 1e-9});
        compare("out/sum");
        std::vector<double> terms;
        for (std::int64_t i = 0; i < inputs; ++i)
            terms.push_back(at("x/output", {i}) * at("out/kernel", {i, 1}));
        for (const std::size_t shown : {kLargestExplained, std::size_t(32)}) {
            const std::optional<Explanation> explained = net_->explain("out/sum", {1}, shown);
            QVERIFY(explained.has_value());
            const bool cut = inputs + 1 > std::int64_t(kMostExplained);
            QCOMPARE(explained->names.size(), 2 * (cut ? shown : std::size_t(inputs)) + 1);
            QCOMPARE(explained->others.size(), std::size_t(cut));
            QVERIFY(explained->formula.contains("b1")); // as small as it is
            if (!cut)
                continue;
            const std::vector<Explanation>& others = explained->others.at("r1");
            QCOMPARE(others.size(), std::size_t(inputs) - shown);
            double sum = 0, least = HUGE_VAL;
            for (std::size_t i = 1; i <= shown; ++i) {
                const auto value = [&](const char* stem) {
                    const Element& of = explained->names.at(stem + std::to_string(i));
                    return at(of.tensor, of.index);
                };
                const double term = value("x") * value("w");
                least = std::min(least, std::abs(term));
                sum += term;
            }
            for (const Explanation& other : others)
                QVERIFY(std::abs(*other.value(net_->values())) <= least);
            const double together = std::accumulate(terms.begin(), terms.end(), 0.0) - sum;
            QVERIFY(std::abs(*valueOfAll(others, net_->values()) - together) < 1e-12);
        }
    }
}

void ExplanationsTest::theOthersOfALongSumFollowTheNumbers()
{
    Result<std::unique_ptr<HeldNetwork>> made = neuronOver(100);
    QVERIFY(made.ok());
    net_ = std::move(*made);
    put("x/output", drawn(100, "x"));
    const std::optional<Explanation> explained = net_->explain("out/sum", {0});
    QVERIFY(explained.has_value());
    const auto& terms = explained->others.at("r1").front().names;
    const auto x = std::ranges::find(terms, "x/output", [](const auto& name) { return name.second.tensor; });
    const Element moved = x->second;
    QVERIFY(net_->setElement(moved.tensor, moved.index, 40).ok());
    QVERIFY(std::abs(*explained->value(net_->values()) - at("out/sum", {0})) < 1e-12);
    std::set<Element> largest;
    const std::optional<Explanation> now = net_->explain("out/sum", {0});
    for (const auto& [name, element] : now->names)
        largest.insert(element);
    QVERIFY(largest.contains(moved));
}

QTEST_GUILESS_MAIN(ExplanationsTest)
#include "explanations_test.moc"
