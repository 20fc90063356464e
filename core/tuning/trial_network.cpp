#include "tuning/trial_network.h"

#include "tuning/search_table.h"

namespace loom {
namespace {

Result<void> giveWeights(Network& network, const NamedTensors& weights)
{
    std::map<std::string, Tensor> all = network.weights();
    for (auto& [name, tensor] : all) {
        const auto kept = weights.tensors.find(name);
        if (kept == weights.tensors.end() || kept->second.shape() != tensor.shape())
            return Text(TR("the weights that were kept are not those of this network"));
        tensor = kept->second;
    }
    return network.setWeights(all);
}

} // namespace

Result<Run> runOfTrial(const StoredSearch& search, std::int64_t trial, const NamedTensors* weights,
                       std::int64_t epochs, std::shared_ptr<const PreparedData> data, RunningPart& running,
                       const std::stop_token& stop)
{
    const Result<Project> project = trialProject(search, trial);
    if (!project)
        return project.error();
    RunOptions options;
    options.kernels = search.settings.kernels;
    options.data = std::move(data);
    Result<Run> run = makeRun(*project, options);
    if (!run)
        return run;
    if (weights) {
        if (const Result<void> given = giveWeights(*run->network, *weights); !given)
            return given.error();
        return run;
    }
    Trainer& trainer = *run->trainer;
    trainer.onValidationBatch = [&stop] { return !stop.stop_requested(); };
    running.steps = 0;
    running.allSteps = epochs > 0
        ? epochs * trainer.totalSteps() / std::max<std::int64_t>(1, project->training.epochs)
        : trainer.totalSteps();
    running.trial = trial;
    const auto wanted = [&] { return epochs == 0 || trainer.epoch() < epochs; };
    while (!stop.stop_requested() && wanted() && trainer.step())
        running.steps.store(trainer.stepsDone(), std::memory_order_relaxed);
    running.trial = 0;
    trainer.onValidationBatch = {};
    return run;
}

} // namespace loom
