#include "document/run_state.h"

#include "project/project_file.h"
#include "tensor/safetensors.h"

#include <charconv>
#include <cmath>

namespace loom::ui {
namespace {

// Keys of the metadata beside the trainer's own.
const std::string kProject = "run/project", kSavedWeights = "run/saved_weights", kEnded = "run/ended",
                  kTest = "run/test/";

std::string exact(double value)
{
    char buffer[40];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

double numberIn(const std::string& text)
{
    double value = std::nan("");
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

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

} // namespace

Result<void> writeRunState(RunState run, const std::string& file)
{
    NamedTensors content{std::move(run.state.tensors), std::move(run.state.metadata)};
    content.metadata[kProject] = writeProject(run.project);
    if (run.savedWeights)
        content.metadata[kSavedWeights] = "true";
    if (run.ended)
        content.metadata[kEnded] = nameOf(*run.ended);
    for (const auto& [series, value] : run.testValues)
        content.metadata[kTest + series] = exact(value);
    return writeSafetensors(content, file);
}

Result<RunState> readRunState(const std::string& file)
{
    Result<NamedTensors> content = readSafetensors(file);
    if (!content)
        return content.error();
    auto& metadata = content->metadata;
    Result<OpenedProject> project = parseProject(taken(metadata, kProject));
    if (!project)
        return Text(TR("{file}: {reason}"), {{"file", file}, {"reason", english(project.error())}});
    RunState run;
    run.project = std::move(project->project);
    run.savedWeights = taken(metadata, kSavedWeights) == "true";
    run.ended = reasonNamed(taken(metadata, kEnded));
    for (auto entry = metadata.lower_bound(kTest); entry != metadata.end() && entry->first.starts_with(kTest);
         entry = metadata.erase(entry))
        run.testValues[entry->first.substr(kTest.size())] = numberIn(entry->second);
    run.state = {std::move(content->tensors), std::move(metadata)};
    return run;
}

} // namespace loom::ui
