#include "course/years.h"

#include "course/lab_reading.h"

#include <algorithm>

namespace loom {
namespace {

constexpr int kFormat = 1;

HistoryYear yearFrom(LabReading& reading, const Json& json, const Address& at)
{
    RecordReader in(json, at, reading.log);
    HistoryYear year;
    year.year = int(in.integer("year", 0));
    for (const char* language : kLessonLanguages) {
        RecordReader words(in.record(language), at / language, reading.log);
        year.words[language] = {words.text("word"), words.text("says")};
        words.rest();
        if (year.words[language].word.empty() || year.words[language].says.empty())
            reading.refuse(at / language, Text(TR("{path} needs a word and a sentence that explains it")));
    }
    in.rest();
    return year;
}

} // namespace

std::variant<std::vector<HistoryYear>, LabFault> readYears(const std::string& text)
{
    const Result<Json> json = parseJson(text);
    if (!json)
        return faultOf(json.error(), text);
    LabReading reading;
    std::vector<HistoryYear> years;
    RecordReader in(*json, {}, reading.log);
    if (in.integer("format", 0) != kFormat)
        reading.refuse({"format"}, Text(TR("{path} of the years must be {known}"), {{"known", kFormat}}));
    const Json& list = in.list("years");
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Address at = Address{"years"} / std::to_string(i);
        years.push_back(yearFrom(reading, list[i], at));
        if (years.size() > 1 && years.back().year <= years[years.size() - 2].year)
            reading.refuse(at, Text(TR("{path} does not follow the year before it")));
    }
    in.rest();
    if (const std::optional<Text> fault = reading.fault())
        return faultOf(*fault, text);
    return years;
}

const std::vector<HistoryYear>& courseYears()
{
    static const std::vector<HistoryYear> years = [] {
        auto read = readYears(courseTable("years.json"));
        return std::holds_alternative<LabFault>(read) ? std::vector<HistoryYear>() : std::get<0>(std::move(read));
    }();
    return years;
}

std::vector<HistoryDate> timeLine(const std::vector<CourseEntry>& entries, const std::vector<HistoryYear>& years)
{
    std::map<int, HistoryDate> dates;
    for (const CourseEntry& entry : entries) {
        if (!entry.usable())
            continue;
        for (const int year : entry.lab->years) {
            const auto words = std::ranges::find(years, year, &HistoryYear::year);
            dates.try_emplace(year, HistoryDate{year, words == years.end() ? nullptr : &*words, entry.id});
        }
    }
    std::vector<HistoryDate> line;
    for (const auto& [year, date] : dates)
        line.push_back(date);
    return line;
}

} // namespace loom
