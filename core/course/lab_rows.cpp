#include "course/lab_rows.h"

#include "base/math.h"
#include "base/random.h"
#include "course/lab_values.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace loom {
namespace {

/// A row of what is held by hand: as drawn, as swept, as set, as pressed.
Result<void> holdRow(LabValues& values, const LabRun& run, std::int64_t row)
{
    if (const Result<void> reset = values.reset(); !reset)
        return reset.error();
    const RandomStream stream(values.lab().seed, "course/" + run.id);
    for (std::size_t i = 0; i < run.drawn.size(); ++i) {
        const LabRun::Draw& draw = run.drawn[i];
        const double part = stream.uniform(std::uint64_t(row) * run.drawn.size() + i);
        if (const Result<void> set = values.set(draw.path, draw.from + (draw.to - draw.from) * part); !set)
            return set.error();
    }
    if (!run.sweep.empty())
        if (const Result<void> set = values.set(run.sweep, run.points[std::size_t(row)]); !set)
            return set.error();
    if (const Result<void> set = values.set(run.set); !set)
        return set.error();
    for (const auto& [action, times] : run.press)
        for (std::int64_t i = 0; i < times; ++i)
            if (const Result<void> acted = values.act(*values.lab().action(action)); !acted)
                return acted.error();
    return {};
}

Result<void> workRow(LabValues& values, const LabRun& run, std::int64_t row, const ExperimentWork& work)
{
    if (run.subject.empty())
        return {};
    const bool seeded = std::size_t(row) < run.seeds.size();
    const auto seed = seeded ? std::optional(run.seeds[std::size_t(row)]) : std::nullopt;
    if (values.experiment(run.subject)) {
        if (seed)
            if (const Result<void> set = values.set(run.subject + ".seed", double(*seed)); !set)
                return set.error();
        return values.prepare(run.subject, work);
    }
    return values.train(run.subject, seed, work.stop);
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

double combined(const LabMeasure& measure, std::vector<double> values, const std::vector<double>& points)
{
    const std::string& each = measure.each;
    if (points.size() == values.size() && each == "slope")
        return logSlope(points, values);
    if (points.size() == values.size() && (each == "argmin" || each == "argmax")) {
        const auto [least, most] = std::ranges::minmax_element(values);
        return points[std::size_t((each == "argmin" ? least : most) - values.begin())];
    }
    if (each == "first" || each == "last")
        return each == "first" ? values.front() : values.back();
    if (each == "count")
        return double(std::ranges::count_if(values, [&](double value) { return measure.bounds.holds(value); }));
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
    return *std::ranges::max_element(values, {}, [&](double value) { return distance(measure.bounds, value); });
}

} // namespace

std::pair<std::string, std::string> runAndAddress(const std::string& value)
{
    const std::size_t dot = value.find('.');
    return {value.substr(0, dot), dot == std::string::npos ? std::string() : value.substr(dot + 1)};
}

std::set<std::string> columnsOf(const Lab& lab, const std::string& run)
{
    std::set<std::string> columns;
    const auto want = [&](const std::string& value) {
        if (const auto [of, address] = runAndAddress(value); of == run && !address.empty())
            columns.insert(address);
    };
    const auto wantMeasure = [&](const LabMeasure& measure) {
        for (const std::string* value : {&measure.value, &measure.minus, &measure.over})
            want(*value);
    };
    for (const LabCheck& check : lab.checks)
        wantMeasure(check);
    for (const LabQuantity& quantity : lab.quantities)
        if (quantity.measured)
            wantMeasure(*quantity.measured);
    for (const LabView& view : lab.views)
        std::ranges::for_each(view.columns, want);
    for (const LabStep& step : lab.steps)
        if (step.predict && step.predict->kind == "draw")
            want(step.predict->answer);
    if (const LabRun* swept = lab.run(run); swept && !swept->sweep.empty())
        columns.insert(swept->sweep);
    return columns;
}

std::int64_t rowCount(const LabRun& run)
{
    return !run.sweep.empty() ? std::int64_t(run.points.size())
                              : std::max<std::int64_t>({1, run.draws, std::int64_t(run.seeds.size())});
}

Result<LabRows> rowsOf(LabValues& values, const LabRun& run, const ExperimentWork& work,
                       const std::function<void(const LabRows&)>& onRow)
{
    const std::set<std::string> columns = columnsOf(values.lab(), run.id);
    LabRows rows;
    for (std::int64_t row = 0; row < rowCount(run); ++row) {
        if (work.stop.stop_requested())
            return Text(TR("stopped"));
        if (const Result<void> held = holdRow(values, run, row); !held)
            return held.error();
        if (const Result<void> worked = workRow(values, run, row, work); !worked)
            return worked.error();
        for (const std::string& column : columns) {
            const Result<double> value = values.value(column);
            if (!value)
                return value.error();
            rows[column].push_back(*value);
        }
        if (onRow)
            onRow(rows);
    }
    return rows;
}

namespace {

/// Why a number of the rows, or what is taken of them, is none; empty where all are.
Text undefinedIn(const LabMeasure& measure, const std::vector<double>& values, const std::vector<double>& points)
{
    const auto at = [&](const char* swept, const char* row, std::size_t i) {
        const bool isSwept = points.size() == values.size();
        Text text(isSwept ? swept : row, {{"name", measure.value}});
        return isSwept ? text.with({"at", points[i]}) : text.with({"row", i + 1});
    };
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool divided = !measure.over.empty();
        if (std::isnan(values[i]))
            return divided ? at(TR("{name} divided by {over} is no number where what is swept is {at}"),
                                TR("{name} divided by {over} is no number in row {row}"), i)
                                 .with({"over", measure.over})
                           : at(TR("{name} is no number where what is swept is {at}"),
                                TR("{name} is no number in row {row}"), i);
        if (measure.each == "slope" && values[i] == 0)
            return at(TR("slope takes ln |{name}|, but {name} is 0 where what is swept is {at}"),
                      TR("slope takes ln |{name}|, but {name} is 0 in row {row}"), i);
    }
    return {};
}

} // namespace

std::optional<LabMeasured> measuredIn(const std::map<std::string, LabRows>& runs, const LabMeasure& measure,
                                      const std::vector<double>& points)
{
    const auto column = [&](const std::string& value) -> const std::vector<double>* {
        const auto [run, address] = runAndAddress(value);
        const auto rows = runs.find(run);
        const auto found = rows == runs.end() ? LabRows::const_iterator() : rows->second.find(address);
        return rows == runs.end() || found == rows->second.end() || found->second.empty() ? nullptr : &found->second;
    };
    const std::vector<double>* value = column(measure.value);
    const std::vector<double>* minus = measure.minus.empty() ? nullptr : column(measure.minus);
    const std::vector<double>* over = measure.over.empty() ? nullptr : column(measure.over);
    if (!value || (!measure.minus.empty() && !minus) || (!measure.over.empty() && !over))
        return std::nullopt;
    std::vector<double> values = *value;
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (minus)
            values[row] -= (*minus)[minus->size() == 1 ? 0 : std::min(row, minus->size() - 1)];
        if (over)
            values[row] /= (*over)[over->size() == 1 ? 0 : std::min(row, over->size() - 1)];
    }
    LabMeasured result;
    result.rows = std::int64_t(values.size());
    result.holding = std::ranges::count_if(values, [&](double v) { return measure.bounds.holds(v); });
    const auto [least, most] = std::ranges::minmax(values);
    result.least = least;
    result.most = most;
    result.undefined = undefinedIn(measure, values, points);
    result.value = combined(measure, values, points);
    if (std::isnan(result.value) && result.undefined.empty())
        result.undefined =
            Text(TR("{each} of {name} is no number"), {{"each", measure.each}, {"name", measure.value}});
    return result;
}

} // namespace loom
