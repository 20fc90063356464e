#include "course/lab_words.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace loom {
namespace {

/// What every kind of view has.
std::vector<LabWord> commonWords()
{
    using enum LabForm;
    return {
        {"id", text, "its name in steps and in the lesson", true},
        {"type", text, "the kind; loom lab words lists them", true},
        {"of", subject, "the subject that it shows"},
        oneOf("at", "where it stands: above, or below the others", {"stage", "strip"}),
        {"grab", handles, "what a hand moves: each handle with the address of its number"},
    };
}

std::vector<LabPart> completeViews()
{
    std::vector<LabPart> views = view_wordsTable();
    for (LabPart& view : views)
        for (const LabWord& word : commonWords())
            if (std::ranges::find(view.words, std::string_view(word.name), &LabWord::name) == view.words.end()
                && (word.form != LabForm::handles || !view.handles.empty()))
                view.words.push_back(word);
    return views;
}

const char* formName(LabForm form)
{
    switch (form) {
    case LabForm::text:
        return "text";
    case LabForm::choice:
        return "choice";
    case LabForm::number:
        return "number";
    case LabForm::whole:
        return "whole number";
    case LabForm::flag:
        return "true or false";
    case LabForm::formula:
        return "formula";
    case LabForm::address:
        return "address";
    case LabForm::place:
        return "number or address";
    case LabForm::column:
        return "RUN.ADDRESS";
    case LabForm::series:
        return "SUBJECT:NAME";
    case LabForm::tensor:
        return "NODE/NAME";
    case LabForm::subject:
        return "subject";
    case LabForm::network:
        return "subject with a network";
    case LabForm::view:
        return "view";
    case LabForm::quantity:
        return "quantity";
    case LabForm::action:
        return "action";
    case LabForm::run:
        return "run";
    case LabForm::settings:
        return "{address: number or formula}";
    case LabForm::addresses:
        return "{name: address}";
    case LabForm::handles:
        return "{handle: address}";
    case LabForm::record:
        return "record";
    }
    return "";
}

/// How many letters have to be changed, put in, taken out, or have changed places with their neighbours.
std::size_t distance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> before, above, row(b.size() + 1); // of two letters, one letter and none less of a
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before = std::exchange(above, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row[b.size()];
}

} // namespace

LabWord oneOf(const char* name, const char* help, std::vector<std::string> choices)
{
    return {name, LabForm::choice, help, false, 0, std::move(choices)};
}

LabWord twoOf(const char* name, const char* help, std::vector<std::string> choices)
{
    return {name, LabForm::choice, help, false, 2, std::move(choices)};
}

LabWord recordOf(const char* name, const char* help, std::vector<LabWord> inside)
{
    return {name, LabForm::record, help, false, 0, {}, std::move(inside)};
}

LabWord recordOf(const char* name, const char* help, const char* part)
{
    return {name, LabForm::record, help, false, 0, {}, {}, part};
}

LabWord manyOf(const char* name, const char* help, std::vector<LabWord> inside)
{
    return {name, LabForm::record, help, false, -1, {}, std::move(inside)};
}

LabWord manyOf(const char* name, const char* help, const char* part)
{
    return {name, LabForm::record, help, false, -1, {}, {}, part};
}

LabWord needed(LabWord word, std::vector<std::string> instead)
{
    word.needed = true;
    word.instead = std::move(instead);
    return word;
}

LabWord beside(LabWord word, std::vector<std::string> others)
{
    word.beside = std::move(others);
    return word;
}

LabWord rangeOf(const char* name, const char* help, int many)
{
    LabWord word{name, LabForm::number, help, false, many};
    word.isRange = true;
    return word;
}

LabWord upTo(LabWord word, const char* other)
{
    word.upTo = other;
    return word;
}

LabWord wholeOf(const char* name, const char* help, std::int64_t least, std::int64_t most)
{
    LabWord word{name, LabForm::whole, help};
    word.bounds = {least, most};
    return word;
}

const std::vector<LabPart>& labViews()
{
    static const std::vector<LabPart> views = completeViews();
    return views;
}

const LabPart* findLabPart(const std::vector<LabPart>& parts, std::string_view id)
{
    const auto found = std::ranges::find(parts, id, [](const LabPart& part) { return std::string_view(part.id); });
    return found == parts.end() ? nullptr : &*found;
}

std::string formOf(const LabWord& word)
{
    std::string form = formName(word.form);
    if (word.form == LabForm::choice)
        form = "one of: ";
    else if (!word.choices.empty())
        form += " or ";
    if (word.bounds)
        form += " " + std::to_string(word.bounds->first) + " to " + std::to_string(word.bounds->second);
    for (const std::string& choice : word.choices)
        form += (&choice == &word.choices.front() ? "" : ", ") + choice;
    if (word.form == LabForm::record && *word.part)
        form = std::string("record ") + word.part;
    if (word.many != 0)
        form = (word.many == -2     ? "lists of "
                    : word.many > 0 ? std::to_string(word.many) + " in a list: "
                                    : std::string("list of "))
            + form;
    return form;
}

std::string nearestOf(const std::string& word, const std::vector<std::string>& known)
{
    constexpr std::size_t kLongest = 64; // nobody misspells more
    std::string nearest;
    std::size_t least = std::max<std::size_t>(word.size() < 4 ? 1 : 2, word.size() / 3) + 1;
    for (const std::string& candidate : known) {
        if (word.size() > kLongest || candidate.size() > kLongest)
            continue;
        const bool begun = word.size() >= 3 && (candidate.starts_with(word) || word.starts_with(candidate));
        const std::size_t far = begun ? 1 : distance(word, candidate);
        if (far < least) {
            least = far;
            nearest = candidate;
        }
    }
    return nearest;
}

bool isHandle(const LabHandle& handle, std::string_view name)
{
    if (std::string_view(handle.name) == "*")
        return true;
    std::size_t at = 0;
    for (const char* c = handle.name; *c; ++c) {
        const std::size_t begin = at;
        if (*c == '#')
            while (at < name.size() && std::isdigit(static_cast<unsigned char>(name[at])))
                ++at;
        else if (at < name.size() && name[at] == *c)
            ++at;
        if (at == begin)
            return false;
    }
    return at == name.size();
}

} // namespace loom
