#include "train/callbacks/callback_common.h"

#include <algorithm>

namespace loom::callbacks {
namespace {

/// Lowers the base rate when the watched value stands still (Keras's rule).
class ReduceOnPlateau : public Callback {
public:
    explicit ReduceOnPlateau(const Attributes& attributes)
        : monitor_(attributes)
        , factor_(numberOf(attributeOf(attributes, "factor")))
        , minimum_(numberOf(attributeOf(attributes, "min_lr")))
        , patience_(integerOf(attributeOf(attributes, "patience")))
        , cooldown_(integerOf(attributeOf(attributes, "cooldown")))
    {
    }

    Result<void> startTraining(EpochContext& context) override
    {
        return monitor_.check(context, "reduce_lr_on_plateau");
    }

    Result<void> endEpoch(EpochContext& context) override
    {
        if (resting_ > 0) {
            --resting_;
            wait_ = 0;
        }
        if (monitor_.improves(monitor_.valueIn(context))) {
            wait_ = 0;
            return {};
        }
        if (resting_ > 0 || ++wait_ < patience_ || context.learningRate <= minimum_)
            return {};
        context.learningRate = std::max(context.learningRate * factor_, minimum_);
        resting_ = cooldown_;
        wait_ = 0;
        return {};
    }

    std::map<std::string, double> state() const override
    {
        return {{"best", monitor_.best()}, {"wait", double(wait_)}, {"resting", double(resting_)}};
    }

    void restore(const std::map<std::string, double>& state, const std::map<std::string, Tensor>&) override
    {
        monitor_.restore(state);
        wait_ = countIn(state, "wait");
        resting_ = countIn(state, "resting");
    }

private:
    Monitor monitor_;
    double factor_ = 0.1;
    double minimum_ = 0;
    std::int64_t patience_ = 10;
    std::int64_t cooldown_ = 0;
    std::int64_t wait_ = 0;
    std::int64_t resting_ = 0;
};

std::vector<AttributeSpec> attributes()
{
    return {monitorAttribute(),
            {.name = "factor",
             .fallback = 0.1,
             .title = TR("Factor"),
             .help = TR("What the learning rate is multiplied by."),
             .minimum = 0,
             .maximum = 1,
             .step = 0.05,
             .exclusiveMinimum = true},
            patienceAttribute(10, TR("Epochs without improvement before the rate is lowered.")),
            {.name = "min_lr",
             .fallback = 0.0,
             .title = TR("Lowest rate"),
             .help = TR("The learning rate is never set below this."),
             .minimum = 0,
             .maximum = 1000,
             .logarithmic = true},
            {.name = "cooldown",
             .kind = AttributeKind::integer,
             .fallback = std::int64_t(0),
             .title = TR("Cooldown"),
             .help = TR("Epochs to wait after a change before counting again."),
             .minimum = 0,
             .maximum = 100000,
             .unit = TR("epochs")},
            minDeltaAttribute(1e-4),
            modeAttribute()};
}

} // namespace

CallbackType reduce_lr_on_plateau()
{
    return {.id = "reduce_lr_on_plateau",
            .title = TR("Reduce rate on plateau"),
            .text = TR("Lowers the learning rate when the watched value has stopped getting better: large steps to "
                       "come near, small ones to settle."),
            .attributes = attributes(),
            .make = [](const Attributes& given) -> std::unique_ptr<Callback> {
                return std::make_unique<ReduceOnPlateau>(given);
            }};
}

} // namespace loom::callbacks
