// A layer that is frozen, or left out when the network predicts, while the network is in use.
#include "graph/checks.h"
#include "train/network_impl.h"

#include <algorithm>
#include <new>

namespace loom {
namespace {

Text tooLittleMemory(const std::string& layer)
{
    return Text(
        TR("The memory of this computer is not enough to compile the network anew, so {layer} stays as it is"),
        {{"layer", layer}});
}

} // namespace

Result<void> Network::setFrozen(const std::string& id, bool frozen)
{
    Impl& my = *impl_;
    Node* node = my.graph.find(id);
    if (!node || my.phases.empty())
        return Text(TR("The network that is being trained has no layer {layer}"), {{"layer", id}});
    if (node->frozen == frozen)
        return {};
    node->frozen = frozen;
    std::vector<std::unique_ptr<Program>> programs;
    Text problem;
    try {
        for (const Impl::Phase& phase : my.phases) {
            Result<std::unique_ptr<Program>> program =
                my.compiled(my.report, my.fields, my.requestFor(phase), my.options.batch);
            if (!program)
                problem = program.error();
            else
                programs.push_back(std::move(*program));
        }
    } catch (const std::bad_alloc&) {
        problem = tooLittleMemory(id);
    }
    if (!problem.empty()) {
        node->frozen = !frozen;
        return problem;
    }
    my.parameters.setFrozen(id, frozen);
    for (ParameterView& view : my.views)
        view.frozen = my.parameters.find(view.name)->frozen;
    for (std::size_t p = 0; p < my.phases.size(); ++p)
        my.take(my.phases[p], std::move(programs[p]));
    my.findFeedsAndPlaces();
    return {};
}

Result<void> Network::setBypassed(const std::string& id, bool bypassed)
{
    Impl& my = *impl_;
    Node* node = my.graph.find(id);
    if (!node)
        return Text(TR("The network has no layer {layer}"), {{"layer", id}});
    if (node->bypassed == bypassed)
        return {};
    if (bypassed)
        if (const auto issues = bypassIssues(*node, *findLayer(node->type), my.report.nodes.at(id)); !issues.empty())
            return issues.front().sentence;
    node->bypassed = bypassed;
    Text problem;
    try {
        Result<std::unique_ptr<Program>> program =
            my.compiled(my.report, my.fields, my.inferenceRequest(), my.options.batch);
        if (program)
            my.inference = std::move(*program);
        else
            problem = program.error();
    } catch (const std::bad_alloc&) {
        problem = tooLittleMemory(id);
    }
    if (problem.empty())
        return {};
    node->bypassed = !bypassed;
    return problem;
}

} // namespace loom
