#include "command.h"

#include "course/course.h"
#include "course/lab_check.h"
#include "output.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>

namespace loom::cli {
namespace {

std::string wordsOf(const LabFault& fault)
{
    return placeOf(fault) + english(fault.sentence);
}

/// "1 check", "2 checks".
std::string counted(std::size_t count, const std::string& what)
{
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

int list(const Options& options)
{
    for (const CourseEntry& entry : course(learnersCourseFolder())) {
        if (options.json) {
            Json event{{"event", "lab"}, {"id", entry.id}, {"folder", entry.folder}, {"usable", entry.usable()}};
            if (entry.lab) {
                event["chapter"] = entry.lab->chapter;
                event["minutes"] = entry.lab->minutes;
            }
            for (const auto& [language, lesson] : entry.lessons)
                event["title"][language] = lesson.title;
            for (const LabFault& fault : entry.faults)
                event["faults"].push_back(
                    {{"file", fault.file}, {"line", fault.line}, {"sentence", english(fault.sentence)}});
            emit(event);
            continue;
        }
        std::string line = padded(entry.lab ? std::to_string(entry.lab->chapter) : "–", 4) + padded(entry.id, 22);
        for (const char* language : kLessonLanguages)
            if (const auto lesson = entry.lessons.find(language); lesson != entry.lessons.end())
                line += padded(std::string(language) + " " + lesson->second.title, 34);
        std::puts(line.c_str());
        for (const LabFault& fault : entry.faults)
            std::puts(("    cannot be used: " + wordsOf(fault)).c_str());
    }
    return kDone;
}

Json eventOf(const LabCheckResult& result)
{
    Json event{{"event", "check"},
               {"id", result.check->id},
               {"passed", result.passed},
               {"holds", result.holds},
               {"control", result.check->mustFail},
               {"rows", result.rows},
               {"holding", result.holding},
               {"least", result.least},
               {"most", result.most},
               {"measured", result.measured}};
    if (result.check->bounds.atLeast)
        event["at_least"] = *result.check->bounds.atLeast;
    if (result.check->bounds.atMost)
        event["at_most"] = *result.check->bounds.atMost;
    if (!result.failure.empty())
        event["failure"] = english(result.failure);
    if (!result.skipped.empty())
        event["skipped"] = english(result.skipped);
    return event;
}

int check(const Options& options, const CourseEntry& entry)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto tell = [&](const LabCheckResult& result) {
        if (options.json)
            emit(eventOf(result));
        else
            std::puts((std::string(!result.skipped.empty() ? "skip  "
                                       : result.passed     ? "ok    "
                                                           : "FAILS ")
                       + padded(result.check->id, 24) + measuredWords(result)
                       + "; required: " + requiredWords(*result.check))
                          .c_str());
    };
    const std::vector<LabCheckResult> results = runChecks(*entry.lab, options.withLong, tell);
    const auto failed = std::ranges::count(results, false, &LabCheckResult::passed);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (options.json)
        emit({{"event", "end"},
              {"lab", entry.id},
              {"checks", results.size()},
              {"failed", failed},
              {"seconds", seconds}});
    else
        say(options,
            entry.id + ": " + counted(results.size(), "check") + ", " + std::to_string(failed) + " failed, "
                + brief(seconds) + " s");
    return failed == 0 ? kDone : kWrongInput;
}

/// What the lab shows when it opens.
int numbers(const Options& options, const CourseEntry& entry)
{
    const Result<std::unique_ptr<LabValues>> values = LabValues::make(*entry.lab);
    if (!values)
        return fail(options, values.error());
    for (const LabQuantity& quantity : entry.lab->quantities) {
        const Result<double> value = (*values)->value(quantity.id);
        if (!value)
            return fail(options, value.error());
        if (options.json)
            emit({{"event", "value"}, {"path", quantity.id}, {"value", *value}, {"formula", quantity.formula}});
        else
            std::puts((padded(quantity.id, 16) + padded(brief(*value), 12) + "= " + quantity.formula).c_str());
    }
    return kDone;
}

int run(const Options& options, const std::string& id)
{
    const std::vector<CourseEntry> entries = course(learnersCourseFolder());
    const CourseEntry* entry = findLab(entries, id);
    if (!entry)
        return fail(options, Text(TR("there is no lab “{id}”; `loom lab list` names those there are"), {{"id", id}}));
    for (const LabFault& fault : entry->faults)
        (void)fail(options, Text::verbatim(id + ": " + wordsOf(fault)));
    if (!entry->usable())
        return kWrongInput;
    return options.check ? check(options, *entry) : numbers(options, *entry);
}

/// The lab of that id, or in that folder, wherever it is.
std::optional<CourseEntry> entryOf(const std::string& name)
{
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path folder = fs::weakly_canonical(name, error);
    const bool place = !error && fs::is_directory(folder, error);
    const std::vector<CourseEntry> entries = course(place ? folder.parent_path().string() : learnersCourseFolder());
    for (const CourseEntry& entry : entries)
        if (place ? !entry.folder.empty() && fs::path(entry.folder) == folder : entry.id == name)
            return entry;
    return std::nullopt;
}

/// Whether the lab can be used, and why not: nothing of it is run.
int judge(const Options& options, const std::string& name)
{
    const std::optional<CourseEntry> entry = entryOf(name);
    if (!entry)
        return fail(options,
                    Text(TR("there is no lab “{id}”; `loom lab list` names those there are"), {{"id", name}}));
    for (const LabFault& fault : entry->faults)
        (void)fail(options, Text::verbatim(entry->id + ": " + wordsOf(fault)));
    if (!entry->usable())
        return kWrongInput;
    const Lab& lab = *entry->lab;
    for (const LabFault& warning : entry->warnings)
        notice(options, Text::verbatim(entry->id + ": " + wordsOf(warning)));
    if (options.json)
        emit({{"event", "lab"},
              {"id", entry->id},
              {"steps", lab.steps.size()},
              {"quiz", lab.quiz.size()},
              {"tasks", lab.tasks.size()},
              {"checks", lab.checks.size()}});
    else
        std::puts((entry->id + ": nothing is wrong; " + counted(lab.steps.size(), "step") + ", "
                   + counted(lab.quiz.size(), "quiz question") + ", " + counted(lab.tasks.size(), "task") + ", "
                   + counted(lab.checks.size(), "check"))
                      .c_str());
    return kDone;
}

int make(const Options& options, const std::string& id)
{
    const Result<std::string> folder = makeLab(options.out.empty() ? learnersCourseFolder() : options.out, id);
    if (!folder)
        return fail(options, folder.error());
    if (options.json)
        emit({{"event", "made"}, {"folder", *folder}});
    else
        std::printf("%s\nIt is in Learn › Course now, and follows each change of its files at once; "
                    "`loom lab check %s` says what is wrong, `loom lab words` what may stand in it.\n"
                    "`loom grade` marks its quiz and its tasks; a page's own question is a guess without points.\n",
                    folder->c_str(), options.out.empty() ? id.c_str() : folder->c_str());
    return kDone;
}

} // namespace

int runLab(const Options& options)
{
    const std::vector<std::string>& words = options.words;
    if (words.size() == 1 && words[0] == "list")
        return list(options);
    if (words.size() == 2 && words[0] == "run")
        return run(options, words[1]);
    if (words.size() == 2 && words[0] == "check")
        return judge(options, words[1]);
    if (words.size() == 2 && words[0] == "new")
        return make(options, words[1]);
    if ((words.size() == 1 || words.size() == 2) && words[0] == "words")
        return runLabWords(options, words.size() == 2 ? words[1] : std::string());
    std::fputs("loom: lab needs one of: loom lab list, loom lab check ID|FOLDER, loom lab run ID [--check [--long]], "
               "loom lab new ID [--out DIR], loom lab words [PART]\n",
               stderr);
    return kWrongUsage;
}

} // namespace loom::cli
