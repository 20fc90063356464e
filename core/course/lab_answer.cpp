#include "course/lab_answer.h"

#include "base/math.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace loom {
namespace {

/// What was typed means the digits that were typed, not the bits behind them.
constexpr double kRounding = 1e-9;

bool isNear(double a, double b, double tolerance)
{
    return std::abs(a - b) <= tolerance + kRounding * std::max(1.0, std::abs(b));
}

double distanceOf(const LabPlace& a, const LabPlace& b)
{
    return math::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

bool meets(const LabWrong& wrong, const LabGuess& guess)
{
    if (const LabPlace* place = std::get_if<LabPlace>(&guess))
        return wrong.when == "near" && distanceOf(*place, {wrong.number, wrong.up}) <= wrong.tolerance;
    if (const std::string* text = std::get_if<std::string>(&guess))
        return (wrong.when == "option" && wrong.option == *text)
            || (wrong.when == "text" && orderOf(wrong.option) == orderOf(*text));
    const double* number = std::get_if<double>(&guess);
    if (!number)
        return false;
    if (wrong.when == "equals")
        return isNear(*number, wrong.number, wrong.tolerance);
    if (wrong.when == "below")
        return *number < wrong.number;
    return wrong.when == "above" && *number > wrong.number;
}

bool isRight(const LabPredict& predict, double guess, double truth)
{
    if (predict.factor > 0 && guess * truth > 0) {
        const double times = guess / truth;
        return times <= predict.factor * (1 + kRounding) && times * predict.factor * (1 + kRounding) >= 1;
    }
    return isNear(guess, truth, predict.tolerance);
}

/// On the line between the curve's points; the curve goes by rising x.
double heightAt(const LabCurve& curve, double x)
{
    const auto after = std::ranges::lower_bound(curve, x, {}, &std::pair<double, double>::first);
    if (after == curve.begin())
        return after->second;
    if (after == curve.end())
        return curve.back().second;
    const auto& [left, low] = *std::prev(after);
    const auto& [right, high] = *after;
    return right > left ? low + (high - low) * (x - left) / (right - left) : high;
}

} // namespace

bool fits(const LabPredict& predict, const LabGuess& guess)
{
    return predict.isNumber()     ? std::holds_alternative<double>(guess)
        : predict.kind == "draw"  ? std::holds_alternative<LabCurve>(guess)
        : predict.kind == "click" ? std::holds_alternative<LabPlace>(guess)
                                  : std::holds_alternative<std::string>(guess);
}

LabVerdict judged(const LabPredict& predict, const LabGuess& guess, double truth)
{
    LabVerdict verdict;
    verdict.truth = truth;
    verdict.pending = predict.isNumber() && !std::isfinite(truth);
    if (verdict.pending)
        return verdict;
    if (const std::string* text = std::get_if<std::string>(&guess))
        verdict.right =
            predict.kind == "choice" ? *text == predict.answer : orderOf(*text) == orderOf(predict.answer);
    else if (const double* number = std::get_if<double>(&guess))
        verdict.right = predict.isNumber() && isRight(predict, *number, truth);
    if (verdict.right)
        return verdict;
    const auto found =
        std::ranges::find_if(predict.wrong, [&](const LabWrong& wrong) { return meets(wrong, guess); });
    if (found != predict.wrong.end())
        verdict.wrong = found->id;
    return verdict;
}

LabVerdict judged(const LabPredict& predict, const LabCurve& guess, const LabCurve& truth)
{
    LabVerdict verdict;
    verdict.pending = truth.empty();
    if (verdict.pending)
        return verdict;
    verdict.truth = meanDistance(guess, truth);
    verdict.right = verdict.truth <= predict.tolerance;
    double low = 0, high = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        low = i == 0 ? truth[i].second : std::min(low, truth[i].second);
        high = i == 0 ? truth[i].second : std::max(high, truth[i].second);
    }
    const std::string form = formOf(guess, high - low);
    for (const LabWrong& wrong : predict.wrong)
        if (!verdict.right && verdict.wrong.empty() && wrong.when == "form" && wrong.option == form)
            verdict.wrong = wrong.id;
    return verdict;
}

LabVerdict judged(const LabPredict& predict, const LabPlace& guess, const LabPlace& truth)
{
    LabVerdict verdict;
    verdict.truth = distanceOf(guess, truth);
    verdict.pending = !std::isfinite(verdict.truth);
    verdict.right = verdict.truth <= predict.tolerance;
    if (verdict.pending || verdict.right)
        return verdict;
    const auto found =
        std::ranges::find_if(predict.wrong, [&](const LabWrong& wrong) { return meets(wrong, guess); });
    if (found != predict.wrong.end())
        verdict.wrong = found->id;
    return verdict;
}

std::vector<std::string> orderOf(const std::string& text)
{
    std::vector<std::string> parts;
    std::string part;
    const auto close = [&] {
        if (!part.empty())
            parts.push_back(std::exchange(part, {}));
    };
    for (const char c : text)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-')
            part += c;
        else
            close();
    close();
    return parts;
}

bool isCurveForm(const std::string& form)
{
    return form == "flat" || form == "rising" || form == "falling" || form == "valley" || form == "hill";
}

std::string formOf(const LabCurve& curve, double range)
{
    constexpr double kPlain = 0.1; // of the range: less is no rise
    if (curve.empty())
        return "flat";
    const auto [low, high] = std::ranges::minmax(curve, {}, &std::pair<double, double>::second);
    const double first = curve.front().second, last = curve.back().second;
    const double little = std::max(range, high.second - low.second) * kPlain;
    if (high.second - low.second <= std::abs(range) * kPlain)
        return "flat";
    if (std::min(first, last) - low.second > little && high.second - std::max(first, last) <= little)
        return "valley";
    if (high.second - std::max(first, last) > little && std::min(first, last) - low.second <= little)
        return "hill";
    return last > first ? "rising" : "falling";
}

double meanDistance(const LabCurve& a, const LabCurve& b)
{
    constexpr int kSamples = 256;
    if (a.empty() || b.empty())
        return std::numeric_limits<double>::infinity();
    const double from = std::max(a.front().first, b.front().first), to = std::min(a.back().first, b.back().first);
    if (!(to > from))
        return std::numeric_limits<double>::infinity();
    double sum = 0;
    for (int i = 0; i < kSamples; ++i) {
        const double x = from + (to - from) * (i + 0.5) / kSamples;
        sum += std::abs(heightAt(a, x) - heightAt(b, x));
    }
    return sum / kSamples;
}

} // namespace loom
