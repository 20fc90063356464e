#pragma once

#include "data/transforms/boxes.h"
#include "data/transforms/transform_common.h"

#include <concepts>

namespace loom::transforms {

/// Rows, columns and channels of a picture that is drawn anew.
struct Grid {
    std::int64_t rows = 1, columns = 1, channels = 1;
    explicit Grid(const Shape& shape)
        : rows(shape[0])
        , columns(shape[1])
        , channels(shape.rank() == 3 ? shape[2] : 1)
    {
    }
};

/// Adds a draw to each fitting field; `T::change` is a template over float and double.
template<class T> Result<void> addDraws(Pipeline& pipeline, const Attributes& attributes, const Dataset& data,
                                        const RandomStream& numbers, const char* transform, Fits fits,
                                        const std::vector<double>& settings)
{
    const auto fields = chosenFields(pipeline, attributes, data, transform, fits);
    if (!fields)
        return fields.error();
    for (const std::size_t field : *fields) {
        FieldPipeline& pipe = pipeline.fields[field];
        // Each field has numbers of its own, whatever other fields there are.
        const RandomStream own(numbers.key(), pipe.field.name);
        pipe.draws.push_back(
            {own, pipe.field.shape, settings, &T::template change<float>, &T::template change<double>});
    }
    return {};
}

/// Where a new picture is read from the old one: of the place (x, y) around the middle, in pixels,
/// (xx·x + xy·y + right, yx·x + yy·y + down).
struct Affine {
    double xx = 1, xy = 0, yx = 0, yy = 1;
    double right = 0, down = 0;
};

/// Boxes on the pictures that `T` moves: `T::affine` says how. Behind its settings stand the picture's rows and
/// columns.
template<class T> struct BoxesMoved {
    template<class Number> static void change(const Draw& draw, std::uint64_t epoch, std::int64_t row, Number* values)
    {
        const double rows = draw.settings[draw.settings.size() - 2], columns = draw.settings.back();
        const Affine from = T::affine(draw, epoch, row);
        const double area = from.xx * from.yy - from.xy * from.yx;
        moveBoxes(values, draw.shape[0], draw.shape[1], [&](double across, double along) {
            const double x = (across - 0.5) * columns - from.right, y = (along - 0.5) * rows - from.down;
            return std::pair((from.yy * x - from.xy * y) / area / columns + 0.5,
                             (from.xx * y - from.yx * x) / area / rows + 0.5);
        });
    }
};

/// The targets that lie on a picture (a mask, a picture that is asked for, boxes) and must move with it. One sentence
/// where others would be spoiled: on two pictures that move by numbers of their own.
Result<std::vector<std::size_t>> targetsOn(const Pipeline& pipeline, const Dataset& data,
                                           const std::vector<std::size_t>& pictures, const char* transform);

/// Adds a draw that moves pixels to each picture, and the same move to the targets that lie on it, of boxes as
/// `T::affine` says. Behind the settings of `T::change` stands 1 where pixels may not be mixed, for classes have no
/// middle.
template<class T> Result<void> addMoves(Pipeline& pipeline, const Attributes& attributes, const Dataset& data,
                                        const RandomStream& numbers, const char* transform,
                                        std::vector<double> settings)
{
    const auto pictures = chosenFields(pipeline, attributes, data, transform, isPicture);
    if (!pictures)
        return pictures.error();
    const auto targets = targetsOn(pipeline, data, *pictures, transform);
    if (!targets)
        return targets.error();
    settings.push_back(0);
    const auto add = [&](FieldPipeline& pipe, const RandomStream& own) {
        pipe.draws.push_back(
            {own, pipe.field.shape, settings, &T::template change<float>, &T::template change<double>});
    };
    for (const std::size_t picture : *pictures) {
        const RandomStream own(numbers.key(), pipeline.fields[picture].field.name);
        add(pipeline.fields[picture], own);
        for (const std::size_t target : *targets) {
            FieldPipeline& pipe = pipeline.fields[target];
            if (holdsBoxes(pipe.field)) {
                std::vector<double> all = settings;
                const Grid grid(pipeline.fields[picture].field.shape);
                all.insert(all.end(), {double(grid.rows), double(grid.columns)});
                pipe.draws.push_back({own, pipe.field.shape, std::move(all), &BoxesMoved<T>::template change<float>,
                                      &BoxesMoved<T>::template change<double>});
                continue;
            }
            settings.back() = pipe.field.dtype == DType::i32 || pipe.oneHot > 0;
            add(pipe, own);
        }
        settings.back() = 0;
    }
    return {};
}

} // namespace loom::transforms
