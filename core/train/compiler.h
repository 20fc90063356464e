#pragma once

#include "graph/shape_inference.h"
#include "plan/plan.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace loom {

/// What a network is compiled for, as far as the plan depends on it.
struct CompileRequest {
    DType dtype = DType::f32;
    bool training = false;
    bool withLoss = true;
    std::uint64_t seed = 7;
    std::vector<LossUse> losses;
    std::vector<double> lossWeights; ///< one a loss; missing ones are 1
    std::set<std::string> watched; ///< activation names that keep their own memory
    std::set<std::string> updates; ///< nodes that learn and measure in this plan; empty: all that are not frozen
    bool carries = false; ///< layers with a state go on from run to run
    bool onlyNeeded = false; ///< nodes that no loss needs are left out
    /// Backward through the network as it predicts, to be looked at: by its parameters, frozen ones too, and by what
    /// it reads. From the losses, or from the activation `gradientOf`, whose own gradient is then fed.
    bool looksBack = false;
    std::string gradientOf;
};

/// A parameter as the plan knows it; several plans of one network number their buffers alike by name only.
struct PlannedParameter {
    std::string name; ///< NODE/NAME of the owner (a sharing node has none of its own)
    ParameterSpec spec;
    int buffer = -1;
    bool frozen = false;
};

/// A Graph turned into a plan, with the buffers that the outside needs by name.
struct CompiledGraph {
    Plan plan;
    std::vector<std::pair<std::string, Ref>> feeds; ///< data field → buffer
    std::map<std::string, Ref> activations; ///< NODE/output, NODE/sum …; training: NODE/output:gradient …
    std::vector<PlannedParameter> parameters;
    std::vector<Ref> predictions, targets, masks, losses; ///< one a loss; losses alone are always there
    std::vector<double> lossWeights; ///< factors of the losses in their sum
    Ref seed; ///< the gradient that is fed; absent where losses start it
};

/// The graph must have no errors (`report` of `inspect`, asserted by the caller).
CompiledGraph compileGraph(const Graph& graph, const GraphReport& report, const std::vector<FieldShape>& fields,
                           const CompileRequest& request);

} // namespace loom
