#include "tuning/pruner_type.h"

#include <algorithm>
#include <cmath>

namespace loom::pruners {
namespace {

/// At equal parts of the training.
std::vector<std::int64_t> rungs(std::int64_t epochs, std::int64_t, const Attributes& attributes)
{
    const std::int64_t parts = integerOf(attributeOf(attributes, "parts"), 8);
    std::vector<std::int64_t> all;
    for (std::int64_t i = 1; i < parts; ++i)
        all.push_back((epochs * i + parts - 1) / parts);
    return rungsOf(std::move(all), epochs);
}

/// Golovin et al., "Google Vizier", KDD 2017. Only generations before are looked at, so that all members of one are
/// judged alike.
std::vector<bool> staying(const RungContext& context)
{
    std::vector<double> earlier = context.earlier;
    std::erase_if(earlier, [](double value) { return std::isnan(value); });
    const std::int64_t least = integerOf(attributeOf(context.attributes, "startup"), 8);
    std::vector<bool> stays(context.going.size(), true);
    if (std::int64_t(earlier.size()) < std::max<std::int64_t>(1, least))
        return stays;
    std::ranges::sort(earlier);
    const std::size_t half = earlier.size() / 2;
    const double median = earlier.size() % 2 ? earlier[half] : (earlier[half - 1] + earlier[half]) / 2;
    for (std::size_t i = 0; i < stays.size(); ++i)
        stays[i] = context.going[i] <= median;
    return stays;
}

} // namespace

PrunerType median()
{
    return {
        .id = "median",
        .title = TR("Median"),
        .text = TR("Stops a trial that is worse than half of the earlier trials were at the same epoch."),
        .attributes = {{.name = "parts",
                        .kind = AttributeKind::integer,
                        .fallback = std::int64_t(8),
                        .title = TR("Parts"),
                        .help = TR("Into so many equal parts the epochs are cut; after each a trial is compared."),
                        .minimum = 2,
                        .maximum = 1000},
                       {.name = "startup",
                        .kind = AttributeKind::integer,
                        .fallback = std::int64_t(8),
                        .title = TR("Start"),
                        .help = TR("Nothing is stopped before so many trials got that far."),
                        .minimum = 1,
                        .maximum = 100000}},
        .rungs = rungs,
        .staying = staying};
}

} // namespace loom::pruners
