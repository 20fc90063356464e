#include "course/experiments/clothes_training_common.h"

#include "data/data_loader.h"

#include <algorithm>

namespace loom::experiments {
namespace {

constexpr std::int64_t kPictures = 10000, kBatch = 100, kEpochs = 10;
constexpr std::int64_t kBetween = 25; // steps from one place of the path to the next

Project clothesProject(std::uint64_t seed)
{
    Project project =
        fashionProject({.pictures = kPictures, .batch = kBatch, .rate = 0.002, .epochs = kEpochs, .seed = seed});
    project.training.optimizer.type = "adam";
    project.data.split.method = "ratio";
    return project;
}

Result<Run> clothesRun(std::uint64_t seed, std::shared_ptr<const PreparedData> data)
{
    RunOptions options;
    options.threads = 1;
    options.data = std::move(data);
    return makeRun(clothesProject(seed), options);
}

} // namespace

Result<ClothesTraining> ClothesTraining::make(std::uint64_t seed)
{
    if (Text lacking = fashionLacking(); !lacking.empty())
        return lacking;
    Result<Run> run = clothesRun(seed, nullptr);
    if (!run)
        return run.error();
    run->network->watchActivations({"hidden/sum"});
    return ClothesTraining(std::move(*run));
}

Result<ClothesRun> ClothesTraining::train(std::uint64_t seed, const Weights* start, const ExperimentWork& work)
{
    Result<Run> run = clothesRun(seed, run_.data);
    if (!run)
        return run.error();
    if (start)
        if (const Result<void> set = run->network->setWeights(*start); !set)
            return set.error();
    ClothesRun learned;
    learned.start = run->network->weights();
    learned.path.push_back(learned.start);
    const std::int64_t steps = run->trainer->totalSteps();
    for (std::int64_t step = 1; step <= steps; ++step) {
        if (work.stop.stop_requested())
            return Text(TR("stopped"));
        if (!run->trainer->step() && step < steps)
            return run->trainer->end().sentence;
        if (step % kBetween == 0) {
            learned.path.push_back(run->network->weights());
            if (work.progress)
                work.progress(double(step) / double(steps));
        }
    }
    learned.end = run->network->weights();
    return learned;
}

Result<Answered> ClothesTraining::answered(const Weights& weights)
{
    if (const Result<void> set = run_.network->setWeights(weights); !set)
        return set.error();
    const auto values = run_.trainer->evaluate(run_.data->training);
    if (!values)
        return run_.trainer->end().sentence;
    return Answered{values->at(0), values->at(1)};
}

Result<std::vector<float>> ClothesTraining::hiddenSums(const Weights& weights)
{
    if (const Result<void> set = run_.network->setWeights(weights); !set)
        return set.error();
    std::vector<float> sums;
    sums.reserve(std::size_t(pictures() * kClothesNodes));
    const std::span<const std::int64_t> rows = run_.data->training.list();
    for (std::size_t first = 0; first < rows.size(); first += kBatch) {
        const auto batch = rows.subspan(first, std::min<std::size_t>(kBatch, rows.size() - first));
        for (const Feed& feed : run_.network->inferenceFeeds())
            if (const auto fed = gatherField(*run_.data, run_.data->indexOf(feed.field), batch, feed.view); !fed)
                return fed.error();
        run_.network->infer(std::int64_t(batch.size()));
        const float* values = static_cast<const float*>(run_.network->activation("hidden/sum").data);
        sums.insert(sums.end(), values, values + std::int64_t(batch.size()) * kClothesNodes);
    }
    return sums;
}

std::vector<int> ClothesTraining::labels() const
{
    std::vector<int> labels;
    for (const std::int64_t row : run_.data->training.list())
        labels.push_back(int(run_.data->rows.at(run_.data->indexOf("label"), row, 0)));
    return labels;
}

Result<Tensor> ClothesTraining::firstPictures(std::int64_t count) const
{
    Tensor pictures(Shape{count, 28, 28}, DType::f32);
    const TensorView view{pictures.data(), DType::f32, count, 28 * 28};
    const auto rows = run_.data->training.list().first(std::size_t(count));
    if (const auto fed = gatherField(*run_.data, run_.data->indexOf("image"), rows, view); !fed)
        return fed.error();
    return pictures.to(DType::f64);
}

} // namespace loom::experiments
