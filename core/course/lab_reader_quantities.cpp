#include "course/lab_address.h"
#include "course/lab_lists.h"
#include "course/lab_reading.h"
#include "formula/formula.h"

#include <algorithm>

namespace loom {
namespace {

constexpr std::int64_t kMostRepeated = 1000000;
constexpr std::size_t kLongestList = 4096;

/// What a quantity has of the one that it is the derivative of, or has the formula of.
void takeFormula(LabReading& reading, const Address& at, const std::string& id, const Lab& lab, LabQuantity& quantity)
{
    const LabQuantity* of = lab.quantity(id);
    if (!of) {
        reading.refuse(at, Text(TR("{path}: there is no quantity “{name}” before this one"), {{"name", id}}));
        return;
    }
    const std::string own = quantity.id;
    quantity = *of;
    quantity.id = own;
    quantity.derivative.clear();
}

void readFormula(LabReading& reading, RecordReader& in, const Lab& lab, LabQuantity& quantity)
{
    const std::string derivative = in.text("derivative"), of = in.text("of");
    if (!derivative.empty())
        takeFormula(reading, in.address() / "derivative", derivative, lab, quantity);
    else if (!of.empty())
        takeFormula(reading, in.address() / "of", of, lab, quantity);
    quantity.derivative = derivative;
    quantity.by = in.text("by");
    if (in.take("formula"))
        quantity.formula = in.text("formula");
    if (in.take("choices")) {
        quantity.choices = in.texts("choices");
        quantity.formula = quantity.choices.empty() ? std::string() : quantity.choices.front();
        quantity.chosen = reading.checkedAddress(in.address() / "chosen", in.text("chosen"), lab);
    }
}

LabRepeat repeatFrom(LabReading& reading, RecordReader& in)
{
    LabRepeat repeat;
    repeat.action = in.text("repeat");
    repeat.until = in.text("until");
    repeat.most = std::clamp<std::int64_t>(in.integer("most", 1000), 1, kMostRepeated);
    repeat.bounds = reading.bounds(in);
    return repeat;
}

/// `"line": "slope", "over": "points", "x": "x", "y": "y"`
LabLine lineFrom(LabReading& reading, RecordReader& in, const Lab& lab)
{
    LabLine line{in.text("over"), in.text("x"), in.text("y"), in.text("line") == "slope"};
    if (!line.slope && in.text("line") != "height")
        reading.refuse(in.address() / "line",
                       Text(TR("{path} is “{name}”; it must be slope or height"), {{"name", in.text("line")}}));
    const LabSubject* over = lab.subject(line.over);
    for (const std::string& name : {line.x, line.y})
        if (!over || !listOf(*over, name))
            reading.refuse(in.address(),
                           Text(TR("{path}: there is no list “{name}” in the subject “{subject}”"),
                                {{"name", name}, {"subject", line.over}}));
    return line;
}

void judgeRepeat(LabReading& reading, const Lab& lab, const LabQuantity& quantity)
{
    const LabRepeat& repeat = *quantity.repeated;
    const Address at{"quantities", quantity.id};
    if (!lab.action(repeat.action))
        reading.refuseUnknown(at / "repeat", repeat.action, namesOf(lab.actions));
    const LabQuantity* until = lab.quantity(repeat.until);
    if (!until || !until->hasFormula())
        reading.refuse(at / "until",
                       Text(TR("{path}: there is no quantity “{name}” with a formula"), {{"name", repeat.until}}));
    if (!repeat.bounds.atLeast && !repeat.bounds.atMost)
        reading.refuse(at, Text(TR("{path} requires nothing: it needs at_least, at_most or within")));
}

void judgeFormula(LabReading& reading, const Lab& lab, const LabQuantity& quantity, const std::string& text)
{
    const Address at{"quantities", quantity.id};
    const Result<Formula> formula = Formula::parse(text);
    if (!formula) {
        if (text.empty() && reading.isRefusedWithin(at))
            return; // the word for it was misspelt
        reading.refuseFormula(at / "formula", text, formula.error(), true);
        return;
    }
    if (!quantity.derivative.empty() && quantity.choices.empty() && !formula->contains(quantity.by))
        reading.refuse(
            at / "by",
            Text(TR("{path}: there is no “{name}” in {formula}"), {{"name", quantity.by}, {"formula", text}}));
    const LabSubject* over = lab.subject(quantity.over);
    for (const std::string& name : formula->names()) {
        const LabQuantity* before = lab.quantity(name);
        // One that comes before: none follows from itself.
        if (!quantity.names.contains(name) && !(over && listOf(*over, name)) && (!before || before >= &quantity))
            reading.refuse(
                at / "formula",
                Text(TR("{path}: “{name}” is neither among its names nor a quantity before it"), {{"name", name}}));
    }
}

} // namespace

void readLabLists(LabReading& reading, RecordReader& in, LabSubject& subject)
{
    for (const auto& [name, json] : in.record("lists").items()) {
        std::vector<double> list;
        for (const Json& number : json)
            if (number.is_number())
                list.push_back(number.get<double>());
        const bool fits = subject.lists.empty() || subject.lists.front().second.size() == list.size();
        if (list.empty() || list.size() != json.size() || list.size() > kLongestList || !fits)
            reading.refuse(in.address() / "lists" / name,
                           Text(TR("{path} must be a list of numbers, as long as the others and at most {most}"),
                                {{"most", kLongestList}}));
        subject.lists.emplace_back(name, std::move(list));
    }
}

LabQuantity readLabQuantity(LabReading& reading, const Json& json, const Address& at, const Lab& lab)
{
    RecordReader in(json, at, reading.log);
    LabQuantity quantity;
    quantity.id =
        reading.id(in, [&](const std::string& id) { return lab.quantity(id) || lab.action(id) || lab.run(id); });
    if (in.take("value")) {
        quantity.measured = reading.measure(in, lab);
        in.rest();
        return quantity;
    }
    if (in.take("repeat")) {
        quantity.repeated = repeatFrom(reading, in);
        in.rest();
        return quantity;
    }
    if (in.take("line")) {
        quantity.line = lineFrom(reading, in, lab);
        in.rest();
        return quantity;
    }
    readFormula(reading, in, lab, quantity);
    for (const auto& [name, address] : in.record("names").items())
        if (address.is_string())
            quantity.names[name] =
                reading.checkedAddress(in.address() / "names" / name, address.get<std::string>(), lab);
    if (in.take("dtype")) {
        const std::string dtype = in.text("dtype");
        quantity.single = dtype == "f32";
        if (dtype != "f32" && dtype != "f64")
            reading.refuse(at / "dtype", Text(TR("{path} is “{name}”; it must be f64 or f32"), {{"name", dtype}}));
    }
    if (in.take("over")) {
        quantity.over = in.text("over");
        quantity.each = in.text("each");
        const LabSubject* over = lab.subject(quantity.over);
        if (!over || over->lists.empty())
            reading.refuse(at / "over",
                           Text(TR("{path}: there is no subject “{name}” with lists"), {{"name", quantity.over}}));
        if (quantity.each != "mean" && quantity.each != "sum")
            reading.refuse(at / "each",
                           Text(TR("{path} is “{name}”; it must be mean or sum"), {{"name", quantity.each}}));
    }
    in.rest();
    return quantity;
}

void judgeQuantities(LabReading& reading, const Lab& lab)
{
    for (const LabQuantity& quantity : lab.quantities) {
        if (quantity.repeated)
            judgeRepeat(reading, lab, quantity);
        if (!quantity.hasFormula())
            continue;
        judgeFormula(reading, lab, quantity, quantity.formula);
        for (const std::string& choice : quantity.choices)
            judgeFormula(reading, lab, quantity, choice);
    }
}

} // namespace loom
