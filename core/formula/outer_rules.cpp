#include "formula/outer_rules.h"

#include "formula/simplify.h"

namespace loom {
namespace {

Formula one()
{
    return Formula::number(1);
}

Formula square(const Formula& of)
{
    return simple::raise(of, Formula::number(2));
}

Formula less(const Formula& a, const Formula& b)
{
    return simple::add({a, simple::negate(b)});
}

struct Entry {
    const char* function;
    Rule rule;
    Formula (*slope)(const Formula& u, const Formula& whole); ///< whole: the function of u
};

Formula call(const char* function, const Formula& u)
{
    return Formula::call(function, {u});
}

const Entry kEntries[] = {
    {"exp", Rule::exponential, [](const Formula&, const Formula& whole) { return whole; }},
    {"ln", Rule::logarithm, [](const Formula& u, const Formula&) { return simple::divide(one(), u); }},
    {"log10", Rule::logarithm,
     [](const Formula& u, const Formula&) {
         return simple::divide(one(), simple::multiply({u, call("ln", Formula::number(10))}));
     }},
    {"sqrt", Rule::root,
     [](const Formula&, const Formula& whole) {
         return simple::divide(one(), simple::multiply({Formula::number(2), whole}));
     }},
    {"abs", Rule::absolute, [](const Formula& u, const Formula& whole) { return simple::divide(u, whole); }},
    {"sin", Rule::sine, [](const Formula& u, const Formula&) { return call("cos", u); }},
    {"cos", Rule::cosine, [](const Formula& u, const Formula&) { return simple::negate(call("sin", u)); }},
    {"tan", Rule::tangent,
     [](const Formula& u, const Formula&) { return simple::divide(one(), square(call("cos", u))); }},
    {"tanh", Rule::hyperbolicTangent,
     [](const Formula&, const Formula& whole) { return less(one(), square(whole)); }},
    {"sigmoid", Rule::sigmoid,
     [](const Formula&, const Formula& whole) {
         return simple::multiply({whole, less(one(), whole)});
     }},
    {"relu", Rule::rectifier, [](const Formula& u, const Formula&) { return call("step", u); }},
    {"softplus", Rule::softplus, [](const Formula& u, const Formula&) { return call("sigmoid", u); }},
    {"normal_cdf", Rule::normal, [](const Formula& u, const Formula&) { return call("normal_pdf", u); }},
    {"normal_pdf", Rule::normal,
     [](const Formula& u, const Formula& whole) {
         return simple::negate(simple::multiply({u, whole}));
     }},
    {"step", Rule::step, [](const Formula&, const Formula&) { return Formula(); }},
};

} // namespace

OuterRule powerRule(const Formula& u, const Formula& v)
{
    return {Rule::power, simple::multiply({v, simple::raise(u, less(v, one()))})};
}

OuterRule exponentialRule(const Formula& u, const Formula& v)
{
    return {Rule::exponential, simple::multiply({Formula::power(u, v), simple::call("ln", {u})})};
}

OuterRule functionRule(const std::string& function, const Formula& of)
{
    for (const Entry& entry : kEntries)
        if (function == entry.function)
            return {entry.rule, entry.slope(of, Formula::call(function, {of}))};
    LOOM_ASSERT(!"a rule for every function");
    return {Rule::constant, {}};
}

Text title(Rule rule)
{
    switch (rule) {
    case Rule::constant:
        return TR("Constant rule");
    case Rule::variable:
        return TR("Derivative of the variable itself");
    case Rule::constantFactor:
        return TR("Constant factor rule");
    case Rule::sum:
        return TR("Sum rule");
    case Rule::product:
        return TR("Product rule");
    case Rule::quotient:
        return TR("Quotient rule");
    case Rule::power:
        return TR("Power rule");
    case Rule::chain:
        return TR("Chain rule");
    case Rule::exponential:
        return TR("Derivative of the exponential function");
    case Rule::generalPower:
        return TR("Derivative of a power with base and exponent changing");
    case Rule::logarithm:
        return TR("Derivative of the logarithm");
    case Rule::root:
        return TR("Derivative of the square root");
    case Rule::sine:
        return TR("Derivative of the sine");
    case Rule::cosine:
        return TR("Derivative of the cosine");
    case Rule::tangent:
        return TR("Derivative of the tangent");
    case Rule::hyperbolicTangent:
        return TR("Derivative of tanh");
    case Rule::sigmoid:
        return TR("Derivative of the sigmoid");
    case Rule::rectifier:
        return TR("Derivative of ReLU");
    case Rule::softplus:
        return TR("Derivative of softplus");
    case Rule::normal:
        return TR("Derivative of the normal distribution");
    case Rule::step:
        return TR("Derivative of the step");
    case Rule::absolute:
        return TR("Derivative of the absolute value");
    case Rule::extremum:
        return TR("Derivative of a smallest or largest value");
    }
    return {};
}

} // namespace loom
