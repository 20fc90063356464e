#include "run_folder.h"

#include "base/file.h"
#include "opened.h"
#include "project/project_file.h"
#include "tensor/safetensors.h"
#include "train/history.h"

#include <chrono>
#include <filesystem>

namespace loom::cli {
namespace {

Result<void> writeState(RunState run, const std::string& stateFile, const std::string& history,
                        const std::string& historyFile)
{
    const Result<void> written = writeRunState(std::move(run), stateFile);
    return written ? writeFileAtomically(historyFile, history) : written;
}

} // namespace

Result<void> writeWeights(const Run& run, const std::string& file)
{
    return writeSafetensors(trainedModel(*run.network, *run.data), file);
}

std::string RunFolder::file(const std::string& name) const
{
    return (std::filesystem::path(folder_) / name).string();
}

Result<void> RunFolder::open(const Project& project, const std::string& projectFolder)
{
    if (!exists())
        return {};
    if (const Result<void> made = makeFolder(folder_); !made)
        return made;
    project_ = withAbsolutePaths(project, projectFolder);
    return saveProject(project_, file("project.loom"));
}

Result<RunState> RunFolder::checkpointed(const Options& options) const
{
    return isRunState(options.file) ? readRunState(options.file) : readCheckpoint(file("checkpoint.safetensors"));
}

RunState RunFolder::stateOf(Trainer::State state) const
{
    return {project_, {}, std::move(state), false, {}, {}};
}

void RunFolder::checkpoint(const Trainer& trainer)
{
    if (!exists())
        return;
    if (writing_.valid() && writing_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return;
    // A failure is not lost: the last checkpoint meets the same disk and reports it.
    writing_ = std::async(std::launch::async, checkpointing(trainer));
}

std::function<Result<void>()> RunFolder::checkpointing(const Trainer& trainer) const
{
    return [state = stateOf(trainer.fullState()), stateFile = file("checkpoint.safetensors"),
            history = writeHistory(trainer.series(), trainer.epochs()),
            historyFile = file("history.csv")] { return writeState(state, stateFile, history, historyFile); };
}

Result<void> RunFolder::close(Trainer::State last, const Run& run)
{
    if (!exists())
        return {};
    if (writing_.valid())
        writing_.wait();
    const Result<void> written =
        writeState(stateOf(std::move(last)), file("checkpoint.safetensors"),
                   writeHistory(run.trainer->series(), run.trainer->epochs()), file("history.csv"));
    if (!written)
        return written;
    return writeWeights(run, file("weights.safetensors"));
}

} // namespace loom::cli
