#pragma once

#include "base/random.h"
#include "kernels/device.h"

#include <algorithm>
#include <bit>
#include <cmath>

/// Calls of every kernel that the plug-in `cuda` has, run on a device and by the baseline.
namespace loom::test {

enum class Numbers { any, probabilities, zeroOrOne, labels, absent };

struct DeviceCase {
    std::string kind;
    OpInfo op;
    std::vector<Numbers> inputs; ///< one an operand
    std::int64_t rows = 5;
    bool accumulate = false;
    std::vector<bool> shared; ///< operands without rows
    bool summing = false; ///< the output has no rows
    bool product = false; ///< on cuBLAS: sums in an order of its own
};

inline OpInfo opOf(std::vector<Shape> in, Shape out, std::vector<double> reals = {})
{
    OpInfo op;
    op.inTypes.assign(in.size(), DType::f32);
    op.in = std::move(in);
    op.out = {std::move(out)};
    op.reals = std::move(reals);
    return op;
}

inline void addProducts(std::vector<DeviceCase>& cases)
{
    using enum Numbers;
    for (const std::int64_t in : {1, 3, 17, 64})
        for (const std::int64_t out : {1, 5, 33})
            for (const std::int64_t steps : {0, 2}) { // rank 1, and series of two steps
                const auto shape = [&](std::int64_t n) { return steps ? Shape{steps, n} : Shape{n}; };
                const Shape x = shape(in), y = shape(out), w{in, out}, b{out};
                cases.push_back({"dense", opOf({x, w, b}, y), {any, any, any}, 7, false, {false, true, true}});
                cases.push_back({"dense", opOf({x, w, b}, y), {any, any, absent}, 7, false, {false, true, true}});
                cases.push_back({"dense_input_gradient", opOf({y, w}, x), {any, any}, 7, false, {false, true}});
                for (const bool add : {false, true})
                    cases.push_back({"dense_kernel_gradient", opOf({x, y}, w), {any, any}, 7, add, {}, true});
                for (std::size_t i = cases.size() - 5; i < cases.size(); ++i)
                    cases[i].product = true;
            }
}

inline void addElementwise(std::vector<DeviceCase>& cases)
{
    using enum Numbers;
    const Shape x{3, 11};
    for (const char* id : {"relu",      "leaky_relu", "elu",     "selu",         "softplus", "silu",     "gelu",
                           "gelu_tanh", "mish",       "sigmoid", "hard_sigmoid", "tanh",     "softsign", "step",
                           "exp",       "abs",        "square",  "power",        "scale",    "shift"})
        cases.push_back({id, opOf({x}, x, {0.3}), {any}, 300});
    for (const char* id :
         {"relu_gradient",         "leaky_relu_gradient", "elu_gradient",       "selu_gradient",  "softplus_gradient",
          "silu_gradient",         "gelu_gradient",       "gelu_tanh_gradient", "mish_gradient",  "sigmoid_gradient",
          "hard_sigmoid_gradient", "tanh_gradient",       "softsign_gradient",  "step_gradient",  "exp_gradient",
          "log_gradient",          "abs_gradient",        "square_gradient",    "power_gradient", "scale_gradient",
          "shift_gradient"})
        cases.push_back({id, opOf({x, x, x}, x, {0.3}), {any, any, any}});
    for (const std::string id : {"softmax", "log_softmax"}) {
        cases.push_back({id, opOf({x}, x, {0}), {any}});
        cases.push_back({id + "_gradient", opOf({x, x, x}, x, {0}), {any, any, any}});
    }
    cases.push_back({"bounded_relu", opOf({x}, x, {0.3, 2, 0.5}), {any}});
    cases.push_back({"bounded_relu_gradient", opOf({x, x, x}, x, {0.3, 2, 0.5}), {any, any, any}});
    const Shape maps{3, 4, 5};
    for (const Shape& alpha : {Shape{3, 4, 5}, Shape{1, 1, 5}, Shape{3, 1, 5}, Shape{1, 4, 1}, Shape{1, 1, 1}}) {
        cases.push_back({"prelu", opOf({maps, alpha}, maps), {any, any}, 9, false, {false, true}});
        cases.push_back(
            {"prelu_gradient", opOf({maps, alpha, maps}, maps), {any, any, any}, 9, false, {false, true, false}});
        for (const bool add : {false, true})
            cases.push_back({"prelu_alpha_gradient", opOf({maps, maps}, alpha), {any, any}, 9, add, {}, true});
    }
    cases.push_back({"log", opOf({x}, x, {0}), {probabilities}});
    for (const char* id : {"add", "subtract", "multiply", "maximum", "minimum"})
        cases.push_back({id, opOf({x, x}, x), {any, any}});
    for (const char* id : {"where_at_least", "where_above"})
        cases.push_back({id, opOf({x, x, x}, x), {any, any, any}});
    for (const bool add : {false, true}) {
        cases.push_back({"bias_gradient", opOf({x}, Shape{11}), {any}, 9, add, {}, true});
        cases.push_back({"mean_rows", opOf({Shape{}}, Shape{}), {any}, 13, add, {}, true});
    }
}

/// Maps and walks as plan/ops_shape.cpp writes them.
inline void addMoves(std::vector<DeviceCase>& cases)
{
    using enum Numbers;
    const auto add = [&](const char* kind, std::vector<Shape> in, Shape out, std::vector<std::int64_t> ints,
                         std::vector<double> reals = {}) {
        const std::vector<Numbers> numbers(in.size(), any);
        cases.push_back({kind, opOf(std::move(in), std::move(out), std::move(reals)), numbers});
        cases.back().op.ints = std::move(ints);
    };
    add("constant", {}, Shape{3, 2}, {}, {0.75});
    cases.push_back({"spread", opOf({Shape{3, 2}}, Shape{3, 2}), {any}, 9, false, {true}});
    add("concatenate", {Shape{2, 3}, Shape{2, 1}, Shape{2, 4}}, Shape{2, 8}, {1});
    add("concatenate", {Shape{2, 3}, Shape{1, 3}}, Shape{3, 3}, {0});
    add("moved", {Shape{3, 5}}, Shape{5, 3}, {5, 1, 1, 0, 1, 5, 3, 5, 1, 0, 1, 3}, {0}); // turned
    add("moved", {Shape{3, 5}}, Shape{6, 5}, {6, 5, 1, -1, 1, 3, 5, 1, 1, -2, 1, 5}, {-1.5}); // with an edge
    add("moved", {Shape{3, 5}}, Shape{3, 2}, {3, 5, 1, 0, 1, 3, 2, 1, 2, 1, 1, 5}, {0}); // every second
    add("moved", {Shape{3, 2}}, Shape{3, 5}, {3, 2, 1, 0, 1, 3, 5, 1, 1, -1, 2, 2}, {0}); // and back
    const Shape x{4, 3, 7};
    for (const std::string kind : {"sum", "mean", "max"}) {
        const std::vector<std::pair<Shape, std::vector<std::int64_t>>> all = {
            {Shape{3}, {1, 3, 7, 4, 21, 7, 1}}, {Shape{4, 7}, {2, 4, 21, 7, 1, 3, 7}}, {Shape{1}, {0, 84, 1}}};
        for (const auto& [out, ints] : all) {
            add(("reduce_" + kind).c_str(), {x}, out, ints);
            const std::vector<Shape> in = kind == "max" ? std::vector{x, out} : std::vector{out};
            add(("reduce_" + kind + "_gradient").c_str(), in, x, ints);
        }
    }
    add("unit_length", {x}, x, {});
    add("unit_length_gradient", {x, x}, x, {});
    for (const bool turnA : {false, true})
        for (const bool turnB : {false, true}) {
            add("matmul", {turnA ? Shape{2, 3, 5} : Shape{2, 5, 3}, turnB ? Shape{2, 4, 3} : Shape{2, 3, 4}},
                Shape{2, 5, 4}, {2, 5, 3, 4, turnA, turnB});
            cases.back().product = true;
        }
}

inline void addLoss(std::vector<DeviceCase>& cases, const std::string& id, const Shape& x, Numbers prediction,
                    const Shape& target, Numbers targets)
{
    for (const Numbers weight : {Numbers::absent, Numbers::any})
        for (const bool gradient : {false, true}) {
            OpInfo op = opOf({x, target, Shape{}}, gradient ? x : Shape{});
            if (gradient)
                op.reals = {0.5};
            if (targets == Numbers::labels)
                op.inTypes[1] = DType::i32;
            if (id == "huber")
                op.reals.push_back(0.75);
            cases.push_back({id + (gradient ? "_gradient" : ""), std::move(op), {prediction, targets, weight}});
        }
}

inline std::vector<DeviceCase> deviceCases()
{
    using enum Numbers;
    std::vector<DeviceCase> cases;
    addProducts(cases);
    addElementwise(cases);
    addMoves(cases);
    const Shape x{3, 4}, label{3};
    addLoss(cases, "mse", x, any, x, any);
    addLoss(cases, "mae", x, any, x, any);
    addLoss(cases, "huber", x, any, x, any);
    for (const Numbers weight : {any, absent})
        cases.push_back({"masked_weight",
                         opOf({Shape{}, Shape{}, Shape{}}, Shape{}),
                         {weight, zeroOrOne, probabilities},
                         9,
                         false,
                         {false, false, true}});
    for (const std::int64_t classes : {1, 4})
        for (const bool labelled : {false, true}) {
            OpInfo op = opOf({labelled && classes > 1 ? label : x}, x, {0.2});
            op.ints = {classes};
            if (labelled)
                op.inTypes[0] = DType::i32;
            cases.push_back({"smooth_labels", std::move(op), {labelled ? labels : probabilities}});
        }
    for (const Numbers targets : {zeroOrOne, labels}) {
        addLoss(cases, "binary_crossentropy", x, probabilities, x, targets);
        addLoss(cases, "binary_crossentropy_logits", x, any, x, targets);
    }
    for (const bool labelled : {false, true}) {
        const Shape target = labelled ? label : x;
        const Numbers targets = labelled ? labels : probabilities;
        addLoss(cases, "categorical_crossentropy", x, probabilities, target, targets);
        addLoss(cases, "categorical_crossentropy_logits", x, any, target, targets);
    }
    return cases;
}

inline std::vector<float> numbersFor(Numbers kind, std::int64_t count, std::uint64_t seed)
{
    const RandomStream stream(seed, "device");
    std::vector<float> made(kind == Numbers::absent ? 0 : std::size_t(count));
    for (std::size_t i = 0; i < made.size(); ++i) {
        const float u = float(stream.uniform(i));
        made[i] = kind == Numbers::any   ? 6 * u - 3
            : kind == Numbers::zeroOrOne ? float(u < 0.5f)
            : kind == Numbers::labels    ? std::bit_cast<float>(std::int32_t(4 * u))
                                         : std::clamp(1.2f * u - 0.1f, 0.0f, 1.0f); // with some 0 and 1
    }
    return made;
}

/// A case's operands: inputs, and the output with what stands there before.
struct Operands {
    std::vector<std::vector<float>> all;
    std::vector<void*> pointers; ///< null: absent

    explicit Operands(const DeviceCase& c)
    {
        const auto rows = [&](bool once) { return once ? 1 : c.rows; };
        for (std::size_t i = 0; i < c.inputs.size(); ++i)
            all.push_back(numbersFor(c.inputs[i], c.op.in[i].size() * rows(i < c.shared.size() && c.shared[i]), i));
        all.push_back(numbersFor(Numbers::any, c.op.out[0].size() * rows(c.summing), 99));
        for (auto& one : all)
            pointers.push_back(one.empty() ? nullptr : one.data());
    }
    void run(const DeviceCase& c, const Kernel& kernel, void* session)
    {
        kernel.run({c.op, pointers.data(), pointers.data() + c.inputs.size(), c.rows, 0, c.rows, c.accumulate,
                    nullptr, 1, 0, 1, session});
    }
};

inline std::vector<float> byBaseline(const DeviceCase& c)
{
    Operands operands(c);
    operands.run(c, *baselineKernels().find(c.kind, DType::f32), nullptr);
    return operands.all.back();
}

/// Empty when the device failed.
inline std::vector<float> byDevice(const DeviceCase& c, const Device& device)
{
    Operands operands(c);
    std::size_t bytes = 0;
    const auto room = [](const auto& one) { return (one.size() * sizeof(float) + 255) / 256 * 256; };
    for (const auto& one : operands.all)
        bytes += room(one);
    void* session = device.open(bytes);
    if (!session)
        return {};
    std::byte* at = device.memory(session);
    for (std::size_t i = 0; i < operands.all.size(); ++i) {
        if (!operands.pointers[i])
            continue;
        device.copyIn(session, at, operands.all[i].data(), operands.all[i].size() * sizeof(float));
        operands.pointers[i] = at;
        at += room(operands.all[i]);
    }
    operands.run(c, *device.table.find(c.kind, DType::f32), session);
    std::vector<float>& out = operands.all.back();
    device.copyOut(session, out.data(), operands.pointers.back(), out.size() * sizeof(float));
    const bool failed = device.finish(session) != nullptr;
    device.close(session);
    return failed ? std::vector<float>() : out;
}

/// Largest difference in parts of the largest number; infinite where sizes differ.
inline double difference(const std::vector<float>& a, const std::vector<float>& b)
{
    if (a.size() != b.size() || a.empty())
        return std::numeric_limits<double>::infinity();
    double most = 0, scale = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        most = std::max(most, std::fabs(double(a[i]) - double(b[i])));
        scale = std::max(scale, std::fabs(double(b[i])));
    }
    return most / std::max(scale, 1e-30);
}

} // namespace loom::test
