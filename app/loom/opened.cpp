#include "opened.h"

#include "interrupt.h"
#include "output.h"
#include "project/migrate.h"
#include "project/path.h"
#include "project/run_state.h"
#include "tensor/safetensors.h"
#include "trained.h"

#include <filesystem>

namespace loom::cli {

Result<Opened> openFor(const Options& options)
{
    Opened opened;
    if (isRunState(options.file)) {
        Result<RunState> run = readRunState(options.file);
        if (!run)
            return run.error();
        opened.project = std::move(run->project);
        opened.folder = std::move(run->folder);
    } else {
        Result<OpenedProject> file = openProject(options.file);
        if (!file)
            return file.error();
        opened = {std::move(file->project), std::move(file->issues),
                  std::filesystem::path(options.file).parent_path().string()};
    }
    if (const Result<void> done = applySettings(options, opened.project); !done)
        return done.error();
    return opened;
}

Result<void> applySettings(const Options& options, Project& project)
{
    for (const auto& [path, text] : options.settings)
        if (const Result<void> done = setText(project, path, text); !done)
            return done;
    return {};
}

RunOptions runOptions(const Options& options, const Opened& opened)
{
    RunOptions run;
    run.threads = options.threads;
    run.pin = options.pin;
    run.kernels = options.kernels;
    run.device = options.device;
    run.shards = std::max(1, options.shards);
    run.fellBack = [&options](const Text& reason) { sayFallBack(options, reason); };
    run.projectFolder = opened.folder;
    run.outputFolder = options.out;
    run.progress = [terminal = onTerminal(options)](double fraction) {
        if (terminal)
            redraw(fraction < 1 ? "Reading data  " + bar(fraction, 30) : "");
        return !interrupted();
    };
    return run;
}

std::string computedBy(const Device* device, const std::string& kernels)
{
    return "device " + describe(device) + ", kernels " + kernels;
}

Result<PreparedData> readData(const Options& options, const Opened& opened)
{
    Result<PreparedData> data =
        prepare(opened.project.data, {opened.folder, opened.project.seed, runOptions(options, opened).progress});
    if (onTerminal(options))
        redraw("");
    return data;
}

Result<void> loadWeights(const Options& options, Network& network, bool required)
{
    const std::string file = weightsFile(options);
    std::error_code error;
    if (options.weights.empty() && !std::filesystem::exists(file, error)) {
        if (required)
            return Text(TR("There are no trained weights: {file} does not exist; train with --out DIR and give "
                           "--weights DIR/weights.safetensors"),
                        {{"file", file}});
        return {};
    }
    const Result<NamedTensors> content = readSafetensors(file);
    if (!content)
        return content.error();
    for (const ParameterView& parameter : network.parameters())
        if (const auto unread = content->unread.find(parameter.name); unread != content->unread.end())
            return Text(TR("{file}: tensor {name} has the type {type}, which Netloom does not read; save the weights "
                           "as F32"),
                        {{"file", file}, {"name", parameter.name}, {"type", unread->second}});
    Result<void> done = network.setWeights(withReleasedIds(content->tensors));
    if (done)
        done = checkFinite(network.weights());
    if (!done)
        return Text(TR("{file}: {reason}"), {{"file", file}, {"reason", english(done.error())}});
    return {};
}

Result<Run> trainedRun(const Options& options, const Opened& opened)
{
    RunOptions how = runOptions(options, opened);
    const auto fitted = fittedFor(options);
    if (!fitted)
        return fitted.error();
    how.fitted = *fitted;
    Result<Run> run = makeRun(opened.project, how);
    if (run)
        if (const Result<void> loaded = loadWeights(options, *run->network, true); !loaded)
            return loaded.error();
    return run;
}

Result<Run> trainedRun(const Options& options)
{
    const Result<Opened> opened = openFor(options);
    if (!opened)
        return opened.error();
    return trainedRun(options, *opened);
}

const char* nameOf(Severity severity)
{
    constexpr const char* kNames[] = {"note", "warning", "error"};
    return kNames[int(severity)];
}

std::string lineOf(const Issue& issue)
{
    return std::string(nameOf(issue.severity)) + ": " + english(issue.sentence);
}

DataPart partFor(const Options& options, const PreparedData& data)
{
    const DataPart parts[] = {{"test", &data.test}, {"validation", &data.validation}, {"training", &data.training}};
    for (const DataPart& part : parts)
        if (options.part.empty() ? !part.rows->empty() : options.part == part.name)
            return part;
    return parts[2];
}

} // namespace loom::cli
