#include "course/lab_warnings.h"

#include "course/lab_hands.h"
#include "course/lab_reading.h"
#include "course/lab_values.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

namespace loom {
namespace {

constexpr double kSame = 1e-9; // of numbers of a text

/// Of a formula.
bool isSign(char c)
{
    return std::string_view("+-*/^").find(c) != std::string_view::npos;
}

/// In one letter each: signs of formulas as they are typed in texts.
std::string plain(std::string text)
{
    for (const auto& [typed, sign] :
         {std::pair("−", "-"), std::pair("×", "*"), std::pair("·", "*"), std::pair("÷", "/")})
        for (std::size_t at; (at = text.find(typed)) != std::string::npos;)
            text.replace(at, std::string_view(typed).size(), sign);
    return text;
}

/// The numbers that a text tells by themselves, "x = 2", "the input is 1": neither those between braces, nor digits
/// of names, nor parts of a formula, as in "1 − output".
std::vector<double> toldIn(std::string text)
{
    for (const std::string& place : placeholders(text))
        if (const std::size_t at = text.find("{" + place + "}"); at != std::string::npos)
            text.replace(at, place.size() + 2, "*");
    text = plain(std::move(text));
    const auto isName = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
    std::vector<double> numbers;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!std::isdigit(static_cast<unsigned char>(text[i])) || (i > 0 && isName(text[i - 1])))
            continue;
        double number = 0;
        const auto read =
            std::from_chars(text.data() + i, text.data() + text.size(), number, std::chars_format::fixed);
        const std::size_t end = std::size_t(read.ptr - text.data());
        const bool negative = i > 0 && text[i - 1] == '-' && (i == 1 || !isName(text[i - 2]));
        const std::size_t before = text.find_last_not_of(' ', negative ? i - 2 : i - 1);
        const std::size_t behind = text.find_first_not_of(' ', end);
        const bool inFormula = (i > std::size_t(negative) && before != std::string::npos && isSign(text[before]))
            || (behind != std::string::npos && isSign(text[behind]));
        if (!inFormula)
            numbers.push_back(negative ? -number : number);
        i = end - 1;
    }
    return numbers;
}

/// Does what is right follow when the number is moved? All stands as before then.
bool follows(LabValues& values, const std::string& answer, const std::string& path)
{
    const Result<double> right = values.value(answer), begins = values.value(path);
    bool differs = false;
    for (const double by : {1.0, 0.375})
        if (right && begins && values.set(path, *begins + by)) {
            const Result<double> then = values.value(answer);
            differs = differs || (then && std::abs(*then - *right) > kSame);
            (void)values.set(path, *begins);
        }
    return differs;
}

void judgePage(LabReading& reading, const LabStep& page, const Address& at, LabValues& values,
               const std::map<std::string, Lesson>& lessons)
{
    if (!page.predict || !page.predict->isNumber() || page.predict->kind == "handle")
        return;
    std::vector<double> typed;
    for (const auto& [language, lesson] : lessons)
        for (const std::string& key : {page.id, page.id + ".predict"})
            for (const double number : toldIn(lesson.text(key)))
                typed.push_back(number);
    if (!values.reset() || !values.set(page.set))
        return;
    for (const LabHand& hand : handsOn(values.lab(), page, values)) {
        if (std::ranges::count(page.locks, hand.path) > 0 || std::ranges::count(page.locks, hand.leads) > 0)
            continue;
        const Result<double> begins = values.value(hand.path);
        const bool said =
            begins && std::ranges::any_of(typed, [&](double number) { return std::abs(number - *begins) < kSame; });
        if (said && values.canBeMoved(hand.path) && follows(values, page.predict->answer, hand.path))
            reading.refuse(
                at / "predict",
                Text(TR("{path}: the question tells that {name} is {value}, but a hand can move it before the "
                        "answer, and then another answer is right; write {record} beside it"),
                     {{"name", asTheyStand(hand.path)},
                      {"value", *begins},
                      {"record", asTheyStand("\"locks\": [\"" + hand.path + "\"]")}}));
    }
}

bool isIn(const LabQuantity& quantity, const std::string& address)
{
    const Result<Formula> formula = Formula::parse(quantity.formula);
    return formula && std::ranges::any_of(formula->names(), [&](const std::string& name) {
               return addressOf(quantity.names, name) == address;
           });
}

/// The place of a point in a covered view, or what is computed from it, told above the view all the same.
void judgeHeadline(LabReading& reading, const LabStep& page, const Address& at, const Lab& lab)
{
    const auto isHidden = [&](const std::string& id) { return std::ranges::count(page.hides, id) > 0; };
    if (!page.predict)
        return;
    for (const LabView& view : lab.views) {
        const std::string point =
            view.fields.value("point", Json()).is_string() ? view.fields["point"].get<std::string>() : std::string();
        const LabQuantity* place = lab.quantity(point);
        const bool inHand = std::ranges::any_of(view.grab, [&](const auto& one) {
            return one.second == point || (place && addressOf(place->names, place->formula) == one.second);
        });
        if (point.empty() || inHand || !isHidden(view.id))
            continue;
        for (const std::string& told : page.headline.empty() ? lab.headline : page.headline) {
            const LabQuantity* quantity = lab.quantity(told);
            const bool tells = told == point || (quantity && quantity->hasFormula() && isIn(*quantity, point));
            if (tells && !isHidden(told) && told != page.predict->answer)
                reading.refuse(at / "hides",
                               Text(TR("{path}: the headline shows {name} while the question about “{view}” is "
                                       "open; write “{name}” beside it"),
                                    {{"name", asTheyStand(told)}, {"view", asTheyStand(view.id)}}));
        }
    }
}

} // namespace

std::vector<LabFault> warningsOf(const Lab& lab, const std::map<std::string, Lesson>& lessons,
                                 const std::string& json)
{
    std::vector<LabFault> warnings;
    const Result<std::unique_ptr<LabValues>> values = LabValues::make(lab);
    if (!values)
        return warnings;
    for (const auto& [key, pages] :
         {std::pair("steps", &lab.steps), std::pair("quiz", &lab.quiz), std::pair("tasks", &lab.tasks)})
        for (const LabStep& page : *pages) {
            LabReading reading;
            judgePage(reading, page, Address{key, page.id}, **values, lessons);
            judgeHeadline(reading, page, Address{key, page.id}, lab);
            if (const std::optional<Text> found = reading.fault()) {
                warnings.push_back(faultOf(*found, json));
                warnings.back().file = "lab.json";
            }
        }
    return warnings;
}

} // namespace loom
