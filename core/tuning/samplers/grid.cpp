#include "tuning/sampler_type.h"

#include <algorithm>
#include <limits>

namespace loom::samplers {
namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / 2;

/// Values of an axis that the grid takes.
std::int64_t levelsOf(const Axis& axis, const Attributes& attributes)
{
    const std::int64_t points = integerOf(attributeOf(attributes, "points"), 5), all = axis.count();
    if (!axis.isRange())
        return all;
    return all > 0 ? std::min(all, points) : points;
}

std::int64_t points(const SearchSpace& space, const Attributes& attributes)
{
    std::int64_t all = 1;
    for (const Axis& axis : space.axes) {
        const std::int64_t levels = levelsOf(axis, attributes);
        all = all > kMost / levels ? kMost : all * levels;
    }
    return all;
}

/// The last axis changes first, as digits do. A range's levels reach from its one end to its other.
std::optional<Places> propose(const ProposalContext& context)
{
    if (context.draw >= points(context.space, context.attributes))
        return std::nullopt;
    Places places(context.space.axes.size());
    std::int64_t left = context.draw;
    for (std::size_t i = places.size(); i-- > 0;) {
        const Axis& axis = context.space.axes[i];
        const std::int64_t levels = levelsOf(axis, context.attributes), level = left % levels;
        left /= levels;
        const bool all = axis.count() == levels;
        places[i] = all  ? (double(level) + 0.5) / double(levels)
            : levels > 1 ? double(level) / double(levels - 1)
                         : 0.5;
        if (all && axis.isRange()) // on a logarithmic scale whole numbers take up stretches of different length
            places[i] = axis.placeOf(std::int64_t(axis.low) + level);
    }
    return places;
}

} // namespace

SamplerType grid()
{
    return {.id = "grid",
            .title = TR("Grid"),
            .text = TR("Tries every combination: all choices, and of each range so many numbers at equal distances."),
            .attributes = {{.name = "points",
                            .kind = AttributeKind::integer,
                            .fallback = std::int64_t(5),
                            .title = TR("Points"),
                            .help = TR("How many numbers of a range are tried; fewer where it has no more."),
                            .minimum = 1,
                            .maximum = 1000}},
            .propose = propose,
            .points = points};
}

} // namespace loom::samplers
