#include "base/random.h"
#include "tuning/sampler_type.h"

namespace loom::samplers {
namespace {

std::optional<Places> propose(const ProposalContext& context)
{
    const RandomStream stream(context.seed, "search/random");
    Places places;
    for (std::size_t i = 0; i < context.space.axes.size(); ++i)
        places.push_back(stream.uniform(i, std::uint64_t(context.draw)));
    return places;
}

} // namespace

SamplerType random()
{
    return {.id = "random",
            .title = TR("Random"),
            .text = TR("Draws every setting by itself, whatever came of the trials before."),
            .propose = propose};
}

} // namespace loom::samplers
