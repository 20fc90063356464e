#include "kept.h"

#include "project/data_files.h"

#include <chrono>
#include <filesystem>

namespace loom::cli {
namespace {

constexpr int kColors = 10;

KeptRun recordOf(const Options& options, const Opened& opened, const Run& run, std::size_t number)
{
    KeptRun made;
    made.name = "run " + std::to_string(number);
    made.color = int(number - 1) % kColors;
    made.project = withAbsolutePaths(opened.project, opened.folder);
    made.folder = std::filesystem::absolute(options.out).string();
    made.kernels = run.network->kernels();
    made.device = describe(run.device);
    made.dataFiles = run.data->files;
    made.created =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    made.givenWeights = !options.weights.empty();
    made.batchesPerEpoch = run.trainer->batchesPerEpoch();
    made.series = run.trainer->series();
    return made;
}

} // namespace

std::string runsFileOf(const std::string& word)
{
    std::error_code error;
    return std::filesystem::is_directory(word, error) ? (std::filesystem::path(word) / "project.runs").string()
                                                      : word;
}

Result<KeptRun> chosenRun(const Options& options, const RunStore& store)
{
    if (options.run > 0)
        return store.run(options.run);
    Result<std::vector<KeptRun>> runs = store.runs();
    if (!runs)
        return runs.error();
    if (runs->empty())
        return Text(TR("There are no kept runs in {file}"), {{"file", options.file}});
    return std::move(runs->back());
}

Result<std::unique_ptr<RunKeeper>> keep(const Options& options, const Opened& opened, const Run& run)
{
    Result<RunStore> store = RunStore::open((std::filesystem::path(options.out) / "project.runs").string());
    if (!store)
        return store.error();
    const Result<std::vector<KeptRun>> runs = store->runs();
    if (!runs)
        return runs.error();
    KeptRun made = recordOf(options, opened, run, runs->size() + 1);
    if (options.resume && !runs->empty()) {
        const KeptRun& before = runs->back();
        // Other kernels or data make it another run, which begins where that one stood.
        if (before.kernels == made.kernels && before.version == made.version
            && changedFiles(before.dataFiles, made.dataFiles).empty())
            return RunKeeper::goOn(std::move(*store), before.id, *run.trainer);
        made.parent = before.id;
    }
    made.parentStep = run.trainer->stepsDone();
    return RunKeeper::begin(std::move(*store), std::move(made), *run.trainer);
}

} // namespace loom::cli
