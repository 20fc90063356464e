#include "data/transforms/draws.h"

namespace loom::transforms {
namespace {

struct Noise {
    /// Setting: the deviation.
    template<class T> static void change(const Draw& draw, std::uint64_t epoch, std::int64_t row, T* values)
    {
        const std::int64_t size = draw.shape.size();
        const std::uint64_t first = std::uint64_t(row) * std::uint64_t(size);
        for (std::int64_t i = 0; i < size; ++i)
            values[i] += T(draw.settings[0] * draw.numbers.normal(first + std::uint64_t(i), epoch));
    }
};

bool isInput(const FieldPipeline& pipe, const Field& stored)
{
    return stored.role == FieldRole::input && isNumeric(pipe, stored);
}

Result<void> draw(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RandomStream& numbers)
{
    return addDraws<Noise>(pipeline, attributes, data, numbers, "noise", isInput,
                           {numberOf(attributeOf(attributes, "deviation"))});
}

} // namespace

TransformType noise()
{
    return {.id = "noise",
            .title = TR("Noise at random"),
            .text = TR("Adds a normally distributed number to every number of a training row, drawn anew each epoch: "
                       "the network learns not to trust small differences."),
            .attributes = {fieldAttribute(),
                           {.name = "deviation",
                            .kind = AttributeKind::real,
                            .fallback = 0.05,
                            .title = TR("Deviation"),
                            .help = TR("How much is usually added, in the numbers that the network gets."),
                            .minimum = 0,
                            .maximum = 1000}},
            .draw = draw};
}

} // namespace loom::transforms
