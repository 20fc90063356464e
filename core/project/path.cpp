#include "project/path.h"

#include "base/json.h"
#include "base/nested_text.h"
#include "project/json_reader.h"
#include "project/recipe_table.h"
#include "project/specs.h"

#include <algorithm>
#include <charconv>

namespace loom {
namespace {

using Steps = std::vector<std::string>;

/// A place in a project that can be read and written; `set` gets a value in the spec's own form.
struct Place {
    AttributeSpec spec;
    std::function<Value()> get;
    std::function<void(const Value&)> set; ///< null: can only be read
};

Steps stepsOf(const std::string& path)
{
    Steps steps{""};
    for (char c : path)
        if (c == '.')
            steps.emplace_back();
        else
            steps.back() += c;
    return steps;
}

Text nothingAt(const std::string& path, const std::string& step, const std::vector<std::string>& there)
{
    if (there.empty())
        return Text(TR("{path}: there is no “{step}”"), {{"path", path}, {"step", step}});
    return Text(TR("{path}: there is no “{step}”; there is: {choices}"),
                {{"path", path}, {"step", step}, {"choices", listedFor(step, there)}});
}

/// The place of an item by its id, else by number; -1.
int itemPlace(const std::vector<std::string>& ids, const std::string& step)
{
    if (const auto found = std::ranges::find(ids, step); found != ids.end())
        return int(found - ids.begin());
    std::size_t index = 0;
    const auto end = step.data() + step.size();
    const auto read = std::from_chars(step.data(), end, index);
    return read.ec == std::errc() && read.ptr == end && index < ids.size() ? int(index) : -1;
}

/// Walks an address down the table. Nothing is changed until a Place is set.
class Walk {
public:
    explicit Walk(const std::string& path)
        : path_(path)
        , steps_(stepsOf(path))
    {
    }
    Result<Place> from(const Record& record, void* owner, std::size_t at = 0);
    bool afterRestart() const { return afterRestart_; } ///< on the way down somewhere

private:
    bool last(std::size_t at) const { return at + 1 == steps_.size(); }
    Text nothing(const std::vector<std::string>& there, std::size_t at) const
    {
        return nothingAt(path_, at < steps_.size() ? steps_[at] : std::string(), there);
    }
    Result<Place> within(const RecordRow& field, void* owner, std::size_t at);
    Result<Place> inList(const RecordRow& field, void* owner, std::size_t at);
    Result<Place> attribute(const Record& record, void* owner, std::size_t at);
    Result<Place> inPart(Attributes& attributes, const AttributeSpec& spec, std::size_t at);

    const std::string& path_;
    Steps steps_;
    bool afterRestart_ = false;
};

std::vector<std::string> choicesOf(const Record& record, const void* owner)
{
    std::vector<std::string> names;
    for (const RecordRow& field : record.fields)
        names.push_back(field.spec.name);
    if (const auto* specs = record.specsOf(owner))
        for (const AttributeSpec& spec : *specs)
            names.push_back(spec.name);
    return names;
}

Place placeOf(const RecordRow& field, void* owner)
{
    Place place{field.spec, [&field, owner] { return field.get(owner); }, {}};
    if (field.set)
        place.set = [&field, owner](const Value& value) { field.set(owner, value); };
    return place;
}

Result<Place> Walk::from(const Record& record, void* owner, std::size_t at)
{
    const RecordRow* field = at < steps_.size() ? record.find(steps_[at]) : nullptr;
    if (!field)
        return at < steps_.size() && record.attributes ? attribute(record, owner, at)
                                                       : Result<Place>(nothing(choicesOf(record, owner), at));
    if (field->form == RecordRow::Form::list)
        return inList(*field, owner, at + 1);
    if (field->form == RecordRow::Form::record)
        return within(*field, owner, at + 1);
    return last(at) ? Result<Place>(placeOf(*field, owner)) : Result<Place>(nothing({}, at + 1));
}

Result<Place> Walk::within(const RecordRow& field, void* owner, std::size_t at)
{
    void* inside = field.inside(owner);
    afterRestart_ = afterRestart_ || field.afterRestart;
    if (inside)
        return from(*field.record, inside, at);
    if (!field.make || !last(at) || steps_[at] != "type")
        return nothing({}, at - 1);
    // An absent part comes into being with its type.
    const RecordRow& type = *field.record->find("type");
    return Place{type.spec, [] { return Value(std::string()); },
                 [&field, &type, owner](const Value& value) {
                     field.make(owner);
                     type.set(field.inside(owner), value);
                 }};
}

/// A record as one value: its rows that do not hold their default, and its settings.
Part partOf(const Record& record, void* owner)
{
    Part part;
    for (const RecordRow& field : record.fields)
        if (field.form == RecordRow::Form::value && field.spec.name == "type")
            part.type = stringOf(field.get(owner));
        else if (field.form == RecordRow::Form::value && field.get(owner) != field.spec.fallback)
            part.attributes[field.spec.name] = field.get(owner);
    if (record.attributes)
        for (const auto& [name, value] : *record.attributes(owner))
            if (name != "id")
                part.attributes[name] = value;
    return part;
}

void fill(const Record& record, void* owner, const Part& part)
{
    if (const RecordRow* type = record.find("type"); type && type->set)
        type->set(owner, part.type);
    for (const auto& [name, value] : part.attributes) {
        const RecordRow* field = record.find(name);
        if (field && field->set && checked(field->spec, value))
            field->set(owner, *checked(field->spec, value));
        else if (!field && record.attributes)
            (*record.attributes(owner))[name] = value;
    }
}

/// Names alone are parts of that type.
std::vector<Part> partsIn(const Value& value)
{
    if (const auto* parts = std::get_if<std::vector<Part>>(&value))
        return *parts;
    std::vector<Part> parts;
    if (const auto* names = std::get_if<std::vector<std::string>>(&value))
        for (const std::string& name : *names)
            parts.push_back({name, {}});
    return parts;
}

/// An id that the item would have anyway is not kept.
void dropPlainId(const RecordRow& field, void* owner, std::size_t index)
{
    Attributes* attributes =
        field.record->attributes ? field.record->attributes(field.list.at(owner, index)) : nullptr;
    if (!attributes || !attributes->contains("id"))
        return;
    const auto kept = attributes->extract("id");
    if (field.list.ids(owner)[index] != stringOf(kept.mapped()))
        (*attributes)["id"] = kept.mapped();
}

/// The whole list, an item (set to a type it is added or replaced, set to none removed), or something of an item.
Result<Place> Walk::inList(const RecordRow& field, void* owner, std::size_t at)
{
    const std::vector<std::string> ids = field.list.ids(owner);
    const bool open = bool(field.list.add);
    if (at == steps_.size()) {
        if (!open)
            return nothing(ids, at);
        Place place{field.spec, {}, {}};
        place.spec.count = 0;
        place.get = [&field, owner, count = ids.size()] {
            std::vector<Part> parts;
            for (std::size_t i = 0; i < count; ++i)
                parts.push_back(partOf(*field.record, field.list.at(owner, i)));
            return Value(std::move(parts));
        };
        place.set = [&field, owner, count = ids.size()](const Value& value) {
            for (std::size_t i = count; i-- > 0;)
                field.list.remove(owner, i);
            std::vector<std::string> taken;
            for (const Part& part : partsIn(value)) {
                std::string id = part.type;
                for (int n = 2; std::ranges::count(taken, id) > 0; ++n)
                    id = part.type + "_" + std::to_string(n);
                taken.push_back(id);
                fill(*field.record, field.list.add(owner, id), part);
                dropPlainId(field, owner, taken.size() - 1);
            }
        };
        return place;
    }
    const int index = itemPlace(ids, steps_[at]);
    if (index >= 0 && !last(at))
        return from(*field.record, field.list.at(owner, std::size_t(index)), at + 1);
    if (index >= 0 && !open)
        return from(*field.record, field.list.at(owner, std::size_t(index)), at + 1); // says what an item has
    const bool number = steps_[at].find_first_not_of("-0123456789") == std::string::npos;
    if (!open || !last(at) || (index < 0 && number))
        return nothing(ids, at);
    Place place{field.spec, {}, {}};
    place.get = [&field, owner, index] {
        return index < 0 ? Value()
                         : Value(std::vector<Part>{partOf(*field.record, field.list.at(owner, std::size_t(index)))});
    };
    place.set = [&field, owner, index, id = steps_[at]](const Value& value) {
        const std::vector<Part> parts = partsIn(value);
        if (parts.empty() && index >= 0)
            field.list.remove(owner, std::size_t(index));
        if (parts.empty())
            return;
        fill(*field.record, index < 0 ? field.list.add(owner, id) : field.list.at(owner, std::size_t(index)),
             parts.front());
        if (index < 0)
            dropPlainId(field, owner, field.list.ids(owner).size() - 1);
    };
    return place;
}

Result<Place> Walk::attribute(const Record& record, void* owner, std::size_t at)
{
    const auto* specs = record.specsOf(owner);
    if (!specs)
        return Text(TR("{path}: the type “{type}” is not known, so its attributes cannot be set"),
                    {{"path", path_}, {"type", record.type(owner)}});
    const AttributeSpec* spec = findSpec(*specs, steps_[at]);
    if (!spec)
        return nothing(choicesOf(record, owner), at);
    Attributes& attributes = *record.attributes(owner);
    if (!last(at))
        return spec->kind == AttributeKind::part ? inPart(attributes, *spec, at + 1)
                                                 : Result<Place>(nothing({}, at + 1));
    Place place{*spec, {}, {}};
    place.get = [&attributes, spec] {
        const auto found = attributes.find(spec->name);
        return found == attributes.end() ? spec->fallback : found->second;
    };
    place.set = [&attributes, spec](const Value& value) { attributes[spec->name] = value; };
    return place;
}

/// `optimizer.schedule.NAME`: a part that is a setting; it comes into being with its type.
Result<Place> Walk::inPart(Attributes& attributes, const AttributeSpec& spec, std::size_t at)
{
    const Record* record = partRecord(spec.choices.empty() ? std::string() : spec.choices.front());
    if (!record)
        return nothing({}, at);
    const auto held = attributes.find(spec.name);
    auto* list = held == attributes.end() ? nullptr : std::get_if<std::vector<Part>>(&held->second);
    if (list && !list->empty())
        return from(*record, &list->front(), at);
    if (!last(at) || steps_[at] != "type")
        return Text(TR("{path}: nothing is set here; set its type first"), {{"path", path_}});
    return Place{record->find("type")->spec, [] { return Value(std::string()); },
                 [&attributes, name = spec.name](const Value& value) {
                     attributes[name] = std::vector<Part>{Part{std::get<std::string>(value), {}}};
                 }};
}

/// Reading changes nothing, though the table hands out places that could be written.
Result<Place> placeIn(const Record& record, const void* owner, const std::string& path)
{
    Walk walk(path);
    Result<Place> place = walk.from(record, const_cast<void*>(owner));
    if (place && walk.afterRestart())
        place->spec.applies = Applies::restart;
    return place;
}

std::vector<std::string> namesIn(const std::string& text)
{
    std::vector<std::string> names;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        names.push_back(text.substr(from, comma - from));
        from = comma + 1;
    }
    return names;
}

std::vector<Part> partsNamed(const std::string& text)
{
    std::vector<Part> parts;
    for (const std::string& name : namesIn(text))
        parts.push_back({name, {}});
    return parts;
}

/// What a person typed, as the spec's kind reads it.
Value readText(const AttributeSpec& spec, const std::string& text)
{
    const bool number = spec.kind == AttributeKind::integer || spec.kind == AttributeKind::real;
    const bool word = number && !spec.choices.empty() && text == spec.choices.front();
    if (spec.optional && (text == "none" || text == "null" || word))
        return spec.kind == AttributeKind::part ? Value(std::vector<Part>{}) : Value();
    switch (spec.kind) {
    case AttributeKind::choice:
    case AttributeKind::text:
    case AttributeKind::file:
        return text;
    case AttributeKind::integers:
    case AttributeKind::reals:
        if (const Result<Json> list = parseJson("[" + text + "]"); list && list->size() > 1)
            return valueFrom(*list).value_or(Value(text));
        break;
    case AttributeKind::texts:
        if (text.empty() || text.front() != '[') {
            return namesIn(text);
        }
        break;
    case AttributeKind::part:
        if (text.empty() || (text.front() != '{' && text.front() != '['))
            return partsNamed(text);
        break;
    default:
        break;
    }
    const Result<Json> json = parseJson(text);
    return json ? valueFrom(*json).value_or(Value(text)) : Value(text);
}

Text atPath(const std::string& path, const Text& reason)
{
    return Text(TR("{path}: {reason}"), {{"path", path}, {"reason", nested(reason)}});
}

Result<void> store(const Place& place, const std::string& path, const Value& value)
{
    if (!place.set)
        return Text(TR("{path} can be read, not set"), {{"path", path}});
    // Of parts a list of names will do.
    const bool names =
        place.spec.kind == AttributeKind::part && std::holds_alternative<std::vector<std::string>>(value);
    const Result<Value> own = checked(place.spec, names ? Value(partsIn(value)) : value);
    if (!own)
        return atPath(path, own.error());
    place.set(*own);
    return {};
}

} // namespace

Result<Addressed> valueIn(const Record& record, const void* owner, const std::string& path)
{
    const Result<Place> place = placeIn(record, owner, path);
    if (!place)
        return place.error();
    return Addressed{place->get(), place->spec};
}

Result<void> setValueIn(const Record& record, void* owner, const std::string& path, const Value& value)
{
    const Result<Place> place = placeIn(record, owner, path);
    return place ? store(*place, path, value) : Result<void>(place.error());
}

Result<Addressed> valueAt(const Project& project, const std::string& path)
{
    return valueIn(projectRecord(), &project, path);
}

Result<void> setValue(Project& project, const std::string& path, const Value& value)
{
    return setValueIn(projectRecord(), &project, path, value);
}

Result<void> setText(Project& project, const std::string& path, const std::string& text)
{
    const Result<Addressed> found = valueAt(project, path);
    if (!found)
        return found.error();
    return setValue(project, path, readText(found->spec, text));
}

} // namespace loom
