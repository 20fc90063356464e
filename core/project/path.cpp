#include "project/path.h"

#include "base/json.h"
#include "project/json_reader.h"
#include "project/recipe_specs.h"
#include "project/specs.h"

#include <charconv>
#include <functional>

namespace loom {
namespace {

using Steps = std::vector<std::string>;
using SpecsOf = const std::vector<AttributeSpec>* (*)(const std::string&);

/// A place in a project that can be read and written; `set` gets a value in the spec's own form.
struct Place {
    AttributeSpec spec;
    std::function<Value()> get;
    std::function<void(const Value&)> set;
};

Steps stepsOf(const std::string& path)
{
    Steps steps{""};
    for (char c : path)
        if (c == '.')
            steps.emplace_back();
        else
            steps.back() += c;
    return steps;
}

Text nothingAt(const std::string& path, const std::string& step, const std::vector<std::string>& there)
{
    if (there.empty())
        return Text(TR("{path}: there is no “{step}”"), {{"path", path}, {"step", step}});
    return Text(TR("{path}: there is no “{step}”; there is: {choices}"),
                {{"path", path}, {"step", step}, {"choices", listed(there)}});
}

std::vector<std::string> namesOf(const std::vector<AttributeSpec>& specs)
{
    std::vector<std::string> names;
    for (const AttributeSpec& spec : specs)
        names.push_back(spec.name);
    return names;
}

/// The item of a list by id where it has one, else by number.
template<class T> T* itemOf(std::vector<T>& list, const std::string& step)
{
    if constexpr (requires(T item) { item.id; })
        for (T& item : list)
            if (item.id == step)
                return &item;
    std::size_t index = 0;
    const auto end = step.data() + step.size();
    const auto read = std::from_chars(step.data(), end, index);
    return read.ec == std::errc() && read.ptr == end && index < list.size() ? &list[index] : nullptr;
}

template<class T> std::vector<std::string> stepsInto(const std::vector<T>& list)
{
    std::vector<std::string> steps;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if constexpr (requires(T item) { item.id; })
            steps.push_back(list[i].id);
        else
            steps.push_back(std::to_string(i));
    }
    return steps;
}

/// A field of the recipe itself, described in recipe_specs.
template<class T> Place field(const char* name, T& place)
{
    const AttributeSpec* spec = findSpec(recipeSpecs(), name);
    LOOM_ASSERT(spec);
    Place out{*spec,
              [&place]() -> Value {
                  if constexpr (std::is_same_v<T, std::uint64_t>)
                      return std::int64_t(place);
                  else
                      return place;
              },
              {}};
    out.set = [&place](const Value& value) {
        if constexpr (std::is_same_v<T, std::uint64_t>)
            place = std::uint64_t(std::get<std::int64_t>(value));
        else
            place = std::get<T>(value);
    };
    return out;
}

Place typeOf(const char* name, Part& part, SpecsOf specsOf)
{
    Place place = field(name, part.type);
    place.set = [&part, specsOf](const Value& value) {
        part.type = std::get<std::string>(value);
        // Only what the new type knows goes on: the old type's own settings would be ignored silently.
        if (const auto* specs = specsOf(part.type))
            std::erase_if(part.attributes, [&](const auto& entry) { return !findSpec(*specs, entry.first); });
    };
    return place;
}

Result<Place> attributePlace(Attributes& attributes, const std::vector<AttributeSpec>* specs, const std::string& name,
                             const std::string& path, const std::string& type)
{
    if (!specs)
        return Text(TR("{path}: the type “{type}” is not known, so its attributes cannot be set"),
                    {{"path", path}, {"type", type}});
    const AttributeSpec* spec = findSpec(*specs, name);
    if (!spec)
        return nothingAt(path, name, namesOf(*specs));
    Place place{*spec, {}, {}};
    place.get = [&attributes, spec] {
        const auto found = attributes.find(spec->name);
        return found == attributes.end() ? spec->fallback : found->second;
    };
    place.set = [&attributes, spec](const Value& value) { attributes[spec->name] = value; };
    return place;
}

Result<Place> partPlace(Part& part, const char* typeField, SpecsOf specsOf, const Steps& steps, std::size_t at,
                        const std::string& path)
{
    if (at + 1 != steps.size())
        return nothingAt(path, at < steps.size() ? steps.back() : "", {"type"});
    if (steps[at] == "type")
        return typeOf(typeField, part, specsOf);
    return attributePlace(part.attributes, specsOf(part.type), steps[at], path, part.type);
}

/// `optimizer.schedule.NAME`: reading sees the default, writing a type makes the schedule.
Result<Place> schedulePlace(Part& optimizer, const Steps& steps, std::size_t at, const std::string& path)
{
    Value& held = optimizer.attributes["schedule"];
    if (!std::holds_alternative<std::vector<Part>>(held))
        held = std::vector<Part>{};
    auto& list = std::get<std::vector<Part>>(held);
    const bool wantsType = at + 1 == steps.size() && steps[at] == "type";
    if (list.empty() && !wantsType)
        return Text(TR("{path}: no schedule is set; set training.optimizer.schedule.type first"), {{"path", path}});
    if (list.empty())
        list.push_back(Part{"constant", {}});
    return partPlace(list.front(), "schedule.type", &scheduleSpecs, steps, at, path);
}

Result<Place> optimizerPlace(Part& optimizer, const Steps& steps, std::size_t at, const std::string& path)
{
    if (at + 1 < steps.size() && steps[at] == "schedule")
        return schedulePlace(optimizer, steps, at + 1, path);
    return partPlace(optimizer, "optimizer.type", &optimizerSpecs, steps, at, path);
}

Result<Place> nodePlace(Graph& graph, const Steps& steps, const std::string& path)
{
    Node* node = steps.size() > 2 ? graph.find(steps[2]) : nullptr;
    if (steps.size() < 3 || steps[1] != "nodes" || !node) {
        if (steps.size() > 2 && steps[1] == "groups")
            if (Group* group = graph.findGroup(steps[2]); group && steps.size() == 4 && steps[3] == "title")
                return field("group.title", group->title);
        return nothingAt(path, steps.size() > 2 ? steps[2] : "nodes", stepsInto(graph.nodes));
    }
    const std::string what = steps.size() > 3 ? steps[3] : "";
    if (steps.size() == 5 && what == "attributes")
        return attributePlace(node->attributes, layerSpecs(node->type), steps[4], path, node->type);
    if (steps.size() == 4 && what == "title")
        return field("node.title", node->title);
    if (steps.size() == 4 && what == "frozen")
        return field("node.frozen", node->frozen);
    return nothingAt(path, what, {"attributes", "title", "frozen"});
}

Result<Place> dataPlace(DataRecipe& data, const Steps& steps, const std::string& path)
{
    const std::string what = steps.size() > 1 ? steps[1] : "";
    if (what == "source")
        return partPlace(data.source, "source.type", &sourceSpecs, steps, 2, path);
    if (what == "transforms" && steps.size() > 2) {
        Part* part = itemOf(data.transforms, steps[2]);
        return part ? partPlace(*part, "transform.type", &transformSpecs, steps, 3, path)
                    : Result<Place>(nothingAt(path, steps[2], stepsInto(data.transforms)));
    }
    if (what == "split" && steps.size() == 3) {
        if (steps[2] == "method")
            return field("split.method", data.split.method);
        if (steps[2] == "validation")
            return field("split.validation", data.split.validation);
        if (steps[2] == "test")
            return field("split.test", data.split.test);
        return nothingAt(path, steps[2], {"method", "validation", "test"});
    }
    return nothingAt(path, what, {"source", "transforms", "split"});
}

Result<Place> lossPlace(std::vector<Loss>& losses, const Steps& steps, const std::string& path)
{
    Loss* loss = steps.size() > 2 ? itemOf(losses, steps[2]) : nullptr;
    if (!loss)
        return nothingAt(path, steps.size() > 2 ? steps[2] : "", stepsInto(losses));
    const std::string what = steps.size() == 4 ? steps[3] : "";
    if (what == "type")
        return field("loss.type", loss->type);
    if (what == "of")
        return field("loss.of", loss->of);
    if (what == "target")
        return field("loss.target", loss->target);
    if (what == "weight")
        return field("loss.weight", loss->weight);
    if (what == "sample_weight")
        return field("loss.sample_weight", loss->sampleWeight);
    if (what == "mask")
        return field("loss.mask", loss->mask);
    return nothingAt(path, what, {"type", "of", "target", "weight", "sample_weight", "mask"});
}

Result<Place> phasePlace(std::vector<Phase>& phases, const Steps& steps, const std::string& path)
{
    Phase* phase = steps.size() > 2 ? itemOf(phases, steps[2]) : nullptr;
    if (!phase)
        return nothingAt(path, steps.size() > 2 ? steps[2] : "", stepsInto(phases));
    const std::string what = steps.size() > 3 ? steps[3] : "";
    if (what == "optimizer" && !phase->optimizer.empty())
        return optimizerPlace(phase->optimizer.front(), steps, 4, path);
    if (what == "steps")
        return field("phase.steps", phase->steps);
    if (what == "losses")
        return field("phase.losses", phase->losses);
    if (what == "updates")
        return field("phase.updates", phase->updates);
    return nothingAt(path, what, {"losses", "updates", "steps"});
}

Result<Place> trainingPlace(TrainingRecipe& training, const Steps& steps, const std::string& path)
{
    const std::string what = steps.size() > 1 ? steps[1] : "";
    if (what == "epochs" && steps.size() == 2)
        return field("epochs", training.epochs);
    if (what == "batch_size" && steps.size() == 2)
        return field("batch_size", training.batchSize);
    if (what == "metrics" && steps.size() == 2)
        return field("metrics", training.metrics);
    if (what == "loss" && steps.size() == 2) {
        if (training.losses.empty())
            training.losses.emplace_back();
        return field("loss.type", training.losses.front().type);
    }
    if (what == "optimizer" && steps.size() > 2)
        return optimizerPlace(training.optimizer, steps, 2, path);
    if (what == "losses")
        return lossPlace(training.losses, steps, path);
    if (what == "phases")
        return phasePlace(training.phases, steps, path);
    if (what == "callbacks" && steps.size() > 2) {
        Part* part = itemOf(training.callbacks, steps[2]);
        return part ? partPlace(*part, "callback.type", &callbackSpecs, steps, 3, path)
                    : Result<Place>(nothingAt(path, steps[2], stepsInto(training.callbacks)));
    }
    return nothingAt(path, what,
                     {"loss", "losses", "optimizer", "batch_size", "epochs", "metrics", "callbacks", "phases"});
}

Result<Place> placeOf(Project& project, const std::string& path)
{
    const Steps steps = stepsOf(path);
    if (steps.front() == "title" && steps.size() == 1)
        return field("title", project.title);
    if (steps.front() == "seed" && steps.size() == 1)
        return field("seed", project.seed);
    if (steps.front() == "graph")
        return nodePlace(project.graph, steps, path);
    if (steps.front() == "data")
        return dataPlace(project.data, steps, path);
    if (steps.front() == "training")
        return trainingPlace(project.training, steps, path);
    return nothingAt(path, steps.front(), {"title", "seed", "graph", "data", "training"});
}

/// What a person typed, as the spec's kind reads it.
Value readText(const AttributeSpec& spec, const std::string& text)
{
    if (spec.optional && (text == "none" || text == "null"))
        return spec.kind == AttributeKind::part ? Value(std::vector<Part>{}) : Value();
    switch (spec.kind) {
    case AttributeKind::choice:
    case AttributeKind::text:
    case AttributeKind::file:
        return text;
    case AttributeKind::integers:
    case AttributeKind::reals:
        if (const Result<Json> list = parseJson("[" + text + "]"); list && list->size() > 1)
            return valueFrom(*list).value_or(Value(text));
        break;
    case AttributeKind::texts:
        if (text.empty() || text.front() != '[') {
            std::vector<std::string> names;
            for (std::size_t from = 0; from < text.size();) {
                const std::size_t comma = std::min(text.find(',', from), text.size());
                names.push_back(text.substr(from, comma - from));
                from = comma + 1;
            }
            return names;
        }
        break;
    case AttributeKind::part:
        if (text.empty() || text.front() != '{')
            return std::vector<Part>{Part{text, {}}};
        break;
    default:
        break;
    }
    const Result<Json> json = parseJson(text);
    return json ? valueFrom(*json).value_or(Value(text)) : Value(text);
}

Text atPath(const std::string& path, const Text& reason)
{
    return Text(TR("{path}: {reason}"), {{"path", path}, {"reason", english(reason)}});
}

Result<void> store(const Place& place, const std::string& path, const Value& value)
{
    const Result<Value> own = checked(place.spec, value);
    if (!own)
        return atPath(path, own.error());
    place.set(*own);
    return {};
}

} // namespace

Result<Addressed> valueAt(const Project& project, const std::string& path)
{
    Project copy = project;
    const Result<Place> place = placeOf(copy, path);
    if (!place)
        return place.error();
    return Addressed{place->get(), place->spec};
}

Result<void> setValue(Project& project, const std::string& path, const Value& value)
{
    Project changed = project;
    const Result<Place> place = placeOf(changed, path);
    if (!place)
        return place.error();
    const Result<void> stored = store(*place, path, value);
    if (stored)
        project = std::move(changed);
    return stored;
}

Result<void> setText(Project& project, const std::string& path, const std::string& text)
{
    const Result<Addressed> found = valueAt(project, path);
    if (!found)
        return found.error();
    return setValue(project, path, readText(found->spec, text));
}

} // namespace loom
