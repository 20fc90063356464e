#include "course/terms.h"

#include "course/course.h"
#include "course/lab_reading.h"

#include <algorithm>
#include <set>

namespace loom {
namespace {

constexpr int kFormat = 1;

Term::Words wordsFrom(LabReading& reading, const Json& json, const Address& at)
{
    RecordReader in(json, at, reading.log);
    Term::Words words;
    words.word = in.text("word");
    words.also = in.texts("also");
    words.says = in.text("says");
    in.rest();
    if (words.word.empty() || words.says.empty())
        reading.refuse(at, Text(TR("{path} needs a word and a sentence that explains it")));
    return words;
}

/// No two terms bear one word: a text could not tell them apart.
void noteWords(LabReading& reading, const Address& at, const std::string& language, const Term::Words& words,
               std::set<std::pair<std::string, std::string>>& taken)
{
    std::vector<std::string> all = words.also;
    all.push_back(words.word);
    for (const std::string& word : all)
        if (word.empty() || !taken.insert({language, word}).second)
            reading.refuse(at,
                           Text(TR("{path} has the word “{word}”, which is empty or another's"), {{"word", word}}));
}

} // namespace

std::variant<std::vector<Term>, LabFault> readTerms(const std::string& text)
{
    const Result<Json> json = parseJson(text);
    if (!json)
        return faultOf(json.error(), text);
    LabReading reading;
    std::vector<Term> terms;
    std::set<std::pair<std::string, std::string>> taken;
    RecordReader in(*json, {}, reading.log);
    if (in.integer("format", 0) != kFormat)
        reading.refuse({"format"}, Text(TR("{path} of the terms must be {known}"), {{"known", kFormat}}));
    const Json& list = in.list("terms");
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Address at = Address{"terms"} / std::to_string(i);
        RecordReader of(list[i], at, reading.log);
        Term term;
        term.id = reading.id(of, [&](const std::string& id) { return findTerm(terms, id) != nullptr; });
        for (const char* language : kLessonLanguages) {
            term.words[language] = wordsFrom(reading, of.record(language), at / language);
            noteWords(reading, at / language, language, term.words[language], taken);
        }
        of.rest();
        terms.push_back(std::move(term));
    }
    in.rest();
    if (const std::optional<Text> fault = reading.fault())
        return faultOf(*fault, text);
    return terms;
}

const std::vector<Term>& courseTerms()
{
    static const std::vector<Term> terms = [] {
        auto read = readTerms(courseTable("terms.json"));
        return std::holds_alternative<LabFault>(read) ? std::vector<Term>() : std::get<0>(std::move(read));
    }();
    return terms;
}

const Term* findTerm(const std::vector<Term>& terms, std::string_view id)
{
    const auto found = std::ranges::find(terms, id, &Term::id);
    return found == terms.end() ? nullptr : &*found;
}

} // namespace loom
