#include "bench/bench_parts.h"

// The variational autoencoder of Kingma and Welling (2014) on Fashion-MNIST.

namespace loom {
namespace {

Project autoencoder()
{
    Chain chain;
    const std::string hidden = chain.add("dense", units(400, "relu"), {chain.last()});
    const std::string mean = chain.add("dense", units(20, "linear"), {hidden});
    const std::string variance = chain.add("dense", units(20, "linear"), {hidden});
    const std::string code = chain.add("gaussian_sampling", {}, {});
    chain.wire(mean, code, "mean");
    chain.wire(variance, code, "log_variance");
    const std::string decoded = chain.add("dense", units(400, "relu"), {code});
    const std::string picture = chain.add("dense", units(784, "sigmoid"), {decoded});
    const std::string both = chain.add("concatenate", {}, {mean, variance});
    DataRecipe recipe = fashionRecipe();
    recipe.transforms.push_back({"flatten", {}});
    Project project = benchProject("VAE 784-400-20", chain.graph(), recipe, "binary_crossentropy", adamOptimizer());
    // The sum over a picture's 784 numbers, and the divergence of its code.
    project.training.losses = {
        {.id = "picture", .type = "binary_crossentropy", .of = picture, .target = "image", .weight = 784},
        {.id = "code", .type = "gaussian_kl", .of = both}};
    return project;
}

} // namespace

std::vector<BenchCase> generativeCases()
{
    return {
        {"vae_784_400_20", "variational autoencoder of pictures, Adam", BenchMode::train, {32, 128}, autoencoder}};
}

} // namespace loom
