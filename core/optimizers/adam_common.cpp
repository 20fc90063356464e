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

} // namespace loom::optimizers
