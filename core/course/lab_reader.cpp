#include "course/lab.h"

#include "course/experiment.h"
#include "course/json_lines.h"
#include "course/lab_address.h"
#include "course/lab_reading.h"
#include "project/path.h"
#include "project/project_file.h"

#include <algorithm>

namespace loom {
namespace {

constexpr std::int64_t kFormat = 1;
constexpr std::size_t kMostHeld = 4096;

/// The subject's project: its own, or that of another subject with what is set and taken out.
Project projectOf(LabReading& reading, RecordReader& in, const Lab& lab)
{
    if (const std::string of = in.text("of"); !of.empty()) {
        const LabSubject* other = lab.subject(of);
        if (!other) {
            reading.refuse(in.address() / "of",
                           Text(TR("{path}: there is no subject “{name}” before this one"), {{"name", of}}));
            return {};
        }
        return other->project;
    }
    Json record = in.record("project");
    if (record.empty()) {
        reading.refuse(in.address(), Text(TR("{path} has neither a project nor another subject that it is made of")));
        return {};
    }
    if (!record.contains("format"))
        record["format"] = kProjectFormat;
    Result<OpenedProject> opened = parseProject(writeJson(record));
    if (!opened)
        reading.refuseFor(in.address() / "project", opened.error());
    else if (!opened->issues.empty())
        reading.refuseFor(in.address() / "project", opened->issues.front().sentence);
    return opened ? std::move(opened->project) : Project();
}

void changeProject(LabReading& reading, RecordReader& in, Project& project)
{
    for (const auto& [path, value] : in.record("set").items()) {
        const std::optional<Value> read = valueFrom(value);
        const Result<void> set =
            read ? setValue(project, path, *read) : Result<void>(Text(TR("the value has a form that is not known")));
        if (!set)
            reading.refuseFor(in.address() / "set", set.error());
    }
    for (const std::string& node : in.texts("without")) {
        if (!project.graph.find(node))
            reading.refuse(in.address() / "without",
                           Text(TR("{path}: the network has no node “{name}”"), {{"name", node}}));
        project.graph.remove(node, true);
    }
}

/// `"inputs": {"x": [2]}`, `"targets": {"t": [1]}`: the fields that are filled by hand.
void readFields(LabReading& reading, RecordReader& in, const char* key, LabSubject& subject)
{
    for (const auto& [name, shape] : in.record(key).items()) {
        const std::optional<Value> read = valueFrom(shape);
        if (!read || !std::holds_alternative<std::vector<std::int64_t>>(*read)) {
            reading.refuse(in.address() / key,
                           Text(TR("{path}: “{name}” needs its shape as a list of whole numbers"), {{"name", name}}));
            continue;
        }
        FieldShape field;
        field.name = name;
        field.shape = Shape(integersOf(*read));
        field.target = std::string_view(key) == "targets";
        subject.fields.push_back(std::move(field));
    }
}

/// Numbers by the element's address, or nested lists by the tensor's name.
void readHeld(LabReading& reading, const Json& value, const std::string& name, std::vector<std::int64_t> index,
              const Address& at, LabSubject& subject)
{
    if (value.is_number() && subject.held.size() < kMostHeld) {
        LabAddress element{LabAddress::Kind::element, subject.id, name, std::move(index)};
        subject.held.emplace_back(written(element).substr(subject.id.size() + 1), value.get<double>());
        return;
    }
    if (!value.is_array() || subject.held.size() >= kMostHeld) {
        reading.refuse(at,
                       Text(TR("{path}: “{name}” must be a number, or lists of numbers as the tensor has its axes"),
                            {{"name", name}}));
        return;
    }
    for (std::size_t i = 0; i < value.size(); ++i) {
        std::vector<std::int64_t> inside = index;
        inside.push_back(std::int64_t(i));
        readHeld(reading, value[i], name, std::move(inside), at, subject);
    }
}

void readExperiment(LabReading& reading, RecordReader& in, LabSubject& subject)
{
    const ExperimentType* type = findExperiment(subject.experiment);
    if (!type)
        reading.refuse(in.address() / "experiment",
                       Text(TR("{path}: there is no experiment “{name}”"), {{"name", subject.experiment}}));
    for (const auto& [name, json] : in.record("attributes").items()) {
        const AttributeSpec* spec = type ? findSpec(type->attributes, name) : nullptr;
        const std::optional<Value> value = valueFrom(json);
        const Result<Value> fit = spec && value
            ? checked(*spec, *value)
            : Result<Value>(Text(TR("it has no “{name}” of that form"), {{"name", name}}));
        if (fit)
            subject.attributes[name] = *fit;
        else
            reading.refuseFor(in.address() / "attributes", fit.error());
    }
}

LabSubject subjectFrom(LabReading& reading, const Json& json, const Address& at, const Lab& lab)
{
    RecordReader in(json, at, reading.log);
    LabSubject subject;
    const std::size_t faults = reading.log.refusals.size();
    subject.id = reading.id(in, [&](const std::string& id) { return lab.subject(id) != nullptr; });
    if (const LabSubject* other = lab.subject(in.text("of"))) {
        subject.fields = other->fields;
        subject.held = other->held;
    }
    for (const auto& [name, number] : in.record("numbers").items()) {
        if (!number.is_number())
            reading.refuse(in.address() / "numbers", Text(TR("{path}: “{name}” is no number"), {{"name", name}}));
        else
            subject.numbers.emplace_back(name, number.get<double>());
    }
    subject.experiment = in.text("experiment");
    if (!subject.experiment.empty())
        readExperiment(reading, in, subject);
    readLabLists(reading, in, subject);
    if (!subject.numbers.empty() || !subject.experiment.empty() || !subject.lists.empty()) {
        in.rest();
        return subject;
    }
    subject.project = projectOf(reading, in, lab);
    changeProject(reading, in, subject.project);
    for (const char* key : {"inputs", "targets"})
        readFields(reading, in, key, subject);
    subject.refit = in.flag("refit");
    if (json.contains("held")) // `{}`: of what the other subject holds, nothing
        subject.held.clear();
    for (const auto& [name, value] : in.record("held").items())
        readHeld(reading, value, name, {}, in.address() / "held" / name, subject);
    in.rest();
    if (reading.log.refusals.size() > faults || reading.broken.contains(in.text("of")))
        reading.broken.insert(subject.id);
    else
        reading.judgeHeld(at, subject);
    return subject;
}

/// All RUN.ADDRESS that stand anywhere in the fields of a view.
void collectColumns(const Json& json, const Lab& lab, std::vector<std::string>& columns)
{
    if (json.is_string()) {
        const std::string text = json.get<std::string>();
        if (text.find('.') != std::string::npos && lab.run(text.substr(0, text.find('.'))))
            columns.push_back(text);
    }
    for (const auto& [key, inside] : json.items())
        if (json.is_structured())
            collectColumns(inside, lab, columns);
}

LabView viewFrom(LabReading& reading, const Json& json, const Address& at, const Lab& lab)
{
    RecordReader in(json, at, reading.log);
    LabView view;
    view.id = reading.id(in, [&](const std::string& id) { return lab.view(id) != nullptr; });
    view.type = in.text("type");
    view.of = in.text("of");
    view.at = in.text("at", view.at);
    for (const auto& [handle, address] : in.record("grab").items())
        if (address.is_string())
            view.grab.emplace_back(
                handle, reading.movedAddress(in.address() / "grab" / handle, address.get<std::string>(), lab));
    for (const auto& [key, value] : json.items())
        if (key != "id" && key != "type" && key != "of" && key != "at" && key != "grab") {
            (void)in.take(key);
            view.fields[key] = value;
        }
    if (const LabPart* kind = reading.kindOf(json, "type", labViews(), at))
        reading.judgeWords(json, *kind, at, &lab);
    collectColumns(view.fields, lab, view.columns);
    return view;
}

void judgeControl(LabReading& reading, const LabControl& control, const Address& at)
{
    const Result<LabAddress> address = parseAddress(control.path);
    if (control.editor.empty() && address && address->kind != LabAddress::Kind::setting)
        reading.refuse(at,
                       Text(TR("{path}: {name} is no setting with an editor of its own; give it \"editor\": "
                               "\"slider\", \"from\" and \"to\""),
                            {{"name", control.path}}));
    if (control.scale == "log" && !(control.from > 0))
        reading.refuse(at / "from",
                       Text(TR("{path} is {value}; on a log scale it must be above 0"), {{"value", control.from}}));
}

LabControl controlFrom(LabReading& reading, const Json& json, const Address& at, const Lab& lab)
{
    RecordReader in(json, at, reading.log);
    LabControl control;
    control.path = reading.movedAddress(in.address() / "path", in.text("path"), lab);
    control.editor = in.text("editor");
    control.scale = in.text("scale", control.scale);
    control.from = in.number("from", control.from);
    control.to = in.number("to", control.to);
    in.rest();
    judgeControl(reading, control, at);
    return control;
}

LabAction actionFrom(LabReading& reading, const Json& json, const Address& at, const Lab& lab)
{
    RecordReader in(json, at, reading.log);
    LabAction action;
    action.id = reading.id(in, [&](const std::string& id) { return lab.action(id) || lab.quantity(id); });
    action.set = reading.settings(in, "set", lab);
    action.times = in.integer("times", 1);
    in.rest();
    return action;
}

/// A lab of another version may have other words: that is said before them.
void readFormat(LabReading& reading, RecordReader& in)
{
    if (const std::int64_t format = in.integer("format", 0); format != kFormat)
        reading.refuse(in.address() / "format",
                       Text(TR("{path} is {value}; this version of Netloom reads labs of format {format}"),
                            {{"value", format}, {"format", kFormat}}));
}

void readHead(RecordReader& in, Lab& lab)
{
    lab.id = in.text("id");
    lab.chapter = int(in.integer("chapter", 0));
    lab.minutes = int(in.integer("minutes", 10));
    lab.seed = std::uint64_t(in.integer("seed", 7));
    for (const Json& year : in.list("years"))
        if (year.is_number_integer())
            lab.years.push_back(year.get<int>());
}

template<class T, class Read> void readList(RecordReader& in, const char* key, std::vector<T>& out, Read read)
{
    const Json& list = in.list(key);
    for (std::size_t i = 0; i < list.size(); ++i)
        out.push_back(read(list[i], itemAddress(in.address() / key, list[i], i)));
}

} // namespace

std::variant<Lab, LabFault> readLab(const std::string& text)
{
    std::variant<Lab, std::vector<LabFault>> read = readWholeLab(text);
    if (const auto* faults = std::get_if<std::vector<LabFault>>(&read))
        return faults->front();
    return std::get<Lab>(std::move(read));
}

std::variant<Lab, std::vector<LabFault>> readWholeLab(const std::string& text)
{
    const Result<Json> json = parseJson(text);
    if (!json)
        return std::vector{faultOf(json.error(), text)};
    LabReading reading;
    Lab lab;
    RecordReader in(*json, {}, reading.log);
    readFormat(reading, in);
    reading.judgeWords(*json, *findLabPart(labParts(), "lab"), {});
    readHead(in, lab);
    using A = const Address&;
    readList(in, "subjects", lab.subjects, [&](const Json& j, A a) { return subjectFrom(reading, j, a, lab); });
    // Runs press actions, and quantities are made of runs.
    readList(in, "actions", lab.actions, [&](const Json& j, A a) { return actionFrom(reading, j, a, lab); });
    readList(in, "runs", lab.runs, [&](const Json& j, A a) { return readLabRun(reading, j, a, lab); });
    readList(in, "quantities", lab.quantities,
             [&](const Json& j, A a) { return readLabQuantity(reading, j, a, lab); });
    readList(in, "views", lab.views, [&](const Json& j, A a) { return viewFrom(reading, j, a, lab); });
    readList(in, "controls", lab.controls, [&](const Json& j, A a) { return controlFrom(reading, j, a, lab); });
    lab.headline = reading.addresses(in, "headline", lab);
    readList(in, "steps", lab.steps, [&](const Json& j, A a) { return readLabStep(reading, j, a, lab, lab.steps); });
    readList(in, "quiz", lab.quiz, [&](const Json& j, A a) { return readLabStep(reading, j, a, lab, lab.quiz); });
    readList(in, "tasks", lab.tasks, [&](const Json& j, A a) { return readLabStep(reading, j, a, lab, lab.tasks); });
    readList(in, "checks", lab.checks, [&](const Json& j, A a) { return readLabCheck(reading, j, a, lab); });
    in.rest();
    reading.judge(lab);
    if (const std::vector<Text> faults = reading.faults(); !faults.empty())
        return faultsOf(faults, text);
    return lab;
}

} // namespace loom
