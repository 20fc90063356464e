#include "base/value.h"

#include <charconv>

namespace loom {
namespace {

std::string describeReal(double number)
{
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    return {buffer, end};
}

template<class T, class F> std::string describeList(const std::vector<T>& list, F&& one)
{
    std::string out = "[";
    for (const T& item : list)
        out += (out.size() > 1 ? ", " : "") + one(item);
    return out + "]";
}

struct Describer {
    std::string operator()(std::monostate) const { return "none"; }
    std::string operator()(bool b) const { return b ? "true" : "false"; }
    std::string operator()(std::int64_t n) const { return std::to_string(n); }
    std::string operator()(double x) const { return describeReal(x); }
    std::string operator()(const std::string& s) const { return s; }
    std::string operator()(const std::vector<std::int64_t>& v) const
    {
        return describeList(v, [](std::int64_t n) { return std::to_string(n); });
    }
    std::string operator()(const std::vector<double>& v) const { return describeList(v, describeReal); }
    std::string operator()(const std::vector<std::string>& v) const
    {
        return describeList(v, [](const std::string& s) { return s; });
    }
    std::string operator()(const std::vector<Part>& v) const
    {
        return describeList(v, [](const Part& p) { return p.type; });
    }
};

} // namespace

double numberOf(const Value& value, double fallback)
{
    if (const auto* real = std::get_if<double>(&value))
        return *real;
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return double(*whole);
    return fallback;
}

std::int64_t integerOf(const Value& value, std::int64_t fallback)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return *whole;
    if (const auto* real = std::get_if<double>(&value))
        return *real > -9e15 && *real < 9e15 ? std::int64_t(*real) : fallback;
    return fallback;
}

bool boolOf(const Value& value, bool fallback)
{
    const auto* b = std::get_if<bool>(&value);
    return b ? *b : fallback;
}

std::string stringOf(const Value& value, std::string fallback)
{
    const auto* s = std::get_if<std::string>(&value);
    return s ? *s : std::move(fallback);
}

std::vector<std::int64_t> integersOf(const Value& value)
{
    if (const auto* list = std::get_if<std::vector<std::int64_t>>(&value))
        return *list;
    if (const auto* one = std::get_if<std::int64_t>(&value))
        return {*one};
    return {};
}

const Value& attributeOf(const Attributes& attributes, const std::string& name)
{
    static const Value none;
    const auto found = attributes.find(name);
    return found == attributes.end() ? none : found->second;
}

std::string describe(const Value& value)
{
    return std::visit(Describer{}, value);
}

} // namespace loom
