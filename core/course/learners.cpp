#include "course/learners.h"

#include "base/file.h"

#include <algorithm>
#include <filesystem>

namespace loom {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFirst = "record.json";
constexpr const char* kPicked = "picked"; // holds a file name
constexpr std::int64_t kLongestName = 256;
constexpr int kMostLearners = 1000;

} // namespace

std::vector<LearnerFile> learnersIn(const std::string& folder)
{
    std::vector<LearnerFile> others;
    const fs::path first = fs::path(folder) / kFirst;
    const Result<LearnerRecord> firsts = openRecord(first.string());
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end && others.size() < kMostLearners;
         at.increment(error)) {
        std::error_code odd;
        if (at->path() == first || at->path().extension() != ".json" || !at->is_regular_file(odd))
            continue;
        if (const Result<LearnerRecord> record = openRecord(at->path().string()))
            others.push_back({at->path().string(), record->name});
    }
    std::ranges::sort(others, {}, [](const LearnerFile& learner) { return std::pair(learner.name, learner.file); });
    others.insert(others.begin(), {first.string(), firsts ? firsts->name : std::string()});
    return others;
}

std::string pickedLearner(const std::string& folder)
{
    const fs::path first = fs::path(folder) / kFirst;
    const Result<std::string> name = readFile((fs::path(folder) / kPicked).string(), kLongestName);
    // A name, no path: what stands there may have been written by anyone.
    if (!name || fs::path(*name).filename() != *name || name->empty())
        return first.string();
    const fs::path picked = fs::path(folder) / *name;
    std::error_code error;
    return fs::is_regular_file(picked, error) ? picked.string() : first.string();
}

Result<void> pickLearner(const std::string& folder, const std::string& file)
{
    if (const Result<void> made = makeFolder(folder); !made)
        return made.error();
    return writeFileAtomically((fs::path(folder) / kPicked).string(), fs::path(file).filename().string());
}

Result<std::string> addLearner(const std::string& folder, const LearnerRecord& record)
{
    for (int number = 2; number <= kMostLearners; ++number) {
        const fs::path file = fs::path(folder) / ("record-" + std::to_string(number) + ".json");
        std::error_code error;
        if (fs::exists(file, error))
            continue;
        const Result<void> saved = saveRecord(record, file.string());
        return saved ? Result<std::string>(file.string()) : Result<std::string>(saved.error());
    }
    return Text(TR("{folder} holds {count} learners already; more are not kept there"),
                {{"folder", folder}, {"count", kMostLearners}});
}

Result<std::string> importLearner(const std::string& folder, const std::string& file)
{
    std::error_code error;
    if (!fs::exists(file, error))
        return Text(TR("{file} was not found"), {{"file", file}});
    const Result<LearnerRecord> record = openRecord(file);
    if (!record)
        return Text(TR("{file} was not taken over: {reason}"), {{"file", file}, {"reason", english(record.error())}});
    return addLearner(folder, *record);
}

} // namespace loom
