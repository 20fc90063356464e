#include "train/callbacks/callback_common.h"

#include "train/metric_type.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>

namespace loom::callbacks {
namespace {

bool higherIsBetter(const std::string& monitor, const std::string& mode)
{
    if (mode != "auto")
        return mode == "max";
    constexpr std::string_view kPrefix = "validation_";
    const std::string series = monitor.starts_with(kPrefix) ? monitor.substr(kPrefix.size()) : monitor;
    const MetricType* metric = readSeries(series).metric;
    return metric && metric->higherIsBetter;
}

} // namespace

Monitor::Monitor(const Attributes& attributes)
    : name_(stringOf(attributeOf(attributes, "monitor")))
    , higher_(higherIsBetter(name_, stringOf(attributeOf(attributes, "mode"), "auto")))
    , minDelta_(std::fabs(numberOf(attributeOf(attributes, "min_delta"))))
    , best_(higher_ ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity())
{
}

Result<void> Monitor::check(const EpochContext& context, const char* callback) const
{
    if (context.values.contains(name_))
        return {};
    std::string all;
    for (const auto& [name, value] : context.values)
        all += (all.empty() ? "" : ", ") + name;
    return Text(TR("{callback} watches “{monitor}”, which this run does not measure; choose one of: {names}."),
                {{"callback", callback}, {"monitor", name_}, {"names", all}});
}

double Monitor::valueIn(const EpochContext& context) const
{
    const auto found = context.values.find(name_);
    return found == context.values.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
}

bool Monitor::improves(double value)
{
    const bool better = higher_ ? value > best_ + minDelta_ : value < best_ - minDelta_;
    if (better)
        best_ = value;
    return better;
}

void Monitor::restore(const std::map<std::string, double>& state)
{
    if (const auto best = state.find("best"); best != state.end())
        best_ = best->second;
}

std::int64_t countIn(const std::map<std::string, double>& state, const std::string& name)
{
    const auto found = state.find(name);
    const bool counts = found != state.end() && found->second >= 0 && found->second < 1e9;
    return counts ? std::int64_t(found->second) : 0;
}

AttributeSpec monitorAttribute()
{
    return {.name = "monitor",
            .kind = AttributeKind::text,
            .fallback = std::string("validation_loss"),
            .title = TR("Watched value"),
            .help = TR("A value of the epochs: loss, a metric, or either with validation_ in front.")};
}

AttributeSpec modeAttribute()
{
    return {.name = "mode",
            .kind = AttributeKind::choice,
            .fallback = std::string("auto"),
            .title = TR("Better is"),
            .help = TR("min: lower is better; max: higher is better; auto: as is usual for the value."),
            .choices = {TR("auto"), TR("min"), TR("max")}};
}

AttributeSpec minDeltaAttribute(double fallback)
{
    return {.name = "min_delta",
            .fallback = fallback,
            .title = TR("Smallest improvement"),
            .help = TR("A change by less than this does not count as better."),
            .minimum = 0,
            .maximum = 1e6};
}

AttributeSpec patienceAttribute(std::int64_t fallback, Text help)
{
    return {.name = "patience",
            .kind = AttributeKind::integer,
            .fallback = fallback,
            .title = TR("Patience"),
            .help = std::move(help),
            .minimum = 0,
            .maximum = 100000,
            .unit = TR("epochs")};
}

AttributeSpec fileAttribute(const char* fallback, Text help)
{
    return {.name = "file",
            .kind = AttributeKind::text,
            .fallback = std::string(fallback),
            .title = TR("File"),
            .help = std::move(help)};
}

Result<std::string> insideFolder(const std::string& folder, const std::string& file, const char* callback)
{
    const std::filesystem::path path(file);
    const bool leaves = std::ranges::any_of(path, [](const auto& part) { return part == ".."; });
    if (path.is_absolute() || leaves || !path.has_filename())
        return Text(TR("{callback} would write “{file}”; give a file name that stays inside the run's folder."),
                    {{"callback", callback}, {"file", file}});
    return (std::filesystem::path(folder) / path).string();
}

} // namespace loom::callbacks
