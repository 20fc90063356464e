#include "train/metrics/ranking_common.h"

namespace loom::metrics {

AttributeSpec placesAttribute()
{
    return {.name = "k",
            .kind = AttributeKind::integer,
            .fallback = std::int64_t(kRankedPlaces),
            .title = TR("k"),
            .help = TR("How many of the first places count."),
            .minimum = 1,
            .maximum = 1000};
}

bool suitsRanking(const Judged& place)
{
    if (!place.target || place.target->shape.rank() != 1 || place.target->shape.size() < 2)
        return false;
    const ValueRange& values = place.target->values;
    return place.answers == Judges::answers || (values.known && values.whole && values.lowest >= 0);
}

} // namespace loom::metrics
