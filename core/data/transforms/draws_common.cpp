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

void resizeBoxes(float* boxes, std::int64_t count, std::int64_t width, std::int64_t rows, std::int64_t columns,
                 const sources::PictureSize& wanted)
{
    const sources::PictureFrame frame = frameOf(rows, columns, wanted);
    const sources::PicturePart kept = partOf(rows, columns, wanted);
    const auto place = [](double at, double all, double part, std::int64_t begin, std::int64_t length,
                          std::int64_t whole) {
        const double within = (at * all - (all - part) / 2) / part;
        return (double(begin) + within * double(length)) / double(whole);
    };
    moveBoxes(boxes, count, width, [&](double x, double y) {
        return std::pair(place(x, double(columns), kept.columns, frame.left, frame.columns, wanted.columns),
                         place(y, double(rows), kept.rows, frame.top, frame.rows, wanted.rows));
    });
}

Result<std::vector<std::size_t>> targetsOn(const Pipeline& pipeline, const Dataset& data,
                                           const std::vector<std::size_t>& pictures, const char* transform)
{
    std::vector<std::size_t> targets;
    for (std::size_t i = 0; i < pipeline.fields.size(); ++i) {
        const Field& stored = data.fields()[i];
        if (stored.role != FieldRole::target || pictures.empty())
            continue;
        const Shape& picture = pipeline.fields[pictures[0]].field.shape;
        const bool boxes = holdsBoxes(stored);
        if (!boxes && !liesOn(picture, stored.shape))
            continue;
        if (pictures.size() > 1)
            return Text(TR("The transform “{transform}” moves {count} pictures, each by itself, and “{field}” can go "
                           "with only one of them: say which in its field."),
                        {{"transform", transform}, {"count", pictures.size()}, {"field", stored.name}});
        if (boxes ? pipeline.fields[i].field.shape != stored.shape : !liesOn(picture, pipeline.fields[i].field.shape))
            return Text(TR("The transform “{transform}” cannot move “{field}” with the picture, for its rows and "
                           "columns were taken apart before: move the step up."),
                        {{"transform", transform}, {"field", stored.name}});
        targets.push_back(i);
    }
    return targets;
}

} // namespace loom::transforms
