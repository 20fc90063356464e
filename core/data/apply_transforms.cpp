#include "data/apply_transforms.h"

#include "base/listed.h"

#include <algorithm>

namespace loom {
namespace {

/// Numbers go to the network as real numbers; whole numbers (labels, tokens) stay whole.
Pipeline asStored(const Dataset& rows)
{
    Pipeline pipeline;
    for (const Field& stored : rows.fields()) {
        FieldPipeline pipe;
        pipe.field = stored;
        pipe.field.dtype = stored.dtype == DType::i32 ? DType::i32 : DType::f32;
        pipeline.fields.push_back(std::move(pipe));
    }
    return pipeline;
}

/// "standardize", then "standardize_2": what a transform's numbers are called in the weights.
std::string idOf(const std::vector<Part>& transforms, std::size_t index)
{
    const std::string& type = transforms[index].type;
    if (const std::string id = stringOf(attributeOf(transforms[index].attributes, "id")); !id.empty())
        return id;
    std::size_t number = 1;
    for (std::size_t i = 0; i < index; ++i)
        number += transforms[i].type == type;
    return number == 1 ? type : type + "_" + std::to_string(number);
}

/// A transform of the recipe, ready to be applied.
struct Step {
    const TransformType* type = nullptr;
    Attributes attributes;
    std::string id;
};

Result<std::vector<Step>> stepsOf(const std::vector<Part>& transforms)
{
    std::vector<Step> steps;
    for (std::size_t i = 0; i < transforms.size(); ++i) {
        const Part& part = transforms[i];
        const TransformType* type = findTransform(part.type);
        if (!type)
            return Text(TR("The transform “{type}” is not known: it must be one of: {known}."),
                        {{"type", part.type}, {"known", listedFor(part.type, idsOf(transformsTable()))}});
        auto attributes = checkedAttributes(part, type->attributes);
        if (!attributes)
            return attributes.error();
        if (type->prepare && !steps.empty() && !steps.back().type->prepare)
            return Text(TR("The transform “{type}” makes other rows and must stand before “{other}”, which works on "
                           "the finished ones: move it up."),
                        {{"type", part.type}, {"other", steps.back().type->id}});
        steps.push_back({type, std::move(*attributes), idOf(transforms, i)});
    }
    return steps;
}

/// No network reads text: something must have made numbers of it.
Result<void> checkText(const Dataset& rows)
{
    for (const Field& field : rows.fields())
        if (field.form == FieldForm::text) {
            std::vector<std::string> readers;
            for (const TransformType& type : transformsTable())
                if (type.readsText)
                    readers.push_back(type.id);
            return Text(TR("The field “{field}” holds text, which no network can read: add a transform that makes "
                           "numbers of its words ({transforms})."),
                        {{"field", field.name}, {"transforms", listed(readers)}});
        }
    return {};
}

/// What is drawn anew changes the numbers as they are in that place: nothing may change them afterwards.
Result<void> checkAfterDraws(const Pipeline& before, const Pipeline& now, const std::string& transform)
{
    for (std::size_t i = 0; i < now.fields.size(); ++i) {
        const FieldPipeline &old = before.fields[i], &pipe = now.fields[i];
        if (!old.draws.empty() && (old.scale != pipe.scale || old.offset != pipe.offset || old.oneHot != pipe.oneHot))
            return Text(TR("The transform “{transform}” changes the numbers of the field “{field}” after they were "
                           "drawn anew for the batch: move it before the steps that draw."),
                        {{"transform", transform}, {"field", pipe.field.name}});
    }
    return {};
}

} // namespace

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
        named.title = {};
        if (const auto valid = checked(named, value); !valid)
            return valid.error();
    }
    return completed(specs, part.attributes);
}

Result<void> prepareRows(const std::vector<Part>& transforms, const Fitted* known, std::vector<std::int64_t> breaks,
                         PreparedData& data)
{
    const auto steps = stepsOf(transforms);
    if (!steps)
        return steps.error();
    PreparedRows rows{std::move(data.rows),
                      std::move(data.training),
                      std::move(data.validation),
                      std::move(data.test),
                      std::move(data.lines),
                      std::move(breaks),
                      {},
                      data.judged};
    for (const Step& step : *steps) {
        if (!step.type->prepare)
            continue;
        FittedNumbers numbers(step.id, known, data.fitted);
        if (const auto prepared = step.type->prepare(rows, step.attributes, numbers); !prepared)
            return prepared;
    }
    data.rows = std::move(rows.rows);
    data.training = std::move(rows.training);
    data.validation = std::move(rows.validation);
    data.test = std::move(rows.test);
    data.lines = std::move(rows.lines);
    data.notes.insert(data.notes.end(), rows.notes.begin(), rows.notes.end());
    data.doubts = std::move(rows.doubts);
    return {};
}

Result<void> makePipeline(const std::vector<Part>& transforms, std::uint64_t seed, const Fitted* known,
                          PreparedData& data)
{
    const auto steps = stepsOf(transforms);
    if (!steps)
        return steps.error();
    if (const auto read = checkText(data.rows); !read)
        return read;
    data.pipeline = asStored(data.rows);
    for (const Step& step : *steps) {
        if (step.type->prepare && !step.type->draw)
            continue;
        const Pipeline before = data.pipeline;
        FittedNumbers numbers(step.id, known, data.fitted);
        const auto applied = step.type->fold
            ? step.type->fold(data.pipeline, step.attributes, data.rows, data.training, numbers)
            : step.type->draw(data.pipeline, step.attributes, data.rows, RandomStream(seed, "data/" + step.id));
        if (!applied)
            return applied;
        if (const auto kept = checkAfterDraws(before, data.pipeline, step.type->id); !kept)
            return kept;
    }
    for (FieldPipeline& pipe : data.pipeline.fields) // new rows are read as they are
        std::erase_if(pipe.draws, [&](const Draw& draw) { return draw.always && !data.judged; });
    data.notes.insert(data.notes.end(), data.pipeline.notes.begin(), data.pipeline.notes.end());
    return {};
}

} // namespace loom
