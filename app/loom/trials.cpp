// `loom runs` of a search's store.
#include "command.h"

#include "output.h"
#include "project/project_file.h"
#include "sweep_lines.h"
#include "tuning/search_table.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace loom::cli {
namespace {

Result<void> exportTrial(const Options& options, const SearchStore& store, const StoredSearch& search)
{
    const std::int64_t number = options.search.exported;
    const Result<Project> project = trialProject(search, number);
    if (!project)
        return project.error();
    if (Result<void> saved = saveProject(*project, options.out); !saved)
        return saved;
    const Result<std::optional<NamedTensors>> weights = store.weights(number);
    if (!weights)
        return weights.error();
    const std::string file = weightsFileOf(options.out);
    if (*weights) {
        if (Result<void> written = writeSafetensors(**weights, file); !written)
            return written;
    } else {
        // Those of another trial must not be taken for this one's.
        std::error_code error;
        std::filesystem::remove(file, error);
    }
    if (options.json)
        emit({{"event", "export"},
              {"trial", number},
              {"project", options.out},
              {"weights", *weights ? Json(file) : Json()}});
    else
        say(options,
            *weights ? "trial " + std::to_string(number) + ": " + options.out + ", weights: " + file
                     : "trial " + std::to_string(number) + ": " + options.out
                    + "; its weights were not kept, `loom train` computes them again");
    return {};
}

Result<void> printCurves(const Options& options, const SearchStore& store, const StoredSearch& search)
{
    const Result<std::vector<TrialPart>> parts = store.parts(options.run);
    if (!parts)
        return parts.error();
    for (const TrialPart& part : *parts)
        for (const EpochRecord& record : part.epochs) {
            Json event = {{"event", "epoch"}, {"trial", options.run}, {"part", part.number}, {"epoch", record.epoch}};
            std::string line = "run " + std::to_string(part.number + 1) + "  epoch " + std::to_string(record.epoch);
            for (std::size_t i = 0; i < search.series.size() && i < record.values.size(); ++i) {
                event[search.series[i]] = record.values[i];
                line += "  " + search.series[i] + " " + brief(record.values[i]);
            }
            if (options.json)
                emit(event);
            say(options, line);
        }
    return {};
}

/// The table with the best trials only, the best first.
StoredSearch bestOnly(const StoredSearch& search, std::int64_t count)
{
    StoredSearch best = search;
    best.trials.clear();
    for (const std::int64_t number : bestOf(search.settings, search.trials))
        if (std::int64_t(best.trials.size()) < count)
            best.trials.push_back(search.trials[std::size_t(number) - 1]);
    return best;
}

void printTrials(const Options& options, const StoredSearch& search)
{
    const StoredSearch shown = options.search.best >= 0 ? bestOnly(search, options.search.best) : search;
    if (options.csv) {
        std::fputs(writeTrialsCsv(shown).c_str(), stdout);
        return;
    }
    for (const Trial& trial : shown.trials)
        if (options.json)
            std::puts(writeTrialJson(shown, trial).c_str());
        else
            say(options, trialLine(shown, trial));
    if (const std::string words = againLine(search); !words.empty())
        say(options, words);
}

} // namespace

int runTrials(const Options& options)
{
    if (options.search.exported > 0 && options.out.empty()) {
        std::fprintf(stderr, "loom: --export needs -o FILE.loom\n");
        return kWrongUsage;
    }
    const Result<SearchStore> store = SearchStore::read(options.file);
    if (!store)
        return fail(options, store.error());
    const Result<StoredSearch> search = store->search();
    if (!search)
        return fail(options, search.error());
    Result<void> done;
    if (options.search.exported > 0)
        done = exportTrial(options, *store, *search);
    else if (options.run > 0)
        done = printCurves(options, *store, *search);
    else
        printTrials(options, *search);
    return done ? kDone : fail(options, done.error());
}

} // namespace loom::cli
