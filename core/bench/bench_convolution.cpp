#include "bench/bench_parts.h"

// Convolutional networks on Fashion-MNIST: LeNet-5, the CNN of Keras's introduction, a residual network.

namespace loom {
namespace {

Attributes convolution(std::int64_t filters, std::int64_t size, const char* padding, const char* activation)
{
    return {{"filters", filters},
            {"kernel_size", std::vector<std::int64_t>{size, size}},
            {"padding", std::string(padding)},
            {"activation", std::string(activation)}};
}

Project classifier(const char* title, const Chain& chain)
{
    return benchProject(title, chain.graph(), fashionRecipe(), "categorical_crossentropy", adamOptimizer());
}

/// Y. LeCun and others, 1998, with ReLU and max-pooling; `padding` of the first layer.
Project lenet5(const char* padding)
{
    Chain chain;
    chain.then("conv2d", convolution(6, 5, padding, "relu")).then("max_pooling2d");
    chain.then("conv2d", convolution(16, 5, "valid", "relu")).then("max_pooling2d").then("flatten");
    chain.then("dense", units(120, "relu")).then("dense", units(84, "relu")).then("dense", units(10, "softmax"));
    return classifier("LeNet-5", chain);
}

Project kerasCnn()
{
    Chain chain;
    chain.then("conv2d", convolution(32, 3, "valid", "relu")).then("max_pooling2d");
    chain.then("conv2d", convolution(64, 3, "valid", "relu")).then("max_pooling2d");
    chain.then("conv2d", convolution(64, 3, "valid", "relu")).then("flatten");
    chain.then("dense", units(64, "relu")).then("dense", units(10, "softmax"));
    return classifier("Fashion CNN", chain);
}

/// Convolution without bias and batch normalization behind `from`; its id.
std::string normalized(Chain& chain, const std::string& from, std::int64_t filters, std::int64_t size,
                       std::int64_t stride)
{
    Attributes attributes = convolution(filters, size, "same", "linear");
    attributes["strides"] = std::vector<std::int64_t>{stride, stride};
    attributes["use_bias"] = false;
    return chain.add("batch_normalization", {}, {chain.add("conv2d", std::move(attributes), {from})});
}

/// Two convolutions and a shortcut, itself a 1 × 1 convolution where the shape changes (He and others, 2016).
std::string residualBlock(Chain& chain, const std::string& from, std::int64_t filters, std::int64_t stride)
{
    const std::string middle = chain.add("relu", {}, {normalized(chain, from, filters, 3, stride)});
    const std::string end = normalized(chain, middle, filters, 3, 1);
    const std::string shortcut = stride == 1 ? from : normalized(chain, from, filters, 1, stride);
    return chain.add("relu", {}, {chain.add("add", {}, {end, shortcut})});
}

Project resnet14()
{
    Chain chain;
    std::string at = chain.add("relu", {}, {normalized(chain, chain.last(), 16, 3, 1)});
    for (const std::int64_t filters : {16, 32, 64}) {
        at = residualBlock(chain, at, filters, filters == 16 ? 1 : 2);
        at = residualBlock(chain, at, filters, 1);
    }
    chain.then("global_average_pooling2d").then("dense", units(10, "softmax"));
    return classifier("ResNet-14", chain);
}

/// Convolution, batch normalization and ReLU behind `from`; the last one's id.
std::string bent(Chain& chain, const std::string& from, std::int64_t filters)
{
    return chain.add("relu", {}, {normalized(chain, from, filters, 3, 1)});
}

/// The U-Net of the sample “Segmentation” (O. Ronneberger and others, 2015, narrower): each pixel of a scene of 64 ×
/// 64 is one of four shapes, or background.
Project unet()
{
    const std::vector<std::int64_t> widths = {12, 24, 48};
    Chain chain;
    std::vector<std::string> fine;
    std::string at = chain.last();
    for (const std::int64_t filters : widths) {
        fine.push_back(bent(chain, at, filters));
        at = chain.add("max_pooling2d", {}, {fine.back()});
    }
    at = bent(chain, bent(chain, at, 64), 64);
    for (std::size_t floor = fine.size(); floor-- > 0;) {
        const std::string wide = chain.add("up_sampling2d", {}, {at});
        at = bent(chain, chain.add("concatenate", {}, {fine[floor], wide}), widths[floor]);
    }
    chain.add("conv2d", convolution(5, 1, "valid", "softmax"), {at});
    const DataRecipe recipe{{"scenes", {{"target", std::string("mask")}, {"samples", std::int64_t(512)}}},
                            {{"scale", {{"factor", 1.0 / 255}}}},
                            {"ratio", 0, 0}};
    return benchProject("U-Net", chain.graph(), recipe, "categorical_crossentropy", adamOptimizer());
}

} // namespace

std::vector<BenchCase> convolutionCases()
{
    return {{"lenet5", "LeNet-5 on Fashion-MNIST, Adam", BenchMode::train, {32, 128}, [] { return lenet5("same"); }},
            {"lenet5_valid", "the same without padding", BenchMode::train, {32, 128}, [] { return lenet5("valid"); }},
            {"keras_cnn", "3×3×32, pool, 3×3×64, pool, 3×3×64, 64, 10, Adam", BenchMode::train, {32, 128}, kerasCnn},
            {"keras_cnn_infer", "the same network, inference", BenchMode::infer, {1, 32, 128, 1000}, kerasCnn},
            {"resnet14", "residual network 16/32/64, batch norm, Adam", BenchMode::train, {128}, resnet14},
            {"unet_scenes", "U-Net 12/24/48/64 on scenes of 64×64, Adam", BenchMode::train, {16}, unet}};
}

} // namespace loom
