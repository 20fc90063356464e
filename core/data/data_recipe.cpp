#include "data/data_recipe.h"

#include "data/data_split.h"

#include <new>

namespace loom {
namespace {

template<class T> std::string idsOf(const std::vector<T>& table)
{
    std::string all;
    for (const T& entry : table)
        all += (all.empty() ? "" : ", ") + entry.id;
    return all;
}

/// The attributes with their defaults, or a sentence about the first one that is wrong.
Result<Attributes> checkedAttributes(const Part& part, const std::vector<AttributeSpec>& specs)
{
    for (const auto& [name, value] : part.attributes) {
        const AttributeSpec* spec = findSpec(specs, name);
        if (!spec && name != "id")
            return Text(TR("“{type}” in the data recipe has no attribute “{attribute}”: remove it or correct "
                           "its name."),
                        {{"type", part.type}, {"attribute", name}});
        if (!spec)
            continue;
        AttributeSpec named = *spec;
        named.name = part.type + "." + name;
        if (const auto valid = checked(named, value); !valid)
            return valid.error();
    }
    return completed(specs, part.attributes);
}

Result<SourceData> load(const Part& part, const SourceContext& context)
{
    const SourceType* source = findSource(part.type);
    if (!source)
        return Text(TR("The data source “{type}” is not known: it must be one of: {known}."),
                    {{"type", part.type}, {"known", idsOf(sourcesTable())}});
    const auto attributes = checkedAttributes(part, source->attributes);
    if (!attributes)
        return attributes.error();
    auto data = source->load(*attributes, context);
    if (data && data->rows.size() == 0)
        return Text(TR("The data source “{type}” delivered no rows: check its file and settings."),
                    {{"type", part.type}});
    return data;
}

/// Numbers go to the network as real numbers, labels stay whole numbers.
Pipeline asStored(const Dataset& rows)
{
    Pipeline pipeline;
    for (const Field& stored : rows.fields()) {
        FieldPipeline pipe;
        pipe.field = stored;
        const bool label = stored.role == FieldRole::target && stored.dtype == DType::i32;
        pipe.field.dtype = label ? DType::i32 : DType::f32;
        pipeline.fields.push_back(std::move(pipe));
    }
    return pipeline;
}

/// Puts the mean of the training rows where a feature is missing (NaN); 0 where no training row has it.
void fillWithMeans(Tensor& column, const std::vector<std::int64_t>& training)
{
    auto values = column.values<float>();
    const std::size_t width = std::size_t(column.shape().withoutFront().size());
    std::vector<double> sums(width);
    std::vector<std::int64_t> counts(width);
    for (const std::int64_t row : training)
        for (std::size_t j = 0; j < width; ++j)
            if (const float x = values[std::size_t(row) * width + j]; x == x) {
                sums[j] += double(x);
                ++counts[j];
            }
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] != values[i])
            values[i] = counts[i % width] > 0 ? float(sums[i % width] / double(counts[i % width])) : 0.0f;
}

Dataset withoutGaps(const SourceData& source, const std::vector<std::int64_t>& training)
{
    std::vector<Tensor> columns;
    for (std::size_t i = 0; i < source.rows.fields().size(); ++i)
        columns.push_back(source.rows.column(int(i)));
    for (const int field : source.incomplete)
        fillWithMeans(columns[std::size_t(field)], training);
    return Dataset(source.rows.fields(), std::move(columns));
}

Result<void> applyTransform(const Part& part, PreparedData& data)
{
    const TransformType* transform = findTransform(part.type);
    if (!transform)
        return Text(TR("The transform “{type}” is not known: it must be one of: {known}."),
                    {{"type", part.type}, {"known", idsOf(transformsTable())}});
    const auto attributes = checkedAttributes(part, transform->attributes);
    if (!attributes)
        return attributes.error();
    return transform->apply(data.pipeline, *attributes, data.rows, data.training);
}

} // namespace

std::vector<Field> PreparedData::fields() const
{
    std::vector<Field> fields;
    for (const FieldPipeline& pipe : pipeline.fields)
        fields.push_back(pipe.field);
    return fields;
}

int PreparedData::indexOf(const std::string& field) const
{
    return rows.indexOf(field);
}

static Result<PreparedData> prepareOrThrow(const DataRecipe& recipe, const SourceContext& context)
{
    auto source = load(recipe.source, context);
    if (!source)
        return source.error();
    auto parts = splitRows(*source, recipe.split, context.seed);
    if (!parts)
        return parts.error();
    PreparedData data;
    data.rows = source->incomplete.empty() ? std::move(source->rows) : withoutGaps(*source, parts->training);
    data.notes = std::move(source->notes);
    data.training = std::move(parts->training);
    data.validation = std::move(parts->validation);
    data.test = std::move(parts->test);
    data.pipeline = asStored(data.rows);
    for (const Part& part : recipe.transforms)
        if (const auto applied = applyTransform(part, data); !applied)
            return applied.error();
    return data;
}

Result<PreparedData> prepare(const DataRecipe& recipe, const SourceContext& context)
{
    try {
        return prepareOrThrow(recipe, context);
    } catch (const std::bad_alloc&) {
        return Text(
            TR("The data of “{type}” do not fit into the memory of this computer: take fewer rows or columns."),
            {{"type", recipe.source.type}});
    }
}

} // namespace loom
