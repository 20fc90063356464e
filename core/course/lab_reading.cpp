#include "course/lab_reading.h"

#include "base/nested_text.h"
#include "course/json_lines.h"
#include "course/lab_address.h"
#include "course/lab_lists.h"
#include "course/lab_rows.h"
#include "formula/formula.h"
#include "graph/graph.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

template<class T> const T* withId(const std::vector<T>& list, const std::string& id)
{
    const auto found = std::ranges::find(list, id, &T::id);
    return found == list.end() ? nullptr : &*found;
}

/// Ids of labs' parts may have hyphens no more than nodes may: they stand in addresses.
bool isLabId(const std::string& id)
{
    return !id.empty() && std::ranges::all_of(id, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

} // namespace

const LabSubject* Lab::subject(const std::string& wanted) const
{
    return withId(subjects, wanted);
}

const LabQuantity* Lab::quantity(const std::string& wanted) const
{
    return withId(quantities, wanted);
}

const LabView* Lab::view(const std::string& wanted) const
{
    return withId(views, wanted);
}

const LabRun* Lab::run(const std::string& wanted) const
{
    return withId(runs, wanted);
}

const LabAction* Lab::action(const std::string& wanted) const
{
    return withId(actions, wanted);
}

const std::string& addressOf(const std::map<std::string, std::string>& names, const std::string& name)
{
    const auto found = names.find(name);
    return found == names.end() ? name : found->second;
}

bool LabBounds::holds(double value) const
{
    return std::isfinite(value) && (!atLeast || value >= *atLeast) && (!atMost || value <= *atMost);
}

void LabReading::refuse(const Address& at, Text sentence)
{
    log.refuse(std::move(sentence.with({"path", joined(at)})));
}

bool LabReading::isRefused(const Address& at) const
{
    const Argument place{"path", joined(at)};
    return std::ranges::any_of(log.refusals, [&](const Text& refusal) {
        return std::ranges::find(refusal.arguments(), place) != refusal.arguments().end();
    });
}

bool LabReading::isRefusedWithin(const Address& at) const
{
    const std::string within = joined(at) + ".";
    return isRefused(at) || std::ranges::any_of(log.refusals, [&](const Text& refusal) {
               return std::ranges::any_of(refusal.arguments(), [&](const Argument& one) {
                   const std::string* place = std::get_if<std::string>(&one.value);
                   return one.name == "path" && place && place->starts_with(within);
               });
           });
}

void LabReading::refuseFor(const Address& at, const Text& sentence)
{
    refuse(at, Text(TR("{path}: {sentence}"), {{"sentence", nested(sentence)}}));
}

std::string LabReading::id(RecordReader& in, const std::function<bool(const std::string&)>& taken)
{
    const std::string id = in.text("id");
    if (!isValidId(id))
        refuse(in.address(),
               Text(TR("{path}: the id “{name}” must be a word of small letters, digits and underscores"),
                    {{"name", id}}));
    else if (taken(id))
        refuse(in.address(), Text(TR("{path}: the id “{name}” is taken already"), {{"name", id}}));
    return id;
}

std::vector<std::string> LabReading::addresses(RecordReader& in, const char* key, const Lab& lab)
{
    std::vector<std::string> out = in.texts(key);
    for (const std::string& address : out)
        (void)checkedAddress(in.address() / key, address, lab);
    return out;
}

std::string LabReading::checkedFormula(const Address& at, const std::string& text)
{
    if (const Result<Formula> formula = Formula::parse(text); !formula)
        refuseFormula(at, text, formula.error());
    return text;
}

std::vector<LabSetting> LabReading::settings(RecordReader& in, const char* key, const Lab& lab)
{
    std::vector<LabSetting> out;
    for (const auto& [path, value] : in.record(key).items()) {
        if (!isLabList(lab, path))
            (void)movedAddress(in.address() / key / path, path, lab);
        if (value.is_number())
            out.emplace_back(path, value.get<double>());
        else if (value.is_string())
            out.emplace_back(path, checkedFormula(in.address() / key / path, value.get<std::string>()));
        else
            refuse(in.address() / key,
                   Text(TR("{path}: “{name}” is set to a number or a formula"), {{"name", path}}));
    }
    return out;
}

LabBounds LabReading::bounds(RecordReader& in)
{
    LabBounds bounds;
    if (in.take("at_least"))
        bounds.atLeast = in.number("at_least", 0);
    if (in.take("at_most"))
        bounds.atMost = in.number("at_most", 0);
    const Json& within = in.list("within");
    if (within.size() == 2 && within[0].is_number() && within[1].is_number()) {
        bounds.atLeast = within[0].get<double>();
        bounds.atMost = within[1].get<double>();
    } else if (!within.empty()) {
        refuse(in.address() / "within", Text(TR("{path} must be two numbers, the smallest and the largest")));
    }
    if (bounds.atLeast && bounds.atMost)
        judgeRange(in.address() / (within.empty() ? "at_least" : "within"), *bounds.atLeast, *bounds.atMost, true);
    return bounds;
}

void LabReading::judgeRange(const Address& at, double from, double to, bool mayBeOne)
{
    if (!(from < to || (mayBeOne && from == to)))
        refuse(at,
               Text(TR("{path}: nothing lies from {from} to {to}; the smaller number stands first"),
                    {{"from", from}, {"to", to}}));
}

namespace {

/// What is measured may be a quantity that comes after.
void judgeColumns(LabReading& reading, const Lab& lab)
{
    const auto judge = [&](const Address& at, const LabMeasure& measure) {
        for (const auto& [key, column] : {std::pair("value", &measure.value), std::pair("minus", &measure.minus),
                                          std::pair("over", &measure.over)})
            if (!column->empty())
                reading.checkedColumn(at / key, *column, lab);
    };
    for (const LabQuantity& quantity : lab.quantities)
        if (quantity.measured)
            judge({"quantities", quantity.id}, *quantity.measured);
    for (const LabCheck& check : lab.checks)
        judge({"checks", check.id}, check);
    for (const auto& [key, pages] :
         {std::pair("steps", &lab.steps), std::pair("quiz", &lab.quiz), std::pair("tasks", &lab.tasks)})
        for (const LabStep& page : *pages)
            if (page.predict && page.predict->kind == "draw")
                reading.checkedColumn(Address{key, page.id, "predict", "answer"}, page.predict->answer, lab);
}

} // namespace

void LabReading::checkedColumn(const Address& at, const std::string& column, const Lab& lab)
{
    const auto [run, address] = runAndAddress(column);
    const Result<LabAddress> whole = parseAddress(column);
    const bool runless = whole && !lab.run(run) && !lab.runs.empty()
        && (whole->kind == LabAddress::Kind::quantity ? lab.quantity(column) != nullptr
                                                      : lab.subject(whole->subject) != nullptr);
    if (runless)
        refuse(at,
               Text(TR("{path}: “{name}” is a number at the moment; in the rows of a run it is “{column}”"),
                    {{"name", nested(Text::verbatim(column))},
                     {"column", nested(Text::verbatim(lab.runs.front().id + "." + column))}}));
    else if (!lab.run(run))
        refuseUnknown(at, run, namesOf(lab.runs));
    else if (address.empty())
        refuse(at, Text(TR("{path}: “{name}” must be RUN.ADDRESS"), {{"name", column}}));
    else
        (void)checkedAddress(at, address, lab);
}

void LabReading::judge(const Lab& lab)
{
    if (!isLabId(lab.id) && !isRefused({"id"}))
        refuse({"id"},
               Text(TR("{path}: the id “{name}” must be a word of small letters and hyphens"), {{"name", lab.id}}));
    judgeQuantities(*this, lab);
    judgeColumns(*this, lab);
    for (const LabStep& page : lab.quiz)
        if (!page.predict)
            refuse({"quiz", page.id}, Text(TR("{path}: a page of the quiz needs a question, “predict”")));
    for (const LabStep& page : lab.tasks)
        if (!page.predict && page.done.value.empty() && page.done.actions.empty() && page.done.finished.empty())
            refuse({"tasks", page.id}, Text(TR("{path}: a task needs a goal, “done”")));
    const bool controlled = std::ranges::any_of(lab.checks, &LabCheck::mustFail);
    if (lab.checks.empty() || !controlled)
        refuse({"checks"}, Text(TR("{path}: a lab has at least one check and one control that must fail")));
}

std::vector<Text> LabReading::faults() const
{
    std::vector<Text> faults = log.refusals;
    if (!faults.empty())
        return faults;
    for (const Json& unknown : log.unknown) {
        Address at;
        for (const Json& step : unknown[0])
            at.push_back(step.get<std::string>());
        faults.push_back(Text(TR("{path} is no word of a lab"), {{"path", joined(at)}}));
    }
    return faults;
}

std::string placeOf(const LabFault& fault)
{
    const bool said = std::ranges::any_of(fault.sentence.arguments(),
                                          [](const Argument& argument) { return argument.name == "line"; });
    if (fault.file.empty())
        return {};
    return fault.file + (fault.line > 0 && !said ? ":" + std::to_string(fault.line) : std::string()) + ": ";
}

std::optional<Text> LabReading::fault() const
{
    const std::vector<Text> all = faults();
    return all.empty() ? std::nullopt : std::optional(all.front());
}

std::vector<LabFault> faultsOf(const std::vector<Text>& sentences, const std::string& json)
{
    std::vector<LabFault> faults;
    std::set<std::string> said;
    for (const Text& sentence : sentences)
        if (said.insert(english(sentence)).second)
            faults.push_back(faultOf(sentence, json));
    return faults;
}

LabFault faultOf(const Text& sentence, const std::string& json)
{
    LabFault fault{0, sentence};
    for (const Argument& argument : sentence.arguments()) {
        if (argument.name == "line" && std::holds_alternative<std::int64_t>(argument.value))
            fault.line = std::get<std::int64_t>(argument.value);
        if (argument.name == "path" && std::holds_alternative<std::string>(argument.value))
            fault.line = lineOf(json, std::get<std::string>(argument.value));
    }
    return fault;
}

} // namespace loom
