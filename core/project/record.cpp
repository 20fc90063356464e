#include "project/record.h"

#include "project/record_rows.h"

#include <algorithm>
#include <set>

namespace loom {

const RecordRow* Record::find(const std::string& name) const
{
    const auto found = std::ranges::find_if(fields, [&](const RecordRow& field) { return field.spec.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

const std::vector<AttributeSpec>* Record::specsOf(const void* owner) const
{
    return attributes && specs ? specs(type(owner)) : nullptr;
}

std::vector<std::string> itemIds(const std::vector<Part>& parts)
{
    std::vector<std::string> ids;
    std::set<std::string> taken;
    for (const Part& part : parts) {
        ids.push_back(stringOf(attributeOf(part.attributes, "id")));
        taken.insert(ids.back());
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!ids[i].empty())
            continue;
        std::string id = parts[i].type;
        for (int n = 2; !taken.insert(id).second; ++n)
            id = parts[i].type + "_" + std::to_string(n);
        ids[i] = std::move(id);
    }
    return ids;
}

namespace rows {

AttributeSpec spec(std::string name, AttributeKind kind, Text title, Text help, Value fallback)
{
    AttributeSpec out;
    out.name = std::move(name);
    out.kind = kind;
    out.title = std::move(title);
    out.help = std::move(help);
    out.fallback = std::move(fallback);
    return out;
}

AttributeSpec number(AttributeSpec out, double minimum, double maximum, Applies applies)
{
    out.minimum = minimum;
    out.maximum = maximum;
    out.applies = applies;
    return out;
}

AttributeSpec choice(std::string name, Text title, Text help, std::vector<std::string> choices)
{
    const std::string first = choices.empty() ? "" : choices.front();
    AttributeSpec out = spec(std::move(name), AttributeKind::choice, std::move(title), std::move(help), first);
    out.choices = std::move(choices);
    return out;
}

AttributeSpec words(std::string name, Text title, Text help)
{
    return spec(std::move(name), AttributeKind::text, std::move(title), std::move(help), std::string());
}

} // namespace rows
} // namespace loom
