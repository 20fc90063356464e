#include "course/lab_check.h"

#include "course/experiment.h"
#include "course/lab_rows.h"

#include <map>

namespace loom {
namespace {

LabCheckResult judge(const Lab& lab, const LabCheck& check, const std::map<std::string, LabRows>& runs)
{
    LabCheckResult result;
    result.check = &check;
    const std::optional<LabMeasured> measured =
        measuredIn(runs, check, lab.run(runAndAddress(check.value).first)->points);
    LOOM_ASSERT(measured.has_value());
    result.rows = measured->rows;
    result.holding = measured->holding;
    result.least = measured->least;
    result.most = measured->most;
    result.measured = measured->value;
    result.holds = check.each == "all" ? result.holding == result.rows
        : check.each == "count"        ? result.holding >= check.count
                                       : check.bounds.holds(result.measured);
    result.failure = measured->undefined; // what is no number proves nothing, not even a control
    result.passed = result.failure.empty() && result.holds != check.mustFail;
    return result;
}

LabCheckResult skippedFor(const LabCheck& check, const Text& why)
{
    LabCheckResult result;
    result.check = &check;
    result.passed = true;
    result.skipped = why;
    return result;
}

std::string number(double value)
{
    char text[32];
    if (value == 0)
        value = 0; // no minus before nothing
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

} // namespace

Text lackingOf(const Lab& lab)
{
    for (const LabSubject& subject : lab.subjects)
        if (const ExperimentType* type = findExperiment(subject.experiment); type && type->lacks)
            if (Text lacking = type->lacks(); !lacking.empty())
                return lacking;
    return {};
}

std::vector<LabCheckResult> runChecks(const Lab& lab, bool withLong,
                                      const std::function<void(const LabCheckResult&)>& done)
{
    std::map<std::string, LabRows> runs;
    std::map<std::string, Text> failures;
    std::vector<LabCheckResult> results;
    const Text lacking = lackingOf(lab);
    const Result<std::unique_ptr<LabValues>> values = LabValues::make(lab);
    for (const LabCheck& check : lab.checks) {
        if (check.isLong && !withLong)
            continue;
        if (!lacking.empty()) {
            results.push_back(skippedFor(check, lacking));
            if (done)
                done(results.back());
            continue;
        }
        LabCheckResult result;
        result.check = &check;
        for (const std::string* value : {&check.value, &check.minus, &check.over}) {
            const std::string run = runAndAddress(*value).first;
            if (run.empty() || runs.contains(run) || failures.contains(run))
                continue;
            Result<LabRows> rows = values ? rowsOf(**values, *lab.run(run)) : Result<LabRows>(values.error());
            if (rows)
                runs[run] = std::move(*rows);
            else
                failures[run] = rows.error();
        }
        for (const std::string* value : {&check.value, &check.minus, &check.over})
            if (const auto failed = failures.find(runAndAddress(*value).first); failed != failures.end())
                result.failure = failed->second;
        results.push_back(result.failure.empty() ? judge(lab, check, runs) : result);
        if (done)
            done(results.back());
    }
    return results;
}

std::string measuredWords(const LabCheckResult& result)
{
    if (!result.failure.empty() || !result.skipped.empty())
        return english(result.failure.empty() ? result.skipped : result.failure);
    if (result.rows == 1)
        return number(result.measured);
    std::string words = std::to_string(result.rows) + " rows, " + number(result.least) + " … " + number(result.most);
    const std::string& each = result.check->each;
    if (each == "all" || each == "count")
        return words + ", " + std::to_string(result.holding) + " hold";
    return words + ", " + each + " " + number(result.measured);
}

std::string requiredWords(const LabCheck& check)
{
    std::string words;
    if (check.bounds.atLeast && check.bounds.atMost)
        words = number(*check.bounds.atLeast) + " … " + number(*check.bounds.atMost);
    else if (check.bounds.atLeast)
        words = "at least " + number(*check.bounds.atLeast);
    else
        words = "at most " + number(*check.bounds.atMost);
    if (check.each == "count")
        words += " in " + std::to_string(check.count) + " rows";
    return check.mustFail ? words + " must not hold" : words;
}

} // namespace loom
