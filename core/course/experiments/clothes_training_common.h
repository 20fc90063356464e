#pragma once

#include "course/experiment.h"
#include "course/experiments/fashion_common.h"
#include "project/run.h"

namespace loom::experiments {

constexpr std::int64_t kClothesNodes = kFashionNodes;
constexpr std::int64_t kClothesClasses = kFashionClasses;

/// Everything that is learned of a network, by name, in f32.
using Weights = std::map<std::string, Tensor>;

/// How well a network answers for the pictures that it learned from.
struct Answered {
    double loss = 0;
    double accuracy = 0;
};

/// A trained network and the way there.
struct ClothesRun {
    Weights start, end;
    std::vector<Weights> path; ///< from the start to the end, equally many steps apart
};

/// Trains networks of one hidden layer on 10,000 pictures of Fashion-MNIST, always the same ones. One thread at a
/// time uses it.
class ClothesTraining {
public:
    /// A sentence where the pictures are not installed.
    static Result<ClothesTraining> make(std::uint64_t seed);

    /// For ten epochs of Adam; the seed draws the start, where none is given, and the order of the pictures.
    Result<ClothesRun> train(std::uint64_t seed, const Weights* start, const ExperimentWork& work);
    /// Measured by the engine with these weights.
    Result<Answered> answered(const Weights& weights);
    /// What the hidden layer sums up before its activation: (pictures, kClothesNodes), computed by the engine.
    Result<std::vector<float>> hiddenSums(const Weights& weights);

    std::int64_t pictures() const { return std::int64_t(run_.data->training.size()); }
    std::vector<int> labels() const;
    /// The first `count` pictures, (count, 28, 28), 0 … 1.
    Result<Tensor> firstPictures(std::int64_t count) const;

private:
    explicit ClothesTraining(Run run)
        : run_(std::move(run))
    {
    }

    Run run_; ///< of the first seed: its data are everyone's, its network answers for all
};

} // namespace loom::experiments
