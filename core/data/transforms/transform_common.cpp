#include "data/transforms/transform_common.h"

#include "base/math.h"

#include <algorithm>
#include <iterator>

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
enum class Pass { sums, squares };

template<class T, class Row> void addUp(Pass pass, const void* data, std::span<const Row> rows,
                                        const std::vector<Feature>& features, std::vector<Sums>& groups)
{
    const std::size_t size = features.size();
    for (const Row row : rows) {
        const T* x = static_cast<const T*>(data) + std::size_t(row) * size;
        for (std::size_t j = 0; j < size; ++j) {
            Sums& group = groups[features[j].group];
            const double value = double(x[j]) * features[j].scale + features[j].offset;
            if (pass == Pass::squares) {
                const double distance = value - group.sum / double(group.count);
                group.squares += distance * distance;
                continue;
            }
            group.sum += value;
            group.minimum = std::min(group.minimum, value);
            group.maximum = std::max(group.maximum, value);
            ++group.count;
        }
    }
}

std::size_t groupCount(const Shape& shape, const std::string& per)
{
    if (per == "field" || shape.rank() == 0)
        return 1;
    return std::size_t(per == "channel" ? shape[-1] : shape.size());
}

template<class Row> void measure(Pass pass, DType dtype, const void* data, std::span<const Row> rows,
                                 const std::vector<Feature>& features, std::vector<Sums>& groups)
{
    switch (dtype) {
    case DType::u8:
        return addUp<std::uint8_t>(pass, data, rows, features, groups);
    case DType::i32:
        return addUp<std::int32_t>(pass, data, rows, features, groups);
    case DType::f32:
        return addUp<float>(pass, data, rows, features, groups);
    case DType::f64:
        return addUp<double>(pass, data, rows, features, groups);
    }
}

/// Block by block in the order of the file: the sums of rows in memory, bit by bit.
Result<void> measureStore(Pass pass, const RowSet& rows, int field, const std::vector<Feature>& features,
                          std::vector<Sums>& groups)
{
    const RowStore& store = *rows.store();
    std::vector<std::byte> block;
    std::vector<std::int32_t> places;
    for (std::int64_t number = 0; number < store.blocks(); ++number) {
        block.resize(std::size_t(store.rowsOf(number)) * store.bytesOf(field));
        if (const auto found = rows.inBlock(number, places); !found)
            return found;
        if (places.empty())
            continue;
        if (const auto read = store.readBlock(field, number, block.data()); !read)
            return read;
        measure<std::int32_t>(pass, store.fields[std::size_t(field)].dtype, block.data(), places, features, groups);
    }
    return {};
}

} // namespace

Result<std::vector<std::size_t>> chosenFields(Pipeline& pipeline, const Attributes& attributes, const Dataset& data,
                                              const char* transform, Fits fits)
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
        pipeline.notes.push_back(Text(
            TR("The transform “{transform}” finds no field that it fits and does nothing (the fields are: {all})."),
            {{"transform", transform}, {"all", all}}));
    return chosen;
}

bool isNumeric(const FieldPipeline& pipe, const Field&)
{
    return pipe.field.dtype == DType::f32 && pipe.oneHot == 0;
}

bool isPicture(const FieldPipeline& pipe, const Field& stored)
{
    return stored.role == FieldRole::input && isNumeric(pipe, stored) && shapeOfPicture(pipe.field);
}

Result<std::vector<Spread>> spreads(const FieldPipeline& pipe, const Dataset& data, int field, const RowSet& rows,
                                    const std::string& per)
{
    const Shape& shape = data.fields()[std::size_t(field)].shape;
    std::vector<Sums> groups(groupCount(shape, per));
    std::vector<Feature> features(std::size_t(shape.size()));
    for (std::size_t j = 0; j < features.size(); ++j)
        features[j] = {pipe.scale.empty() ? 1 : pipe.scale[j % pipe.scale.size()],
                       pipe.offset.empty() ? 0 : pipe.offset[j % pipe.offset.size()], j % groups.size()};
    for (const Pass pass : {Pass::sums, Pass::squares})
        if (!rows.store())
            measure(pass, data.column(field).dtype(), data.column(field).data(), rows.list(), features, groups);
        else if (const auto measured = measureStore(pass, rows, field, features, groups); !measured)
            return measured.error();
    std::vector<Spread> out(per == "field" ? 1 : features.size());
    for (std::size_t j = 0; j < out.size(); ++j) {
        const Sums& sums = groups[j % groups.size()];
        const double n = double(std::max<std::int64_t>(1, sums.count));
        const double deviation = math::sqrt(sums.squares / n);
        // Rounding leaves a deviation of about 1e-16 of the mean where all numbers are the same.
        const double noise = 1e-12 * std::max(std::abs(sums.minimum), std::abs(sums.maximum));
        out[j] = {sums.sum / n, deviation > noise ? deviation : 0, sums.minimum, sums.maximum};
    }
    return out;
}

Result<FittedNumbers::Lists> fittedLists(FittedNumbers& numbers, std::span<const char* const> names,
                                         const std::vector<double Spread::*>& members, const Pipeline& pipeline,
                                         const Dataset& data, int field, const RowSet& rows,
                                         const Attributes& attributes)
{
    const Field& stored = data.fields()[std::size_t(field)];
    const std::string per = stringOf(attributeOf(attributes, "per"));
    const std::int64_t width = stored.shape.size();
    return numbers.of(stored.name, names, width, per == "field" ? 1 : width, [&]() -> Result<FittedNumbers::Lists> {
        const auto measured = spreads(pipeline.fields[std::size_t(field)], data, field, rows, per);
        if (!measured)
            return measured.error();
        FittedNumbers::Lists lists;
        for (double Spread::*member : members) {
            std::vector<double>& list = lists.emplace_back();
            for (const Spread& spread : *measured)
                list.push_back(spread.*member);
        }
        return lists;
    });
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

void replaceField(PreparedRows& rows, int index, Field field, Tensor column, std::vector<Field> more,
                  std::vector<Tensor> columns)
{
    std::vector<Field> fields;
    std::vector<Tensor> all;
    for (int i = 0; i < int(rows.rows.fields().size()); ++i) {
        fields.push_back(i == index ? std::move(field) : rows.rows.fields()[std::size_t(i)]);
        all.push_back(i == index ? std::move(column) : rows.rows.column(i));
    }
    std::ranges::move(more, std::back_inserter(fields));
    std::ranges::move(columns, std::back_inserter(all));
    rows.rows = Dataset(std::move(fields), std::move(all));
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
