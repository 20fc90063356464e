#include "course/grading.h"

#include "course/lab_values.h"

#include <algorithm>
#include <filesystem>

namespace loom {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 10'000;
constexpr int kDeepest = 4;

LabMark questionMark(const LabStep& step, const LearnerRecord::OfLab& of, LabValues& values)
{
    LabMark mark{LabMark::Kind::question, step.id};
    if (step.predict->kind == "number")
        if (const Result<double> truth = values.value(step.predict->answer))
            mark.truth = *truth;
    const auto given = of.answers.find(step.id);
    if (given == of.answers.end()) {
        mark.lost = LostPoint::notAnswered;
    } else if (given->second.looked) {
        mark.lost = LostPoint::looked;
    } else if (std::holds_alternative<double>(given->second.guess) != mark.truth.has_value()) {
        mark.guess = given->second.guess;
        mark.lost = LostPoint::otherQuestion;
    } else {
        mark.guess = given->second.guess;
        mark.verdict = judged(*step.predict, given->second.guess, mark.truth.value_or(0));
        mark.lost = mark.verdict.right ? LostPoint::none : LostPoint::wrong;
    }
    return mark;
}

/// Only what can be computed from numbers is a goal: that a button was pressed is not.
bool hasGoal(const LabStep& step)
{
    return !step.done.value.empty() && !step.done.moved && step.done.action.empty();
}

LabMark goalMark(const LabStep& step, const LearnerRecord::OfLab& of, LabValues& values)
{
    LabMark mark{LabMark::Kind::goal, step.id};
    const auto reached = of.reached.find(step.id);
    if (reached == of.reached.end()) {
        mark.lost = of.done.contains(step.id) ? LostPoint::noNumbers : LostPoint::notReached;
        return mark;
    }
    const Result<void> restored = restore(values, reached->second);
    const Result<double> value = restored ? values.value(step.done.value) : Result<double>(restored.error());
    if (value)
        mark.truth = *value;
    mark.lost = !value                   ? LostPoint::doesNotFit
        : step.done.bounds.holds(*value) ? LostPoint::none
                                         : LostPoint::goalNotMet;
    return mark;
}

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

Result<LabMarks> gradeLab(const Lab& lab, const LearnerRecord& record)
{
    static const LearnerRecord::OfLab nothing;
    const auto known = record.labs.find(lab.id);
    const LearnerRecord::OfLab& of = known == record.labs.end() ? nothing : known->second;
    Result<std::unique_ptr<LabValues>> asked = LabValues::make(lab), reached = LabValues::make(lab);
    if (!asked || !reached)
        return asked ? reached.error() : asked.error();
    LabMarks marks{lab.id, known != record.labs.end(), {}};
    for (const auto* steps : {&lab.steps, &lab.quiz, &lab.tasks})
        for (const LabStep& step : *steps) {
            // As the pages follow one another: what a page sets stays.
            if (const Result<void> set = (*asked)->set(step.set); !set)
                return set.error();
            if (step.predict)
                marks.marks.push_back(questionMark(step, of, **asked));
            if (hasGoal(step))
                marks.marks.push_back(goalMark(step, of, **reached));
            if (!marks.marks.empty() && marks.marks.back().step == step.id)
                marks.marks.back().isTask = steps == &lab.tasks;
        }
    return marks;
}

LearnerMarks gradeRecord(const LearnerRecord& record, const std::vector<CourseEntry>& entries,
                         const std::vector<std::string>& only)
{
    LearnerMarks graded;
    graded.name = record.name;
    for (const CourseEntry& entry : entries) {
        if (!entry.usable() || (!only.empty() && std::ranges::count(only, entry.id) == 0))
            continue;
        Result<LabMarks> marks = gradeLab(*entry.lab, record);
        if (marks)
            graded.labs.push_back(std::move(*marks));
    }
    for (const auto& [id, of] : record.labs)
        if (const CourseEntry* entry = findLab(entries, id); !entry || !entry->usable())
            graded.unknown.push_back(id);
    return graded;
}

LearnerMarks gradeFile(const std::string& file, const std::vector<CourseEntry>& entries,
                       const std::vector<std::string>& only)
{
    const Result<LearnerRecord> record = openRecord(file);
    LearnerMarks graded;
    if (record)
        graded = gradeRecord(*record, entries, only);
    else
        graded.unread = record.error();
    graded.file = fs::path(file).filename().string();
    return graded;
}

Result<std::vector<LearnerMarks>> gradeFolder(const std::string& folder, const std::vector<CourseEntry>& entries,
                                              const std::vector<std::string>& only)
{
    std::error_code error;
    const std::vector<fs::path> files = filesIn(folder, error);
    if (error && files.empty())
        return Text(TR("the folder {folder} cannot be read: {reason}"),
                    {{"folder", folder}, {"reason", error.message()}});
    std::vector<LearnerMarks> marks;
    for (const fs::path& file : files) {
        marks.push_back(gradeFile(file.string(), entries, only));
        marks.back().file = fs::relative(file, folder, error).string();
    }
    return marks;
}

} // namespace loom
