#include "base/listed.h"
#include "course/lab_lists.h"
#include "course/lab_reading.h"
#include "course/lab_rows.h"
#include "formula/formula.h"

#include <algorithm>

namespace loom {
namespace {

/// The two handles of a point, the three of a line: a hand moves none without the others.
bool together(std::string_view handle, std::string_view other)
{
    const std::size_t dot = handle.find('.');
    return dot != std::string_view::npos && handle.front() != '#' && other.starts_with(handle.substr(0, dot + 1));
}

/// One walk over a record: its words by its part, and what they stand for by the lab.
class WordJudge {
public:
    WordJudge(LabReading& reading, const Lab* lab, const Json& whole)
        : reading_(reading)
        , lab_(lab)
        , whole_(whole)
    {
    }

    void record(const Json& json, const std::vector<LabWord>& words, const Address& at, const LabPart& part)
    {
        if (!json.is_object()) {
            wrongForm(json, at, TR("{path} is {value}; it must be a record in braces"));
            return;
        }
        for (const auto& [key, value] : json.items()) {
            const auto word = std::ranges::find(words, key, [](const LabWord& w) { return std::string(w.name); });
            if (word == words.end())
                unknown(key, words, at, part);
            else
                all(value, *word, at / key, part, json);
            if (word != words.end())
                neighbours(json, *word, at);
        }
        for (const LabWord& word : words)
            if (word.needed && !json.contains(word.name)
                && std::ranges::none_of(word.instead, [&](const std::string& other) { return json.contains(other); }))
                lacks(at, word.name, formOf(word), part);
        if (&words == &part.words)
            for (const LabHandle& handle : part.handles)
                if (handle.needed && !(json.contains("grab") && json["grab"].contains(handle.name)))
                    lacks(at, std::string("grab.") + handle.name, "address", part);
    }

private:
    /// What the words beside it have to be.
    void neighbours(const Json& json, const LabWord& word, const Address& at)
    {
        for (const std::string& other : word.beside)
            if (!json.contains(other))
                reading_.refuse(at / word.name,
                                Text(TR("{path} says nothing without “{name}” beside it"), {{"name", other}}));
        const auto larger = json.find(word.upTo);
        if (*word.upTo && larger != json.end() && larger->is_number() && json[word.name].is_number())
            reading_.judgeRange(at / word.name, json[word.name].get<double>(), larger->get<double>());
    }

    void unknown(const std::string& key, const std::vector<LabWord>& words, const Address& at, const LabPart& part)
    {
        std::vector<std::string> known;
        for (const LabWord& word : words)
            known.push_back(word.name);
        const std::string near = nearestOf(key, known);
        const char* pattern = near.empty()
            ? TR("{path} is no word of a lab there; there are: {names} (see loom lab words {part})")
            : TR("{path} is no word of a lab there; did you mean “{near}”? There are: {names} (see loom "
                 "lab words {part})");
        reading_.refuse(at / key,
                        Text(pattern,
                             {{"near", asTheyStand(near)},
                              {"names", asTheyStand(listed(known, known.size()))},
                              {"part", asTheyStand(part.id)}}));
    }

    void lacks(const Address& at, const std::string& name, const std::string& form, const LabPart& part)
    {
        reading_.refuse(
            at.empty() ? Address{"lab.json"} : at,
            Text(TR("{path} lacks “{name}”: {form} (see loom lab words {part})"),
                 {{"name", asTheyStand(name)}, {"form", asTheyStand(form)}, {"part", asTheyStand(part.id)}}));
    }

    void wrongForm(const Json& json, const Address& at, const char* pattern)
    {
        reading_.refuse(at, Text(pattern, {{"value", asTheyStand(excerpt(json))}}));
    }

    void all(const Json& json, const LabWord& word, const Address& at, const LabPart& part, const Json& around)
    {
        if (word.many == 0) {
            one(json, word, at, part, around);
            return;
        }
        if (!json.is_array()) {
            wrongForm(json, at, TR("{path} is {value}; it must be a list in brackets"));
            return;
        }
        if (word.many > 0 && json.size() != std::size_t(word.many))
            reading_.refuse(at,
                            Text(TR("{path} is {value}; it must be a list of {count}"),
                                 {{"value", asTheyStand(excerpt(json))}, {"count", word.many}}));
        if (word.needed && json.empty())
            wrongForm(json, at, TR("{path} is {value}; it must have one at least"));
        if (word.isRange)
            for (std::size_t i = 0; i + 1 < json.size(); i += 2)
                if (json[i].is_number() && json[i + 1].is_number())
                    reading_.judgeRange(at, json[i].get<double>(), json[i + 1].get<double>());
        LabWord single = word;
        single.many = word.many == -2 ? -1 : 0;
        for (std::size_t i = 0; i < json.size(); ++i)
            all(json[i], single, itemAddress(at, json[i], i), part, around);
    }

    void one(const Json& json, const LabWord& word, const Address& at, const LabPart& part, const Json& around)
    {
        switch (word.form) {
        case LabForm::number:
            return json.is_number() ? void() : wrongForm(json, at, TR("{path} is {value}; it must be a number"));
        case LabForm::whole:
            return whole(json, word, at);
        case LabForm::flag:
            return flag(json, word, at);
        case LabForm::place:
            return json.is_number() ? void() : name(json, word, at, around);
        case LabForm::settings:
        case LabForm::addresses:
            return json.is_object() ? void()
                                    : wrongForm(json, at, TR("{path} is {value}; it must be a record in braces"));
        case LabForm::handles:
            return handles(json, at, part, around);
        case LabForm::record:
            return inside(json, word, at, part);
        default:
            return name(json, word, at, around);
        }
    }

    void whole(const Json& json, const LabWord& word, const Address& at)
    {
        const bool isWhole = json.is_number_integer()
            && (!json.is_number_unsigned() || json.get<std::uint64_t>() <= std::uint64_t(INT64_MAX));
        if (!word.bounds)
            return isWhole ? void() : wrongForm(json, at, TR("{path} is {value}; it must be a whole number"));
        const auto& [least, most] = *word.bounds;
        if (!isWhole || json.get<std::int64_t>() < least || json.get<std::int64_t>() > most)
            reading_.refuse(at,
                            Text(TR("{path} is {value}; it must be a whole number from {least} to {most}"),
                                 {{"value", asTheyStand(excerpt(json))}, {"least", least}, {"most", most}}));
    }

    void flag(const Json& json, const LabWord& word, const Address& at)
    {
        if (json.is_string() && !word.choices.empty())
            known(at, json.get<std::string>(), word.choices);
        else if (!json.is_boolean())
            wrongForm(json, at, TR("{path} is {value}; it must be true or false"));
    }

    void inside(const Json& json, const LabWord& word, const Address& at, const LabPart& part)
    {
        const std::string_view id = word.part;
        if (!word.inside.empty()) {
            record(json, word.inside, at, part);
        } else if (id == "view" || id == "question") {
            const bool view = id == "view";
            if (const LabPart* kind =
                    reading_.kindOf(json, view ? "type" : "kind", view ? labViews() : labQuestions(), at))
                record(json, kind->words, at, *kind);
        } else if (!id.empty()) {
            const LabPart* of = findLabPart(labParts(), id);
            record(json, of->words, at, *of);
        } else if (!json.is_object()) {
            wrongForm(json, at, TR("{path} is {value}; it must be a record in braces"));
        }
    }

    void handles(const Json& json, const Address& at, const LabPart& part, const Json& around)
    {
        if (!json.is_object())
            return wrongForm(json, at, TR("{path} is {value}; it must be a record in braces"));
        std::vector<std::string> known;
        for (const LabHandle& handle : part.handles)
            known.push_back(handle.name);
        for (const auto& [key, address] : json.items()) {
            if (std::ranges::none_of(part.handles, [&](const LabHandle& h) { return isHandle(h, key); }))
                reading_.refuseUnknown(at / key, key, known);
            for (const LabHandle& handle : part.handles)
                if (together(handle.name, key) && !json.contains(handle.name))
                    lacks(at, handle.name, "address", part);
            if (!address.is_string())
                wrongForm(address, at / key, TR("{path} is {value}; it must be text in quotes"));
            else
                handleIsThere(key, address.get<std::string>(), at / key, part, around);
        }
    }

    /// A hand that holds what the view does not draw would hold nothing.
    void handleIsThere(const std::string& key, const std::string& address, const Address& at, const LabPart& part,
                       const Json& view)
    {
        const auto handle = std::ranges::find_if(part.handles, [&](const LabHandle& h) { return isHandle(h, key); });
        if (handle == part.handles.end() || !*handle->list)
            return;
        const Json list = view.value(handle->list, Json::array());
        const bool there = std::ranges::any_of(
            list, [&](const Json& item) { return item.is_object() && item.value("x", Json()) == Json(address); });
        if (!there)
            reading_.refuse(at,
                            Text(TR("{path}: none of “{list}” stands at {name}"),
                                 {{"list", asTheyStand(handle->list)}, {"name", asTheyStand(address)}}));
    }

    void name(const Json& json, const LabWord& word, const Address& at, const Json& around)
    {
        if (!json.is_string())
            return wrongForm(json, at, TR("{path} is {value}; it must be text in quotes"));
        const std::string text = json.get<std::string>();
        if (word.form == LabForm::choice && std::ranges::count(word.choices, text) == 0)
            reading_.refuseUnknown(at, text, word.choices);
        if (lab_)
            reference(text, word, at, around);
    }

    void reference(const std::string& text, const LabWord& word, const Address& at, const Json& around)
    {
        const Lab& lab = *lab_;
        switch (word.form) {
        case LabForm::address:
        case LabForm::place:
            (void)reading_.checkedAddress(at, text, lab);
            return;
        case LabForm::subject:
            return known(at, text, namesOf(lab.subjects));
        case LabForm::network:
            return known(at, text, networks());
        case LabForm::quantity:
            return known(at, text, namesOf(lab.quantities));
        case LabForm::column:
            return reading_.checkedColumn(at, text, lab);
        case LabForm::series:
            return seriesAt(at, text);
        case LabForm::tensor:
            if (!around.contains("of"))
                return reading_.refuse(at, Text(TR("{path} needs “of”, the subject whose tensor it is")));
            if (const auto network =
                    reading_.networks.find(around["of"].is_string() ? around["of"].get<std::string>() : "");
                network != reading_.networks.end())
                known(at, text, network->second->tensors());
            return;
        case LabForm::formula:
            return formulaAt(at, text, around);
        default:
            return;
        }
    }

    void known(const Address& at, const std::string& name, const std::vector<std::string>& names)
    {
        if (std::ranges::count(names, name) == 0)
            reading_.refuseUnknown(at, name, names);
    }

    std::vector<std::string> networks() const
    {
        std::vector<std::string> names;
        for (const LabSubject& subject : lab_->subjects)
            if (!subject.project.graph.nodes.empty())
                names.push_back(subject.id);
        return names;
    }

    /// A whole list of a subject, or an output of an experiment.
    void seriesAt(const Address& at, const std::string& text)
    {
        if (isLabList(*lab_, text))
            return;
        const std::size_t colon = text.find(':');
        const LabSubject* subject = lab_->subject(text.substr(0, colon));
        if (colon == std::string::npos || !subject || (subject->lists.empty() && subject->experiment.empty()))
            reading_.refuse(
                at,
                Text(TR("{path}: “{name}” must be SUBJECT:NAME, of a subject with lists or an experiment"),
                     {{"name", asTheyStand(text)}}));
        else if (!subject->experiment.empty())
            reading_.judgeExperiment(at, {LabAddress::Kind::element, subject->id, text.substr(colon + 1), {}},
                                     *subject);
        else
            reading_.refuse(at,
                            Text(TR("{path}: “{subject}” has no element “{name}”"),
                                 {{"subject", asTheyStand(subject->id)}, {"name", asTheyStand(text)}}));
    }

    void formulaAt(const Address& at, const std::string& text, const Json& around)
    {
        const Result<Formula> formula = Formula::parse(text);
        if (!formula)
            return reading_.refuseFormula(at, text, formula.error());
        std::vector<std::string> names = namesOf(lab_->quantities);
        const auto add = [&](const char* key, std::string name) {
            for (const Json* record : {&whole_, &around})
                if (record->contains(key) && record->at(key).is_string())
                    name = record->at(key).get<std::string>();
            if (std::ranges::count(names, name) == 0)
                names.push_back(name);
        };
        if (whole_.contains("height")) {
            add("x", "x");
            add("y", "y");
        } else {
            add("variable", "x");
        }
        for (const std::string& name : formula->names())
            known(at, name, names);
    }

    LabReading& reading_;
    const Lab* lab_;
    const Json& whole_; ///< the view, whose variable its formulas are over
};

} // namespace

void LabReading::judgeWords(const Json& json, const LabPart& part, const Address& at, const Lab* lab)
{
    WordJudge(*this, lab, json).record(json, part.words, at, part);
}

Address itemAddress(const Address& list, const Json& item, std::size_t index)
{
    if (item.is_object())
        if (const auto id = item.find("id"); id != item.end() && id->is_string() && !id->get<std::string>().empty())
            return list / id->get<std::string>();
    return list / std::to_string(index);
}

} // namespace loom
