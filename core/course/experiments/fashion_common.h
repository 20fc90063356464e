#pragma once

#include "project/run.h"

namespace loom::experiments {

constexpr std::int64_t kFashionNodes = 32; ///< of the hidden layer
constexpr std::int64_t kFashionClasses = 10;

/// How a network of 784-32-10 nodes with ReLU learns Fashion-MNIST.
struct FashionRecipe {
    std::int64_t pictures = 10000; ///< of the training part; the package's own test pictures judge it
    std::int64_t batch = 32;
    double rate = 0.1;
    std::int64_t epochs = 2;
    std::uint64_t seed = 7; ///< of the weights and of the order; which pictures they are does not depend on it
};

Project fashionProject(const FashionRecipe& recipe);
/// Read once for all who hold them; a sentence where the package is not there.
Result<std::shared_ptr<const PreparedData>> fashionPictures(const FashionRecipe& recipe);

/// Why the pictures cannot be had on this computer; empty where they can.
Text fashionLacking();

} // namespace loom::experiments
