#include "course/lesson.h"

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
    for (std::int64_t number = 1; !markdown.empty(); ++number) {
        const std::size_t end = markdown.find('\n');
        const std::string_view line = markdown.substr(0, end);
        markdown.remove_prefix(end == std::string_view::npos ? markdown.size() : end + 1);
        if (line.starts_with("# ")) {
            lesson.title = trimmed(line.substr(2));
            lesson.places[key].heading = number;
        } else if (line.starts_with("## ") || line.starts_with("### ")) {
            key = trimmed(line.substr(line.find(' ')));
            text = &lesson.texts[key];
            lesson.places[key] = {number, 0, std::string(trimmed(line))};
        } else {
            if (key == "words")
                addWord(lesson, line);
            if (Lesson::Place& place = lesson.places[key]; place.text == 0 && !trimmed(line).empty())
                place.text = number;
            text->append(line).append("\n");
        }
    }
    lesson.sentence = trimmed(lesson.sentence);
    for (auto& [heading, body] : lesson.texts)
        body = std::string(trimmed(body));
    return lesson;
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
