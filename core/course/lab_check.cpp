#include "course/lab_check.h"

#include "base/math.h"
#include "base/random.h"
#include "project/results.h"
#include "project/run.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace loom {
namespace {

/// RUN.ADDRESS: the run and what is measured in each of its rows.
std::pair<std::string, std::string> parted(const std::string& value)
{
    const std::size_t dot = value.find('.');
    return {value.substr(0, dot), dot == std::string::npos ? std::string() : value.substr(dot + 1)};
}

/// Each row of a run, by what is measured.
using Rows = std::map<std::string, std::vector<double>>;

/// Addresses that the checks want of that run.
std::set<std::string> wantedOf(const Lab& lab, const std::string& run)
{
    std::set<std::string> wanted;
    for (const LabCheck& check : lab.checks)
        for (const std::string* value : {&check.value, &check.minus, &check.over})
            if (const auto [of, address] = parted(*value); of == run)
                wanted.insert(address);
    return wanted;
}

Result<void> measure(LabValues& values, const std::set<std::string>& wanted, Rows& rows)
{
    for (const std::string& address : wanted) {
        const Result<double> value = values.value(address);
        if (!value)
            return value.error();
        rows[address].push_back(*value);
    }
    return {};
}

/// A row of what is held by hand: as drawn, as swept, as set.
Result<void> holdRow(LabValues& values, const LabRun& run, std::int64_t row, std::uint64_t seed)
{
    if (const Result<void> reset = values.reset(); !reset)
        return reset.error();
    const RandomStream stream(seed, "course/" + run.id);
    for (std::size_t i = 0; i < run.drawn.size(); ++i) {
        const LabRun::Draw& draw = run.drawn[i];
        const double part = stream.uniform(std::uint64_t(row) * run.drawn.size() + i);
        if (const Result<void> set = values.set(draw.path, draw.from + (draw.to - draw.from) * part); !set)
            return set.error();
    }
    if (!run.sweep.empty())
        if (const Result<void> set = values.set(run.sweep, run.points[std::size_t(row)]); !set)
            return set.error();
    return values.set(run.set);
}

Result<Rows> heldRows(const Lab& lab, const LabRun& run)
{
    Result<std::unique_ptr<LabValues>> values = LabValues::make(lab);
    if (!values)
        return values.error();
    const std::set<std::string> wanted = wantedOf(lab, run.id);
    const std::int64_t count = !run.sweep.empty()
        ? std::int64_t(run.points.size())
        : std::max<std::int64_t>({1, run.draws, std::int64_t(run.seeds.size())});
    Rows rows;
    for (std::int64_t row = 0; row < count; ++row) {
        if (const Result<void> held = holdRow(**values, run, row, lab.seed); !held)
            return held.error();
        if (!run.subject.empty()) {
            const bool seeded = std::size_t(row) < run.seeds.size();
            const auto seed = seeded ? std::optional(run.seeds[std::size_t(row)]) : std::nullopt;
            if (const Result<void> trained = (*values)->train(run.subject, seed); !trained)
                return trained.error();
        }
        if (const Result<void> measured = measure(**values, wanted, rows); !measured)
            return measured.error();
    }
    return rows;
}

double valueOf(const LabCheck& check, const std::map<std::string, Rows>& runs, std::size_t row)
{
    const auto at = [&](const std::string& value) {
        const auto [run, address] = parted(value);
        const std::vector<double>& column = runs.at(run).at(address);
        return column[column.size() == 1 ? 0 : row];
    };
    double value = at(check.value);
    if (!check.minus.empty())
        value -= at(check.minus);
    if (!check.over.empty())
        value /= at(check.over);
    return value;
}

/// How far a value is from holding; 0 where it holds.
double distance(const LabBounds& bounds, double value)
{
    if (!std::isfinite(value))
        return std::numeric_limits<double>::infinity();
    double far = 0;
    if (bounds.atLeast)
        far = std::max(far, *bounds.atLeast - value);
    if (bounds.atMost)
        far = std::max(far, value - *bounds.atMost);
    return far;
}

/// Of the line through log |value| over log of what is swept.
double logSlope(const std::vector<double>& points, const std::vector<double>& values)
{
    double x = 0, y = 0, xx = 0, xy = 0;
    const double n = double(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double u = math::log(points[i]), v = math::log(std::abs(values[i]));
        x += u;
        y += v;
        xx += u * u;
        xy += u * v;
    }
    return (n * xy - x * y) / (n * xx - x * x);
}

double combined(const std::string& each, std::vector<double> values, const LabBounds& bounds,
                const std::vector<double>& points)
{
    if (points.size() == values.size() && each == "slope")
        return logSlope(points, values);
    if (points.size() == values.size() && (each == "argmin" || each == "argmax")) {
        const auto [least, most] = std::ranges::minmax_element(values);
        return points[std::size_t((each == "argmin" ? least : most) - values.begin())];
    }
    std::ranges::sort(values);
    if (each == "min")
        return values.front();
    if (each == "max")
        return values.back();
    if (each == "median")
        return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
    if (each == "mean") {
        double sum = 0;
        for (const double value : values)
            sum += value;
        return sum / double(values.size());
    }
    return *std::ranges::max_element(values, {}, [&](double value) { return distance(bounds, value); });
}

LabCheckResult judge(const Lab& lab, const LabCheck& check, const std::map<std::string, Rows>& runs)
{
    LabCheckResult result;
    result.check = &check;
    const auto [run, address] = parted(check.value);
    const std::size_t count = runs.at(run).at(address).size();
    std::vector<double> values;
    for (std::size_t row = 0; row < count; ++row)
        values.push_back(valueOf(check, runs, row));
    result.rows = std::int64_t(count);
    result.holding = std::ranges::count_if(values, [&](double value) { return check.bounds.holds(value); });
    const auto [least, most] = std::ranges::minmax(values);
    result.least = least;
    result.most = most;
    result.measured = combined(check.each, values, check.bounds, lab.run(run)->points);
    result.holds = check.each == "all" ? result.holding == result.rows
        : check.each == "count"        ? result.holding >= check.count
                                       : check.bounds.holds(result.measured);
    result.passed = result.holds != check.mustFail;
    return result;
}

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

} // namespace

std::vector<LabCheckResult> runChecks(const Lab& lab, bool withLong,
                                      const std::function<void(const LabCheckResult&)>& done)
{
    std::map<std::string, Rows> runs;
    std::map<std::string, Text> failures;
    std::vector<LabCheckResult> results;
    for (const LabCheck& check : lab.checks) {
        if (check.isLong && !withLong)
            continue;
        LabCheckResult result;
        result.check = &check;
        for (const std::string* value : {&check.value, &check.minus, &check.over}) {
            const std::string run = parted(*value).first;
            if (run.empty() || runs.contains(run) || failures.contains(run))
                continue;
            Result<Rows> rows = heldRows(lab, *lab.run(run));
            if (rows)
                runs[run] = std::move(*rows);
            else
                failures[run] = rows.error();
        }
        for (const std::string* value : {&check.value, &check.minus, &check.over})
            if (const auto failed = failures.find(parted(*value).first); failed != failures.end())
                result.failure = failed->second;
        results.push_back(result.failure.empty() ? judge(lab, check, runs) : result);
        if (done)
            done(results.back());
    }
    return results;
}

std::string measuredWords(const LabCheckResult& result)
{
    if (!result.failure.empty())
        return english(result.failure);
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
