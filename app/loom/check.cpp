#include "command.h"

#include "opened.h"
#include "output.h"

namespace loom::cli {
namespace {

Json issueJson(const Issue& issue)
{
    Json repairs = Json::array();
    for (const Repair& repair : issue.repairs)
        repairs.push_back(english(repair.title));
    return {{"severity", nameOf(issue.severity)},
            {"node", issue.node},
            {"path", issue.path},
            {"sentence", english(issue.sentence)},
            {"repairs", std::move(repairs)}};
}

/// Data can only be read when their recipe holds; what keeps them from being read is an issue as well.
std::vector<FieldShape> fieldsOrIssue(const Options& options, const Opened& opened, std::vector<Issue>& issues)
{
    for (const Issue& issue : checkProject(opened.project, {}))
        if (issue.path.starts_with("data.") && issue.severity == Severity::error)
            return {};
    const Result<PreparedData> data = readData(options, opened);
    if (data)
        return fieldShapes(*data);
    issues.push_back({Severity::error, "", "data.source", data.error(), {}});
    return {};
}

} // namespace

int runCheck(const Options& options)
{
    const Result<Opened> opened = openFor(options);
    if (!opened)
        return fail(options, opened.error());
    std::vector<Issue> issues = opened->issues;
    const std::vector<FieldShape> fields = fieldsOrIssue(options, *opened, issues);
    for (Issue& issue : checkProject(opened->project, fields))
        issues.push_back(std::move(issue));
    Json event = {{"event", "check"}, {"issues", Json::array()}};
    for (const Issue& issue : issues) {
        event["issues"].push_back(issueJson(issue));
        if (!options.json)
            std::puts(lineOf(issue).c_str());
        for (const Repair& repair : issue.repairs)
            say(options, "    repair: " + english(repair.title));
    }
    if (options.json)
        emit(event);
    else if (issues.empty())
        say(options, "No issues.");
    return hasErrors(issues) ? kWrongInput : kDone;
}

} // namespace loom::cli
