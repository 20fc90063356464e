#include "course/lab_answer.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

/// What was typed means the digits that were typed, not the bits behind them.
constexpr double kRounding = 1e-9;

bool isNear(double a, double b, double tolerance)
{
    return std::abs(a - b) <= tolerance + kRounding * std::max(1.0, std::abs(b));
}

bool meets(const LabWrong& wrong, const LabGuess& guess)
{
    if (const std::string* option = std::get_if<std::string>(&guess))
        return wrong.when == "option" && wrong.option == *option;
    const double number = std::get<double>(guess);
    if (wrong.when == "equals")
        return isNear(number, wrong.number, wrong.tolerance);
    if (wrong.when == "below")
        return number < wrong.number;
    return wrong.when == "above" && number > wrong.number;
}

} // namespace

LabVerdict judged(const LabPredict& predict, const LabGuess& guess, double truth)
{
    LabVerdict verdict;
    verdict.truth = truth;
    if (const std::string* option = std::get_if<std::string>(&guess))
        verdict.right = predict.kind == "choice" && *option == predict.answer;
    else
        verdict.right = predict.kind == "number" && isNear(std::get<double>(guess), truth, predict.tolerance);
    if (verdict.right)
        return verdict;
    const auto found =
        std::ranges::find_if(predict.wrong, [&](const LabWrong& wrong) { return meets(wrong, guess); });
    if (found != predict.wrong.end())
        verdict.wrong = found->id;
    return verdict;
}

} // namespace loom
