#include "data/data_recipe.h"

#include "base/listed.h"
#include "data/apply_transforms.h"
#include "data/data_loader.h"
#include "data/data_split.h"
#include "data/gaps.h"
#include "data/prepared_cache.h"
#include "data/shuffled_labels.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <numeric>

namespace loom {
namespace {

Result<const SourceType*> sourceOf(const Part& part)
{
    const SourceType* source = findSource(part.type);
    if (!source)
        return Text(TR("The data source “{type}” is not known: it must be one of: {known}."),
                    {{"type", part.type}, {"known", listedFor(part.type, idsOf(sourcesTable()))}});
    return source;
}

Result<SourceData> load(const Part& part, const SourceContext& context)
{
    const auto source = sourceOf(part);
    if (!source)
        return source.error();
    const auto attributes = checkedAttributes(part, (*source)->attributes);
    if (!attributes)
        return attributes.error();
    auto data = (*source)->load(*attributes, context);
    if (data && data->rows.size() == 0)
        return Text(TR("The data source “{type}” delivered no rows: check its file and settings."),
                    {{"type", part.type}});
    return data;
}

/// Parts a store's rows and fills its gaps.
Result<void> splitStored(const SourceData& source, const DataRecipe& recipe, const SourceContext& context,
                         const Fitted* known, PreparedData& data)
{
    const auto goOn = [&] { return !context.progress || context.progress(1); };
    auto parts = splitStore(source.rows.store(), recipe.split, context.seed, goOn);
    if (!parts)
        return parts.error();
    data.training = std::move(parts->training);
    data.validation = std::move(parts->validation);
    data.test = std::move(parts->test);
    data.notes = std::move(parts->notes);
    if (recipe.split.training > 0)
        data.trainingRows = std::int64_t(data.training.size()) + parts->unused;
    data.rows = source.rows;
    if (source.incomplete.empty())
        return {};
    auto filled = std::make_shared<RowStore>(*source.rows.store());
    filled->fills.resize(filled->fields.size());
    for (const int field : source.incomplete) {
        auto fill = storedFill(data.training, field, known, data.fitted);
        if (!fill)
            return fill.error();
        filled->fills[std::size_t(field)] = std::move(*fill);
    }
    data.rows = Dataset(filled);
    for (RowSet* part : {&data.training, &data.validation, &data.test})
        *part = part->of(filled);
    return {};
}

/// `data` has its parts; takes the rows over, without gaps.
Result<void> takeRows(SourceData& source, const Fitted* known, PreparedData& data)
{
    auto rows = source.incomplete.empty() ? Result<Dataset>(std::move(source.rows))
                                          : withoutGaps(source, data.training, known, data.fitted);
    if (!rows)
        return rows.error();
    data.rows = std::move(*rows);
    return {};
}

Result<void> splitInMemory(SourceData& source, const DataRecipe& recipe, const SourceContext& context,
                           const Fitted* known, PreparedData& data)
{
    auto parts = splitRows(source, recipe.split, context.seed);
    if (!parts)
        return parts.error();
    data.training = std::move(parts->training);
    data.validation = std::move(parts->validation);
    data.test = std::move(parts->test);
    data.notes = std::move(parts->notes);
    if (recipe.split.training > 0)
        data.trainingRows = std::int64_t(data.training.size()) + parts->unused;
    return takeRows(source, known, data);
}

/// The classes of the data must be among those that the network knows, and have the same numbers.
Result<void> checkClasses(const Fitted* known, PreparedData& data)
{
    for (const Field& field : data.rows.fields()) {
        if (field.classes.empty())
            continue;
        data.fitted.classes[field.name] = field.classes;
        const auto theirs = known ? known->classes.find(field.name)
                                  : std::map<std::string, std::vector<std::string>>::const_iterator();
        if (!known || theirs == known->classes.end())
            continue;
        for (std::size_t i = 0; i < field.classes.size(); ++i)
            if (i >= theirs->second.size() || theirs->second[i] != field.classes[i])
                return Text(
                    TR("The network does not know the class “{name}” of the field {field}: it has learned other "
                       "classes, or in another order."),
                    {{"name", field.classes[i]}, {"field", field.name}});
    }
    return {};
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

/// Takes over what the source says beside its rows, and brings these into their final form.
Result<void> finishRows(SourceData source, const DataRecipe& recipe, const Fitted* known, PreparedData& data)
{
    data.notes.insert(data.notes.begin(), source.notes.begin(), source.notes.end());
    data.faults = std::move(source.faults);
    data.guesses = std::move(source.guesses);
    data.fitted.source = std::move(source.learned);
    data.lines = std::move(source.lines);
    if (const auto checked = checkClasses(known, data); !checked)
        return checked.error();
    return prepareRows(recipe.transforms, known, std::move(source.breaks), data);
}

/// What follows once the rows have their final form.
Result<PreparedData> withPipeline(const DataRecipe& recipe, std::uint64_t seed, const Fitted* known,
                                  PreparedData data)
{
    if (recipe.shuffleLabels && data.judged)
        if (const auto shuffled = shuffleLabels(seed, data); !shuffled)
            return shuffled.error();
    if (const auto made = makePipeline(recipe.transforms, seed, known, data); !made)
        return made.error();
    if (data.judged)
        if (const auto measured = measureTargets(data); !measured)
            return measured.error();
    return data;
}

SourceContext knowing(SourceContext context, const Fitted* known)
{
    if (known)
        context.learned = known->source;
    return context;
}

} // namespace

DataRecipe usualRecipe(const Part& source)
{
    DataRecipe recipe{source, {}, {}};
    if (const SourceType* type = findSource(source.type)) {
        recipe.transforms = type->usualTransforms;
        recipe.split = {type->usualSplit, type->usualValidation, 0};
    }
    return recipe;
}

bool namesText(const Part& source)
{
    const SourceType* type = findSource(source.type);
    const auto* names = type && !type->textColumns.empty()
        ? std::get_if<std::vector<std::string>>(&attributeOf(source.attributes, type->textColumns))
        : nullptr;
    return names && !names->empty();
}

bool readsText(const std::vector<Part>& transforms)
{
    return std::ranges::any_of(transforms, [](const Part& part) {
        const TransformType* type = findTransform(part.type);
        return type && type->readsText;
    });
}

std::vector<Part> inOrder(std::vector<Part> transforms)
{
    std::ranges::stable_partition(transforms, [](const Part& part) {
        const TransformType* type = findTransform(part.type);
        return type && type->prepare;
    });
    return transforms;
}

DataRecipe withSource(DataRecipe recipe, const Part& source)
{
    if (source.type != recipe.source.type)
        recipe = usualRecipe(source);
    recipe.source = source;
    const auto reader = std::ranges::find_if(transformsTable(), &TransformType::readsTables);
    if (namesText(source) && !readsText(recipe.transforms) && reader != transformsTable().end())
        recipe.transforms.insert(recipe.transforms.begin(), Part{reader->id, {}});
    return recipe;
}

DataRecipe withTarget(DataRecipe recipe, const std::string& before, const std::string& now)
{
    if (now.empty())
        std::erase_if(recipe.transforms, [&](const Part& part) {
            return !before.empty() && stringOf(attributeOf(part.attributes, "field")) == before;
        });
    for (Part& part : recipe.transforms)
        if (!before.empty() && stringOf(attributeOf(part.attributes, "field")) == before)
            part.attributes["field"] = now;
    return recipe;
}

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

std::vector<double> PreparedData::unitsOf(int field) const
{
    std::vector<double> units;
    for (const double scale : pipeline.fields[std::size_t(field)].scale)
        units.push_back(scale != 0 ? 1 / scale : 1);
    return units.empty() ? std::vector<double>{1} : units;
}

double PreparedData::original(int field, std::int64_t element, double value) const
{
    const FieldPipeline& pipe = pipeline.fields[std::size_t(field)];
    if (pipe.scale.empty())
        return value;
    const double scale = pipe.scale[std::size_t(element) % pipe.scale.size()];
    return scale != 0 ? (value - pipe.offset[std::size_t(element) % pipe.offset.size()]) / scale : value;
}

static Result<PreparedData> prepareOrThrow(const DataRecipe& recipe, const SourceContext& context,
                                           const Fitted* known)
{
    const auto cache = preparedCache(recipe, context, known);
    if (cache)
        if (auto kept = readPrepared(*cache))
            return withPipeline(recipe, context.seed, known, std::move(*kept));
    auto source = load(recipe.source, knowing(context, known));
    if (!source)
        return source.error();
    PreparedData data;
    const auto split = source->rows.store() ? splitStored(*source, recipe, context, known, data)
                                            : splitInMemory(*source, recipe, context, known, data);
    if (!split)
        return split.error();
    if (const auto finished = finishRows(std::move(*source), recipe, known, data); !finished)
        return finished.error();
    if (cache)
        keepPrepared(*cache, data);
    return withPipeline(recipe, context.seed, known, std::move(data));
}

static Result<PreparedData> prepareNewOrThrow(const DataRecipe& recipe, const NewRows& rows,
                                              const SourceContext& context, const Fitted& known)
{
    const auto source = sourceOf(recipe.source);
    if (!source)
        return source.error();
    const auto attributes = checkedAttributes(recipe.source, (*source)->attributes);
    if (!attributes)
        return attributes.error();
    if (!(*source)->loadNew)
        return Text(TR("The data source “{type}” takes no new rows."), {{"type", recipe.source.type}});
    SourceContext asked = knowing(context, &known);
    asked.needTargets = false;
    auto data = (*source)->loadNew(rows, *attributes, asked);
    if (!data)
        return data.error();
    PreparedData prepared;
    prepared.judged = false;
    std::vector<std::int64_t> all(std::size_t(data->rows.size()));
    std::iota(all.begin(), all.end(), 0);
    prepared.training = prepared.test = RowSet(std::move(all));
    if (const auto taken = takeRows(*data, &known, prepared); !taken)
        return taken.error();
    if (const auto finished = finishRows(std::move(*data), recipe, &known, prepared); !finished)
        return finished.error();
    return withPipeline(recipe, context.seed, &known, std::move(prepared));
}

namespace {

Text tooLittleMemory(const DataRecipe& recipe)
{
    return Text(TR("The data of “{type}” do not fit into the memory of this computer: take fewer rows or columns."),
                {{"type", recipe.source.type}});
}

} // namespace

Result<PreparedData> prepare(const DataRecipe& recipe, const SourceContext& context, const Fitted* known)
{
    try {
        return prepareOrThrow(recipe, context, known);
    } catch (const std::bad_alloc&) {
        return tooLittleMemory(recipe);
    }
}

Result<PreparedData> prepareNew(const DataRecipe& recipe, const NewRows& rows, const SourceContext& context,
                                const Fitted& known)
{
    try {
        return prepareNewOrThrow(recipe, rows, context, known);
    } catch (const std::bad_alloc&) {
        return tooLittleMemory(recipe);
    }
}

} // namespace loom
