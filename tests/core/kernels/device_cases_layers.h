#pragma once

#include "core/kernels/device_case.h"

/// Cases of convolution, pooling, batch statistics, random numbers, series and recurrent layers.
namespace loom::test {

/// A window's ints as kernels/window.h has them.
inline std::vector<std::int64_t> windowInts(std::int64_t kernel, std::int64_t stride, std::int64_t dilation,
                                            std::int64_t before, Shape out)
{
    return {kernel, kernel, stride, stride, dilation, dilation, before, before, out[0], out[1]};
}

inline void addWindows(std::vector<DeviceCase>& cases)
{
    using enum Numbers;
    struct One {
        std::int64_t kernel, stride, dilation, before, out;
    };
    const Shape x{7, 7, 3};
    for (const One& w : {One{3, 1, 1, 0, 5}, One{3, 1, 1, 1, 7}, One{2, 2, 1, 0, 3}, One{3, 2, 1, 1, 4},
                         One{2, 1, 3, 0, 4}, One{1, 1, 1, 0, 7}, One{5, 3, 1, 2, 3}}) {
        const Shape maps{w.out, w.out, 3}, y{w.out, w.out, 4}, kernel{w.kernel, w.kernel, 3, 4};
        const auto ints = windowInts(w.kernel, w.stride, w.dilation, w.before, y);
        const auto add = [&](DeviceCase one) {
            one.op.ints = ints;
            cases.push_back(std::move(one));
        };
        add({"max_pool", opOf({x}, maps), {any}});
        add({"max_pool", opOf({x}, maps), {zeroOrOne}}); // with ties
        for (const Numbers numbers : {any, zeroOrOne})
            add({"max_pool_gradient", opOf({x, maps}, x), {numbers, any}});
        add({"average_pool", opOf({x}, maps), {any}});
        add({"average_pool_gradient", opOf({maps}, x), {any}});
        for (const Numbers bias : {any, absent})
            add({"conv2d",
                 opOf({x, kernel, Shape{4}}, y),
                 {any, any, bias},
                 5,
                 false,
                 {false, true, true},
                 false,
                 true});
        add({"conv2d_input_gradient", opOf({y, kernel}, x), {any, any}, 5, false, {false, true}, false, true});
        for (const bool sum : {false, true})
            add({"conv2d_kernel_gradient", opOf({x, y}, kernel), {any, any}, 5, sum, {}, true, true});
    }
    cases.push_back({"global_average_pool", opOf({x}, Shape{3}), {any}});
    cases.push_back({"global_average_pool_gradient", opOf({Shape{3}}, x), {any}});
}

inline void addStatistics(std::vector<DeviceCase>& cases)
{
    using enum Numbers;
    for (const Shape& x : {Shape{5, 5, 19}, Shape{3}}) {
        const Shape channels{x[-1]};
        for (const bool sum : {false, true}) {
            cases.push_back({"channel_mean", opOf({x}, channels), {any}, 7, sum, {}, true});
            cases.push_back(
                {"channel_variance", opOf({x, channels}, channels), {any, any}, 7, sum, {false, true}, true});
            cases.push_back({"gamma_gradient",
                             opOf({x, channels, channels, x}, channels, {0.001}),
                             {any, any, probabilities, any},
                             7,
                             sum,
                             {false, true, true, false},
                             true});
        }
        for (const Numbers given : {any, absent}) {
            cases.push_back({"normalize",
                             opOf({x, channels, channels, channels, channels}, x, {0.001}),
                             {any, any, probabilities, given, given},
                             7,
                             false,
                             {false, true, true, true, true}});
            cases.push_back({"normalize_gradient",
                             opOf({x, channels, channels, channels, x, channels, channels}, x, {0.001}),
                             {any, any, probabilities, given, any, given, given},
                             7,
                             false,
                             {false, true, true, true, false, true, true}});
        }
        cases.push_back({"update_running", opOf({channels}, channels, {0.9}), {any}, 1, false, {true}, true});
    }
    const Shape x{3, 7};
    for (const double rate : {0.0, 0.3, 1.0}) {
        cases.push_back({"dropout", opOf({x}, x, {rate}), {any}});
        cases.back().op.stream = 0x1234'5678'9abc'def0;
    }
    cases.push_back({"dropout_channels", opOf({Shape{2, 3, 5}}, Shape{2, 3, 5}, {0.4}), {any}});
    cases.back().op.stream = 0x1234'5678'9abc'def0;
    for (const char* kind : {"random_normal", "random_uniform"}) {
        cases.push_back({kind, opOf({}, x, {-0.5, 2}), {}});
        cases.back().op.stream = 0xfedc'ba98'7654'3210;
    }
    cases.push_back({"gaussian_sampling", opOf({x, x, x}, x), {any, any, any}});
    cases.push_back({"gaussian_sampling_gradient", opOf({x, x, x}, x), {any, any, any}});
    const Shape both{2, 6};
    for (const Numbers weight : {any, absent}) {
        cases.push_back({"gaussian_kl", opOf({both, Shape{}, Shape{}}, Shape{}), {any, absent, weight}});
        cases.push_back({"gaussian_kl_gradient", opOf({both, Shape{}, Shape{}}, both, {0.5}), {any, absent, weight}});
    }
}

/// A few classes of nine for each position.
inline void addClassDraws(std::vector<DeviceCase>& cases)
{
    using enum Numbers;
    const Shape labels3{3}, classes{3, 5}, x{3, 6}, kernel{6, 9}, bias{9};
    const auto typed = [](OpInfo op, int operand, std::vector<std::int64_t> ints = {}) {
        op.inTypes[std::size_t(operand)] = DType::i32;
        op.ints = std::move(ints);
        return op;
    };
    for (const std::int64_t byRank : {0, 1}) {
        for (const std::int64_t known : {9, 3}) { // of three classes label 3 is none
            cases.push_back({"draw_classes", typed(opOf({labels3}, classes), 0, {known, byRank, 1}), {labels}, 7});
            cases.back().op.stream = 0x1357'9bdf'0246'8ace;
        }
        for (const std::int64_t corrected : {0, 1}) {
            OpInfo op = typed(opOf({classes}, classes), 0, {9, byRank, corrected});
            op.out.push_back(classes);
            cases.push_back({"drawn_offsets", std::move(op), {labels}, 7});
        }
    }
    for (const Numbers there : {any, absent})
        cases.push_back({"chosen_units",
                         typed(opOf({x, kernel, bias, classes}, classes), 3),
                         {any, any, there, labels},
                         7,
                         false,
                         {false, true, true}});
    cases.push_back({"chosen_units_input_gradient",
                     typed(opOf({classes, kernel, classes}, x), 2),
                     {any, any, labels},
                     7,
                     false,
                     {false, true}});
    for (const bool sum : {false, true})
        cases.push_back({"chosen_units_kernel_gradient",
                         typed(opOf({x, classes, classes}, kernel), 2),
                         {any, any, labels},
                         7,
                         sum,
                         {},
                         true});
}

inline void addSeries(std::vector<DeviceCase>& cases)
{
    using enum Numbers;
    const Shape numbers{4}, table{5, 3}, steps{4, 3}, one{3}, length{};
    const auto typed = [](OpInfo op, std::size_t operand) {
        op.inTypes[operand] = DType::i32;
        return op;
    };
    cases.push_back({"embedding", typed(opOf({numbers, table}, steps), 0), {labels, any}, 6, false, {false, true}});
    cases.push_back(
        {"embedding", typed(opOf({numbers, Shape{2, 3}}, steps), 0), {labels, any}, 6, false, {false, true}});
    for (const bool sum : {false, true})
        cases.push_back(
            {"embedding_gradient", typed(opOf({numbers, steps}, table), 0), {labels, any}, 6, sum, {}, true});
    for (const Numbers lengths : {labels, absent}) {
        const auto add = [&](const char* kind, const Shape& in, const Shape& out) {
            cases.push_back({kind, typed(opOf({in, length}, out), 1), {any, lengths}, 9});
        };
        for (const Numbers none : {any, absent})
            cases.push_back({"last_step", typed(opOf({steps, length, one}, one), 1), {any, lengths, none}, 9});
        add("last_step_gradient", one, steps);
        add("hold_last", steps, steps);
        add("hold_last_gradient", steps, steps);
        add("mean_steps", steps, one);
        add("mean_steps_gradient", one, steps);
        add("reverse_steps", steps, steps);
        cases.push_back({"true_steps", typed(opOf({length}, Shape{4}), 0), {lengths}, 9});
    }
    cases.push_back({"repeat_steps", opOf({one}, steps), {any}});
    cases.push_back({"sum_steps", opOf({steps}, one), {any}});
    cases.push_back({"id_lengths", typed(opOf({numbers}, length), 0), {labels}, 40}); // zeros are among the labels
    cases.push_back({"carry", opOf({one}, one), {any}});
}

inline void addRecurrent(std::vector<DeviceCase>& cases)
{
    using enum Numbers;
    const auto add = [&](const char* kind, OpInfo op, std::vector<Numbers> inputs, std::vector<Shape> out,
                         std::vector<std::int64_t> functions, std::size_t shared) {
        DeviceCase one{kind, std::move(op), std::move(inputs)};
        one.op.out = std::move(out);
        one.op.ints = std::move(functions);
        one.shared.resize(shared, false);
        one.shared.push_back(true);
        one.product = true;
        cases.push_back(std::move(one));
    };
    for (const std::int64_t time : {1, 4})
        for (const std::int64_t units : {1, 5})
            for (const std::vector<std::int64_t>& functions :
                 {std::vector<std::int64_t>{3, 2}, std::vector<std::int64_t>{1, 0}}) {
                const Shape h{time, units}, z4{time, 4 * units}, z3{time, 3 * units}, state{units};
                const Shape r4{units, 4 * units}, r3{units, 3 * units}, r1{units, units};
                for (const Numbers first : {any, absent}) {
                    add("lstm", opOf({z4, r4, state, state}, h), {any, any, first, first}, {h, h, h, h, h, h},
                        functions, 1);
                    add("gru", opOf({z3, r3, Shape{3 * units}, state}, h), {any, any, first, first},
                        {h, z3, h, h, h, h}, functions, 1);
                    cases.back().shared = {false, true, true};
                    add("simple_rnn", opOf({h, r1, state}, h), {any, any, first}, {h}, functions, 1);
                    for (const Shape& outer : {h, state}) { // of every step, of the last
                        add("lstm_gradient", opOf({outer, h, h, h, h, h, r4, state, h}, h),
                            {any, any, any, any, any, any, any, first, first}, {z4, h}, functions, 6);
                        add("gru_gradient", opOf({outer, h, z3, h, h, h, r3, state}, h),
                            {any, any, any, any, any, any, any, first}, {z3, z3, h}, functions, 6);
                        add("simple_rnn_gradient", opOf({outer, h, r1}, h), {any, any, any}, {h}, functions, 2);
                    }
                }
                for (const bool sum : {false, true})
                    cases.push_back({"recurrent_gradient", opOf({h, z4}, r4), {any, any}, 5, sum, {}, true, true});
            }
}

} // namespace loom::test
