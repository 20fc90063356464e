#include "command.h"

#include "opened.h"
#include "output.h"

#include "kernels/device.h"
#include "kernels/variants.h"

namespace loom::cli {
namespace {

Json layerJson(const Node& node, const NodeShapes& shapes)
{
    Json out = {{"id", node.id}, {"type", node.type}};
    out["output"] = shapes.known && !shapes.outputs.empty() ? Json(shapes.outputs.front().axes()) : Json();
    out["parameters"] = shapes.parameterCount;
    out["trainable"] = shapes.trainableCount;
    out["multiply_adds"] = shapes.cost.multiplyAdds;
    return out;
}

void printLayer(const std::string& id, const std::string& type, const std::string& shape,
                const std::string& parameters, const std::string& cost)
{
    const std::string line = padded(id, 18) + " " + padded(type, 24) + " " + padded(shape, 18) + " "
        + paddedLeft(parameters, 12) + " " + paddedLeft(cost, 16);
    std::puts(line.c_str());
}

void printTable(const Graph& graph, const GraphReport& report, const std::string& computedBy)
{
    printLayer("layer", "type", "output", "parameters", "multiply-adds");
    for (const std::string& id : report.order) {
        const NodeShapes& shapes = report.nodes.at(id);
        const bool known = shapes.known && !shapes.outputs.empty();
        printLayer(id, graph.find(id)->type, known ? describe(shapes.outputs.front()) : "?",
                   formatNumber(shapes.parameterCount), formatNumber(shapes.cost.multiplyAdds));
    }
    std::printf("\n%s parameters (%s trainable), %s multiply-adds a sample; %s\n",
                formatNumber(report.parameters).c_str(), formatNumber(report.trainable).c_str(),
                formatNumber(report.multiplyAdds).c_str(), computedBy.c_str());
}

/// What would compute the project.
struct Computer {
    std::string device; ///< as an option
    std::string words;
};

Result<Computer> computerFor(const Options& options, const Opened& opened)
{
    const RunOptions how = runOptions(options, opened);
    const Result<const KernelTable*> kernels = chooseKernels(options.kernels);
    if (!kernels)
        return kernels.error();
    const Result<const Device*> device = chooseDevice(how);
    if (!device)
        return device.error();
    if (!*device)
        return Computer{"cpu", computedBy(nullptr, (*kernels)->name)};
    // Whether a device has all that the project needs shows when it is compiled.
    const Result<Run> run = makeRun(opened.project, how);
    if (!run)
        return run.error();
    return Computer{run->device ? run->device->name : "cpu", computedBy(run->device, run->network->kernels())};
}

int printPlan(const Options& options, const Opened& opened, const Computer& computer)
{
    RunOptions how = runOptions(options, opened);
    how.device = computer.device;
    const Result<Run> run = makeRun(opened.project, how);
    if (!run)
        return fail(options, run.error());
    std::printf("\n%s\n", run->network->describePlan().c_str());
    return kDone;
}

} // namespace

int runSummary(const Options& options)
{
    const Result<Opened> opened = openFor(options);
    if (!opened)
        return fail(options, opened.error());
    const Result<Computer> computer = computerFor(options, *opened);
    if (!computer)
        return fail(options, computer.error());
    const Result<PreparedData> data = readData(options, *opened);
    if (!data) // shapes that do not depend on the data are worth seeing all the same
        std::fprintf(stderr, "loom: %s\n", english(data.error()).c_str());
    const std::vector<FieldShape> fields = data ? fieldShapes(*data) : std::vector<FieldShape>();
    const Graph& graph = opened->project.graph;
    const GraphReport report = inspect(graph, fields);
    if (!options.json) {
        printTable(graph, report, computer->words);
        return options.plan ? printPlan(options, *opened, *computer) : kDone;
    }
    Json event = {{"event", "summary"},
                  {"parameters", report.parameters},
                  {"trainable", report.trainable},
                  {"multiply_adds", report.multiplyAdds},
                  {"device", computer->device},
                  {"layers", Json::array()}};
    for (const std::string& id : report.order)
        event["layers"].push_back(layerJson(*graph.find(id), report.nodes.at(id)));
    emit(event);
    return kDone;
}

} // namespace loom::cli
