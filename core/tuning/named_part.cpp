#include "tuning/named_part.h"

#include "base/json.h"
#include "base/listed.h"
#include "project/json_reader.h"

#include <algorithm>

namespace loom {

NamedPart readNamedPart(const std::string& text)
{
    const std::size_t colon = std::min(text.find(':'), text.size());
    NamedPart part{text.substr(0, colon), {}};
    for (std::size_t from = colon + 1; from < text.size();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        const std::string one = text.substr(from, comma - from);
        const std::size_t equals = std::min(one.find('='), one.size());
        part.settings.emplace_back(one.substr(0, equals), equals < one.size() ? one.substr(equals + 1) : "");
        from = comma + 1;
    }
    return part;
}

Result<Attributes> settingsOf(const NamedPart& part, const std::vector<AttributeSpec>& specs)
{
    Attributes given;
    for (const auto& [name, text] : part.settings) {
        const AttributeSpec* spec = findSpec(specs, name);
        if (!spec) {
            std::vector<std::string> names;
            for (const AttributeSpec& one : specs)
                names.push_back(one.name);
            return names.empty() ? Text(TR("{id} has no settings"), {{"id", part.id}})
                                 : Text(TR("{id} has no setting “{name}”; there is: {choices}"),
                                        {{"id", part.id}, {"name", name}, {"choices", listedFor(name, names)}});
        }
        const Result<Json> json = parseJson(text);
        const Result<Value> value = checked(*spec, json ? valueFrom(*json).value_or(Value(text)) : Value(text));
        if (!value)
            return value.error();
        given[name] = *value;
    }
    return completed(specs, given);
}

} // namespace loom
