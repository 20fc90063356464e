// Spaces and points as text: what a person writes, what a store keeps, and what a project takes over.
#include "base/json.h"
#include "base/nested_text.h"
#include "project/json_reader.h"
#include "tuning/search_space.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace loom {
namespace {

const std::string kNodes = "graph.nodes.";
constexpr double kMostWhole = 9e15; // whole numbers up to here are exact
constexpr std::size_t kMostAxes = 32; // as many as the Sobol sequence has here
constexpr std::size_t kMostChoices = 1000;

/// The node whose being there an address means, else empty.
std::string nodeOf(const std::string& path)
{
    const std::string id = path.starts_with(kNodes) ? path.substr(kNodes.size()) : std::string();
    return id.find('.') == std::string::npos ? id : std::string();
}

Text at(const std::string& path, const Text& reason)
{
    return Text(TR("{path}: {reason}"), {{"path", path}, {"reason", nested(reason)}});
}

Result<Axis> presenceOf(const Project& project, const std::string& path)
{
    const std::string id = nodeOf(path);
    if (!project.graph.find(id))
        return Text(TR("{path}: there is no node “{node}”"), {{"path", path}, {"node", id}});
    return Axis{path, Axis::Kind::presence, 0, 1, false, {true, false}};
}

Result<void> checkRange(const Axis& axis)
{
    if (!(axis.low < axis.high) || !std::isfinite(axis.high - axis.low))
        return at(axis.path,
                  Text(TR("the range from {low} to {high} is empty; the smaller number comes first"),
                       {{"low", axis.low}, {"high", axis.high}}));
    if (axis.logarithmic && axis.low < (axis.kind == Axis::Kind::integer ? 1 : 1e-300))
        return at(axis.path, Text(TR("a logarithmic range begins above 0, not at {low}"), {{"low", axis.low}}));
    return {};
}

std::vector<std::string> partsOf(const std::string& text, char separator)
{
    std::vector<std::string> parts{""};
    int depth = 0;
    for (const char c : text) {
        depth += (c == '[' || c == '{') - (c == ']' || c == '}');
        if (c == separator && depth == 0)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

std::optional<double> numberFrom(const std::string& text)
{
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size() && std::isfinite(number);
    return whole ? std::optional<double>(number) : std::nullopt;
}

/// LOW:HIGH, LOW:HIGH:log, LOW:HIGH:linear; nothing where the text is no range.
Result<std::optional<Axis>> rangeFrom(const Addressed& field, const std::string& path, const std::string& text)
{
    const std::vector<std::string> parts = partsOf(text, ':');
    const bool numeric = field.spec.kind == AttributeKind::integer || field.spec.kind == AttributeKind::real;
    if (!numeric || parts.size() < 2)
        return std::optional<Axis>();
    const std::optional<double> low = numberFrom(parts[0]), high = numberFrom(parts[1]);
    const bool scaled = parts.size() == 3 && (parts[2] == "log" || parts[2] == "linear");
    if (!low || !high || parts.size() > 3 || (parts.size() == 3 && !scaled))
        return at(
            path,
            Text(TR("“{value}” is no range; write LOW:HIGH, LOW:HIGH:log or LOW:HIGH:linear"), {{"value", text}}));
    Axis axis{path,
              field.spec.kind == AttributeKind::integer ? Axis::Kind::integer : Axis::Kind::real,
              *low,
              *high,
              scaled && parts[2] == "log",
              {}};
    for (const double end : {*low, *high}) {
        const bool whole = axis.kind == Axis::Kind::integer && end == std::floor(end) && std::fabs(end) <= kMostWhole;
        const Result<Value> allowed = checked(field.spec, whole ? Value(std::int64_t(end)) : Value(end));
        if (!allowed)
            return at(path, allowed.error());
    }
    if (const Result<void> fits = checkRange(axis); !fits)
        return fits.error();
    return std::optional<Axis>(axis);
}

Result<Axis> choicesFrom(const Project& project, const std::string& path, const std::string& text)
{
    Axis axis{path, Axis::Kind::choice, 0, 1, false, {}};
    for (const std::string& word : partsOf(text, ',')) {
        Project tried = project;
        if (const Result<void> set = setText(tried, path, word); !set)
            return set.error();
        // What was set may have gone (an item set to none): then that is its value.
        const Result<Addressed> held = valueAt(tried, path);
        const Value value = held ? held->value : Value();
        if (std::ranges::count(axis.choices, value) > 0)
            return at(path, Text(TR("“{value}” is given twice"), {{"value", word}}));
        axis.choices.push_back(value);
    }
    return axis;
}

Json jsonOf(const Axis& axis)
{
    Json json = {{"path", axis.path}};
    constexpr const char* kKinds[] = {"integer", "real", "choice", "presence"};
    json["kind"] = kKinds[int(axis.kind)];
    if (axis.isRange()) {
        json["low"] = axis.low;
        json["high"] = axis.high;
        json["log"] = axis.logarithmic;
    } else {
        json["choices"] = Json::array();
        for (const Value& value : axis.choices)
            json["choices"].push_back(jsonFrom(value));
    }
    return json;
}

std::optional<Axis> axisFrom(const Json& json)
{
    ReadLog log;
    RecordReader reader(json, {"space"}, log);
    Axis axis;
    axis.path = reader.text("path");
    const std::vector<std::string> kinds{"integer", "real", "choice", "presence"};
    const auto kind = std::ranges::find(kinds, reader.text("kind"));
    if (kind == kinds.end() || axis.path.empty())
        return std::nullopt;
    axis.kind = Axis::Kind(kind - kinds.begin());
    axis.low = reader.number("low", 0);
    axis.high = reader.number("high", 1);
    axis.logarithmic = reader.flag("log");
    for (const Json& choice : reader.list("choices"))
        if (std::optional<Value> value = valueFrom(choice))
            axis.choices.push_back(std::move(*value));
    if (log.refusal || axis.choices.size() > kMostChoices || (!axis.isRange() && axis.choices.empty()))
        return std::nullopt;
    const bool whole = axis.low == std::floor(axis.low) && std::fabs(axis.low) <= kMostWhole
        && axis.high == std::floor(axis.high) && std::fabs(axis.high) <= kMostWhole;
    if (axis.isRange() && axis.low != axis.high && !checkRange(axis))
        return std::nullopt;
    return axis.kind == Axis::Kind::integer && !whole ? std::nullopt : std::optional<Axis>(std::move(axis));
}

} // namespace

Result<Axis> axisOf(const Project& project, const std::string& path)
{
    if (!nodeOf(path).empty())
        return presenceOf(project, path);
    const Result<Addressed> field = valueAt(project, path);
    if (!field)
        return field.error();
    const AttributeSpec& spec = field->spec;
    Axis axis{path, Axis::Kind::choice, 0, 1, false, {}};
    if (spec.kind == AttributeKind::boolean)
        axis.choices = {true, false};
    for (const std::string& choice : spec.kind == AttributeKind::choice ? spec.choices : std::vector<std::string>())
        axis.choices.emplace_back(choice);
    if (spec.kind == AttributeKind::integer || spec.kind == AttributeKind::real) {
        axis.kind = spec.kind == AttributeKind::integer ? Axis::Kind::integer : Axis::Kind::real;
        axis.low = spec.minimum;
        axis.high = spec.maximum;
        axis.logarithmic = spec.logarithmic && spec.minimum > 0;
        if (checkRange(axis) && !spec.exclusiveMinimum)
            return axis;
    }
    if (axis.choices.size() < 2)
        return at(path, Text(TR("from where to where? Write {path}=LOW:HIGH or {path}=A,B,C"), {{"path", path}}));
    return axis;
}

Result<Axis> readAxis(const Project& project, const std::string& text)
{
    const std::size_t equals = text.find('=');
    const std::string path = text.substr(0, equals);
    if (equals == std::string::npos)
        return axisOf(project, path);
    const std::string values = text.substr(equals + 1);
    if (!nodeOf(path).empty()) {
        if (values != "on,off" && values != "off,on")
            return at(path, Text(TR("a node varies between on and off; write {path}=on,off"), {{"path", path}}));
        return presenceOf(project, path);
    }
    const Result<Addressed> field = valueAt(project, path);
    if (!field)
        return field.error();
    const Result<std::optional<Axis>> range = rangeFrom(*field, path, values);
    if (!range)
        return range.error();
    return *range ? Result<Axis>(**range) : choicesFrom(project, path, values);
}

Result<Point> presentPoint(const Project& project, const SearchSpace& space)
{
    Point point;
    for (const Axis& axis : space.axes) {
        if (axis.kind == Axis::Kind::presence) {
            point.push_back(project.graph.find(nodeOf(axis.path)) != nullptr);
        } else {
            const Result<Addressed> value = valueAt(project, axis.path);
            if (!value)
                return value.error();
            point.push_back(value->value);
        }
    }
    return point;
}

Result<Project> withPoint(Project project, const SearchSpace& space, const Point& point)
{
    for (std::size_t i = 0; i < space.axes.size(); ++i)
        if (space.axes[i].kind != Axis::Kind::presence)
            if (const Result<void> set = setValue(project, space.axes[i].path, point[i]); !set)
                return set.error();
    // Nodes go last, so that their own settings may vary as well.
    for (std::size_t i = 0; i < space.axes.size(); ++i)
        if (space.axes[i].kind == Axis::Kind::presence && !boolOf(point[i], true))
            project.graph.remove(nodeOf(space.axes[i].path), true);
    return project;
}

std::string writeSpace(const SearchSpace& space)
{
    Json json = Json::array();
    for (const Axis& axis : space.axes)
        json.push_back(jsonOf(axis));
    return writeJson(json);
}

Result<SearchSpace> readSpace(const std::string& text)
{
    const Result<Json> json = parseJson(text);
    SearchSpace space;
    bool whole = json && json->is_array() && json->size() <= kMostAxes;
    if (whole)
        for (const Json& item : *json) {
            std::optional<Axis> axis = item.is_object() ? axisFrom(item) : std::nullopt;
            whole = whole && axis;
            if (axis)
                space.axes.push_back(std::move(*axis));
        }
    if (!whole || !checkSpace(space))
        return Text(TR("what the search varies is damaged"));
    return space;
}

std::string writePoint(const Point& point)
{
    Json json = Json::array();
    for (const Value& value : point)
        json.push_back(jsonFrom(value));
    return writeJson(json);
}

Result<Point> readPoint(const std::string& text, std::size_t axes)
{
    const Result<Json> json = parseJson(text);
    Point point;
    if (json && json->is_array() && json->size() == axes)
        for (const Json& item : *json)
            if (std::optional<Value> value = valueFrom(item))
                point.push_back(std::move(*value));
    if (point.size() != axes)
        return Text(TR("the values of a trial are damaged"));
    return point;
}

std::string wordOf(const Axis& axis, const Value& value)
{
    if (axis.kind == Axis::Kind::presence)
        return boolOf(value) ? "on" : "off";
    const auto* text = std::get_if<std::string>(&value);
    return text ? *text : writeJson(jsonFrom(value));
}

} // namespace loom
