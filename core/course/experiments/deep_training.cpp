#include "course/experiment.h"
#include "course/experiments/deep_network_common.h"

#include <algorithm>

namespace loom::experiments {
namespace {

constexpr std::int64_t kBatch = 32;
constexpr std::int64_t kPieces = 100; // points of the curve

/// A deep network trained for a number of steps: its loss on the way, and how well it answers at the end.
class Training : public Experiment {
public:
    Result<void> prepare(const Attributes& attributes, const ExperimentWork& work) override
    {
        Result<Run> fresh = deepRun(attributes, DType::f64, kDeepPoints);
        const Result<DeepGradients> found = fresh ? deepGradients(*fresh, integerOf(attributeOf(attributes, "depth")))
                                                  : Result<DeepGradients>(fresh.error());
        if (!found)
            return found.error();
        Result<Run> run = deepRun(attributes, DType::f32, kBatch, fresh->data);
        if (!run)
            return run.error();
        first_ = found->outputs.front();
        ratio_ = found->outputs.front() / found->outputs.back();
        return train(*run, integerOf(attributeOf(attributes, "steps")), work);
    }

    Result<ExperimentOutputs> outputs(const Attributes&) override
    {
        return ExperimentOutputs{{"step", outputList(steps_)},           {"losses", outputList(losses_)},
                                 {"loss", outputNumber(losses_.back())}, {"accuracy", outputNumber(accuracy_)},
                                 {"first", outputNumber(first_)},        {"ratio", outputNumber(ratio_)}};
    }

private:
    /// Loss over all points, in pieces of the training that are equally long.
    Result<void> train(Run& run, std::int64_t steps, const ExperimentWork& work)
    {
        const std::int64_t piece = std::max<std::int64_t>(1, steps / kPieces);
        steps_.clear();
        losses_.clear();
        for (std::int64_t done = 0;; done += piece) {
            if (work.stop.stop_requested())
                return Text(TR("stopped"));
            const auto values = run.trainer->evaluate(run.data->training);
            if (!values)
                return run.trainer->end().sentence;
            steps_.push_back(double(done));
            losses_.push_back(values->front());
            accuracy_ = values->at(1);
            if (work.progress)
                work.progress(double(done) / double(steps));
            if (done + piece > steps)
                return {};
            for (std::int64_t i = 0; i < piece; ++i)
                if (!run.trainer->step())
                    return run.trainer->end().sentence;
        }
    }

    std::vector<double> steps_, losses_;
    double accuracy_ = 0, first_ = 0, ratio_ = 0;
};

} // namespace

ExperimentType deep_training()
{
    std::vector<AttributeSpec> attributes = deepNetworkAttributes();
    attributes.push_back({.name = "steps",
                          .kind = AttributeKind::integer,
                          .fallback = std::int64_t(3000),
                          .title = TR("Steps"),
                          .minimum = 0,
                          .maximum = 100000});
    attributes.push_back(
        {.name = "rate", .fallback = 0.0025, .title = TR("Learning rate"), .minimum = 0, .maximum = 10});
    std::vector<std::string> all;
    for (const AttributeSpec& attribute : attributes)
        all.push_back(attribute.name);
    return {.id = "deep_training",
            .title = TR("Training of a deep network"),
            .attributes = attributes,
            .outputs = {"step", "losses", "loss", "accuracy", "first", "ratio"},
            .prepares = true,
            .prepared = all,
            .make = [] { return std::unique_ptr<Experiment>(new Training); }};
}

} // namespace loom::experiments
