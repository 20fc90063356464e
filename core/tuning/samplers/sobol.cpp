#include "base/random.h"
#include "tuning/sampler_type.h"
#include "tuning/samplers/sobol_common.h"

namespace loom::samplers {
namespace {

/// Every point is moved by the same bits, drawn by the seed (a digital shift): that keeps how evenly they lie.
std::optional<Places> propose(const ProposalContext& context)
{
    const RandomStream stream(context.seed, "search/sobol");
    const bool shifted = boolOf(attributeOf(context.attributes, "shift"), true);
    Places places;
    for (std::size_t i = 0; i < context.space.axes.size(); ++i) {
        const std::uint32_t bits = sobolBits(std::uint32_t(context.draw), int(i));
        places.push_back(double(bits ^ (shifted ? stream.bits(i) : 0)) * 0x1p-32);
    }
    return places;
}

} // namespace

SamplerType sobol()
{
    return {.id = "sobol",
            .title = TR("Sobol"),
            .text = TR("Spreads trials evenly over the space, more evenly than chance does."),
            .attributes = {{.name = "shift",
                            .kind = AttributeKind::boolean,
                            .fallback = true,
                            .title = TR("Shift"),
                            .help = TR("Moves all points by an amount that the seed draws; without it the first "
                                       "trial has the lowest values.")}},
            .propose = propose};
}

} // namespace loom::samplers
