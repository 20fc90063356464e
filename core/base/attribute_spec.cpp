#include "base/attribute_spec.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

/// As a person knows it; the window says the words of a declaration in the reader's language.
std::string titleOf(const AttributeSpec& spec)
{
    return spec.title.empty() ? spec.name : spec.title.pattern();
}

Text outside(const AttributeSpec& spec, double number)
{
    constexpr double kNobodyGetsThere = 1e9;
    const bool open = std::isinf(spec.maximum) || (spec.maximum >= kNobodyGetsThere && number < spec.maximum);
    if (open && spec.exclusiveMinimum)
        return Text(TR("{attribute} is {value}; it must be above {minimum}"),
                    {{"attribute", titleOf(spec)}, {"value", number}, {"minimum", spec.minimum}});
    if (open)
        return Text(TR("{attribute} is {value}; it must be at least {minimum}"),
                    {{"attribute", titleOf(spec)}, {"value", number}, {"minimum", spec.minimum}});
    return Text(
        TR("{attribute} is {value}; it must lie between {minimum} and {maximum}"),
        {{"attribute", titleOf(spec)}, {"value", number}, {"minimum", spec.minimum}, {"maximum", spec.maximum}});
}

bool inRange(const AttributeSpec& spec, double number)
{
    if (!std::isfinite(number))
        return false;
    if (spec.exclusiveMinimum ? number <= spec.minimum : number < spec.minimum)
        return false;
    return number <= spec.maximum;
}

Text wrongKind(const AttributeSpec& spec, const Value& value, const char* wanted)
{
    if (std::holds_alternative<std::monostate>(value))
        return Text(TR("{attribute} is empty; it must be {wanted}"),
                    {{"attribute", titleOf(spec)}, {"wanted", wanted}});
    return Text(TR("{attribute} is {value}; it must be {wanted}"),
                {{"attribute", titleOf(spec)}, {"value", describe(value)}, {"wanted", wanted}});
}

Result<Value> checkedInteger(const AttributeSpec& spec, const Value& value)
{
    const bool number = std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
    const double real = numberOf(value);
    if (!number || real != std::floor(real))
        return wrongKind(spec, value, TR("a whole number"));
    if (!inRange(spec, real) || std::fabs(real) > 9e15)
        return outside(spec, real);
    return Value(integerOf(value));
}

Result<Value> checkedReal(const AttributeSpec& spec, const Value& value)
{
    if (!std::holds_alternative<std::int64_t>(value) && !std::holds_alternative<double>(value))
        return wrongKind(spec, value, TR("a number"));
    if (!inRange(spec, numberOf(value)))
        return outside(spec, numberOf(value));
    return Value(numberOf(value));
}

Result<Value> checkedChoice(const AttributeSpec& spec, const Value& value)
{
    const std::string name = stringOf(value);
    if (std::find(spec.choices.begin(), spec.choices.end(), name) != spec.choices.end())
        return Value(name);
    std::string all;
    for (const std::string& choice : spec.choices)
        all += (all.empty() ? "" : ", ") + choice;
    return Text(TR("{attribute} is “{value}”; it must be one of: {choices}"),
                {{"attribute", titleOf(spec)}, {"value", describe(value)}, {"choices", all}});
}

Result<Value> checkedIntegers(const AttributeSpec& spec, const Value& value)
{
    std::vector<std::int64_t> list = integersOf(value);
    if (std::holds_alternative<std::int64_t>(value) && spec.count > 1)
        list.assign(std::size_t(spec.count), list.front());
    const bool empty = list.empty() && !std::holds_alternative<std::vector<std::int64_t>>(value);
    if (empty || (spec.count > 0 && list.size() != std::size_t(spec.count)))
        return Text(TR("{attribute} is {value}; it must be {count} whole numbers"),
                    {{"attribute", titleOf(spec)}, {"value", describe(value)}, {"count", std::max(1, spec.count)}});
    for (std::int64_t number : list)
        if (!inRange(spec, double(number)))
            return outside(spec, double(number));
    return Value(std::move(list));
}

Result<Value> checkedReals(const AttributeSpec& spec, const Value& value)
{
    std::vector<double> list;
    if (const auto* reals = std::get_if<std::vector<double>>(&value))
        list = *reals;
    else
        for (std::int64_t whole : integersOf(value))
            list.push_back(double(whole));
    for (double number : list)
        if (!inRange(spec, number))
            return outside(spec, number);
    return Value(std::move(list));
}

} // namespace

Result<Value> checked(const AttributeSpec& spec, const Value& value)
{
    if (std::holds_alternative<std::monostate>(value) && spec.optional)
        return value;
    switch (spec.kind) {
    case AttributeKind::boolean:
        return std::holds_alternative<bool>(value) ? Result<Value>(value)
                                                   : wrongKind(spec, value, TR("true or false"));
    case AttributeKind::integer:
        return checkedInteger(spec, value);
    case AttributeKind::real:
        return checkedReal(spec, value);
    case AttributeKind::choice:
        return checkedChoice(spec, value);
    case AttributeKind::text:
    case AttributeKind::file:
        return std::holds_alternative<std::string>(value) ? Result<Value>(value) : wrongKind(spec, value, TR("text"));
    case AttributeKind::integers:
        return checkedIntegers(spec, value);
    case AttributeKind::reals:
        return checkedReals(spec, value);
    case AttributeKind::texts:
        if (std::holds_alternative<std::vector<std::string>>(value))
            return value;
        if (std::holds_alternative<std::string>(value))
            return Value(std::vector<std::string>{stringOf(value)});
        // An empty JSON list carries no type.
        if (integersOf(value).empty() && std::holds_alternative<std::vector<std::int64_t>>(value))
            return Value(std::vector<std::string>{});
        return wrongKind(spec, value, TR("a list of names"));
    case AttributeKind::part:
        return std::holds_alternative<std::vector<Part>>(value) ? Result<Value>(value)
                                                                : wrongKind(spec, value, TR("a record with a type"));
    }
    return wrongKind(spec, value, TR("known"));
}

Attributes completed(const std::vector<AttributeSpec>& specs, const Attributes& given)
{
    Attributes out;
    for (const AttributeSpec& spec : specs) {
        const auto found = given.find(spec.name);
        const Result<Value> value =
            found == given.end() ? Result<Value>(spec.fallback) : checked(spec, found->second);
        out[spec.name] = value ? *value : spec.fallback;
    }
    return out;
}

const AttributeSpec* findSpec(const std::vector<AttributeSpec>& specs, const std::string& name)
{
    const auto found =
        std::find_if(specs.begin(), specs.end(), [&](const AttributeSpec& s) { return s.name == name; });
    return found == specs.end() ? nullptr : &*found;
}

} // namespace loom
