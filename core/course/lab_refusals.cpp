// Sentences about names that nothing bears.
#include "base/listed.h"
#include "base/nested_text.h"
#include "course/lab_reading.h"

#include <algorithm>
#include <cctype>

namespace loom {
namespace {

/// The first of a formula's words that is no name but an address: `hand.b`, `net:x/output[0]`; else empty.
std::string addressIn(const std::string& formula)
{
    const auto inName = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
    const std::size_t sign = formula.find_first_of(".:");
    if (sign == std::string::npos || sign == 0 || sign + 1 == formula.size()
        || !std::isalpha(static_cast<unsigned char>(formula[sign + 1])))
        return {};
    std::size_t begin = sign, end = sign + 1;
    while (begin > 0 && inName(formula[begin - 1]))
        --begin;
    if (begin == sign || !std::isalpha(static_cast<unsigned char>(formula[begin])))
        return {};
    while (end < formula.size()
           && (inName(formula[end]) || (formula[end] == '/' && formula[sign] == ':')
               || (formula[end] == '.' && formula[sign] == '.')))
        ++end;
    if (end < formula.size() && formula[end] == '[')
        end = std::min(formula.find(']', end), formula.size() - 1) + 1;
    return formula.substr(begin, end - begin);
}

} // namespace

std::string asTheyStand(const std::string& words)
{
    return nested(Text::verbatim(words));
}

void LabReading::refuseUnknown(const Address& at, const std::string& name, const std::vector<std::string>& known)
{
    const std::string near = nearestOf(name, known);
    const char* pattern = known.empty() ? TR("{path}: there is no “{name}”, and no other")
        : near.empty()                  ? TR("{path}: there is no “{name}”; there are: {names}")
                       : TR("{path}: there is no “{name}”; did you mean “{near}”? There are: {names}");
    refuse(at,
           Text(pattern,
                {{"name", asTheyStand(name)}, {"near", asTheyStand(near)}, {"names", asTheyStand(listed(known))}}));
}

void LabReading::refuseFormula(const Address& at, const std::string& formula, const Text& error, bool hasNames)
{
    const std::string address = addressIn(formula);
    if (address.empty())
        return refuseFor(at, error);
    std::string name = address.substr(address.find_first_of(".:") + 1);
    name = name.substr(0, name.find_first_of("/[:."));
    const std::string names = "\"names\": {\"" + name + "\": \"" + address + "\"}";
    const std::string quantity =
        "{\"id\": \"" + name + "\", \"formula\": \"v\", \"names\": {\"v\": \"" + address + "\"}}";
    refuse(at,
           Text(hasNames
                    ? TR("{path}: “{address}” is an address; in the formula write {name}, and beside it {record}")
                    : TR("{path}: “{address}” is an address; in the formula write {name}, and make it a "
                         "quantity: {record}"),
                {{"address", asTheyStand(address)},
                 {"name", asTheyStand(name)},
                 {"record", asTheyStand(hasNames ? names : quantity)}}));
}

const LabPart* LabReading::kindOf(const Json& json, const char* key, const std::vector<LabPart>& kinds,
                                  const Address& at)
{
    const auto found = json.is_object() ? json.find(key) : json.end();
    const bool named = json.is_object() && found != json.end() && found->is_string();
    const std::string id = named ? found->get<std::string>() : std::string();
    const LabPart* part = findLabPart(kinds, id);
    if (!named)
        refuse(at,
               Text(TR("{path} lacks “{name}”; there are: {names}"),
                    {{"name", asTheyStand(key)}, {"names", asTheyStand(listed(idsOf(kinds)))}}));
    else if (!part)
        refuseUnknown(at / key, id, idsOf(kinds));
    return part;
}

} // namespace loom
