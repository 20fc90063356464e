#include "tuning/pruner_type.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace loom::pruners {
namespace {

std::int64_t factorOf(const Attributes& attributes)
{
    return std::max<std::int64_t>(2, integerOf(attributeOf(attributes, "factor"), 2));
}

/// As many rungs as it takes until one member is left: with factor 2 and 8 members after an eighth, a quarter and
/// half of the epochs.
std::vector<std::int64_t> rungs(std::int64_t epochs, std::int64_t generation, const Attributes& attributes)
{
    const std::int64_t factor = factorOf(attributes);
    std::vector<std::int64_t> all;
    for (std::int64_t left = generation, part = factor; left > 1 && part < epochs * factor;
         left = (left + factor - 1) / factor, part *= factor)
        all.push_back((epochs + part - 1) / part);
    return rungsOf(std::move(all), epochs);
}

/// Jamieson and Talwalkar, "Non-stochastic best arm identification", AISTATS 2016. A member that ended by itself
/// keeps its place in the comparison; of equal ones the earlier stays.
std::vector<bool> staying(const RungContext& context)
{
    std::int64_t kept = std::int64_t(context.members);
    for (int i = 0; i <= context.rung; ++i)
        kept = (kept + factorOf(context.attributes) - 1) / factorOf(context.attributes);
    std::vector<double> values = context.going;
    values.insert(values.end(), context.ended.begin(), context.ended.end());
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return std::isnan(values[b]) ? !std::isnan(values[a]) : values[a] < values[b];
    });
    std::vector<bool> stays(context.going.size(), false);
    for (std::size_t place = 0; place < order.size() && std::int64_t(place) < kept; ++place)
        if (order[place] < stays.size())
            stays[order[place]] = true;
    return stays;
}

} // namespace

PrunerType halving()
{
    return {.id = "halving",
            .title = TR("Successive halving"),
            .text = TR("Trains all trials of a generation a little, the better half of them twice as long, and so on "
                       "until one is left."),
            .attributes = {{.name = "factor",
                            .kind = AttributeKind::integer,
                            .fallback = std::int64_t(2),
                            .title = TR("Factor"),
                            .help = TR("One in so many goes on at each comparison, trained so many times as long."),
                            .minimum = 2,
                            .maximum = 100}},
            .rungs = rungs,
            .staying = staying};
}

} // namespace loom::pruners
