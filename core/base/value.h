#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace loom {

struct Part;

/// One setting of a project: what an attribute holds, what a Path resolves to, what a control edits.
/// Whole numbers and real numbers stay apart; `numberOf` reads either. `std::monostate` is JSON's null ("none").
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, std::vector<std::int64_t>,
                           std::vector<double>, std::vector<std::string>, std::vector<Part>>;
using Attributes = std::map<std::string, Value>;

/// A typed record of a recipe: a data source, a transform, an optimizer, a schedule, a callback.
/// In JSON its type and attributes stand side by side: {"type": "adam", "learning_rate": 0.002}.
struct Part {
    std::string type;
    Attributes attributes;
    bool operator==(const Part&) const = default;
};

/// A real number from a whole or real Value; `fallback` for anything else.
double numberOf(const Value& value, double fallback = 0);
std::int64_t integerOf(const Value& value, std::int64_t fallback = 0);
bool boolOf(const Value& value, bool fallback = false);
std::string stringOf(const Value& value, std::string fallback = {});
std::vector<std::int64_t> integersOf(const Value& value);
/// The attribute's value, or null where it is absent.
const Value& attributeOf(const Attributes& attributes, const std::string& name);
/// The value as a person writes it: `[3, 3]`, `0.002`, `relu`, `none`.
std::string describe(const Value& value);

} // namespace loom
