#include "course/lab_judge.h"

#include "base/math.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace loom {
namespace {

constexpr double kLn10 = 2.302585092994045684;

/// In decades where that axis of the view is logarithmic; what has no place there is left out.
LabCurve inUnits(const LabCurve& curve, const LabView* view)
{
    const Json scale = view ? view->fields.value("scale", Json::array()) : Json::array();
    const auto isLog = [&](std::size_t axis) { return axis < scale.size() && scale[axis] == "log"; };
    LabCurve out;
    for (auto [x, y] : curve) {
        if ((isLog(0) && !(x > 0)) || (isLog(1) && !(y > 0)) || !std::isfinite(y))
            continue;
        out.emplace_back(isLog(0) ? math::log(x) / kLn10 : x, isLog(1) ? math::log(y) / kLn10 : y);
    }
    return out;
}

} // namespace

LabCurve curveOf(const Lab& lab, const LabValues& values, const std::string& column)
{
    const auto [run, address] = runAndAddress(column);
    const LabRun* of = lab.run(run);
    const LabRows* rows = of ? values.rows(run) : nullptr;
    LabCurve curve;
    if (!rows || !rows->contains(address) || !rows->contains(of->sweep))
        return curve;
    const std::vector<double>& x = rows->at(of->sweep);
    const std::vector<double>& y = rows->at(address);
    for (std::size_t row = 0; row < std::min(x.size(), y.size()); ++row)
        curve.emplace_back(x[row], y[row]);
    std::ranges::stable_sort(curve, {}, &std::pair<double, double>::first);
    return curve;
}

LabVerdict judgedNow(const Lab& lab, LabValues& values, const LabPredict& predict, const LabGuess& guess)
{
    if (const LabCurve* drawn = std::get_if<LabCurve>(&guess)) {
        const LabView* view = lab.view(predict.on);
        return judged(predict, inUnits(*drawn, view), inUnits(curveOf(lab, values, predict.answer), view));
    }
    const auto number = [&](const std::string& address) {
        const Result<double> value = values.value(address);
        return value && values.isSettled(address) ? *value : std::numeric_limits<double>::quiet_NaN();
    };
    if (const LabPlace* place = std::get_if<LabPlace>(&guess))
        return judged(predict, *place, LabPlace{number(predict.answer), number(predict.answerUp)});
    if (!predict.isNumber())
        return judged(predict, guess, 0);
    return judged(predict, guess, number(predict.answer));
}

} // namespace loom
