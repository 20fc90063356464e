#include "train/callbacks/callback_common.h"
#include "train/network.h"

namespace loom::callbacks {
namespace {

/// Counts epochs without improvement and keeps the weights of the best one.
class EarlyStopping : public Callback {
public:
    explicit EarlyStopping(const Attributes& attributes)
        : monitor_(attributes)
        , patience_(integerOf(attributeOf(attributes, "patience")))
        , restoreBest_(boolOf(attributeOf(attributes, "restore_best")))
    {
    }

    Result<void> startTraining(EpochContext& context) override { return monitor_.check(context, "early_stopping"); }

    Result<void> endEpoch(EpochContext& context) override
    {
        const bool better = monitor_.improves(monitor_.valueIn(context));
        if (better) {
            wait_ = 0;
            bestEpoch_ = context.epoch;
        }
        if (restoreBest_ && context.network && (better || weights_.empty()))
            weights_ = context.network->weights();
        if (better)
            return {};
        if (++wait_ >= patience_ && context.epoch > 1) {
            context.stop = true;
            context.reason = bestEpoch_ == 0
                ? Text(TR("{monitor} was not a number in any of {count} epochs, so there is nothing to wait for."),
                       {{"monitor", monitor_.name()}, {"count", wait_}})
                : Text(TR("{monitor} has not improved for {count} epochs; it was best in epoch {epoch}: {best}."),
                       {{"monitor", monitor_.name()},
                        {"count", wait_},
                        {"epoch", bestEpoch_},
                        {"best", monitor_.best()}});
        }
        return {};
    }

    // A run that a person ended keeps its last weights, so that it can go on from there.
    Result<void> endTraining(EpochContext& context) override
    {
        if (!context.complete || weights_.empty() || !context.network)
            return {};
        return context.network->setWeights(weights_);
    }

    std::map<std::string, double> state() const override
    {
        return {{"best", monitor_.best()}, {"best_epoch", double(bestEpoch_)}, {"wait", double(wait_)}};
    }

    std::map<std::string, Tensor> tensors() const override { return weights_; }

    void restore(const std::map<std::string, double>& state, const std::map<std::string, Tensor>& tensors) override
    {
        monitor_.restore(state);
        bestEpoch_ = countIn(state, "best_epoch");
        wait_ = countIn(state, "wait");
        weights_ = tensors;
    }

private:
    Monitor monitor_;
    std::int64_t patience_ = 0;
    bool restoreBest_ = true;
    std::int64_t wait_ = 0;
    std::int64_t bestEpoch_ = 0;
    std::map<std::string, Tensor> weights_;
};

} // namespace

CallbackType early_stopping()
{
    return {.id = "early_stopping",
            .title = TR("Early stopping"),
            .text =
                TR("Ends training when the watched value has stopped getting better, before the network overfits, "
                   "and goes back to the best epoch's weights."),
            .attributes = {monitorAttribute(),
                           patienceAttribute(5, TR("Epochs without improvement before training ends.")),
                           minDeltaAttribute(0),
                           modeAttribute(),
                           {.name = "restore_best",
                            .kind = AttributeKind::boolean,
                            .fallback = true,
                            .title = TR("Restore the best"),
                            .help = TR("When training is over, go back to the weights of the best epoch.")}},
            .make = [](const Attributes& attributes) -> std::unique_ptr<Callback> {
                return std::make_unique<EarlyStopping>(attributes);
            }};
}

} // namespace loom::callbacks
