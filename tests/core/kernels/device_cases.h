#pragma once

#include "core/kernels/device_case.h"
#include "core/kernels/device_cases_layers.h"

/// Calls of every kernel that the plug-in `cuda` has.
namespace loom::test {

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

/// What numbers take from those around them, and groups of channels.
inline void addNeighbours(std::vector<DeviceCase>& cases)
{
    using enum Numbers;
    const auto add = [&](const char* kind, OpInfo op, std::vector<std::int64_t> ints, std::vector<Numbers> numbers,
                         std::vector<bool> shared = {}) {
        op.ints = std::move(ints);
        cases.push_back({kind, std::move(op), std::move(numbers), 5, false, std::move(shared)});
    };
    for (const std::int64_t smooth : {0, 1}) {
        add("enlarge", opOf({Shape{3, 2, 4}}, Shape{6, 6, 4}), {2, 3, smooth}, {any});
        add("enlarge_gradient", opOf({Shape{6, 6, 4}}, Shape{3, 2, 4}), {2, 3, smooth}, {any});
    }
    add("near_channels", opOf({Shape{3, 9}}, Shape{3, 9}), {2, 1}, {any});
    const Shape x{3, 2, 70}, channels{70};
    for (const std::int64_t groups : {2, 35}) {
        const Shape each{groups};
        add("group_mean", opOf({x}, each), {groups}, {any});
        add("group_variance", opOf({x, each}, each), {groups}, {any, any});
        for (const Numbers own : {any, absent}) {
            add("normalize_groups", opOf({x, each, each, channels, channels}, x, {1e-3}), {groups},
                {any, any, probabilities, own, own}, {false, false, false, true, true});
            add("normalize_groups_gradient", opOf({x, each, channels, x}, x, {1e-3}), {groups},
                {any, probabilities, own, any}, {false, false, true, false});
        }
    }
}

/// Convolutions of groups, of a channel each too, and mirrored edges, as plan/ops_window.cpp writes them.
inline void addGrouped(std::vector<DeviceCase>& cases)
{
    using enum Numbers;
    struct Convolution {
        Shape x, kernel, y;
        std::vector<std::int64_t> ints; ///< kernel, stride, dilation, before, out, groups
    };
    for (const auto& [x, w, y, ints] :
         std::vector<Convolution>{{{5, 6, 4}, {3, 2, 2, 6}, {3, 5, 6}, {3, 2, 1, 1, 1, 1, 0, 0, 3, 5, 2}},
                                  {{5, 4, 3}, {3, 3, 1, 3}, {5, 4, 3}, {3, 3, 1, 1, 1, 1, 1, 1, 5, 4, 3}},
                                  {{7, 6, 2}, {2, 3, 1, 38}, {4, 3, 38}, {2, 3, 2, 2, 2, 1, 1, 0, 4, 3, 2}},
                                  {{4, 5, 6}, {1, 2, 2, 3}, {4, 6, 3}, {1, 2, 1, 1, 1, 1, 0, 1, 4, 6, 3}}}) {
        const Shape b{w[3]};
        const std::size_t first = cases.size();
        for (const Numbers bias : {any, absent})
            cases.push_back({"grouped_conv2d", opOf({x, w, b}, y), {any, any, bias}, 3, false, {false, true, true}});
        cases.push_back({"grouped_conv2d_input_gradient", opOf({y, w}, x), {any, any}, 3, false, {false, true}});
        for (const bool add : {false, true})
            cases.push_back({"grouped_conv2d_kernel_gradient", opOf({x, y}, w), {any, any}, 3, add, {}, true});
        for (std::size_t i = first; i < cases.size(); ++i)
            cases[i].op.ints = ints;
        cases.push_back({"add_bias", opOf({y, b}, y), {any, any}, 3, false, {false, true}});
    }
    const Shape picture{3, 4, 2}, padded{6, 8, 2};
    for (const bool back : {false, true}) {
        cases.push_back({back ? "reflect_pad_gradient" : "reflect_pad",
                         back ? opOf({padded}, picture) : opOf({picture}, padded),
                         {any}});
        cases.back().op.ints = {1, 3};
    }
}

/// Statistics of rows, and shares that attention gives.
inline void addRows(std::vector<DeviceCase>& cases)
{
    using enum Numbers;
    const Shape x{3, 21}, rows{3}, shared{21};
    cases.push_back({"row_variance", opOf({x, rows}, rows), {any, any}});
    for (const Numbers learned : {any, absent}) {
        cases.push_back({"normalize_rows",
                         opOf({x, rows, rows, shared, shared}, x, {0.25}),
                         {any, any, probabilities, learned, learned},
                         5,
                         false,
                         {false, false, false, true, true}});
        cases.push_back({"normalize_rows_gradient",
                         opOf({x, rows, rows, shared, x}, x, {0.25}),
                         {any, any, probabilities, learned, any},
                         5,
                         false,
                         {false, false, false, true, false}});
    }
    cases.push_back({"add_bias", opOf({x, x}, x), {any, any}, 5, false, {false, true}});
    const Shape scores{2, 4, 21};
    for (const bool causal : {false, true})
        for (const Numbers lengths : {labels, absent}) {
            OpInfo op = opOf({scores, Shape{}}, scores);
            op.inTypes[1] = DType::i32;
            op.ints = {causal};
            cases.push_back({"masked_softmax", std::move(op), {any, lengths}});
        }
    cases.push_back({"masked_softmax_gradient", opOf({scores, scores}, scores), {any, any}});
}

inline void addLoss(std::vector<DeviceCase>& cases, const std::string& id, const Shape& x, Numbers prediction,
                    const Shape& target, Numbers targets)
{
    const std::vector<std::pair<Numbers, Shape>> weights = {{Numbers::absent, Shape{}},
                                                            {Numbers::any, Shape{}},
                                                            {Numbers::any, Shape{x[0]}}}; // of a sample, of its steps
    for (const auto& [weight, shape] : weights)
        for (const bool gradient : {false, true}) {
            OpInfo op = opOf({x, target, shape}, gradient ? x : Shape{});
            if (gradient)
                op.reals = {0.5};
            if (targets == Numbers::labels)
                op.inTypes[1] = DType::i32;
            if (id == "huber" || id == "focal" || id == "dice" || id == "contrastive")
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
    addNeighbours(cases);
    addGrouped(cases);
    addWindows(cases);
    addStatistics(cases);
    addSeries(cases);
    addClassDraws(cases);
    addRecurrent(cases);
    addRows(cases);
    const Shape x{3, 4}, label{3};
    addLoss(cases, "mse", x, any, x, any);
    addLoss(cases, "mae", x, any, x, any);
    addLoss(cases, "huber", x, any, x, any);
    addLoss(cases, "log_cosh", x, any, x, any);
    addLoss(cases, "similarity", x, any, x, any);
    addLoss(cases, "kl_divergence", x, probabilities, x, probabilities);
    addLoss(cases, "focal", x, probabilities, x, zeroOrOne);
    addLoss(cases, "contrastive", x, any, x, zeroOrOne);
    addLoss(cases, "hinge", x, any, x, zeroOrOne);
    addLoss(cases, "dice", x, probabilities, x, zeroOrOne);
    addLoss(cases, "dice", Shape{6, 5, 1}, probabilities, Shape{6, 5, 1}, labels);
    for (const std::int64_t shared : {0, 1})
        for (const bool gradient : {false, true})
            for (const auto& [weight, steps] : {std::pair(absent, Shape{}), {any, Shape{}}, {any, Shape{3}}}) {
                const Shape cells{3, 4, 7}, boxes{6, 6};
                OpInfo op = opOf({cells, boxes, steps}, gradient ? cells : Shape{}, {1, 5, 2});
                if (gradient)
                    op.reals.insert(op.reals.begin(), 0.5);
                op.ints = {shared};
                cases.push_back({gradient ? "detection_gradient" : "detection", op, {any, probabilities, weight}});
            }
    for (const Numbers weight : {any, absent})
        cases.push_back({"masked_weight",
                         opOf({Shape{}, Shape{}, Shape{}}, Shape{}),
                         {weight, zeroOrOne, probabilities},
                         9,
                         false,
                         {false, false, true}});
    for (const bool labelled : {false, true})
        for (const Numbers weight : {any, absent})
            for (const std::int64_t positions : {1, 3}) {
                const Shape each = positions > 1 ? Shape{positions} : Shape{};
                OpInfo op = opOf({labelled ? each : Shape{positions, 4}, Shape{}}, each, {0.5, 2, 1, 0.25});
                op.inTypes[0] = labelled ? DType::i32 : DType::f32;
                cases.push_back({"class_weight", std::move(op), {labelled ? labels : probabilities, weight}});
            }
    cases.push_back({"class_weight", opOf({Shape{1}, Shape{}}, Shape{}, {0.5, 2}), {probabilities, any}});
    cases.push_back({"masked_steps",
                     opOf({Shape{}, Shape{3}, Shape{}}, Shape{3}),
                     {any, zeroOrOne, probabilities},
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

} // namespace loom::test
