#include "project/run_state.h"

#include "base/nested_text.h"
#include "base/shortest.h"
#include "kernels/variants.h"
#include "project/data_files.h"
#include "project/project_file.h"
#include "tensor/safetensors.h"

#include <cmath>
#include <filesystem>

namespace loom {
namespace {

// Keys of the metadata beside the trainer's own.
const std::string kProject = "run/project", kFolder = "run/folder", kSavedWeights = "run/saved_weights",
                  kEnded = "run/ended", kTest = "run/test/";

std::optional<EndReason> reasonNamed(const std::string& name)
{
    for (const EndReason reason : {EndReason::finished, EndReason::stopped, EndReason::callback})
        if (name == nameOf(reason))
            return reason;
    return std::nullopt;
}

/// Takes the entry out; empty where there is none.
std::string taken(std::map<std::string, std::string>& metadata, const std::string& key)
{
    auto entry = metadata.extract(key);
    return entry.empty() ? std::string() : std::move(entry.mapped());
}

Result<RunState> readState(const std::string& file, bool withProject)
{
    Result<NamedTensors> content = readSafetensors(file);
    if (!content)
        return content.error();
    auto& metadata = content->metadata;
    RunState run;
    if (withProject || metadata.contains(kProject)) {
        Result<OpenedProject> project = parseProject(taken(metadata, kProject));
        if (!project)
            return Text(TR("{file}: {reason}"), {{"file", file}, {"reason", nested(project.error())}});
        run.project = std::move(project->project);
    }
    run.folder = taken(metadata, kFolder);
    run.savedWeights = taken(metadata, kSavedWeights) == "true";
    run.ended = reasonNamed(taken(metadata, kEnded));
    for (auto entry = metadata.lower_bound(kTest); entry != metadata.end() && entry->first.starts_with(kTest);
         entry = metadata.erase(entry))
        run.testValues[entry->first.substr(kTest.size())] = exactNumber(entry->second).value_or(std::nan(""));
    run.state = {std::move(content->tensors), std::move(metadata)};
    return run;
}

} // namespace

Result<void> writeRunState(RunState run, const std::string& file)
{
    NamedTensors content{std::move(run.state.tensors), std::move(run.state.metadata)};
    content.metadata[kProject] = writeProject(run.project);
    if (!run.folder.empty())
        content.metadata[kFolder] = run.folder;
    if (run.savedWeights)
        content.metadata[kSavedWeights] = "true";
    if (run.ended)
        content.metadata[kEnded] = nameOf(*run.ended);
    for (const auto& [series, value] : run.testValues)
        content.metadata[kTest + series] = shortest(value);
    return writeSafetensors(content, file);
}

Result<RunState> readRunState(const std::string& file)
{
    return readState(file, true);
}

Result<RunState> readCheckpoint(const std::string& file)
{
    return readState(file, false);
}

bool isRunState(const std::string& file)
{
    return std::filesystem::path(file).extension() == ".run";
}

std::string kernelsOf(const Trainer::State& state)
{
    const std::string kernels = Trainer::originOf(state).kernels;
    return !kernels.empty() && chooseKernels(kernels) ? kernels : std::string();
}

std::vector<Text> differences(const Trainer::State& state, const Run& run)
{
    const StateOrigin origin = Trainer::originOf(state);
    const std::string kernels = run.network->kernels();
    std::vector<Text> found;
    if (origin.version < Trainer::kStateVersion)
        found.push_back(TR("The checkpoint was written by an older version of this program, which may have computed "
                           "other last digits"));
    else if (origin.kernels != kernels)
        found.push_back(Text(TR("The run was computed with the kernels {before} so far and goes on with {now}: from "
                                "here on its last digits are others than with {before}"),
                             {{"before", origin.kernels}, {"now", kernels}}));
    for (const std::string& file : changedFiles(origin.dataFiles, run.data->files))
        found.push_back(Text(TR("{file} holds other data than when this run was trained; from here on it learns from "
                                "the new ones"),
                             {{"file", file}}));
    return found;
}

} // namespace loom
