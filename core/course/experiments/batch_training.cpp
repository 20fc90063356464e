#include "course/experiment.h"
#include "course/experiments/fashion_common.h"

#include <algorithm>
#include <chrono>

namespace loom::experiments {
namespace {

FashionRecipe recipeOf(const Attributes& attributes)
{
    const auto whole = [&](const char* name) { return integerOf(attributeOf(attributes, name)); };
    return {.batch = whole("batch"),
            .rate = numberOf(attributeOf(attributes, "rate")),
            .epochs = whole("epochs"),
            .seed = std::uint64_t(whole("seed"))};
}

/// Trainings from their seeds to their ends, with batches of a size, and what they came to on average.
class BatchTraining : public Experiment {
public:
    Result<void> prepare(const Attributes& attributes, const ExperimentWork& work) override;
    Result<ExperimentOutputs> outputs(const Attributes& attributes) override;

private:
    Result<void> addOne(const FashionRecipe& recipe, double share, const ExperimentWork& work);
    static Result<double> train(Trainer& trainer, const ExperimentWork& work);

    std::shared_ptr<const PreparedData> data_;
    double accuracy_ = 0, loss_ = 0, updates_ = 0, seconds_ = 0;
};

Result<void> BatchTraining::prepare(const Attributes& attributes, const ExperimentWork& work)
{
    FashionRecipe recipe = recipeOf(attributes);
    Result<std::shared_ptr<const PreparedData>> data = fashionPictures(recipe);
    if (!data)
        return data.error();
    data_ = *data;
    accuracy_ = loss_ = updates_ = seconds_ = 0;
    const double repeats = numberOf(attributeOf(attributes, "repeats"));
    for (int repeat = 0; repeat < int(repeats); ++repeat, ++recipe.seed)
        if (const Result<void> added = addOne(recipe, 1 / repeats, work); !added)
            return added.error();
    return {};
}

/// Trains once and adds what it came to, times `share`.
Result<void> BatchTraining::addOne(const FashionRecipe& recipe, double share, const ExperimentWork& work)
{
    RunOptions options;
    options.threads = 1;
    options.data = data_;
    Result<Run> run = makeRun(fashionProject(recipe), options);
    if (!run)
        return run.error();
    const Result<double> seconds = train(*run->trainer, work);
    if (!seconds)
        return seconds.error();
    const std::optional<std::vector<double>> test = run->trainer->evaluate(data_->test);
    if (!test)
        return Text(TR("stopped"));
    const std::vector<std::string>& series = run->trainer->series();
    accuracy_ += share * (*test)[std::size_t(std::ranges::find(series, "accuracy") - series.begin())];
    loss_ += share * test->front();
    updates_ += share * double(run->trainer->batchesPerEpoch());
    seconds_ += share * *seconds;
    return {};
}

/// Seconds an epoch.
Result<double> BatchTraining::train(Trainer& trainer, const ExperimentWork& work)
{
    constexpr std::int64_t kTold = 64; // steps between two words about how far it is
    const auto begin = std::chrono::steady_clock::now();
    while (trainer.step()) {
        if (work.stop.stop_requested())
            return Text(TR("stopped"));
        if (work.progress && trainer.stepsDone() % kTold == 0)
            work.progress(double(trainer.stepsDone()) / double(trainer.totalSteps()));
    }
    if (trainer.end().reason != EndReason::finished)
        return trainer.end().sentence;
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count()
        / double(std::max<std::int64_t>(1, trainer.epoch()));
}

Result<ExperimentOutputs> BatchTraining::outputs(const Attributes&)
{
    return ExperimentOutputs{{"accuracy", outputNumber(accuracy_)},
                             {"loss", outputNumber(loss_)},
                             {"updates", outputNumber(updates_)},
                             {"seconds", outputNumber(seconds_)}};
}

} // namespace

/// Fashion-MNIST learned with batches of a size: how well, in how many updates, how fast on this machine.
ExperimentType batch_training()
{
    return {.id = "batch_training",
            .title = TR("Trainings by batch size"),
            .attributes = {wholeAttribute("batch", 32, TR("Batch size"), 1, 60000),
                           {.name = "rate",
                            .fallback = 0.1,
                            .title = TR("Learning rate"),
                            .minimum = 0,
                            .maximum = 1000,
                            .logarithmic = true},
                           wholeAttribute("epochs", 2, TR("Epochs"), 1, 100),
                           wholeAttribute("seed", 7, TR("Seed"), 0, 1e9),
                           wholeAttribute("repeats", 1, TR("Trainings"), 1, 100)},
            .outputs = {"accuracy", "loss", "updates", "seconds"},
            .prepares = true,
            .prepared = {"batch", "rate", "epochs", "seed", "repeats"},
            .lacks = fashionLacking,
            .make = [] { return std::unique_ptr<Experiment>(std::make_unique<BatchTraining>()); }};
}

} // namespace loom::experiments
