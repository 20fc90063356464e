// `loom bench --ranks K`: what more processes bring, measured on the commands that people give.
#include "bench.h"

#include "bench_child.h"
#include "command.h"
#include "interrupt.h"
#include "output.h"
#include "project/project_file.h"

#include <unistd.h>

namespace loom::cli {
namespace {

constexpr std::int64_t kBatch = 128, kRows = 6400, kSearchRows = 1280, kTrials = 16;
constexpr double kUsual = 0.6; // --seconds for which those rows are

struct Measured {
    double samples = 0; ///< a second, of training
    double trials = 0; ///< a second, of a search
};

/// As many as --seconds asks for, and one batch at least.
std::int64_t rowsFor(const Options& options, std::int64_t usual)
{
    return options.seconds > 0 ? std::max(kBatch, std::int64_t(double(usual) * options.seconds / kUsual)) : usual;
}

/// The Fashion CNN with few rows, so that an epoch is measured in a second.
Result<void> writeProject(const std::string& file, std::int64_t rows, std::int64_t epochs)
{
    Project project = findBenchCase("keras_cnn")->project();
    project.training.batchSize = kBatch;
    project.training.epochs = epochs;
    project.data.split.validation = 0.01;
    project.data.split.training = rows;
    return saveProject(project, file);
}

std::vector<Json> eventsOf(const std::string& output)
{
    std::vector<Json> events;
    for (std::size_t begin = 0; begin < output.size();) {
        const std::size_t end = std::min(output.find('\n', begin), output.size());
        if (const Result<Json> line = parseJson(output.substr(begin, end - begin)); line && line->is_object())
            events.push_back(*line);
        begin = end + 1;
    }
    return events;
}

/// The command by so many processes; one needs no launcher.
Result<std::vector<Json>> run(int ranks, std::vector<std::string> words)
{
    words.insert(words.begin(), ownFile());
    if (ranks > 1) {
        std::vector<std::string> launcher{"/usr/bin/env", "mpirun", "--oversubscribe"};
        if (::getuid() == 0)
            launcher.push_back("--allow-run-as-root");
        launcher.insert(launcher.end(), {"-n", std::to_string(ranks)});
        words.insert(words.begin(), launcher.begin(), launcher.end());
    }
    const Result<Child> child = runChild(words);
    if (!child)
        return child.error();
    std::vector<Json> events = eventsOf(child->out);
    if (child->code == 0 && !events.empty())
        return events;
    for (const Json& event : events)
        if (event.value("event", "") == "error")
            return Text::verbatim(event.value("sentence", ""));
    return Text("{ranks} processes ended with code {code}; is mpirun there, and was the MPI plug-in built?",
                {{"ranks", std::int64_t(ranks)}, {"code", std::int64_t(child->code)}});
}

/// The quickest epoch but the first, with as many shards as there are processes at most: the same work each time.
Result<double> samplesASecond(const BenchFolder& folder, int ranks, int most)
{
    const Result<std::vector<Json>> events = run(
        ranks, {"train", folder.file("train.loom"), "--json", "--threads", "1", "--shards", std::to_string(most)});
    if (!events)
        return events.error();
    double best = 0;
    for (const Json& event : *events)
        if (event.value("event", "") == "epoch" && event.value("epoch", 0) > 1)
            best = std::max(best, event.value("samples_per_second", 0.0));
    return best;
}

Result<double> trialsASecond(const BenchFolder& folder, int ranks)
{
    const std::string store = folder.file("ranks" + std::to_string(ranks) + ".search");
    std::vector<std::string> words{"sweep",
                                   folder.file("search.loom"),
                                   "--json",
                                   "--vary",
                                   "training.optimizer.learning_rate=1e-4:1e-1:log",
                                   "--sampler",
                                   "random",
                                   "--trials",
                                   std::to_string(kTrials),
                                   "--again",
                                   "0",
                                   "--generation",
                                   std::to_string(kTrials),
                                   "--threads",
                                   "1",
                                   "--store",
                                   store};
    const Result<std::vector<Json>> events = run(ranks, std::move(words));
    if (!events)
        return events.error();
    for (const Json& event : *events)
        if (event.value("event", "") == "end")
            return double(kTrials) / std::max(1e-9, event.value("seconds", 0.0));
    return Text("the search said no end");
}

std::string times(double rate, double of)
{
    char text[24];
    std::snprintf(text, sizeof text, "%.2f", of > 0 ? rate / of : 0.0);
    return text;
}

Result<Measured> measured(const BenchFolder& folder, int ranks, int most)
{
    const Result<double> samples = samplesASecond(folder, ranks, most);
    if (!samples)
        return samples.error();
    const Result<double> trials = trialsASecond(folder, ranks);
    if (!trials)
        return trials.error();
    return Measured{*samples, *trials};
}

} // namespace

int benchRanks(const Options& options)
{
    const BenchFolder folder;
    for (const auto& [name, rows, epochs] : {std::tuple("train.loom", kRows, 3), {"search.loom", kSearchRows, 1}})
        if (const Result<void> written = writeProject(folder.file(name), rowsFor(options, rows), epochs); !written)
            return fail(options, written.error());
    say(options,
        padded("processes", 10) + paddedLeft("samples/s", 12) + paddedLeft("times", 8) + paddedLeft("trials/s", 12)
            + paddedLeft("times", 8));
    Measured one;
    for (int ranks = 1; ranks <= options.ranks; ++ranks) {
        if (interrupted())
            return kInterrupted;
        const Result<Measured> now = measured(folder, ranks, options.ranks);
        if (!now)
            return fail(options, now.error());
        if (ranks == 1)
            one = *now;
        if (options.json)
            emit({{"event", "bench"},
                  {"name", "ranks"},
                  {"ranks", ranks},
                  {"samples_per_second", now->samples},
                  {"trials_per_second", now->trials}});
        say(options,
            padded(std::to_string(ranks), 10) + paddedLeft(brief(now->samples), 12)
                + paddedLeft(times(now->samples, one.samples), 8) + paddedLeft(brief(now->trials), 12)
                + paddedLeft(times(now->trials, one.trials), 8));
    }
    return kDone;
}

} // namespace loom::cli
