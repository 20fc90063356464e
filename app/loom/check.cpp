#include "command.h"

#include "opened.h"
#include "output.h"
#include "project/leak_check.h"

#include <algorithm>

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
Result<PreparedData> dataOf(const Options& options, const Opened& opened)
{
    for (const Issue& issue : checkProject(opened.project, {}))
        if (issue.path.starts_with("data.") && issue.severity == Severity::error)
            return issue.sentence;
    return readData(options, opened);
}

/// What the file's reader said of a whole node is said again, with repairs, by the check.
bool saidTwice(const Issue& issue, const std::vector<Issue>& checked)
{
    return !issue.node.empty() && issue.path == "graph.nodes." + issue.node
        && std::ranges::any_of(checked, [&](const Issue& other) {
               return other.node == issue.node && other.severity == Severity::error;
           });
}

std::vector<Issue> allIssues(const Options& options, const Opened& opened)
{
    const Result<PreparedData> data = dataOf(options, opened);
    std::vector<Issue> checked = checkProject(opened.project, data ? fieldShapes(*data) : std::vector<FieldShape>());
    if (!data) {
        // Inputs without data follow from the one thing that is wrong.
        std::erase_if(checked, [&](const Issue& issue) {
            const Node* node = opened.project.graph.find(issue.node);
            return node && node->type == "input";
        });
        const bool said = std::ranges::any_of(checked, [&](const Issue& i) { return i.sentence == data.error(); });
        if (!said)
            checked.insert(checked.begin(), {Severity::error, "", "data.source", data.error(), {}});
    }
    if (data) {
        const std::vector<Issue> leaks = checkLeaks(opened.project, *data, opened.folder);
        checked.insert(checked.end(), leaks.begin(), leaks.end());
    }
    std::vector<Issue> issues;
    for (const Issue& issue : opened.issues)
        if (!saidTwice(issue, checked))
            issues.push_back(issue);
    issues.insert(issues.end(), checked.begin(), checked.end());
    return issues;
}

} // namespace

int runCheck(const Options& options)
{
    const Result<Opened> opened = openFor(options);
    if (!opened)
        return fail(options, opened.error());
    const std::vector<Issue> issues = allIssues(options, *opened);
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
