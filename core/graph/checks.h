#pragma once

#include "graph/naming.h"
#include "graph/shape_inference.h"
#include "graph/wiring.h"

/// The parts of `inspect`: each looks at one side of a graph and says what is wrong there.
namespace loom {

/// Largest number of elements of one parameter, and of one sample of an output.
constexpr std::int64_t kLargestParameter = std::int64_t(1) << 31;
constexpr std::int64_t kLargestOutput = std::int64_t(1) << 28;

/// The nodes that lead nowhere and do not come after node `place`: what could be wired into it.
std::vector<int> freeOutputs(const Graph& graph, const Wiring& wiring, int place);
/// Layers that add nothing: a linear one straight in front of another.
std::vector<Issue> linearIssues(const Graph& graph, const Wiring& wiring, const GraphReport& report);
/// An error on that node.
Issue issueAt(const Node& node, Text sentence, std::vector<Repair> repairs = {});
/// "7.3 TB".
std::string bytesText(double bytes);

/// Attributes outside their range or unknown to the type, with the sentence of `checked` and a repair to the default.
std::vector<Issue> attributeIssues(const Node& node, const LayerType& type);
/// Ids, types, groups, sharing, wires without ends, doubly used ports, loops.
std::vector<Issue> structureIssues(const Graph& graph, const Wiring& wiring);
/// Wires with a missing end, on a loop, or into a port that is taken or does not exist.
std::set<Edge> misplacedWires(const Graph& graph, const Wiring& wiring);
/// A layer that cannot be left out when predicting, because what arrives is not shaped as what leaves.
std::vector<Issue> bypassIssues(const Node& node, const LayerType& type, const NodeShapes& shapes);
/// Parameters and outputs too large to compute; empty when the node may be planned.
std::vector<Issue> sizeIssues(const Node& node, const LayerType& type, const NodeShapes& shapes);
/// Losses without output or target, losses that do not fit theirs, and layers that lead to no loss.
std::vector<Issue> lossIssues(const Graph& graph, const Wiring& wiring, const GraphReport& report,
                              const std::vector<FieldShape>& fields, const std::vector<LossUse>& losses);

/// Wires into node `place` in the order of its ports, with the port's number; wires to unknown ports are left out,
/// and so is every wire but the first into a port that takes one.
struct Arrival {
    int edge = 0;
    int port = 0;
};
std::vector<Arrival> arrivalsOf(const Graph& graph, const Wiring& wiring, int place, const LayerType& type);

/// The query of the node at that place, from the shapes that the report holds so far.
LayerQuery queryAt(const Graph& graph, const Wiring& wiring, const GraphReport& report,
                   const std::vector<FieldShape>& fields, int place);
/// What stands behind a wire that comes from `from`.
InputSource sourceBehind(const Graph& graph, const Wiring& wiring, const GraphReport& report, const End& from);
/// The field that an input (or a loss with `targets`) reads: the named one, or the only one where the name is empty.
const FieldShape* fieldFor(const std::vector<FieldShape>& fields, const std::string& name, bool targets);

/// A note where the layer takes padded rows for whole ones.
std::vector<Issue> droppedLengths(const Node& node, const LayerQuery& query);
/// The field that says how many steps of an output are true, or empty.
std::string lengthsOf(const LayerType& type, const LayerQuery& query, const Shape& output);
/// For a layer that does not take what arrives: changes to the layer before it that were tried and would do. A
/// recurrent one gives every step, a flattening is taken out.
std::vector<Repair> triedRepairs(const Graph& graph, const Wiring& wiring, const GraphReport& report,
                                 const LayerType& type, const LayerQuery& query);
/// The losses that such a target suits, where the one that was chosen does not.
void offerOtherLosses(const LossUse& loss, const LayerType& type, const LayerQuery& query, Issue& issue);
/// Ways to one answer a sequence where node `place` gives one a step.
std::vector<Repair> oneAnswerRepairs(const Graph& graph, const Wiring& wiring, const GraphReport& report, int place);
/// A second wire for a layer that joins several and has one: from the nearest layer of the same shape that stands
/// before, round the layers between.
std::vector<Repair> skipRepairs(const Graph& graph, const Wiring& wiring, const GraphReport& report, int place);
Repair everyStep(const Node& node);
Repair lastStepOnly(const Node& node);
Repair takeOut(const Node& node);
/// The layer's answer for known inputs: first whether the ports take such numbers, then its own shape inference.
ShapeAnswer answerOf(const LayerType& type, const LayerQuery& query, const std::vector<Arrival>& arrivals);

} // namespace loom
