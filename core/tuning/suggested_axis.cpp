#include "tuning/suggested_axis.h"

#include "base/math.h"
#include "base/shortest.h"
#include "project/path.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace loom {
namespace {

constexpr double kWidest = 1000; // a range of real numbers that is searched as a whole
constexpr std::int64_t kFew = 8; // whole numbers from here on vary by ratios

double powerOfTen(double exponent)
{
    return math::exp(exponent * math::log(10.0));
}

/// Six digits: 0.001, not 0.0010000000000000002.
double tidy(double number)
{
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.6g", number);
    return std::strtod(buffer, nullptr);
}

/// Around a whole number: a quarter to four times of it, or two to either side of a small one.
Axis aroundWhole(const std::string& path, const AttributeSpec& spec, std::int64_t now)
{
    Axis axis{path, Axis::Kind::integer, double(now - 2), double(now + 2), false, {}};
    if (now >= kFew)
        axis = {path, Axis::Kind::integer, double(now / 4), double(now * 4), true, {}};
    const double least = spec.exclusiveMinimum ? spec.minimum + 1 : spec.minimum;
    axis.low = std::max(axis.low, std::ceil(least));
    axis.high = std::min(axis.high, std::floor(spec.maximum));
    return axis;
}

/// Around a real number: the decade below and above it; all of a range that is not wide.
Axis aroundReal(const std::string& path, const AttributeSpec& spec, double now)
{
    const bool narrow = spec.maximum - spec.minimum <= kWidest && !spec.exclusiveMinimum && !spec.logarithmic;
    if (narrow)
        return {path, Axis::Kind::real, spec.minimum, spec.maximum, false, {}};
    if (!(now > 0))
        return {path, Axis::Kind::real, std::max(spec.minimum, now - 1), std::min(spec.maximum, now + 1), false, {}};
    const double exponent = math::log(now) / math::log(10.0);
    const double low = tidy(powerOfTen(std::floor(exponent + 1e-9) - 1));
    const double high = tidy(powerOfTen(std::ceil(exponent - 1e-9) + 1));
    return {path, Axis::Kind::real, std::max(low, spec.minimum), std::min(high, spec.maximum), true, {}};
}

} // namespace

Result<Axis> suggestedAxis(const Project& project, const std::string& path)
{
    const Result<Addressed> field = valueAt(project, path);
    if (!field)
        return axisOf(project, path); // a node that may be left out, or the sentence
    const AttributeSpec& spec = field->spec;
    const bool held = !std::holds_alternative<std::monostate>(field->value);
    if (spec.kind == AttributeKind::boolean || spec.kind == AttributeKind::choice)
        return axisOf(project, path);
    if (!held || (spec.kind != AttributeKind::integer && spec.kind != AttributeKind::real))
        return Text(TR("Only numbers, choices and on or off can be varied here"));
    const Axis axis = spec.kind == AttributeKind::integer ? aroundWhole(path, spec, integerOf(field->value))
                                                          : aroundReal(path, spec, numberOf(field->value));
    return readAxis(project, path + "=" + valuesText(axis));
}

Result<void> checkVaries(const Axis& axis)
{
    if (!axis.isRange() && axis.choices.size() < 2)
        return Text(TR("One value alone does not vary: give two or more"));
    return {};
}

std::string valuesText(const Axis& axis)
{
    if (axis.isRange())
        return shortest(axis.low) + ":" + shortest(axis.high) + (axis.logarithmic ? ":log" : ":linear");
    std::string text;
    for (const Value& value : axis.choices)
        text += (text.empty() ? "" : ",") + wordOf(axis, value);
    return text;
}

} // namespace loom
