// Values by their address: `loom get`.
#include "command.h"

#include "kept.h"
#include "output.h"
#include "project/json_reader.h"

#include <algorithm>
#include <filesystem>

namespace loom::cli {
namespace {

/// What addresses are looked up in.
struct Subject {
    Project project;
    RunResults results;
    std::int64_t run = 0; ///< number of the kept run, 0: none was asked for
};

/// A folder of --out or a file of kept runs stands for its run: the project as it was trained.
bool isKept(const std::string& word)
{
    std::error_code error;
    return std::filesystem::is_directory(word, error) || std::filesystem::path(word).extension() == ".runs";
}

Result<KeptRun> runOf(const Options& options)
{
    const std::string file = isKept(options.file) ? runsFileOf(options.file) : RunStore::fileOf(options.file);
    const Result<RunStore> store = RunStore::openExisting(file);
    if (!store)
        return store.error();
    return chosenRun(options, *store);
}

Result<Subject> subjectOf(const Options& options, bool withRun)
{
    Subject subject;
    if (!isKept(options.file)) {
        Result<Opened> opened = openFor(options);
        if (!opened)
            return opened.error();
        subject.project = std::move(opened->project);
        if (!withRun)
            return subject;
    }
    Result<KeptRun> kept = runOf(options);
    if (!kept)
        return kept.error();
    subject.results = resultsOf(*kept);
    subject.run = kept->id;
    if (!isKept(options.file))
        return subject;
    subject.project = std::move(kept->project);
    if (const Result<void> done = applySettings(options, subject.project); !done)
        return done.error();
    return subject;
}

/// One value alone needs no name.
void print(const Options& options, const Subject& subject, const std::string& path, const Value& value, bool alone)
{
    if (options.json) {
        Json event{{"event", "value"}, {"path", path}, {"value", jsonFrom(value)}};
        if (isOfRun(path))
            event["run"] = subject.run;
        emit(event);
    } else {
        std::puts((alone ? describe(value) : path + "=" + describe(value)).c_str());
    }
}

} // namespace

int runGet(const Options& options)
{
    const std::vector<std::string> paths(options.words.begin() + (options.words.empty() ? 0 : 1),
                                         options.words.end());
    if (paths.empty()) {
        std::fputs("loom: get needs a file and what to read of it: loom get PROJECT.loom|DIR PATH…\n", stderr);
        return kWrongUsage;
    }
    const Result<Subject> subject = subjectOf(options, std::ranges::any_of(paths, isOfRun));
    if (!subject)
        return fail(options, subject.error());
    std::vector<Value> values;
    for (const std::string& path : paths) {
        Result<Addressed> found = valueAt(subject->project, subject->results, path);
        if (!found)
            return fail(options, found.error());
        values.push_back(std::move(found->value));
    }
    for (std::size_t i = 0; i < paths.size(); ++i)
        print(options, *subject, paths[i], values[i], paths.size() == 1);
    return kDone;
}

} // namespace loom::cli
