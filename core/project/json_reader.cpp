#include "project/json_reader.h"

#include <algorithm>
#include <charconv>

namespace loom {
namespace {

const Json kNoList = Json::array();
const Json kNoRecord = Json::object();

/// The item of a list with that id, else with that number; null where there is none.
Json* itemOf(Json& json, const std::string& step)
{
    if (json.is_object()) {
        const auto found = json.find(step);
        return found == json.end() ? nullptr : &*found;
    }
    if (!json.is_array())
        return nullptr;
    for (Json& item : json)
        if (item.is_object() && item.contains("id") && item["id"] == step)
            return &item;
    std::size_t index = 0;
    const auto end = step.data() + step.size();
    const auto read = std::from_chars(step.data(), end, index);
    return read.ec == std::errc() && read.ptr == end && index < json.size() ? &json[index] : nullptr;
}

std::optional<Value> listFrom(const Json& json)
{
    const auto all = [&](auto test) { return std::ranges::all_of(json, test); };
    if (all([](const Json& j) { return j.is_string(); }) && !json.empty())
        return Value(json.get<std::vector<std::string>>());
    const auto fits = [](const Json& j) {
        return valueFrom(j) && std::holds_alternative<std::int64_t>(*valueFrom(j));
    };
    if (all(fits))
        return Value(json.get<std::vector<std::int64_t>>());
    if (all([](const Json& j) { return j.is_number(); }))
        return Value(json.get<std::vector<double>>());
    std::vector<Part> parts;
    for (const Json& item : json) {
        const std::optional<Value> part = item.is_object() ? valueFrom(item) : std::nullopt;
        if (!part)
            return std::nullopt;
        parts.push_back(std::get<std::vector<Part>>(*part).front());
    }
    return Value(std::move(parts));
}

} // namespace

Address operator/(Address address, const std::string& next)
{
    address.push_back(next);
    return address;
}

std::string joined(const Address& address)
{
    std::string out;
    for (const std::string& step : address)
        out += (out.empty() ? "" : ".") + step;
    return out;
}

std::string excerpt(const Json& json)
{
    constexpr std::size_t kLongest = 40;
    if (json.is_array() && json.size() > 8)
        return "[…]";
    if (json.is_object())
        return "{…}";
    std::string text = writeJson(json);
    if (text.size() <= kLongest)
        return text;
    text.resize(kLongest);
    while (!text.empty() && (text.back() & 0x80)) // no half UTF-8 letters
        text.pop_back();
    return text + "…";
}

RecordReader::RecordReader(const Json& json, Address address, ReadLog& log)
    : json_(json.is_object() ? json : kNoRecord)
    , address_(std::move(address))
    , log_(log)
{
    if (!json.is_object())
        log_.refuse(Text(TR("{path} is {value}; it must be a record in braces"),
                         {{"path", joined(address_)}, {"value", excerpt(json)}}));
}

const Json* RecordReader::take(const std::string& key)
{
    known_.insert(key);
    const auto found = json_.find(key);
    return found == json_.end() ? nullptr : &*found;
}

void RecordReader::wrongKind(const std::string& key, const Json& value, const char* pattern)
{
    log_.refuse(Text(pattern, {{"path", joined(address_ / key)}, {"value", excerpt(value)}}));
}

std::string RecordReader::text(const std::string& key, const std::string& fallback)
{
    const Json* value = take(key);
    if (value && !value->is_string())
        wrongKind(key, *value, TR("{path} is {value}; it must be text in quotes"));
    return value && value->is_string() ? value->get<std::string>() : fallback;
}

bool RecordReader::flag(const std::string& key, bool fallback)
{
    const Json* value = take(key);
    if (value && !value->is_boolean())
        wrongKind(key, *value, TR("{path} is {value}; it must be true or false"));
    return value && value->is_boolean() ? value->get<bool>() : fallback;
}

double RecordReader::number(const std::string& key, double fallback)
{
    const Json* value = take(key);
    if (value && !value->is_number())
        wrongKind(key, *value, TR("{path} is {value}; it must be a number"));
    return value && value->is_number() ? value->get<double>() : fallback;
}

std::int64_t RecordReader::integer(const std::string& key, std::int64_t fallback)
{
    const Json* value = take(key);
    if (!value)
        return fallback;
    const std::optional<Value> read = valueFrom(*value);
    if (read && std::holds_alternative<std::int64_t>(*read))
        return std::get<std::int64_t>(*read);
    wrongKind(key, *value,
              value->is_number_integer() ? TR("{path} is {value}; it must be a whole number below 9 quintillion")
                                         : TR("{path} is {value}; it must be a whole number"));
    return fallback;
}

std::vector<std::string> RecordReader::texts(const std::string& key)
{
    const Json& value = list(key);
    if (std::ranges::all_of(value, [](const Json& item) { return item.is_string(); }))
        return value.get<std::vector<std::string>>();
    wrongKind(key, value, TR("{path} is {value}; it must be a list of names in quotes"));
    return {};
}

const Json& RecordReader::list(const std::string& key)
{
    const Json* value = take(key);
    if (value && !value->is_array())
        wrongKind(key, *value, TR("{path} is {value}; it must be a list in brackets"));
    return value && value->is_array() ? *value : kNoList;
}

const Json& RecordReader::record(const std::string& key)
{
    const Json* value = take(key);
    if (value && !value->is_object())
        wrongKind(key, *value, TR("{path} is {value}; it must be a record in braces"));
    return value && value->is_object() ? *value : kNoRecord;
}

void RecordReader::leave(const std::string& key, int since)
{
    const Json* value = take(key);
    if (!value)
        return;
    log_.unknown.push_back({address_ / key, *value});
    log_.warn(
        {}, joined(address_ / key),
        Text(TR("{path} belongs to format {since} and the file says format {format}: it is kept in the file and "
                "ignored. Set it again, or write “format”: {since}"),
             {{"path", joined(address_ / key)}, {"since", since}, {"format", log_.format}}));
}

void RecordReader::rest(const std::string& node)
{
    for (const auto& [key, value] : json_.items()) {
        if (known_.contains(key))
            continue;
        log_.unknown.push_back({address_ / key, value});
        log_.warn(node, joined(address_),
                  Text(TR("{path} is not known to this version of Netloom; it is kept in the file and ignored"),
                       {{"path", joined(address_ / key)}}));
    }
}

std::optional<Value> valueFrom(const Json& json)
{
    switch (json.type()) {
    case Json::value_t::null:
        return Value();
    case Json::value_t::boolean:
        return Value(json.get<bool>());
    case Json::value_t::string:
        return Value(json.get<std::string>());
    case Json::value_t::number_float:
        return Value(json.get<double>());
    case Json::value_t::number_integer:
        return Value(json.get<std::int64_t>());
    case Json::value_t::number_unsigned:
        if (json.get<std::uint64_t>() > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
            return Value(json.get<double>());
        return Value(json.get<std::int64_t>());
    case Json::value_t::array:
        return listFrom(json);
    case Json::value_t::object:
        break;
    default:
        return std::nullopt;
    }
    const auto type = json.find("type");
    if (type == json.end() || !type->is_string())
        return std::nullopt;
    Part part{type->get<std::string>(), {}};
    for (const auto& [key, item] : json.items()) {
        if (key == "type")
            continue;
        const std::optional<Value> value = valueFrom(item);
        if (!value)
            return std::nullopt;
        part.attributes[key] = *value;
    }
    return Value(std::vector<Part>{std::move(part)});
}

Json jsonFrom(const Value& value)
{
    return std::visit(
        [](const auto& held) -> Json {
            using T = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<T, std::monostate>) {
                return nullptr;
            } else if constexpr (std::is_same_v<T, std::vector<Part>>) {
                if (held.size() == 1)
                    return jsonFrom(held.front(), nullptr);
                Json list = Json::array();
                for (const Part& part : held)
                    list.push_back(jsonFrom(part, nullptr));
                return list;
            } else {
                return held;
            }
        },
        value);
}

Attributes attributesFrom(const Json& json, const Address& address, ReadLog& log,
                          const std::vector<AttributeSpec>* specs, const std::string& node, const std::string& type,
                          std::set<std::string> skipped)
{
    Attributes out;
    for (const auto& [key, item] : json.items()) {
        if (skipped.contains(key))
            continue;
        const std::optional<Value> value = valueFrom(item);
        if (!value) {
            log.unknown.push_back({address / key, item});
            log.warn(node, joined(address),
                     Text(TR("{path} has a form that Netloom does not know; it is kept in the file and ignored"),
                          {{"path", joined(address / key)}}));
            continue;
        }
        out[key] = *value;
        const AttributeSpec* spec = specs ? findSpec(*specs, key) : nullptr;
        if (specs && !spec)
            log.warn(node, joined(address / key),
                     Text(TR("{path}: {type} has no attribute of this name; it is kept in the file and ignored"),
                          {{"path", joined(address / key)}, {"type", type}}));
        if (spec && spec->kind == AttributeKind::part && item.is_array() && item.empty())
            out[key] = std::vector<Part>{}; // an empty JSON list carries no type
        // What does not fit stays as it is: the check explains it where it stands.
        if (const Result<Value> own = spec ? checked(*spec, out[key]) : Result<Value>(out[key]); own)
            out[key] = *own;
    }
    return out;
}

Part partFrom(const Json& json, const Address& address, ReadLog& log,
              const std::vector<AttributeSpec>* (*specsOf)(const std::string&))
{
    RecordReader reader(json, address, log);
    Part part;
    part.type = reader.text("type");
    if (json.is_object())
        part.attributes = attributesFrom(json, address, log, specsOf(part.type), "", part.type, {"type"});
    return part;
}

Json jsonFrom(const Attributes& attributes, const std::vector<AttributeSpec>* specs)
{
    Json out = Json::object();
    if (specs)
        for (const AttributeSpec& spec : *specs)
            if (const auto found = attributes.find(spec.name); found != attributes.end())
                out[spec.name] = jsonFrom(found->second);
    for (const auto& [name, value] : attributes)
        if (!out.contains(name))
            out[name] = jsonFrom(value);
    return out;
}

Json jsonFrom(const Part& part, const std::vector<AttributeSpec>* specs)
{
    Json out = {{"type", part.type}};
    const Json attributes = jsonFrom(part.attributes, specs);
    for (const auto& [name, value] : attributes.items())
        out[name] = value;
    return out;
}

void restoreUnknown(Json& json, const std::string& unknown)
{
    const Result<Json> kept = unknown.empty() ? Result<Json>(Json::array()) : parseJson(unknown);
    if (!kept || !kept->is_array())
        return;
    for (const Json& entry : *kept) {
        if (!entry.is_array() || entry.size() != 2 || !entry[0].is_array() || entry[0].empty())
            continue;
        Json* place = &json;
        for (std::size_t i = 0; place && i + 1 < entry[0].size(); ++i)
            place = entry[0][i].is_string() ? itemOf(*place, entry[0][i].get<std::string>()) : nullptr;
        if (place && place->is_object() && entry[0].back().is_string()
            && !place->contains(entry[0].back().get<std::string>()))
            (*place)[entry[0].back().get<std::string>()] = entry[1];
    }
}

} // namespace loom
