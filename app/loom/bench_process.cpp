#include "bench.h"

#include "base/thread_pool.h"
#include "bench_child.h"
#include "project/project_file.h"

#include <algorithm>
#include <filesystem>

namespace loom::cli {
namespace {

constexpr int kStarts = 20; ///< a round of starts
constexpr std::int64_t kMemorySteps = 200;

/// Starts the program again and again; `seconds` picks what of it counts.
Result<Rounds> timeStarts(int rounds, int starts, const std::vector<std::string>& words,
                          const std::vector<std::string>& environment, double Child::*seconds)
{
    Rounds result;
    result.stepsARound = starts;
    for (int round = 0; round < rounds; ++round) {
        double sum = 0;
        for (int i = 0; i < starts; ++i) {
            const Result<Child> child = runChild(words, environment);
            if (!child)
                return child.error();
            if (child->code != 0 || child->out.empty())
                return Text("{program} ended with code {code}", {{"program", words[0]}, {"code", child->code}});
            sum += *child.*seconds;
        }
        result.secondsAStep.push_back(sum / starts);
    }
    std::ranges::sort(result.secondsAStep);
    return result;
}

/// `loom --version`, and the studio's window painted (offscreen) where it lies beside.
Result<std::vector<BenchLine>> startUp(const BenchContext& context)
{
    std::vector<BenchLine> lines;
    const Result<Rounds> loom = timeStarts(context.rounds(), kStarts, {ownFile(), "--version"}, {}, &Child::seconds);
    if (!loom)
        return loom.error();
    lines.push_back({.name = "start_up", .mode = "start", .rounds = *loom, .more = {{"program", "loom"}}});
    lines.back().note = "loom --version";
    const std::filesystem::path window = std::filesystem::path(ownFile()).replace_filename("netloom");
    std::error_code error;
    if (!std::filesystem::exists(window, error))
        return lines;
    const Result<Rounds> shown = timeStarts(context.rounds(), 1, {window.string(), "--until-shown"},
                                            {"QT_QPA_PLATFORM=offscreen"}, &Child::secondsToOutput);
    if (!shown)
        return shown.error();
    lines.push_back({.name = "start_up", .mode = "start", .rounds = *shown, .more = {{"program", "netloom"}}});
    lines.back().note = "netloom, window painted";
    return lines;
}

/// The line of a JSON output that has this event; null when there is none.
Json eventOf(const std::string& output, const std::string& name)
{
    for (std::size_t begin = 0; begin < output.size();) {
        const std::size_t end = std::min(output.find('\n', begin), output.size());
        const Result<Json> line = parseJson(output.substr(begin, end - begin));
        if (line && line->is_object() && line->value("event", "") == name)
            return *line;
        begin = end + 1;
    }
    return nullptr;
}

/// Peak resident memory of a process that trains the Fashion CNN, data set included.
Result<std::vector<BenchLine>> memory(const BenchContext& context)
{
    const BenchFolder folder;
    Project project = findBenchCase("keras_cnn")->project();
    project.training.batchSize = 64;
    project.training.metrics = {{"accuracy", {}}};
    project.data.split.validation = 0.1;
    if (const Result<void> saved = saveProject(project, folder.file("fashion_cnn.loom")); !saved)
        return saved.error();
    std::vector<std::string> words = {ownFile(), "train",   folder.file("fashion_cnn.loom"),
                                      "--json",  "--steps", std::to_string(kMemorySteps)};
    if (context.options.threads > 0)
        words.insert(words.end(), {"--threads", std::to_string(context.options.threads)});
    BenchLine line{.name = "memory", .mode = "memory", .batch = 64};
    line.threads = context.options.threads > 0 ? context.options.threads : ThreadPool::allowedProcessors();
    const Result<Child> child = runChild(words);
    if (!child)
        return child.error();
    if (const Json error = eventOf(child->out, "error"); !error.is_null())
        return Text::verbatim(error.value("sentence", ""));
    const Json end = eventOf(child->out, "end");
    if (child->code != 0 || end.is_null())
        return Text("loom train ended with code {code} and said no peak of memory", {{"code", child->code}});
    line.rounds = {{child->seconds / kMemorySteps}, kMemorySteps, 0};
    line.more["peak_memory_bytes"] = end["peak_memory_bytes"];
    line.note = std::to_string(end["peak_memory_bytes"].get<std::int64_t>() / 1'000'000) + " MB resident at most";
    return std::vector<BenchLine>{std::move(line)};
}

} // namespace

std::vector<ProgramCase> processCases()
{
    return {{"start_up", "loom --version, and the studio until its window is painted", startUp},
            {"memory", "peak memory of training the Fashion CNN", memory}};
}

} // namespace loom::cli
