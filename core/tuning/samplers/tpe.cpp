#include "base/random.h"
#include "tuning/sampler_type.h"
#include "tuning/samplers/parzen_common.h"
#include "tuning/samplers/sobol_common.h"

#include <algorithm>
#include <cmath>

namespace loom::samplers {
namespace {

constexpr std::size_t kLeastGood = 4, kMostGood = 6;
constexpr double kEven = 0.2; // of a proposal: that it is drawn from anywhere, where a good trial's weight is about 1

Places spread(const ProposalContext& context)
{
    const RandomStream shift(context.seed, "search/tpe/start");
    Places places;
    for (std::size_t i = 0; i < context.space.axes.size(); ++i)
        places.push_back(double(sobolBits(std::uint32_t(context.draw), int(i)) ^ shift.bits(i)) * 0x1p-32);
    return places;
}

/// Bergstra et al., "Algorithms for hyper-parameter optimization", NIPS 2011, with kernels over all axes together
/// (Falkner et al., BOHB, ICML 2018). Few good trials, the better ones weighing more, and kernels that narrow as
/// those gather suit searches of some dozens of trials. What is pending counts as not good, so that a generation
/// spreads.
std::optional<Places> propose(const ProposalContext& context)
{
    if (std::int64_t(context.tried.size()) < integerOf(attributeOf(context.attributes, "startup"), 8))
        return spread(context);
    std::vector<const Tried*> order;
    for (const Tried& tried : context.tried)
        order.push_back(&tried);
    std::ranges::stable_sort(order, {}, [](const Tried* tried) { return tried->standing; });
    const double share = numberOf(attributeOf(context.attributes, "good"), 0.1);
    const std::size_t good = std::min(
        order.size(),
        std::clamp<std::size_t>(std::size_t(std::ceil(share * double(order.size()))), kLeastGood, kMostGood));
    std::vector<Places> best, others = context.pending;
    for (std::size_t i = 0; i < order.size(); ++i)
        (i < good ? best : others).push_back(order[i]->places);
    if (others.empty())
        return spread(context);
    const Parzen likely(context.space, std::move(best), true, Parzen::Width::spread, kEven);
    const Parzen unlikely(context.space, std::move(others), false, Parzen::Width::narrow, 1);
    Draws draws(RandomStream(context.seed, "search/tpe"), context.draw);
    Places chosen;
    double most = 0;
    const std::int64_t candidates = integerOf(attributeOf(context.attributes, "candidates"), 8);
    for (std::int64_t i = 0; i < candidates; ++i) {
        Places places = likely.draw(draws);
        const double gain = likely.logDensity(places) - unlikely.logDensity(places);
        if (chosen.empty() || gain > most) {
            most = gain;
            chosen = std::move(places);
        }
    }
    return chosen;
}

} // namespace

SamplerType tpe()
{
    return {.id = "tpe",
            .title = TR("TPE"),
            .text = TR("Learns from the trials before: draws where good ones are dense and the others are not "
                       "(tree-structured Parzen estimator)."),
            .attributes = {{.name = "startup",
                            .kind = AttributeKind::integer,
                            .fallback = std::int64_t(8),
                            .title = TR("Start"),
                            .help = TR("So many trials are spread evenly first."),
                            .minimum = 1,
                            .maximum = 100000},
                           {.name = "candidates",
                            .kind = AttributeKind::integer,
                            .fallback = std::int64_t(8),
                            .title = TR("Candidates"),
                            .help = TR("So many are drawn for each trial, and the most promising is tried."),
                            .minimum = 1,
                            .maximum = 10000},
                           {.name = "good",
                            .kind = AttributeKind::real,
                            .fallback = 0.1,
                            .title = TR("Good share"),
                            .help = TR("This share of the trials counts as good, 4 of them at least and 6 at most."),
                            .minimum = 0.01,
                            .maximum = 0.5}},
            .propose = propose};
}

} // namespace loom::samplers
