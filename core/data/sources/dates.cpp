#include "base/check.h"
#include "base/random.h"
#include "data/source_type.h"
#include "text/tokens.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>

namespace loom::sources {
namespace {

using Letters = std::vector<std::string>; ///< each a character of UTF-8, which may have several bytes
using Slots = std::map<char, std::string>;

constexpr std::int64_t kMostNumbers = 99999;
constexpr const char *kStart = "<", *kEnd = ">";

/// What is written, in which ways, and how it is answered.
struct Kind {
    const char* id;
    std::int64_t values; ///< how many there are
    std::int64_t longest, longestAnswer; ///< in letters, the answer with its end
    std::vector<std::string> wordings; ///< capitals are filled in
    Slots (*slots)(std::int64_t value);
    std::string (*answer)(std::int64_t value);
    std::vector<std::int64_t> (*examples)(); ///< values in which every letter comes
};

Letters lettersOf(const std::string& text)
{
    Letters letters;
    forEachToken(text, {.unit = TokenUnit::character, .lowercase = false},
                 [&](const std::string& letter) { letters.push_back(letter); });
    return letters;
}

std::string filled(const std::string& wording, const Slots& slots)
{
    std::string text;
    for (const char letter : wording)
        if (const auto slot = slots.find(letter); slot != slots.end())
            text += slot->second;
        else
            text += letter;
    return text;
}

/// Sino-Korean, up to 99,999: 1470 is 천사백칠십, or 일천사백칠십 where each 1 is told.
std::string koreanNumber(std::int64_t number, bool tellsOnes = false)
{
    static const char* const kDigits[] = {"", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"};
    std::string text;
    for (const auto& [unit, word] : {std::pair(10000, "만"), {1000, "천"}, {100, "백"}, {10, "십"}, {1, ""}}) {
        const std::int64_t digit = number / unit % 10;
        if (digit > 1 || unit == 1 || (digit == 1 && tellsOnes))
            text += kDigits[digit];
        if (digit > 0)
            text += word;
    }
    return text;
}

constexpr std::chrono::sys_days kFirstDay = std::chrono::year{1900} / 1 / 1,
                                kBehind = std::chrono::year{2100} / 1 / 1;

struct Date {
    int year, month, day;
};

Date dateOf(std::int64_t value)
{
    const std::chrono::year_month_day date(kFirstDay + std::chrono::days(value));
    return {int(date.year()), int(unsigned(date.month())), int(unsigned(date.day()))};
}

Slots englishSlots(std::int64_t value)
{
    static const char* const kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December"};
    static const char* const kEndings[] = {"th", "st", "nd", "rd"};
    const Date date = dateOf(value);
    const int last = date.day / 10 == 1 ? 0 : date.day % 10; // 11th, 12th, 13th
    const std::string month = kMonths[date.month - 1];
    return {{'D', std::to_string(date.day)},
            {'O', std::to_string(date.day) + kEndings[last < 4 ? last : 0]},
            {'M', month},
            {'S', month.substr(0, 3)},
            {'Y', std::to_string(date.year)}};
}

Slots koreanSlots(std::int64_t value)
{
    const Date date = dateOf(value);
    const std::string month = date.month == 6 ? "유" : date.month == 10 ? "시" : koreanNumber(date.month);
    return {{'D', std::to_string(date.day)},
            {'M', std::to_string(date.month)},
            {'Y', std::to_string(date.year)},
            {'A', koreanNumber(date.day)},
            {'B', month},
            {'C', koreanNumber(date.year)}};
}

std::string isoDate(std::int64_t value)
{
    const Date date = dateOf(value);
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::to_string(date.year) + "-" + two(date.month) + "-" + two(date.day);
}

/// The first day of each year and of each month, and every day of a month.
std::vector<std::int64_t> exampleDates()
{
    std::vector<std::int64_t> examples;
    for (std::int64_t value = 0; value < (kBehind - kFirstDay).count(); ++value)
        if (const Date date = dateOf(value); date.day == 1 || (date.year == 1900 && date.month == 1))
            examples.push_back(value);
    return examples;
}

Slots numberSlots(std::int64_t value)
{
    return {{'N', koreanNumber(value + 1)}, {'T', koreanNumber(value + 1, true)}};
}

std::string plainNumber(std::int64_t value)
{
    return std::to_string(value + 1);
}

std::vector<std::int64_t> exampleNumbers()
{
    std::vector<std::int64_t> examples;
    for (std::int64_t digit = 1; digit <= 9; ++digit)
        examples.push_back(11111 * digit - 1);
    return examples;
}

const std::vector<Kind>& kinds()
{
    constexpr std::int64_t kDays = (kBehind - kFirstDay).count();
    static const std::vector<Kind> all = {
        {"english_dates",
         kDays,
         27,
         11,
         {"D M Y", "M O, Y", "the O of M, Y", "S D, Y"},
         englishSlots,
         isoDate,
         exampleDates},
        {"korean_dates",
         kDays,
         17,
         11,
         {"Y년 M월 D일", "Y. M. D.", "C년 B월 A일", "Y년 B월 A일"},
         koreanSlots,
         isoDate,
         exampleDates},
        {"korean_numbers", kMostNumbers, 9, 6, {"N", "T"}, numberSlots, plainNumber, exampleNumbers}};
    return all;
}

const Kind& kindOf(const Attributes& attributes)
{
    return *std::ranges::find(kinds(), stringOf(attributeOf(attributes, "kind")), &Kind::id);
}

/// Letters and their numbers; 0 is padding, 1 unknown.
class Alphabet {
public:
    void add(const std::string& text)
    {
        for (const std::string& letter : lettersOf(text))
            if (numbers_.try_emplace(letter, std::int32_t(list_.size())).second)
                list_.push_back(letter);
    }
    const Letters& list() const { return list_; }
    /// From `at` on; returns how many letters there are.
    std::int64_t write(const std::string& text, Tensor& to, std::int64_t at, std::int64_t room) const
    {
        const Letters letters = lettersOf(text);
        LOOM_ASSERT(std::int64_t(letters.size()) <= room);
        for (const std::string& letter : letters)
            to.set(at++, numbers_.at(letter));
        return std::int64_t(letters.size());
    }

private:
    Letters list_{"", "?"};
    std::map<std::string, std::int32_t> numbers_;
};

/// The first of all values in a random order: none comes twice, so none in two parts of the data.
std::vector<std::int64_t> drawn(std::int64_t rows, std::int64_t values, const RandomStream& stream)
{
    std::vector<std::int64_t> all(static_cast<std::size_t>(values));
    std::iota(all.begin(), all.end(), 0);
    for (std::int64_t row = 0; row < rows; ++row)
        std::swap(all[std::size_t(row)],
                  all[std::size_t(row + stream.below(std::uint32_t(values - row), std::uint64_t(row)))]);
    all.resize(std::size_t(rows));
    return all;
}

Field lettersField(const char* name, std::int64_t length, const Letters& letters, const char* lengths)
{
    Field field{name, DType::i32, Shape{length}, FieldRole::input, {}, {}};
    field.form = FieldForm::words;
    field.words = letters;
    field.lengths = lengths;
    return field;
}

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    const Kind& kind = kindOf(attributes);
    const std::int64_t rows = integerOf(attributeOf(attributes, "samples"));
    Alphabet read, told;
    told.add(std::string(kStart) + kEnd + "0123456789-");
    for (const std::int64_t value : kind.examples())
        for (const std::string& wording : kind.wordings)
            read.add(filled(wording, kind.slots(value)));
    const RandomStream values(context.seed, "data/dates/values"), ways(context.seed, "data/dates/wordings");
    const std::vector<std::int64_t> chosen = drawn(rows, kind.values, values);
    Tensor texts(Shape{rows, kind.longest}, DType::i32), before(Shape{rows, kind.longestAnswer}, DType::i32),
        answers(Shape{rows, kind.longestAnswer}, DType::i32), textLengths(Shape{rows}, DType::i32),
        answerLengths(Shape{rows}, DType::i32);
    for (std::int64_t row = 0; row < rows; ++row) {
        const std::int64_t value = chosen[std::size_t(row)], at = row * kind.longestAnswer;
        const std::string& wording =
            kind.wordings[ways.below(std::uint32_t(kind.wordings.size()), std::uint64_t(row))];
        const std::string answer = kind.answer(value);
        textLengths.set(
            row, double(read.write(filled(wording, kind.slots(value)), texts, row * kind.longest, kind.longest)));
        told.write(kStart + answer, before, at, kind.longestAnswer);
        answerLengths.set(row, double(told.write(answer + kEnd, answers, at, kind.longestAnswer)));
    }
    std::vector<Field> fields = {
        lettersField("text", kind.longest, read.list(), "text_length"),
        lettersField("so_far", kind.longestAnswer, told.list(), "answer_length"),
        {"answer", DType::i32, Shape{kind.longestAnswer}, FieldRole::target, told.list(), {}}};
    for (const char* name : {"text_length", "answer_length"})
        fields.push_back({name, DType::i32, Shape{}, FieldRole::lengths, {}, {}});
    std::vector<Tensor> columns;
    for (Tensor* column : {&texts, &before, &answers, &textLengths, &answerLengths})
        columns.push_back(std::move(*column));
    SourceData data;
    data.rows = Dataset(std::move(fields), std::move(columns));
    data.notes.push_back(Text(TR("{rows} of {values} that there are, drawn from the project's seed; each comes once, "
                                 "in one of {wordings} wordings."),
                              {{"rows", rows}, {"values", kind.values}, {"wordings", kind.wordings.size()}}));
    return data;
}

} // namespace

SourceType dates()
{
    return {
        .id = "dates",
        .title = TR("Written dates and numbers"),
        .text =
            TR("Dates and numbers as people write them, letter by letter, and the same as computers do: “July 3rd, "
               "1987” becomes 1987-07-03. The answer is told letter by letter too, each from all before it, which "
               "the network is given while it learns."),
        .attributes = {{.name = "kind",
                        .kind = AttributeKind::choice,
                        .fallback = std::string("english_dates"),
                        .title = TR("What is written"),
                        .help = TR("Dates of the years 1900 to 2099 in English or in Korean, in four wordings each, "
                                   "or numbers up to 99,999 in Korean words, in two."),
                        .choices = {"english_dates", "korean_dates", "korean_numbers"}},
                       {.name = "samples",
                        .kind = AttributeKind::integer,
                        .fallback = std::int64_t(4000),
                        .title = TR("Examples"),
                        .help = TR("How many are drawn. None comes twice, so that validation and test ask for dates "
                                   "that were never seen in any wording."),
                        .minimum = 2,
                        .maximum = 50000}},
        .load = load,
        .usualSplit = "ratio",
        .usualValidation = 0.1};
}

} // namespace loom::sources
