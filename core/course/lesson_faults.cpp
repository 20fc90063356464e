// What is wrong with a lesson: headings, texts and the numbers in them.
#include "base/listed.h"
#include "base/nested_text.h"
#include "course/lab_address.h"
#include "course/lab_reading.h"
#include "course/lesson.h"
#include "formula/formula.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace loom {
namespace {

constexpr int kMostDigits = 15; // a double has no more

void addStep(std::set<std::string>& wanted, const LabStep& step, bool plain)
{
    if (plain)
        wanted.insert(step.id);
    if (!step.predict)
        return;
    wanted.insert(step.id + ".predict");
    wanted.insert(step.id + ".right");
    for (const std::string& option : step.predict->options)
        wanted.insert(step.id + ".option." + option);
    for (const LabWrong& wrong : step.predict->wrong)
        wanted.insert(step.id + ".wrong." + wrong.id);
}

/// Everything that a reader who asks where a shown number comes from may be led to.
std::set<std::string> reachable(const Lab& lab)
{
    std::set<std::string> found(lab.headline.begin(), lab.headline.end());
    for (const LabStep& step : lab.steps)
        found.insert(step.headline.begin(), step.headline.end());
    // A quantity comes after those that its formula names.
    for (auto quantity = lab.quantities.rbegin(); quantity != lab.quantities.rend(); ++quantity) {
        const Result<Formula> formula = Formula::parse(quantity->formula);
        if (!found.contains(quantity->id) || !formula)
            continue;
        for (const std::string& name : formula->names()) {
            found.insert(addressOf(quantity->names, name));
        }
    }
    return found;
}

/// As it is to stand in the file.
std::string heading(const std::string& key)
{
    return (key.find('.') == std::string::npos ? "## " : "### ") + key;
}

bool isOptional(const std::string& key)
{
    return key == "words" || key == "more" || key == "notes" || key.ends_with(".grab") || key.ends_with(".hint")
        || key.ends_with(".goal") || key.ends_with(".done") || key.ends_with(".pending");
}

/// Where no number is put in: what is short stands as it is.
bool standsAsItIs(const std::string& key)
{
    return key.empty() || key == "words" || key.ends_with(".grab") || key.find(".option.") != std::string::npos;
}

/// "3" of `{z|3}`.
bool areDigits(std::string_view text)
{
    int digits = -1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), digits);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && digits >= 0 && digits <= kMostDigits;
}

void judgeFormula(LabReading& reading, const Address& at, const Formula& formula, const Lab& lab)
{
    for (const std::string& name : formula.names())
        if (!lab.quantity(name))
            reading.refuseUnknown(at, name, namesOf(lab.quantities));
    if (!formula.names().empty())
        return;
    if (const Result<double> value = formula.evaluate({}); !value || !std::isfinite(*value))
        reading.refuse(at, Text(TR("{path} is no number")));
}

/// What is wrong with a number in a text: a formula over quantities, or an address.
std::optional<Text> faultInNumber(const Lab& lab, const std::string& number)
{
    LabReading reading;
    const Address at{"{" + number + "}"};
    const std::size_t bar = number.find('|');
    const std::string words = number.substr(0, bar);
    if (bar != std::string::npos && !areDigits(std::string_view(number).substr(bar + 1)))
        reading.refuse(
            at,
            Text(TR("{path}: behind the bar stands how many digits are shown behind the point, 0 to {most}"),
                 {{"most", kMostDigits}}));
    const Result<Formula> formula = Formula::parse(words);
    const Result<LabAddress> address = parseAddress(words);
    if (formula) {
        judgeFormula(reading, at, *formula, lab);
    } else if (address && address->kind != LabAddress::Kind::quantity) {
        if (const LabSubject* subject = lab.subject(address->subject);
            subject && !subject->project.graph.nodes.empty())
            reading.judgeHeld(at, *subject);
        (void)reading.checkedAddress(at, words, lab);
    } else {
        reading.refuseFor(at, formula.error());
    }
    return reading.fault();
}

/// One lesson with the lab that it is of.
class LessonJudge {
public:
    LessonJudge(const Lab& lab, const Lesson& lesson, const std::string& file)
        : lab_(lab)
        , lesson_(lesson)
        , file_(file)
    {
    }

    std::vector<LabFault> faults()
    {
        wanted_ = wantedOf(lab_);
        headings();
        words();
        for (const auto& [page, names] : missing_)
            add(lineOf(page), Text(TR("missing here: {names}"), {{"names", listed(names)}}));
        numbers({}, lesson_.sentence);
        for (const auto& [key, text] : lesson_.texts)
            numbers(key, text);
        std::ranges::stable_sort(faults_, {}, &LabFault::line);
        return faults_;
    }

private:
    static std::set<std::string> wantedOf(const Lab& lab)
    {
        std::set<std::string> wanted;
        for (const LabStep& step : lab.steps)
            addStep(wanted, step, true);
        for (const LabStep& item : lab.quiz)
            addStep(wanted, item, false);
        for (const LabStep& task : lab.tasks)
            addStep(wanted, task, true);
        return wanted;
    }

    void add(std::int64_t line, Text sentence) { faults_.push_back({line, std::move(sentence), file_}); }

    /// Of the heading, or the first of its page; 0 where there is none.
    std::int64_t lineOf(const std::string& key) const
    {
        if (const auto place = lesson_.places.find(key); place != lesson_.places.end())
            return place->second.heading;
        std::int64_t first = 0;
        for (const auto& [other, place] : lesson_.places)
            if (other.starts_with(key + ".") && (first == 0 || place.heading < first))
                first = place.heading;
        return first;
    }

    void headings()
    {
        if (lesson_.title.empty())
            missing_[""].push_back("# TITLE");
        if (lesson_.sentence.empty())
            add(lineOf(""), Text(TR("# TITLE has no sentence below it that says what the lab is about")));
        for (const std::string& key : wanted_)
            if (!lesson_.texts.contains(key))
                missing_[key.substr(0, key.find('.'))].push_back(heading(key));
            else if (lesson_.text(key).empty())
                add(lineOf(key), Text(TR("{name} has no text"), {{"name", asTheyStand(written(key))}}));
        for (const auto& [key, text] : lesson_.texts)
            if (!wanted_.contains(key) && !isOptional(key))
                unasked(key);
    }

    const std::string& written(const std::string& key) const { return lesson_.places.at(key).written; }

    void unasked(const std::string& key)
    {
        std::vector<std::string> open;
        for (const std::string& wanted : wanted_)
            if (!lesson_.texts.contains(wanted))
                open.push_back(wanted);
        const std::string near = nearestOf(key, open);
        const char* pattern = near.empty() ? TR("nothing in the lab asks for {name}")
                                           : TR("nothing in the lab asks for {name}; did you mean {near}?");
        add(lineOf(key), Text(pattern, {{"name", asTheyStand(written(key))}, {"near", asTheyStand(heading(near))}}));
    }

    void named(const std::string& address)
    {
        const std::string line = "- " + address;
        std::vector<std::string>& missing = missing_["words"];
        if (!lesson_.words.contains(address) && std::ranges::count(missing, line) == 0)
            missing.push_back(missing.empty() ? "## words: " + line : line);
    }

    void words()
    {
        for (const std::string& address : lab_.headline)
            named(address);
        for (const LabAction& action : lab_.actions)
            named(action.id);
        for (const LabControl& control : lab_.controls)
            named(control.path);
        for (const std::string& address : reachable(lab_))
            if (lab_.quantity(address))
                named(address);
        for (const std::vector<LabStep>* part : {&lab_.steps, &lab_.tasks})
            for (const LabStep& step : *part)
                if (!step.done.value.empty() && !step.done.moved && lesson_.text(step.id + ".goal").empty())
                    named(step.done.value);
        if (missing_["words"].empty())
            missing_.erase("words");
    }

    /// Each number between braces, with the line where it stands.
    void numbers(const std::string& key, const std::string& text)
    {
        const auto place = lesson_.places.find(key);
        const std::int64_t first = place == lesson_.places.end() ? 0 : place->second.text;
        for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
            const std::int64_t line =
                first == 0 ? 0 : first + std::count(text.begin(), text.begin() + std::ptrdiff_t(open), '\n');
            const std::vector<std::string> number = placeholders(std::string_view(text).substr(open));
            if (number.empty())
                add(line, Text(TR("a “{open}” has no “{close}” behind it"), {{"open", "{"}, {"close", "}"}}));
            else if (standsAsItIs(key))
                add(line,
                    Text(TR("{number}: no number is put into {place}; say it in words"),
                         {{"number", asTheyStand("{" + number.front() + "}")},
                          {"place",
                           key.empty() ? nested(Text(TR("the sentence below # TITLE")))
                                       : asTheyStand(heading(key))}}));
            else if (const std::optional<Text> fault = faultInNumber(lab_, number.front()))
                add(line, *fault);
        }
    }

    const Lab& lab_;
    const Lesson& lesson_;
    const std::string& file_;
    std::set<std::string> wanted_;
    std::map<std::string, std::vector<std::string>> missing_; ///< by the page that lacks them
    std::vector<LabFault> faults_;
};

} // namespace

std::vector<LabFault> faultsIn(const Lab& lab, const Lesson& lesson, const std::string& file)
{
    return LessonJudge(lab, lesson, file).faults();
}

} // namespace loom
