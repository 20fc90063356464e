#include "run_folder.h"

#include "base/file.h"
#include "project/project_file.h"
#include "tensor/safetensors.h"
#include "train/history.h"

#include <chrono>
#include <filesystem>

namespace loom::cli {
namespace {

Result<void> writeState(Trainer::State state, const std::string& stateFile, const std::string& history,
                        const std::string& historyFile)
{
    const Result<void> written = writeSafetensors({std::move(state.tensors), std::move(state.metadata)}, stateFile);
    return written ? writeFileAtomically(historyFile, history) : written;
}

} // namespace

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
    return saveProject(withAbsolutePaths(project, projectFolder), file("project.loom"));
}

Result<void> RunFolder::resume(Trainer& trainer)
{
    Result<NamedTensors> content = readSafetensors(file("checkpoint.safetensors"));
    if (!content)
        return content.error();
    const Result<void> restored = trainer.restore({std::move(content->tensors), std::move(content->metadata)});
    if (!restored)
        return Text(TR("{file}: {reason}"),
                    {{"file", file("checkpoint.safetensors")}, {"reason", english(restored.error())}});
    return {};
}

void RunFolder::checkpoint(const Trainer& trainer)
{
    if (!exists())
        return;
    if (writing_.valid() && writing_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return;
    // A failure is not lost: the last checkpoint meets the same disk and reports it.
    writing_ = std::async(std::launch::async, &writeState, trainer.fullState(), file("checkpoint.safetensors"),
                          writeHistory(trainer.series(), trainer.epochs()), file("history.csv"));
}

Result<void> RunFolder::close(Trainer::State last, const Run& run)
{
    if (!exists())
        return {};
    if (writing_.valid())
        writing_.wait();
    const Result<void> written =
        writeState(std::move(last), file("checkpoint.safetensors"),
                   writeHistory(run.trainer->series(), run.trainer->epochs()), file("history.csv"));
    if (!written)
        return written;
    return writeSafetensors(trainedModel(*run.network, *run.data), file("weights.safetensors"));
}

} // namespace loom::cli
