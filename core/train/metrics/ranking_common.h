#pragma once

#include "train/metrics/metric_common.h"

/// What metrics of a ranking share: a row's outputs are scores of things, its targets say how relevant each is.
namespace loom::metrics {

/// How many of the largest scores are looked at, the only setting of such a metric.
AttributeSpec placesAttribute();
constexpr double kRankedPlaces = 10;

/// Calls `each(place, i)` for the `places` largest `number(i)` of `count` from `begin` on, largest first, of equal
/// ones the first first. Keeps nothing, so that nothing is allocated.
template<class Number, class Each>
void eachLargest(std::int64_t begin, std::int64_t count, std::int64_t places, const Number& number, const Each& each)
{
    double before = 0;
    std::int64_t last = -1;
    for (std::int64_t place = 0; place < places && place < count; ++place) {
        std::int64_t best = -1;
        double largest = 0;
        for (std::int64_t i = begin; i < begin + count; ++i) {
            const double one = number(i);
            const bool open = last < 0 || one < before || (one == before && i > last);
            if (open && (best < 0 || one > largest))
                best = i, largest = one;
        }
        if (best < 0)
            return;
        each(place, best);
        before = largest;
        last = best;
    }
}

/// A list of things, each with its own number, is ranked; of amounts those that are grades: whole, from 0 on.
bool suitsRanking(const Judged& place);

} // namespace loom::metrics
