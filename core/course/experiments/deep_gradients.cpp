#include "course/experiment.h"
#include "course/experiments/deep_network_common.h"

#include "base/math.h"

namespace loom::experiments {
namespace {

/// How large the gradient of each layer of a fresh deep network is, while depth and switches are moved.
class Gradients : public Experiment {
public:
    Result<ExperimentOutputs> outputs(const Attributes& attributes) override
    {
        const std::int64_t seed = integerOf(attributeOf(attributes, "seed"));
        Result<Run> run = deepRun(attributes, DType::f64, kDeepPoints, seed == seed_ ? data_ : nullptr);
        if (!run)
            return run.error();
        seed_ = seed;
        data_ = run->data;
        const std::int64_t depth = integerOf(attributeOf(attributes, "depth"));
        const Result<DeepGradients> found = deepGradients(*run, depth);
        if (!found)
            return found.error();
        std::vector<double> layers, quarter;
        for (std::int64_t k = 1; k <= depth; ++k) {
            layers.push_back(double(k));
            quarter.push_back(found->outputs.back() * math::pow(0.25, double(depth - k)));
        }
        return ExperimentOutputs{{"layer", outputList(layers)},
                                 {"gradient", outputList(found->outputs)},
                                 {"weight_gradient", outputList(found->weights)},
                                 {"quarter", outputList(quarter)},
                                 {"first", outputNumber(found->outputs.front())},
                                 {"last", outputNumber(found->outputs.back())},
                                 {"weight_first", outputNumber(found->weights.front())},
                                 {"weight_last", outputNumber(found->weights.back())},
                                 {"loss", outputNumber(found->loss)}};
    }

private:
    std::shared_ptr<const PreparedData> data_; ///< shared by all networks of a seed
    std::int64_t seed_ = -1;
};

} // namespace

ExperimentType deep_gradients()
{
    return {.id = "deep_gradients",
            .title = TR("Gradients of a deep network"),
            .attributes = deepNetworkAttributes(),
            .outputs = {"layer", "gradient", "weight_gradient", "quarter", "first", "last", "weight_first",
                        "weight_last", "loss"},
            .make = [] { return std::unique_ptr<Experiment>(new Gradients); }};
}

} // namespace loom::experiments
