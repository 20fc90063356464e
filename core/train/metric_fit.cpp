#include "train/metric_fit.h"

#include "graph/loss_end.h"

#include <algorithm>

namespace loom {

Judges answersOf(const LossUse& loss, const std::vector<FieldShape>& fields)
{
    const LayerType* type = findLayer(loss.type);
    const Judges asked = type ? type->judges : Judges::nothing;
    const auto target = std::ranges::find(fields, readLossEnd(loss.target).field, &FieldShape::name);
    if (asked != Judges::amounts || target == fields.end())
        return asked;
    const bool one = target->shape.size() == 1;
    if (target->classes > 0 || target->values.oneOfMany)
        return one ? Judges::answers : Judges::choices;
    return target->values.yesOrNo() ? Judges::answers : Judges::amounts;
}

Judged judgedAt(const LossUse& loss, const std::vector<FieldShape>& fields)
{
    const auto target = std::ranges::find(fields, readLossEnd(loss.target).field, &FieldShape::name);
    return {answersOf(loss, fields), findLayer(loss.type), target == fields.end() ? nullptr : &*target};
}

bool fits(const MetricType& metric, Judges answers)
{
    return std::ranges::find(metric.fits, answers) != metric.fits.end();
}

double borderOf(const LossUse& loss)
{
    const LayerType* type = findLayer(loss.type);
    return type ? type->decidesAt : LayerType().decidesAt;
}

std::vector<std::string> defaultMetrics(Judges answers)
{
    switch (answers) {
    case Judges::amounts:
        return {"mae", "rmse", "r2"};
    case Judges::choices:
    case Judges::answers:
        return {"accuracy"};
    case Judges::nothing:
        break;
    }
    return {};
}

std::vector<int> lossesFor(const MetricType& metric, const std::vector<LossUse>& losses,
                           const std::vector<FieldShape>& fields)
{
    std::vector<int> all, ofAmounts;
    for (int i = 0; i < int(losses.size()); ++i) {
        const LossUse& loss = losses[std::size_t(i)];
        const Judged place = judgedAt(loss, fields);
        const Judges answers = place.answers;
        if (loss.target.empty() || !fits(metric, answers) || (metric.suits && !metric.suits(place)))
            continue;
        all.push_back(i);
        if (answers == Judges::amounts)
            ofAmounts.push_back(i);
    }
    return ofAmounts.empty() ? all : ofAmounts;
}

} // namespace loom
