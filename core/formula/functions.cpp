#include "formula/functions.h"

#include "base/error_function.h"
#include "base/math.h"

#include <algorithm>

namespace loom {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kFarAngle = 1e9; ///< beyond it a number of f64 no longer says where on the circle it is

bool isAngle(double x)
{
    return x > -kFarAngle && x < kFarAngle;
}
double sine(double x)
{
    return isAngle(x) ? math::sin(x) : kNaN;
}
double cosine(double x)
{
    return isAngle(x) ? math::cos(x) : kNaN;
}
double tangent(double x)
{
    return sine(x) / cosine(x);
}
double log10(double x)
{
    return math::log(x) / 2.302585092994045684;
}
double softplus(double x)
{
    return math::log1p(math::exp(-math::abs(x))) + (x < 0 ? 0 : x);
}
double relu(double x)
{
    return x < 0 ? 0 : x;
}
double step(double x)
{
    return x > 0 ? 1 : x <= 0 ? 0 : kNaN;
}
double smaller(double a, double b)
{
    return a != a || a < b ? a : b;
}
double larger(double a, double b)
{
    return a != a || a > b ? a : b;
}
double added(double a, double b)
{
    return a + b;
}

/// Through f64 and rounded once.
template<double (*function)(double)> float rounded(float x)
{
    return float(function(x));
}

} // namespace

const std::vector<FormulaFunction>& formulaFunctions()
{
    static const std::vector<FormulaFunction> table = {
        {"exp", math::exp, math::exp},
        {"ln", math::log, math::log},
        {"log10", log10, rounded<log10>},
        {"sqrt", math::sqrt, math::sqrt},
        {"abs", math::abs, math::abs},
        {"sin", sine, rounded<sine>},
        {"cos", cosine, rounded<cosine>},
        {"tan", tangent, rounded<tangent>},
        {"tanh", math::tanh, math::tanh},
        {"sigmoid", math::sigmoid<double>, math::sigmoid<float>},
        {"relu", relu, rounded<relu>},
        {"softplus", softplus, rounded<softplus>},
        {"step", step, rounded<step>},
        {"normal_cdf", math::normalBelow<double>, math::normalBelow<float>},
        {"normal_pdf", math::normalDensity<double>, math::normalDensity<float>},
        {"min", nullptr, nullptr, smaller, 2},
        {"max", nullptr, nullptr, larger, 2},
        {"sum", nullptr, nullptr, added, 1},
    };
    return table;
}

const FormulaFunction* formulaFunction(std::string_view id)
{
    const auto found = std::ranges::find(formulaFunctions(), id, &FormulaFunction::id);
    return found == formulaFunctions().end() ? nullptr : &*found;
}

double realPower(double x, double y)
{
    constexpr double kMostWhole = 1e6; ///< as far as products are counted out
    if (x != x || y != y)
        return kNaN;
    if (x == 0)
        return y > 0 ? 0 : y == 0 ? 1 : kInfinity;
    if (y > -1024 && y < kMostWhole)
        return math::pow(x, y);
    return x < 0 ? kNaN : math::exp(y * math::log(x));
}

} // namespace loom
