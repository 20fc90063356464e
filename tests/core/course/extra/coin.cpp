#include "course/experiment.h"

#include "base/random.h"

namespace loom {
namespace {

/// Throws a coin: what a small experiment of a lab looks like. It counts as slow, so that it has something to
/// prepare.
class Coin : public Experiment {
public:
    Result<void> prepare(const Attributes& attributes, const ExperimentWork& work) override
    {
        const RandomStream stream(std::uint64_t(integerOf(attributeOf(attributes, "seed"))), "coin");
        thrown_.clear();
        for (std::uint64_t i = 0; i < 1000; ++i) {
            if (work.stop.stop_requested())
                return Text(TR("stopped"));
            thrown_.push_back(stream.uniform(i));
            if (work.progress)
                work.progress(double(i) / 1000);
        }
        return {};
    }

    Result<ExperimentOutputs> outputs(const Attributes& attributes) override
    {
        const double share = numberOf(attributeOf(attributes, "share"));
        double heads = 0;
        Tensor after({std::int64_t(thrown_.size())}, DType::f64);
        for (std::size_t i = 0; i < thrown_.size(); ++i) {
            heads += thrown_[i] < share ? 1 : 0;
            after.set(std::int64_t(i), heads / double(i + 1));
        }
        Tensor all({1}, DType::f64);
        all.set(0, heads);
        return ExperimentOutputs{{"heads", all}, {"after", after}};
    }

private:
    std::vector<double> thrown_;
};

} // namespace
} // namespace loom

namespace loom::experiments {

ExperimentType coin()
{
    ExperimentType type;
    type.id = "coin";
    AttributeSpec share{.name = "share", .kind = AttributeKind::real, .fallback = 0.5};
    share.minimum = 0;
    share.maximum = 1;
    AttributeSpec seed{.name = "seed", .kind = AttributeKind::integer, .fallback = std::int64_t(1)};
    seed.minimum = 0;
    type.attributes = {share, seed};
    type.outputs = {"heads", "after"};
    type.prepares = true;
    type.prepared = {"seed"};
    type.make = []() -> std::unique_ptr<Experiment> { return std::make_unique<Coin>(); };
    return type;
}

} // namespace loom::experiments
