#include "views/backprop/backprop_drawing.h"

#include "common/core_text.h"
#include "formula/worked.h"
#include "graph/layer_type.h"

#include <cmath>

namespace loom::ui {
namespace {

constexpr int kDigits = 3;

QString printed(double value)
{
    return QString::fromStdString(significant(kDigits)({}, value)).replace(u'-', u'−');
}

/// Where the tensor stands on the way; past the end where it does not.
int placeOf(const BackpropShown& shown, const std::string& tensor, BackpropPart part)
{
    for (std::size_t i = 0; i < shown.steps.size(); ++i)
        if (shown.steps[i].tensor == tensor && shown.steps[i].part == part)
            return int(i);
    return int(shown.steps.size());
}

const double* numberOf(const BackpropShown& shown, const std::string& tensor, std::int64_t place)
{
    const auto found = shown.all.find(tensor);
    return found == shown.all.end() || place >= std::int64_t(found->second.size())
        ? nullptr
        : &found->second[std::size_t(place)];
}

} // namespace

BackpropDrawing::BackpropDrawing(Theme& theme, QWidget* parent)
    : NetworkDrawing(theme, parent)
{
    setObjectName(QStringLiteral("backprop_drawing"));
    connect(this, &NetworkDrawing::nodePicked, this, [this](int node) {
        const Unit& unit = units_[std::size_t(node)];
        emit unitAsked(QString::fromStdString(unit.node), unit.unit);
    });
    connect(this, &NetworkDrawing::wirePicked, this, [this](int wire) {
        const Wire& at = wires_[std::size_t(wire)];
        emit weightAsked(QString::fromStdString(at.kernel), at.input, at.unit);
    });
}

void BackpropDrawing::forget()
{
    graph_ = Graph();
}

void BackpropDrawing::build(const Subject& subject)
{
    if (graph_ == subject.project.graph)
        return;
    graph_ = subject.project.graph;
    units_.clear();
    wires_.clear();
    std::vector<std::vector<NetworkNode>> columns;
    std::vector<NetworkWire> wires;
    std::size_t before = 0;
    for (const std::string& id : topologicalOrder(graph_)) {
        const Node& node = *graph_.find(id);
        const std::size_t first = units_.size();
        const std::int64_t count = subject.outputShape(id).size();
        columns.emplace_back();
        for (std::int64_t unit = 0; unit < count; ++unit) {
            NetworkNode drawn;
            drawn.name = count == 1 ? subject.nameOf(id) : QString::number(unit + 1);
            columns.back().push_back(drawn);
            units_.push_back({id, unit});
            for (std::size_t from = before; !readsField(*findLayer(node.type)) && from < first; ++from) {
                const std::string owner = node.shares.empty() ? id : node.shares;
                wires_.push_back({owner + "/kernel", std::int64_t(from - before), unit});
                NetworkWire wire;
                wire.from = int(from);
                wire.to = int(first) + int(unit);
                wires.push_back(wire);
            }
        }
        before = first;
    }
    setNetwork(columns, wires);
}

void BackpropDrawing::showUnits(const BackpropShown& shown)
{
    const bool back = shown.steps[std::size_t(shown.step)].part >= BackpropPart::backward;
    for (std::size_t i = 0; i < units_.size(); ++i) {
        const Unit& unit = units_[i];
        const bool sums =
            placeOf(shown, unit.node + "/sum:gradient", BackpropPart::backward) < int(shown.steps.size());
        const std::string gradient = unit.node + (sums ? "/sum:gradient" : "/output:gradient");
        const bool output = placeOf(shown, unit.node + "/output", BackpropPart::forward) < int(shown.steps.size());
        const std::string answer = unit.node + (output ? "/output" : "/sum");
        const int reached =
            back ? placeOf(shown, gradient, BackpropPart::backward) : placeOf(shown, answer, BackpropPart::forward);
        const double* number = reached <= shown.step ? numberOf(shown, back ? gradient : answer, unit.unit) : nullptr;
        setNodeValue(int(i), number ? *number : 0, number ? printed(*number) : QStringLiteral("·"));
    }
}

void BackpropDrawing::showWires(const BackpropShown& shown)
{
    const BackpropStep& step = shown.steps[std::size_t(shown.step)];
    for (std::size_t i = 0; i < wires_.size(); ++i) {
        const Wire& wire = wires_[i];
        // A kernel's numbers: an input a row, a unit a column.
        const auto kernel = shown.all.find(wire.kernel);
        std::int64_t units = 0;
        for (const Unit& unit : units_)
            units += wire.kernel.starts_with(unit.node + "/");
        const std::int64_t place = wire.input * units + wire.unit;
        const std::string gradient = wire.kernel + ":gradient";
        const bool learned = step.part >= BackpropPart::backward
            && placeOf(shown, gradient, BackpropPart::backward) <= shown.step && step.part != BackpropPart::update;
        const double* number = numberOf(shown, learned ? gradient : wire.kernel, place);
        if (kernel != shown.all.end() && number)
            setWireWeight(int(i), *number, printed(*number));
    }
}

void BackpropDrawing::showStep(const Subject& subject, const BackpropShown& shown)
{
    setVisible(!shown.all.empty());
    if (shown.all.empty())
        return;
    build(subject);
    showUnits(shown);
    showWires(shown);
    const BackpropStep& step = shown.steps[std::size_t(shown.step)];
    std::optional<HandleId> picked;
    for (std::size_t i = 0; i < units_.size(); ++i)
        if (shown.shape.rank() == 1 && units_[i].node == step.node && units_[i].unit == shown.index[0])
            picked = nodeHandle(int(i));
    for (std::size_t i = 0; i < wires_.size(); ++i)
        if (shown.shape.rank() == 2 && step.tensor.starts_with(wires_[i].kernel) && wires_[i].input == shown.index[0]
            && wires_[i].unit == shown.index[1])
            picked = wireHandle(int(i));
    setPicked(picked);
}

} // namespace loom::ui
