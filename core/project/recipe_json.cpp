#include "project/recipe_json.h"

#include "project/recipe_table.h"

#include <algorithm>

namespace loom {
namespace {

Value valueFrom(RecordReader& reader, const AttributeSpec& spec)
{
    const std::string& key = spec.name;
    switch (spec.kind) {
    case AttributeKind::boolean:
        return reader.flag(key, boolOf(spec.fallback));
    case AttributeKind::integer:
        return reader.integer(key, integerOf(spec.fallback));
    case AttributeKind::real:
        return reader.number(key, numberOf(spec.fallback));
    case AttributeKind::texts:
        return reader.texts(key);
    default:
        return reader.text(key, stringOf(spec.fallback));
    }
}

/// Items of lists are known by their ids; a name alone is a part of that type.
Json withType(const Json& item)
{
    return item.is_string() ? Json{{"type", item}} : item;
}

/// The id that an item has in a file; without one it is numbered: loss, loss_2, phase_1 …
std::string idOf(const RecordRow& field, const Json& item, std::size_t index)
{
    if (item.is_object() && item.contains("id") && item["id"].is_string())
        return item["id"].get<std::string>();
    const std::string stem = field.spec.name == "losses" ? "loss" : field.spec.name == "phases" ? "phase" : "item";
    return stem == "loss" && index == 0 ? stem : stem + "_" + std::to_string(index + 1);
}

bool holdsParts(const RecordRow& field)
{
    return !field.spec.choices.empty() && partRecord(field.spec.choices.front()) == field.record;
}

void readList(const RecordRow& field, void* owner, const Json& list, const Address& address, ReadLog& log)
{
    std::set<std::string> taken;
    for (std::size_t i = 0; i < list.size() && !log.refusal; ++i) {
        const Address place = address / std::to_string(i);
        const Json item = holdsParts(field) ? withType(list[i]) : list[i];
        const std::string id = idOf(field, item, i);
        const bool named = item.is_object() && item.contains("id");
        if ((named || !holdsParts(field)) && !taken.insert(id).second)
            return log.refuse(Text(TR("{path}: the id “{id}” stands twice; every item of a list needs its own"),
                                   {{"path", joined(place)}, {"id", id}}));
        void* made = field.list.add(owner, id);
        if (holdsParts(field) && !named)
            field.record->attributes(made)->erase("id");
        readRecord(*field.record, made, item, place, log, true);
    }
}

Json listJson(const RecordRow& field, void* owner)
{
    Json list = Json::array();
    const std::vector<std::string> ids = field.list.ids(owner);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        void* item = field.list.at(owner, i);
        const Json rows = jsonOf(*field.record, item);
        if (holdsParts(field)) {
            // What is measured is said by its name alone where there is no more to say.
            list.push_back(field.spec.name == "metrics" && rows.size() == 1 ? rows["type"] : rows);
            continue;
        }
        Json entry = {{"id", ids[i]}};
        entry.update(rows);
        list.push_back(std::move(entry));
    }
    return list;
}

/// A part in a setting (a schedule) takes the form of its own settings.
void readInnerParts(const Record& record, void* owner, const Json& json, const Address& address, ReadLog& log)
{
    const auto* specs = record.specsOf(owner);
    if (!specs || !json.is_object())
        return;
    for (const AttributeSpec& spec : *specs) {
        const Record* inner =
            spec.kind == AttributeKind::part && !spec.choices.empty() ? partRecord(spec.choices.front()) : nullptr;
        if (!inner || !json.contains(spec.name) || !json[spec.name].is_object())
            continue;
        Part part;
        readRecord(*inner, &part, json[spec.name], address / spec.name, log);
        (*record.attributes(owner))[spec.name] = std::vector<Part>{std::move(part)};
    }
}

Json attributesJson(const Record& record, void* owner)
{
    const auto* specs = record.specsOf(owner);
    Json out = jsonFrom(*record.attributes(owner), specs);
    for (const auto& [name, value] : *record.attributes(owner)) {
        const AttributeSpec* spec = specs ? findSpec(*specs, name) : nullptr;
        const auto* parts = std::get_if<std::vector<Part>>(&value);
        const Record* inner = spec && !spec->choices.empty() && parts && parts->size() == 1
            ? partRecord(spec->choices.front())
            : nullptr;
        if (inner)
            out[name] = jsonOf(*inner, &parts->front());
    }
    return out;
}

/// Of a row that is written.
int formatOf(const RecordRow& field, void* owner)
{
    int format = 1;
    if (field.form == RecordRow::Form::value)
        return !field.quiet || field.get(owner) != field.spec.fallback ? field.since : format;
    if (field.form == RecordRow::Form::record) {
        void* inside = field.inside(owner);
        return inside ? formatOf(*field.record, inside) : format;
    }
    const std::size_t items = field.list.ids(owner).size();
    for (std::size_t i = 0; i < items; ++i)
        format = std::max(format, formatOf(*field.record, field.list.at(owner, i)));
    return items > 0 ? std::max(format, field.since) : format;
}

} // namespace

int formatOf(const Record& record, const void* owner)
{
    int format = 1;
    for (const RecordRow& field : record.fields)
        if (!field.alias)
            format = std::max(format, formatOf(field, const_cast<void*>(owner))); // which is read alone
    return format;
}

void readRecord(const Record& record, void* owner, const Json& json, const Address& address, ReadLog& log,
                bool listed)
{
    RecordReader reader(json, address, log);
    std::set<std::string> known;
    if (listed) {
        known.insert("id");
        reader.take("id");
    }
    for (const RecordRow& field : record.fields) {
        const std::string& key = field.spec.name;
        known.insert(key);
        if (field.since > log.format) {
            reader.leave(key, field.since);
            continue;
        }
        if (field.alias) {
            reader.take(key);
        } else if (field.form == RecordRow::Form::list) {
            readList(field, owner, reader.list(key), address / key, log);
        } else if (field.form == RecordRow::Form::record) {
            if (const Json* inside = reader.take(key)) {
                if (!field.inside(owner) && field.make)
                    field.make(owner);
                readRecord(*field.record, field.inside(owner), *inside, address / key, log);
            }
        } else if (const Value value = valueFrom(reader, field.spec); json.is_object() && json.contains(key)) {
            field.set(owner, value);
        }
        if (log.refusal)
            return;
    }
    if (!record.attributes)
        return reader.rest();
    const std::string type = record.type(owner);
    const Attributes kept = *record.attributes(owner);
    *record.attributes(owner) = attributesFrom(json.is_object() ? json : Json::object(), address, log,
                                               record.specsOf(owner), "", type, known);
    record.attributes(owner)->insert(kept.begin(), kept.end());
    readInnerParts(record, owner, json, address, log);
}

Json jsonOf(const Record& record, const void* owner)
{
    void* place = const_cast<void*>(owner); // the table hands out places that could be written; here they are read
    Json out = Json::object();
    for (const RecordRow& field : record.fields) {
        if (field.alias)
            continue;
        if (field.form == RecordRow::Form::value) {
            const Value value = field.get(place);
            if (!field.quiet || value != field.spec.fallback)
                out[field.spec.name] = jsonFrom(value);
        } else if (field.form == RecordRow::Form::list) {
            Json list = listJson(field, place);
            if (!field.quiet || !list.empty())
                out[field.spec.name] = std::move(list);
        } else if (void* inside = field.inside(place)) {
            const Json rows = jsonOf(*field.record, inside);
            const bool empty = rows.size() == 1 && rows.contains("type") && rows["type"] == "";
            if (!field.quiet || !empty)
                out[field.spec.name] = rows;
        }
    }
    if (record.attributes) {
        const Json attributes = attributesJson(record, place);
        out.update(attributes);
    }
    return out;
}

void readTraining(void* recipe, const Json& json, const Address& address, ReadLog& log)
{
    readRecord(trainingRecord(), recipe, json, address, log);
    if (log.refusal || !json.is_object() || !json.contains("loss"))
        return;
    auto& losses = static_cast<TrainingRecipe*>(recipe)->losses;
    if (!json["loss"].is_string())
        log.refuse(Text(TR("{path} is {value}; it must be text in quotes"),
                        {{"path", joined(address / "loss")}, {"value", excerpt(json["loss"])}}));
    else if (!losses.empty())
        log.refuse(Text(TR("{path} has both “loss” and “losses”; keep one of them"), {{"path", joined(address)}}));
    else if (const std::string type = json["loss"].get<std::string>(); !type.empty())
        losses = {Loss{"loss", type}};
}

Json trainingJson(const void* recipe)
{
    Json out = jsonOf(trainingRecord(), recipe);
    const auto& losses = static_cast<const TrainingRecipe*>(recipe)->losses;
    if (losses.size() != 1 || losses.front().type.empty() || !(losses.front() == Loss{"loss", losses.front().type}))
        return out;
    Json brief = {{"loss", losses.front().type}};
    out.erase("losses");
    brief.update(out);
    return brief;
}

} // namespace loom
