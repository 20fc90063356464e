#include "optimizers/adam_common.h"

namespace loom::optimizers {

std::vector<AttributeSpec> adamAttributes()
{
    return {learningRateAttribute(0.001),
            decayAttribute("beta_1", 0.9, TR("Beta 1"),
                           TR("How much of the running mean of gradients stays at each step.")),
            decayAttribute("beta_2", 0.999, TR("Beta 2"),
                           TR("How much of the running mean of squared gradients stays at each step.")),
            epsilonAttribute()};
}

UpdateRule adamRule(const std::string& last)
{
    return {{{"m1", "beta1*m0 + (1 - beta1)*g", "m"},
             {"v1", "beta2*v0 + (1 - beta2)*g^2", "v"},
             {"alpha", "r*sqrt(1 - beta2^t)/(1 - beta1^t)", {}},
             {"w1", last, {}}},
            {{"beta1", "beta_1"}, {"beta2", "beta_2"}, {"eps", "epsilon"}},
            {{"m0", "m"}, {"v0", "v"}}};
}

} // namespace loom::optimizers
