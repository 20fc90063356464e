#include "data/transforms/draws.h"

#include <algorithm>

namespace loom::transforms {
namespace {

bool liesOn(const Shape& picture, const Shape& target)
{
    return target.rank() >= 2 && target[0] == picture[0] && target[1] == picture[1];
}

} // namespace

bool holdsBoxes(const Field& field)
{
    const std::vector<std::string> edges{"left", "top", "right", "bottom"};
    return field.features.size() >= edges.size() && std::ranges::equal(edges, std::span(field.features).first(4));
}

Result<std::vector<std::size_t>> targetsOn(const Pipeline& pipeline, const Dataset& data,
                                           const std::vector<std::size_t>& pictures, const char* transform)
{
    std::vector<std::size_t> targets;
    for (std::size_t i = 0; i < pipeline.fields.size(); ++i) {
        const Field& stored = data.fields()[i];
        if (stored.role != FieldRole::target || pictures.empty())
            continue;
        if (holdsBoxes(stored))
            return Text(
                TR("The transform “{transform}” moves what is to be seen, but the boxes of the field “{field}” "
                   "would stay where they are: take the step away, or ask for something else."),
                {{"transform", transform}, {"field", stored.name}});
        const Shape& picture = pipeline.fields[pictures[0]].field.shape;
        if (!liesOn(picture, stored.shape))
            continue;
        if (pictures.size() > 1)
            return Text(TR("The transform “{transform}” moves {count} pictures, each by itself, and “{field}” can go "
                           "with only one of them: say which in its field."),
                        {{"transform", transform}, {"count", pictures.size()}, {"field", stored.name}});
        if (!liesOn(picture, pipeline.fields[i].field.shape))
            return Text(TR("The transform “{transform}” cannot move “{field}” with the picture, for its rows and "
                           "columns were taken apart before: move the step up."),
                        {{"transform", transform}, {"field", stored.name}});
        targets.push_back(i);
    }
    return targets;
}

} // namespace loom::transforms
