#include "course/lesson.h"

#include "formula/formula.h"

#include <algorithm>
#include <set>

namespace loom {
namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

/// `- net:neuron/sum[0]: z | 가중합`: the last colon and space part the address from its words.
void addWord(Lesson& lesson, std::string_view line)
{
    line = trimmed(line);
    if (!line.starts_with("- "))
        return;
    line.remove_prefix(2);
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos)
        return;
    const std::string_view words = trimmed(line.substr(colon + 2));
    const std::size_t bar = words.find(" | ");
    Lesson::Word word;
    if (bar == std::string_view::npos) {
        word.name = words;
    } else {
        word.symbol = trimmed(words.substr(0, bar));
        word.name = trimmed(words.substr(bar + 3));
    }
    lesson.words[std::string(trimmed(line.substr(0, colon)))] = std::move(word);
}

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

/// As it stands in the file.
std::string heading(const std::string& key)
{
    return (key.find('.') == std::string::npos ? "## " : "### ") + key;
}

bool isOptional(const std::string& key)
{
    return key == "words" || key == "more" || key == "notes" || key.ends_with(".grab") || key.ends_with(".hint")
        || key.ends_with(".goal") || key.ends_with(".pending");
}

} // namespace

const std::string& Lesson::text(const std::string& key) const
{
    static const std::string none;
    const auto found = texts.find(key);
    return found == texts.end() ? none : found->second;
}

Lesson readLesson(std::string_view markdown)
{
    Lesson lesson;
    std::string key;
    std::string* text = &lesson.sentence;
    while (!markdown.empty()) {
        const std::size_t end = markdown.find('\n');
        const std::string_view line = markdown.substr(0, end);
        markdown.remove_prefix(end == std::string_view::npos ? markdown.size() : end + 1);
        if (line.starts_with("# ")) {
            lesson.title = trimmed(line.substr(2));
        } else if (line.starts_with("## ") || line.starts_with("### ")) {
            key = trimmed(line.substr(line.find(' ')));
            text = &lesson.texts[key];
        } else {
            if (key == "words")
                addWord(lesson, line);
            text->append(line).append("\n");
        }
    }
    lesson.sentence = trimmed(lesson.sentence);
    for (auto& [heading, body] : lesson.texts)
        body = std::string(trimmed(body));
    return lesson;
}

LessonGaps gapsOf(const Lab& lab, const Lesson& lesson)
{
    std::set<std::string> wanted;
    for (const LabStep& step : lab.steps)
        addStep(wanted, step, true);
    for (const LabStep& item : lab.quiz)
        addStep(wanted, item, false);
    for (const LabStep& task : lab.tasks)
        addStep(wanted, task, true);
    LessonGaps gaps;
    if (lesson.title.empty() || lesson.sentence.empty())
        gaps.missing.emplace_back(lesson.title.empty() ? "# TITLE" : "a sentence below # TITLE");
    for (const std::string& key : wanted)
        if (lesson.text(key).empty())
            gaps.missing.push_back(heading(key));
    for (const auto& [key, text] : lesson.texts)
        if (!wanted.contains(key) && !isOptional(key))
            gaps.unknown.push_back(heading(key));
    const auto named = [&](const std::string& address) {
        if (!lesson.words.contains(address) && std::ranges::count(gaps.missing, "## words: - " + address) == 0)
            gaps.missing.push_back("## words: - " + address);
    };
    for (const std::string& address : lab.headline)
        named(address);
    for (const LabAction& action : lab.actions)
        named(action.id);
    for (const LabControl& control : lab.controls)
        named(control.path);
    for (const std::string& address : reachable(lab))
        if (lab.quantity(address))
            named(address);
    for (const std::vector<LabStep>* part : {&lab.steps, &lab.tasks})
        for (const LabStep& step : *part)
            if (!step.done.value.empty() && !step.done.moved && lesson.text(step.id + ".goal").empty())
                named(step.done.value);
    return gaps;
}

std::vector<std::string> placeholders(std::string_view text)
{
    std::vector<std::string> found;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos)
            break;
        found.emplace_back(text.substr(open + 1, close - open - 1));
    }
    return found;
}

} // namespace loom
