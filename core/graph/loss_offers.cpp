#include "graph/checks.h"
#include "graph/repair.h"
#include "kernels/detection_cells.h"

#include <algorithm>

namespace loom {
namespace {

/// Could the loss judge some output by such a target: one of the target's own shape, with a number a class, or a cell
/// of a detector?
bool judges(const LayerType& loss, LayerQuery query)
{
    query.sources.clear();
    const Shape own = query.inputs[1].rank() == 0 ? Shape{1} : query.inputs[1];
    const Shape choice = {std::max<std::int64_t>(2, query.classes)};
    const Shape cell = {1, 1, functions::kCellNumbers + std::max<std::int64_t>(1, query.classes)};
    for (const Shape& prediction : {own, choice, cell}) {
        query.inputs[0] = prediction;
        if (!hasErrors(loss.infer(query).issues))
            return true;
    }
    return false;
}

/// A yes-or-no question of two numbers, one for each of two classes: a choice is meant.
bool asksOfTwo(const LayerType& loss, const LayerQuery& query)
{
    return loss.judges == Judges::answers && query.classes == 2 && query.inputs[0] == Shape{2}
    && query.inputs[1].rank() == 0;
}

} // namespace

void offerOtherLosses(const LossUse& loss, const LayerType& type, const LayerQuery& query, Issue& issue)
{
    if (judges(type, query) && !asksOfTwo(type, query))
        return;
    const bool labels = query.dtypes.size() > 1 && query.dtypes[1] == DType::i32;
    for (const LayerType& other : layersTable())
        if (other.id != type.id && other.category == LayerCategory::loss && portPlace(other.inputs, "target") >= 0
            && other.judges != Judges::nothing && labels != (other.judges == Judges::amounts) && judges(other, query))
            issue.repairs.push_back(setRepair(Text(TR("Use {loss}"), {{"loss", other.title.pattern()}}),
                                              "training.losses." + loss.id + ".type", other.id));
}

} // namespace loom
