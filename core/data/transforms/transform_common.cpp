#include "data/transforms/transform_common.h"

#include "base/math.h"

#include <algorithm>

namespace loom::transforms {
namespace {

/// Sums of one group of features.
struct Sums {
    double sum = 0;
    double squares = 0;
    double minimum = std::numeric_limits<double>::infinity();
    double maximum = -std::numeric_limits<double>::infinity();
    std::int64_t count = 0;
};

/// A feature's way through the pipeline so far, and the group it is measured in.
struct Feature {
    double scale = 1;
    double offset = 0;
    std::size_t group = 0;
};

/// Two passes, as the sum of squares alone loses digits where the mean is large.
template<class T> void addUp(const Tensor& column, std::span<const std::int64_t> rows,
                             const std::vector<Feature>& features, std::vector<Sums>& groups)
{
    const T* data = static_cast<const T*>(column.data());
    const std::size_t size = features.size();
    for (const std::int64_t row : rows) {
        const T* x = data + std::size_t(row) * size;
        for (std::size_t j = 0; j < size; ++j) {
            Sums& group = groups[features[j].group];
            const double value = double(x[j]) * features[j].scale + features[j].offset;
            group.sum += value;
            group.minimum = std::min(group.minimum, value);
            group.maximum = std::max(group.maximum, value);
            ++group.count;
        }
    }
    for (const std::int64_t row : rows) {
        const T* x = data + std::size_t(row) * size;
        for (std::size_t j = 0; j < size; ++j) {
            Sums& group = groups[features[j].group];
            const double value = double(x[j]) * features[j].scale + features[j].offset;
            const double distance = value - group.sum / double(group.count);
            group.squares += distance * distance;
        }
    }
}

std::size_t groupCount(const Shape& shape, const std::string& per)
{
    if (per == "field" || shape.rank() == 0)
        return 1;
    return std::size_t(per == "channel" ? shape[-1] : shape.size());
}

void measure(const Tensor& column, std::span<const std::int64_t> rows, const std::vector<Feature>& features,
             std::vector<Sums>& groups)
{
    switch (column.dtype()) {
    case DType::u8:
        return addUp<std::uint8_t>(column, rows, features, groups);
    case DType::i32:
        return addUp<std::int32_t>(column, rows, features, groups);
    case DType::f32:
        return addUp<float>(column, rows, features, groups);
    case DType::f64:
        return addUp<double>(column, rows, features, groups);
    }
}

} // namespace

Result<std::vector<std::size_t>> chosenFields(const Pipeline& pipeline, const Attributes& attributes,
                                              const Dataset& data, const char* transform, Fits fits)
{
    const std::string wanted = stringOf(attributeOf(attributes, "field"));
    std::vector<std::size_t> chosen;
    std::string all;
    for (std::size_t i = 0; i < pipeline.fields.size(); ++i) {
        const FieldPipeline& pipe = pipeline.fields[i];
        const bool named = pipe.field.name == wanted;
        all += (all.empty() ? "" : ", ") + pipe.field.name;
        if (named && !fits(pipe, data.fields()[i]))
            return Text(TR("The transform “{transform}” does not fit the field “{field}” ({shape}, {type}): choose "
                           "another field."),
                        {{"transform", transform},
                         {"field", wanted},
                         {"shape", describe(pipe.field.shape)},
                         {"type", nameOf(pipe.field.dtype)}});
        // The values of a regression keep their unit unless they are named.
        const bool asked = data.fields()[i].role == FieldRole::input || pipe.field.dtype == DType::i32;
        const bool byDefault = wanted.empty() && asked && fits(pipe, data.fields()[i]);
        if (named || byDefault)
            chosen.push_back(i);
    }
    if (chosen.empty() && !wanted.empty())
        return Text(TR("The transform “{transform}” names the field “{field}”, but the data have only: {all}."),
                    {{"transform", transform}, {"field", wanted}, {"all", all}});
    if (chosen.empty())
        return Text(TR("The transform “{transform}” finds no field that it fits (the fields are: {all}): remove it."),
                    {{"transform", transform}, {"all", all}});
    return chosen;
}

bool isNumeric(const FieldPipeline& pipe, const Field&)
{
    return pipe.field.dtype == DType::f32 && pipe.oneHot == 0;
}

std::vector<Spread> spreads(const FieldPipeline& pipe, const Tensor& column, std::span<const std::int64_t> rows,
                            const std::string& per)
{
    const Shape shape = column.shape().withoutFront();
    std::vector<Sums> groups(groupCount(shape, per));
    std::vector<Feature> features(std::size_t(shape.size()));
    for (std::size_t j = 0; j < features.size(); ++j)
        features[j] = {pipe.scale.empty() ? 1 : pipe.scale[j % pipe.scale.size()],
                       pipe.offset.empty() ? 0 : pipe.offset[j % pipe.offset.size()], j % groups.size()};
    measure(column, rows, features, groups);
    std::vector<Spread> out(per == "field" ? 1 : features.size());
    for (std::size_t j = 0; j < out.size(); ++j) {
        const Sums& sums = groups[j % groups.size()];
        const double n = double(std::max<std::int64_t>(1, sums.count));
        out[j] = {sums.sum / n, math::sqrt(sums.squares / n), sums.minimum, sums.maximum};
    }
    return out;
}

void follow(FieldPipeline& pipe, std::span<const double> scale, std::span<const double> offset)
{
    const std::size_t count = std::max({pipe.scale.size(), scale.size(), offset.size(), std::size_t(1)});
    std::vector<double> a(count), b(count);
    for (std::size_t j = 0; j < count; ++j) {
        const double a0 = pipe.scale.empty() ? 1 : pipe.scale[j % pipe.scale.size()];
        const double b0 = pipe.offset.empty() ? 0 : pipe.offset[j % pipe.offset.size()];
        a[j] = a0 * scale[j % scale.size()];
        b[j] = b0 * scale[j % scale.size()] + offset[j % offset.size()];
    }
    pipe.scale = std::move(a);
    pipe.offset = std::move(b);
}

AttributeSpec fieldAttribute()
{
    return {.name = "field",
            .kind = AttributeKind::text,
            .fallback = std::string(),
            .title = TR("Field"),
            .help = TR("The field to change; empty: every field that fits.")};
}

AttributeSpec perAttribute()
{
    return {.name = "per",
            .kind = AttributeKind::choice,
            .fallback = std::string("feature"),
            .title = TR("Measured per"),
            .help = TR("Over what is measured: each feature (pixel, column) by itself, each channel (the last axis), "
                       "or the whole field."),
            .choices = {TR("feature"), TR("channel"), TR("field")}};
}

} // namespace loom::transforms
