#include "project/recipe_json.h"

#include "project/specs.h"

namespace loom {
namespace {

/// An optimizer's schedule is a record in the record; its values take the form of the schedule's own
/// attributes.
Part optimizerFrom(const Json& json, const Address& address, ReadLog& log)
{
    Part optimizer = partFrom(json, address, log, &optimizerSpecs);
    if (json.is_object() && json.contains("schedule") && json["schedule"].is_object())
        optimizer.attributes["schedule"] =
            std::vector<Part>{partFrom(json["schedule"], address / "schedule", log, &scheduleSpecs)};
    return optimizer;
}

Json optimizerJson(const Part& optimizer)
{
    Json out = jsonFrom(optimizer, optimizerSpecs(optimizer.type));
    const auto* schedule = std::get_if<std::vector<Part>>(&attributeOf(optimizer.attributes, "schedule"));
    if (schedule && schedule->size() == 1)
        out["schedule"] = jsonFrom(schedule->front(), scheduleSpecs(schedule->front().type));
    return out;
}

std::vector<Part> partsFrom(const Json& list, const Address& address, ReadLog& log,
                            const std::vector<AttributeSpec>* (*specsOf)(const std::string&))
{
    std::vector<Part> parts;
    for (std::size_t i = 0; i < list.size() && !log.refusal; ++i)
        parts.push_back(partFrom(list[i], address / std::to_string(i), log, specsOf));
    return parts;
}

Json partsJson(const std::vector<Part>& parts, const std::vector<AttributeSpec>* (*specsOf)(const std::string&))
{
    Json list = Json::array();
    for (const Part& part : parts)
        list.push_back(jsonFrom(part, specsOf(part.type)));
    return list;
}

/// The next number as id where none is given, so that every loss and phase can be addressed.
std::string idOr(RecordReader& reader, const std::string& fallback, std::set<std::string>& taken)
{
    const std::string id = reader.text("id", fallback);
    if (!reader.log().refusal && !taken.insert(id).second)
        reader.log().refuse(Text(TR("{path}: the id “{id}” stands twice; every loss and phase needs its own"),
                                 {{"path", joined(reader.address())}, {"id", id}}));
    return id;
}

std::vector<Loss> lossesFrom(const Json& list, const Address& address, ReadLog& log)
{
    std::vector<Loss> losses;
    std::set<std::string> taken;
    for (std::size_t i = 0; i < list.size() && !log.refusal; ++i) {
        RecordReader reader(list[i], address / std::to_string(i), log);
        Loss loss;
        loss.id = idOr(reader, i == 0 ? "loss" : "loss_" + std::to_string(i + 1), taken);
        loss.type = reader.text("type");
        loss.of = reader.text("of");
        loss.target = reader.text("target");
        loss.weight = reader.number("weight", 1);
        loss.sampleWeight = reader.text("sample_weight");
        loss.mask = reader.text("mask");
        reader.rest();
        losses.push_back(std::move(loss));
    }
    return losses;
}

std::vector<Phase> phasesFrom(const Json& list, const Address& address, ReadLog& log)
{
    std::vector<Phase> phases;
    std::set<std::string> taken;
    for (std::size_t i = 0; i < list.size() && !log.refusal; ++i) {
        const Address place = address / std::to_string(i);
        RecordReader reader(list[i], place, log);
        Phase phase;
        phase.id = idOr(reader, "phase_" + std::to_string(i + 1), taken);
        phase.losses = reader.texts("losses");
        phase.updates = reader.texts("updates");
        phase.steps = reader.integer("steps", 1);
        if (const Json* optimizer = reader.take("optimizer"))
            phase.optimizer = {optimizerFrom(*optimizer, place / "optimizer", log)};
        reader.rest();
        phases.push_back(std::move(phase));
    }
    return phases;
}

bool isShort(const std::vector<Loss>& losses)
{
    return losses.size() == 1 && losses.front() == Loss{"loss", losses.front().type, "", "", 1};
}

Json lossesJson(const std::vector<Loss>& losses)
{
    Json list = Json::array();
    for (const Loss& loss : losses) {
        Json entry = {{"id", loss.id}, {"type", loss.type}};
        if (!loss.of.empty())
            entry["of"] = loss.of;
        if (!loss.target.empty())
            entry["target"] = loss.target;
        entry["weight"] = loss.weight;
        if (!loss.sampleWeight.empty())
            entry["sample_weight"] = loss.sampleWeight;
        if (!loss.mask.empty())
            entry["mask"] = loss.mask;
        list.push_back(std::move(entry));
    }
    return list;
}

Json phasesJson(const std::vector<Phase>& phases)
{
    Json list = Json::array();
    for (const Phase& phase : phases) {
        Json entry = {{"id", phase.id}, {"losses", phase.losses}, {"updates", phase.updates}, {"steps", phase.steps}};
        if (!phase.optimizer.empty())
            entry["optimizer"] = optimizerJson(phase.optimizer.front());
        list.push_back(std::move(entry));
    }
    return list;
}

} // namespace

DataRecipe dataFrom(const Json& json, const Address& address, ReadLog& log)
{
    RecordReader reader(json, address, log);
    DataRecipe recipe;
    if (const Json* source = reader.take("source"))
        recipe.source = partFrom(*source, address / "source", log, &sourceSpecs);
    recipe.transforms = partsFrom(reader.list("transforms"), address / "transforms", log, &transformSpecs);
    RecordReader split(reader.record("split"), address / "split", log);
    recipe.split.method = split.text("method", recipe.split.method);
    recipe.split.validation = split.number("validation", recipe.split.validation);
    recipe.split.test = split.number("test", recipe.split.test);
    split.rest();
    reader.rest();
    return recipe;
}

Json jsonFrom(const DataRecipe& recipe)
{
    Json out = Json::object();
    if (!recipe.source.type.empty() || !recipe.source.attributes.empty())
        out["source"] = jsonFrom(recipe.source, sourceSpecs(recipe.source.type));
    out["transforms"] = partsJson(recipe.transforms, &transformSpecs);
    out["split"] = {{"method", recipe.split.method}, {"validation", recipe.split.validation}};
    if (recipe.split.test != 0)
        out["split"]["test"] = recipe.split.test;
    return out;
}

TrainingRecipe trainingFrom(const Json& json, const Address& address, ReadLog& log)
{
    RecordReader reader(json, address, log);
    TrainingRecipe recipe;
    const std::string loss = reader.text("loss");
    const Json& losses = reader.list("losses");
    if (!loss.empty() && !losses.empty())
        log.refuse(Text(TR("{path} has both “loss” and “losses”; keep one of them"), {{"path", joined(address)}}));
    if (!loss.empty())
        recipe.losses = {Loss{"loss", loss, "", "", 1}};
    else
        recipe.losses = lossesFrom(losses, address / "losses", log);
    if (const Json* optimizer = reader.take("optimizer"))
        recipe.optimizer = optimizerFrom(*optimizer, address / "optimizer", log);
    recipe.batchSize = reader.integer("batch_size", recipe.batchSize);
    recipe.epochs = reader.integer("epochs", recipe.epochs);
    recipe.metrics = reader.texts("metrics");
    recipe.callbacks = partsFrom(reader.list("callbacks"), address / "callbacks", log, &callbackSpecs);
    recipe.phases = phasesFrom(reader.list("phases"), address / "phases", log);
    reader.rest();
    return recipe;
}

Json jsonFrom(const TrainingRecipe& recipe)
{
    Json out = Json::object();
    if (isShort(recipe.losses) && !recipe.losses.front().type.empty())
        out["loss"] = recipe.losses.front().type;
    else
        out["losses"] = lossesJson(recipe.losses);
    out["optimizer"] = optimizerJson(recipe.optimizer);
    out["batch_size"] = recipe.batchSize;
    out["epochs"] = recipe.epochs;
    out["metrics"] = recipe.metrics;
    out["callbacks"] = partsJson(recipe.callbacks, &callbackSpecs);
    if (!recipe.phases.empty())
        out["phases"] = phasesJson(recipe.phases);
    return out;
}

} // namespace loom
