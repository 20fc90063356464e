#include "base/random.h"
#include "bench/bench_parts.h"

// Dense networks: two classifiers of pictures, and networks so small that only the cost of a step is left.

namespace loom {
namespace {

Project pictures(const char* title, const std::vector<std::int64_t>& hidden)
{
    Chain chain;
    chain.then("flatten");
    for (const std::int64_t count : hidden)
        chain.then("dense", units(count, "relu"));
    chain.then("dense", units(10, "softmax"));
    return benchProject(title, chain.graph(), fashionRecipe(), "categorical_crossentropy", adamOptimizer());
}

/// Two numbers in, tanh, one number out, mean squared error.
Project tiny(const char* title, std::int64_t hidden, DataRecipe data, Part optimizer)
{
    Chain chain;
    chain.then("dense", units(hidden, "tanh")).then("dense", units(1, "linear"));
    return benchProject(title, chain.graph(), std::move(data), "mse", std::move(optimizer));
}

/// Points of the plane with a number to learn; where rows are given (circleRows) they stand in for these.
DataRecipe points(const char* kind)
{
    return {{"toy_2d", {{"kind", std::string(kind)}, {"task", std::string("regression")}}}, {}, {"ratio", 0, 0}};
}

Part sgdOptimizer()
{
    return {"sgd", {{"learning_rate", 0.03}}};
}

/// 500 normally distributed points; 1 where x² + y² < 1, else −1.
PreparedData circleRows(std::uint64_t seed)
{
    constexpr std::int64_t kRows = 500;
    const RandomStream stream(seed, "bench/circle");
    Tensor point(Shape{kRows, 2}, DType::f32), value(Shape{kRows, 1}, DType::f32);
    for (std::int64_t i = 0; i < kRows; ++i) {
        const double x = stream.normal(std::uint64_t(2 * i)), y = stream.normal(std::uint64_t(2 * i + 1));
        point.set(2 * i, x);
        point.set(2 * i + 1, y);
        value.set(i, x * x + y * y < 1 ? 1 : -1);
    }
    return rowsOf("point", std::move(point), "value", std::move(value));
}

/// 1,024 rows of four normally distributed numbers; the class is the sign of two sums of them.
PreparedData fourNumbers(std::uint64_t seed)
{
    constexpr std::int64_t kRows = 1024;
    const RandomStream stream(seed, "bench/numbers");
    Tensor numbers(Shape{kRows, 4}, DType::f32), labels(Shape{kRows}, DType::i32);
    for (std::int64_t i = 0; i < kRows; ++i) {
        double sums[2] = {};
        for (std::int64_t j = 0; j < 4; ++j) {
            const double number = stream.normal(std::uint64_t(4 * i + j));
            numbers.set(4 * i + j, number);
            sums[j / 2] += number;
        }
        labels.set(i, (sums[0] > 0 ? 1 : 0) + (sums[1] > 0 ? 2 : 0));
    }
    return rowsOf("numbers", std::move(numbers), "label", std::move(labels), 4);
}

Project threeSmallLayers()
{
    Chain chain;
    chain.then("dense", units(32, "tanh")).then("dense", units(16, "tanh")).then("dense", units(4, "softmax"));
    const DataRecipe recipe = points("circle"); // the rows are those above; the recipe only has to name a source
    return benchProject("4-32-16-4", chain.graph(), recipe, "categorical_crossentropy", adamOptimizer());
}

Project mlp128()
{
    return pictures("784-128-10", {128});
}

Project mlp512()
{
    return pictures("784-512-512-10", {512, 512});
}

Project tinySgd()
{
    return tiny("2-8-1, SGD", 8, points("circle"), sgdOptimizer());
}

Project tinyAdam()
{
    return tiny("2-8-1, Adam", 8, points("circle"), adamOptimizer());
}

Project xorSgd()
{
    return tiny("XOR, 2-2-1, SGD", 2, points("xor_table"), sgdOptimizer());
}

} // namespace

std::vector<BenchCase> denseCases()
{
    return {{"mlp_784_128_10", "dense 128, 10 on Fashion-MNIST, Adam", BenchMode::train, {32, 128}, mlp128},
            {"mlp_784_512_512_10", "dense 512, 512, 10 on Fashion-MNIST, Adam", BenchMode::train, {32, 128}, mlp512},
            {"tiny_2_8_1_sgd", "dense 8 tanh, 1 on 500 points, SGD", BenchMode::train, {10}, tinySgd, circleRows},
            {"tiny_2_8_1_adam", "dense 8 tanh, 1 on 500 points, Adam", BenchMode::train, {10}, tinyAdam, circleRows},
            {"tanh_4_32_16_4",
             "dense 32, 16 tanh, 4 on rows of four numbers, Adam",
             BenchMode::train,
             {32},
             threeSmallLayers,
             fourNumbers},
            {"xor_2_2_1_sgd", "dense 2 tanh, 1 on the four rows of XOR, SGD", BenchMode::train, {4}, xorSgd}};
}

} // namespace loom
