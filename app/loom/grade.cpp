#include "command.h"

#include "base/file.h"
#include "course/marks_table.h"
#include "output.h"

#include <filesystem>

namespace loom::cli {
namespace {

Json eventOf(const LearnerMarks& learner)
{
    Json event{{"event", "learner"}, {"file", learner.file}, {"name", learner.name}};
    if (!learner.unread.empty())
        event["unread"] = english(learner.unread);
    event["labs"] = Json::object();
    for (const LabMarks& lab : learner.labs) {
        Json lost = Json::array(), predictions = Json::array();
        for (const LabMark& mark : lab.marks) {
            if (mark.counts && mark.lost != LostPoint::none)
                lost.push_back({{"step", mark.step},
                                {"kind", mark.kind == LabMark::Kind::goal ? "goal" : "question"},
                                {"reason", lostWords(mark.lost, "en")}});
            if (const std::string told = predictionOf(mark, "en"); !told.empty())
                predictions.push_back(told);
        }
        event["labs"][lab.lab] = {{"opened", lab.opened},
                                  {"points", lab.points()},
                                  {"most", lab.most()},
                                  {"lost", std::move(lost)},
                                  {"predictions", std::move(predictions)}};
    }
    event["unknown"] = learner.unknown;
    return event;
}

/// `named`: labs were asked for by name, so that one that was not opened is worth a word.
void sayLearner(const LearnerMarks& learner, bool named)
{
    const std::string line = padded(learner.file, 28) + padded(learner.name, 20);
    int points = 0, most = 0;
    for (const LabMarks& lab : learner.labs) {
        points += lab.points();
        most += lab.most();
    }
    const std::string sum = std::to_string(points) + " of " + std::to_string(most);
    if (!learner.unread.empty()) {
        std::puts((line + (named ? sum + "  " : "") + english(learner.unread)).c_str());
        return;
    }
    std::puts((line + sum).c_str());
    for (const std::string& reason : reasonsOf(learner, "en", named))
        std::puts(("    " + reason).c_str());
    for (const LabMarks& lab : learner.labs)
        for (const LabMark& mark : lab.marks)
            if (const std::string told = predictionOf(mark, "en"); !told.empty())
                std::puts(("    " + lab.lab + "/" + told).c_str());
}

Result<std::vector<LearnerMarks>> marksOf(const std::string& path, const std::vector<CourseEntry>& entries,
                                          const std::vector<std::string>& labs)
{
    std::error_code error;
    Grader grader(entries, labs);
    if (std::filesystem::is_directory(path, error))
        return grader.folder(path);
    if (!std::filesystem::exists(path, error))
        return Text(TR("{file} was not found"), {{"file", path}});
    return std::vector<LearnerMarks>{grader.file(path)};
}

int writeTable(const Options& options, const std::string& table)
{
    if (options.out.empty()) {
        std::fwrite(table.data(), 1, table.size(), stdout);
        return kDone;
    }
    const Result<void> written = writeFileAtomically(options.out, table);
    return written ? kDone : fail(options, written.error());
}

} // namespace

int runGrade(const Options& options)
{
    if (options.words.empty()) {
        std::fputs("loom: grade needs a folder or a file: loom grade FOLDER [LAB…] [--csv] [--language ko|en]\n",
                   stderr);
        return kWrongUsage;
    }
    const std::vector<CourseEntry> entries = course(learnersCourseFolder());
    const std::vector<std::string> labs(options.words.begin() + 1, options.words.end());
    for (const std::string& id : labs)
        if (const CourseEntry* entry = findLab(entries, id); !entry || !entry->usable())
            return fail(options,
                        Text(TR("there is no lab “{id}”; `loom lab list` names those there are"), {{"id", id}}));
    const Result<std::vector<LearnerMarks>> marks = marksOf(options.file, entries, labs);
    if (!marks)
        return fail(options, marks.error());
    if (options.csv)
        return writeTable(options, marksTable(*marks, entries, options.language));
    for (const LearnerMarks& learner : *marks)
        options.json ? emit(eventOf(learner)) : sayLearner(learner, !labs.empty());
    return kDone;
}

} // namespace loom::cli
