#include "project/results.h"

#include "base/listed.h"
#include "project/record_rows.h"
#include "train/trainer.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

constexpr std::string_view kStart = "run.";

std::map<std::string, Value> valuesOf(const RunResults& results)
{
    std::map<std::string, Value> values;
    const auto lossAt = [&](const EpochRecord& record) {
        for (const char* name : {"validation_loss", "loss"})
            if (const auto found = std::ranges::find(results.series, name); found != results.series.end())
                if (const std::size_t i = std::size_t(found - results.series.begin());
                    i < record.values.size() && std::isfinite(record.values[i]))
                    return record.values[i];
        return HUGE_VAL;
    };
    const auto best = std::ranges::min_element(results.epochs, {}, lossAt);
    values["best_epoch"] = best == results.epochs.end() ? std::int64_t(0) : best->epoch;
    values["epochs"] = std::int64_t(results.epochs.size());
    values["steps"] = results.steps;
    for (std::size_t i = 0; !results.epochs.empty() && i < results.series.size(); ++i)
        if (i < results.epochs.back().values.size())
            values[results.series[i]] = results.epochs.back().values[i];
    for (const auto& [name, value] : results.test)
        values["test_" + name] = value;
    return values;
}

} // namespace

RunResults resultsOf(const Trainer& trainer)
{
    return {trainer.series(), trainer.epochs(), {}, trainer.stepsDone()};
}

bool isOfRun(const std::string& path)
{
    return path.starts_with(kStart);
}

Result<Addressed> valueAt(const Project& project, const RunResults& results, const std::string& path)
{
    if (!isOfRun(path))
        return valueAt(project, path);
    const std::map<std::string, Value> values = valuesOf(results);
    const std::string name = path.substr(kStart.size());
    if (const auto found = values.find(name); found != values.end()) {
        const bool whole = std::holds_alternative<std::int64_t>(found->second);
        return Addressed{found->second,
                         rows::spec(name, whole ? AttributeKind::integer : AttributeKind::real, {}, {}, Value())};
    }
    std::vector<std::string> names;
    for (const auto& [known, value] : values)
        names.push_back(known);
    return Text(TR("{path}: there is no “{step}”; there is: {choices}"),
                {{"path", path}, {"step", name}, {"choices", listedFor(name, names)}});
}

} // namespace loom
