#include "data/data_recipe.h"

#include "data/data_loader.h"
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

/// The means of a field's features over rows that have them; 0 where none has.
class Means {
public:
    explicit Means(std::size_t width)
        : sums_(width)
        , counts_(width)
    {
    }
    void add(const float* row)
    {
        for (std::size_t j = 0; j < sums_.size(); ++j)
            if (const float x = row[j]; x == x) {
                sums_[j] += double(x);
                ++counts_[j];
            }
    }
    std::vector<float> values() const
    {
        std::vector<float> means(sums_.size());
        for (std::size_t j = 0; j < means.size(); ++j)
            means[j] = counts_[j] > 0 ? float(sums_[j] / double(counts_[j])) : 0.0f;
        return means;
    }

private:
    std::vector<double> sums_;
    std::vector<std::int64_t> counts_;
};

/// Puts the mean of the training rows where a feature is missing (NaN).
void fillWithMeans(Tensor& column, std::span<const std::int64_t> training)
{
    auto values = column.values<float>();
    const std::size_t width = std::size_t(column.shape().withoutFront().size());
    Means means(width);
    for (const std::int64_t row : training)
        means.add(values.data() + std::size_t(row) * width);
    const std::vector<float> fill = means.values();
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] != values[i])
            values[i] = fill[i % width];
}

/// The same for a store, which fills the gaps whenever it reads.
Result<std::vector<float>> storedMeans(const RowSet& training, int field)
{
    const RowStore& store = *training.store();
    const std::size_t width = std::size_t(store.fields[std::size_t(field)].shape.size());
    Means means(width);
    std::vector<float> block;
    std::vector<std::int32_t> places;
    for (std::int64_t number = 0; number < store.blocks(); ++number) {
        block.resize(std::size_t(store.rowsOf(number)) * width);
        if (const auto found = training.inBlock(number, places); !found)
            return found.error();
        if (const auto read = store.readBlock(field, number, block.data()); !read)
            return read.error();
        for (const std::int32_t place : places)
            means.add(block.data() + std::size_t(place) * width);
    }
    return means.values();
}

Dataset withoutGaps(const SourceData& source, const RowSet& training)
{
    std::vector<Tensor> columns;
    for (std::size_t i = 0; i < source.rows.fields().size(); ++i)
        columns.push_back(source.rows.column(int(i)));
    for (const int field : source.incomplete)
        fillWithMeans(columns[std::size_t(field)], training.list());
    return Dataset(source.rows.fields(), std::move(columns));
}

/// Parts a store's rows and fills its gaps.
Result<void> splitStored(const SourceData& source, const DataRecipe& recipe, const SourceContext& context,
                         PreparedData& data)
{
    const auto goOn = [&] { return !context.progress || context.progress(1); };
    const auto split = [&](std::shared_ptr<const RowStore> store) -> Result<void> {
        auto parts = splitStore(std::move(store), recipe.split, context.seed, goOn);
        if (!parts)
            return parts.error();
        data.training = std::move(parts->training);
        data.validation = std::move(parts->validation);
        data.test = std::move(parts->test);
        data.notes = std::move(parts->notes);
        return {};
    };
    data.rows = source.rows;
    if (const auto done = split(source.rows.store()); !done || source.incomplete.empty())
        return done;
    auto filled = std::make_shared<RowStore>(*source.rows.store());
    filled->fills.resize(filled->fields.size());
    for (const int field : source.incomplete) {
        auto means = storedMeans(data.training, field);
        if (!means)
            return means.error();
        filled->fills[std::size_t(field)] = std::move(*means);
    }
    data.rows = Dataset(filled);
    for (RowSet* part : {&data.training, &data.validation, &data.test})
        *part = part->of(filled);
    return {};
}

Result<void> splitInMemory(SourceData& source, const DataRecipe& recipe, const SourceContext& context,
                           PreparedData& data)
{
    auto parts = splitRows(source, recipe.split, context.seed);
    if (!parts)
        return parts.error();
    data.training = std::move(parts->training);
    data.validation = std::move(parts->validation);
    data.test = std::move(parts->test);
    data.notes = std::move(parts->notes);
    data.rows = source.incomplete.empty() ? std::move(source.rows) : withoutGaps(source, data.training);
    return {};
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

Result<void> measureTargets(PreparedData& data)
{
    data.ranges.resize(data.pipeline.fields.size());
    for (std::size_t i = 0; i < data.ranges.size(); ++i) {
        if (data.pipeline.fields[i].field.role != FieldRole::target)
            continue;
        const auto range = valueRangeOf(data, int(i));
        if (!range)
            return range.error();
        data.ranges[i] = *range;
    }
    return {};
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
    PreparedData data;
    const auto split = source->rows.store() ? splitStored(*source, recipe, context, data)
                                            : splitInMemory(*source, recipe, context, data);
    if (!split)
        return split.error();
    data.notes.insert(data.notes.begin(), source->notes.begin(), source->notes.end());
    data.faults = std::move(source->faults);
    data.guesses = std::move(source->guesses);
    data.pipeline = asStored(data.rows);
    for (const Part& part : recipe.transforms)
        if (const auto applied = applyTransform(part, data); !applied)
            return applied.error();
    if (const auto measured = measureTargets(data); !measured)
        return measured.error();
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
