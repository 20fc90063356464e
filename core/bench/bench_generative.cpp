#include "bench/bench_parts.h"

// On Fashion-MNIST: the variational autoencoder of Kingma and Welling (2014), and the convolutional networks of
// Radford and others (2016) that compete.

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

Attributes convolution(std::int64_t filters, const char* activation, bool bias)
{
    return {{"filters", filters},
            {"kernel_size", std::vector<std::int64_t>{4, 4}},
            {"strides", std::vector<std::int64_t>{2, 2}},
            {"padding", std::string("same")},
            {"activation", std::string(activation)},
            {"use_bias", bias}};
}

/// A discriminator of the pictures that `from` gives: its layers that learn, the verdict last.
std::vector<std::string> judged(Chain& chain, const std::string& from)
{
    const std::string first = chain.add("conv2d", convolution(32, "leaky_relu", true), {from});
    const std::string second = chain.add("conv2d", convolution(64, "leaky_relu", true), {first});
    return {first, second, chain.add("dense", units(1, "sigmoid"), {chain.add("flatten", {}, {second})})};
}

/// The network and the recipe of the sample “DCGAN”: a step of the discriminator, then one of the generator.
Project dcgan()
{
    Chain chain;
    const std::string real = chain.last();
    const std::string noise = chain.add("random_normal", {{"shape", std::vector<std::int64_t>{32}}}, {});
    Attributes seeded = units(7 * 7 * 64, "linear");
    seeded["use_bias"] = false;
    const std::string seed = chain.add("dense", seeded, {noise});
    chain.then("reshape", {{"target_shape", std::vector<std::int64_t>{7, 7, 64}}});
    const std::string even = chain.then("batch_normalization").last();
    const std::string grown = chain.then("relu").then("conv2d_transpose", convolution(32, "linear", false)).last();
    const std::string evener = chain.then("batch_normalization").last();
    const std::string fake = chain.then("relu").then("conv2d_transpose", convolution(1, "tanh", true)).last();
    const std::vector<std::string> critic = judged(chain, fake), same = judged(chain, real);
    Graph graph = chain.graph();
    for (std::size_t i = 0; i < critic.size(); ++i)
        graph.find(same[i])->shares = critic[i];
    DataRecipe recipe = fashionRecipe();
    recipe.transforms = {{"scale", {{"factor", 2.0 / 255}, {"offset", -1.0}}}};
    const auto adam = [](double rate) { return Part{"adam", {{"learning_rate", rate}, {"beta_1", 0.5}}}; };
    Project project = benchProject("DCGAN", graph, recipe, "binary_crossentropy", adam(0.0005));
    const auto verdict = [](const char* id, const std::string& of, const char* target) {
        return Loss{.id = id, .type = "binary_crossentropy", .of = of, .target = target};
    };
    project.training.losses = {verdict("real", same.back(), "0.9"), verdict("fake", critic.back(), "0"),
                               verdict("fool", critic.back(), "1")};
    project.training.phases = {
        {.id = "discriminator", .losses = {"real", "fake"}, .updates = critic, .optimizer = {adam(0.0002)}},
        {.id = "generator", .losses = {"fool"}, .updates = {seed, even, grown, evener, fake}}};
    return project;
}

} // namespace

std::vector<BenchCase> generativeCases()
{
    return {{"vae_784_400_20", "variational autoencoder of pictures, Adam", BenchMode::train, {32, 128}, autoencoder},
            {"dcgan_28", "generator and discriminator of pictures 28×28, Adam", BenchMode::train, {64}, dcgan}};
}

} // namespace loom
