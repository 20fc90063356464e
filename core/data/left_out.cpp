#include "data/left_out.h"

#include "base/nested_text.h"

#include <algorithm>

namespace loom {
namespace {

constexpr std::size_t kMostCards = 4;

bool names(const Text& reason, const std::string& place)
{
    return std::ranges::any_of(reason.arguments(), [&](const Argument& argument) {
        const auto* words = std::get_if<std::string>(&argument.value);
        return words && *words == place;
    });
}

} // namespace

Text saidOf(const Fault& fault)
{
    if (names(fault.reason, english(fault.place)))
        return fault.reason;
    return Text(TR("{place}: {reason}"), {{"place", nested(fault.place)}, {"reason", nested(fault.reason)}});
}

std::vector<Issue> leftOutIssues(const Faults& faults)
{
    std::vector<Issue> issues;
    const auto add = [&](Text sentence) {
        issues.push_back({Severity::warning, "", "data.source", std::move(sentence), {}});
    };
    const std::size_t shown = std::min(kMostCards, faults.listed.size());
    for (std::size_t i = 0; i < shown; ++i)
        add(Text(TR("Left out of the data: {fault}"), {{"fault", nested(saidOf(faults.listed[i]))}}));
    if (const std::int64_t more = faults.count - std::int64_t(shown); more > 0)
        add(Text(TR("Left out of the data, as it cannot be read: {count} more"), {{"count", more}}));
    return issues;
}

} // namespace loom
