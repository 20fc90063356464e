#pragma once

#include "course/experiments/clothes_training_common.h"

#include <array>

namespace loom::experiments {

/// A network as a corner of a plane: its weights behind the hidden layer, and that layer's sums for all pictures.
struct PlaneCorner {
    Weights weights;
    std::vector<float> sums; ///< (pictures, kClothesNodes)

    static Result<PlaneCorner> make(ClothesTraining& training, const Weights& weights);
};

/// The plane through the weights of three networks. The first is the place (0, 0), the second (1, 0); v stands at
/// right angles to u and is as long. Each place is a network. As the hidden layer's sums are linear in the weights,
/// they need no picture any more: what is left is relu, the second layer and its softmax.
class WeightPlane {
public:
    WeightPlane() = default;
    WeightPlane(PlaneCorner a, PlaneCorner b, PlaneCorner c, std::shared_ptr<const std::vector<int>> labels);

    /// Over the first `pictures` of them; 0: all.
    Answered at(double u, double v, std::int64_t pictures = 0) const;
    /// Of one picture: a probability a class.
    std::array<float, kClothesClasses> probabilities(double u, double v, std::int64_t picture) const;
    Weights weightsAt(double u, double v) const;
    /// Where the weights are, seen straight from above.
    std::array<double, 2> placeOf(const Weights& weights) const;
    /// Heights of the loss, the topmost row first.
    std::vector<double> grid(double left, double right, double bottom, double top, int side,
                             std::int64_t pictures) const;

private:
    struct Second {
        std::array<float, kClothesNodes * kClothesClasses> kernel;
        std::array<float, kClothesClasses> bias;
    };
    std::array<double, 3> shares(double u, double v) const;
    Second second(const std::array<double, 3>& shares) const;
    void logits(const std::array<float, 3>& shares, const Second& second, std::int64_t picture, float* out) const;

    std::array<PlaneCorner, 3> corners_;
    std::shared_ptr<const std::vector<int>> labels_; ///< of all planes over the same pictures
    double along_ = 0, stretch_ = 0; ///< the third corner's u, and what makes v as long as u
};

/// All numbers of the weights, one after another.
std::vector<double> flat(const Weights& weights);
/// A network with its hidden nodes numbered from behind: the same function.
Weights renumbered(const Weights& weights);
/// How much of the squared distances of a path from its end a plane shows: the best plane, and one of two random
/// directions whose filters (the weights of one node) are as long as those of the end.
struct PathShares {
    double best = 0;
    double random = 0;
    double filterGap = 0; ///< how far lengths of filters are from those of the end, relatively, at most
};
PathShares pathShares(const std::vector<Weights>& path, std::uint64_t seed);

} // namespace loom::experiments
