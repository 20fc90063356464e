#include "course/grading.h"

#include "course/lab_grader.h"

#include <algorithm>
#include <filesystem>

namespace loom {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 10'000;
constexpr int kDeepest = 4;

std::vector<fs::path> filesIn(const std::string& folder, std::error_code& error)
{
    std::vector<fs::path> files;
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
    for (const fs::recursive_directory_iterator end; !error && at != end && files.size() < kMostFiles;
         at.increment(error)) {
        std::error_code odd;
        const bool hidden = at->path().filename().string().starts_with('.');
        if (hidden || at.depth() >= kDeepest)
            at.disable_recursion_pending();
        if (!hidden && at->is_regular_file(odd))
            files.push_back(at->path());
    }
    std::ranges::sort(files);
    return files;
}

} // namespace

int LabMarks::points() const
{
    int sum = 0;
    for (const LabMark& mark : marks)
        sum += mark.points();
    return sum;
}

int LabMarks::most() const
{
    return int(std::ranges::count_if(marks, &LabMark::counts));
}

Grader::Grader(const std::vector<CourseEntry>& entries, const std::vector<std::string>& only)
{
    named_ = !only.empty();
    for (const CourseEntry& entry : entries) {
        if (!entry.usable())
            continue;
        known_.push_back(entry.id);
        if (only.empty() || std::ranges::count(only, entry.id) > 0)
            labs_.push_back(std::make_unique<LabGrader>(entry.lab));
    }
}

Grader::~Grader() = default;

LearnerMarks Grader::record(const LearnerRecord& record, std::stop_token stop)
{
    LearnerMarks graded;
    graded.name = record.name;
    for (const std::unique_ptr<LabGrader>& lab : labs_)
        if (!stop.stop_requested())
            graded.labs.push_back(lab->marks(record, stop));
    for (const auto& [id, of] : record.labs)
        if (std::ranges::count(known_, id) == 0)
            graded.unknown.push_back(id);
    return graded;
}

LearnerMarks Grader::file(const std::string& file)
{
    const Result<LearnerRecord> read = openRecord(file);
    LearnerMarks graded;
    if (read) {
        graded = record(*read);
    } else {
        if (named_)
            graded = record({}); // what could have been reached
        graded.unread = read.error();
    }
    graded.file = fs::path(file).filename().string();
    return graded;
}

Result<std::vector<LearnerMarks>> Grader::folder(const std::string& folder)
{
    std::error_code error;
    const std::vector<fs::path> files = filesIn(folder, error);
    if (error && files.empty())
        return Text(TR("the folder {folder} cannot be read: {reason}"),
                    {{"folder", folder}, {"reason", error.message()}});
    std::vector<LearnerMarks> marks;
    for (const fs::path& path : files) {
        marks.push_back(file(path.string()));
        marks.back().file = fs::relative(path, folder, error).string();
    }
    return marks;
}

} // namespace loom
