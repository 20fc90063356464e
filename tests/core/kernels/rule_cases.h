#pragma once

#include "core/kernels/device_case.h"

#include <cstring>

/// One call of every rule that ends a step on a device (Device::updates).
namespace loom::test {

/// What an operand is: numbers in f32, or (a factor, sums) in f64.
enum class Sort { floats, positive, doubles };

struct RuleCase {
    std::string rule;
    std::int64_t count = 0; ///< numbers of its operands
    std::vector<double> reals;
    std::vector<std::int64_t> ints;
    std::vector<Sort> in, out;
};

/// Of an operand; those in f64 lie in two floats each.
inline std::vector<float> ruleNumbers(const RuleCase& c, Sort sort, std::uint64_t seed)
{
    std::vector<float> made = numbersFor(Numbers::any, c.count, seed);
    for (float& x : made)
        x = sort == Sort::positive ? std::fabs(x) : x;
    if (sort != Sort::doubles)
        return made;
    std::vector<double> wide(made.begin(), made.end());
    std::vector<float> lying(2 * wide.size());
    for (double& x : wide)
        x = std::fabs(x);
    std::memcpy(lying.data(), wide.data(), wide.size() * sizeof(double));
    return lying;
}

/// All operands, inputs first.
inline std::vector<std::vector<float>> numbersOf(const RuleCase& c)
{
    std::vector<std::vector<float>> all;
    for (const auto* sorts : {&c.in, &c.out})
        for (const Sort sort : *sorts)
            all.push_back(ruleNumbers(c, sort, all.size()));
    return all;
}

/// The outputs, one behind the other; empty when the device failed.
inline std::vector<float> byRule(const RuleCase& c, const Device& device)
{
    std::vector<std::vector<float>> all = numbersOf(c);
    std::vector<void*> there;
    void* session = device.open(0);
    for (auto& one : all) {
        there.push_back(device.reserve(one.size() * sizeof(float)));
        device.copyIn(session, there.back(), one.data(), one.size() * sizeof(float));
    }
    OpInfo op;
    op.in.assign(c.in.size(), Shape{c.count});
    op.out.assign(c.out.size(), Shape{c.count});
    op.reals = c.reals;
    op.ints = c.ints;
    device.updates.find(c.rule, DType::f32)
        ->run({op, there.data(), there.data() + c.in.size(), 1, 0, 1, false, nullptr, 0, 0, 1, session});
    std::vector<float> made;
    for (std::size_t i = 0; i < all.size(); ++i)
        device.copyOut(session, all[i].data(), there[i], all[i].size() * sizeof(float));
    const bool failed = device.finish(session) != nullptr;
    for (std::size_t i = c.in.size(); i < all.size(); ++i)
        made.insert(made.end(), all[i].begin(), all[i].end());
    for (void* memory : there)
        device.release(memory);
    device.close(session);
    return failed ? std::vector<float>() : made;
}

inline std::vector<RuleCase> ruleCases()
{
    using enum Sort;
    constexpr std::int64_t kCount = 1000, kEach = 64, kPieces = 16;
    const std::vector<std::int64_t> pieces{kEach}, matrix{40, 25};
    std::vector<RuleCase> cases;
    const auto moves = [&](const char* id, std::vector<double> attributes, std::vector<Sort> kept) {
        attributes.insert(attributes.begin(), {0.01, 3});
        kept.insert(kept.begin(), floats);
        cases.push_back({id, kCount, std::move(attributes), {}, {floats}, std::move(kept)});
    };
    moves("sgd", {0.01, 0.9, 0}, {floats});
    moves("sgd", {0.01, 0.9, 1}, {floats});
    moves("rmsprop", {0.001, 0.9, 0.5, 1e-7, 0}, {positive, floats, floats});
    moves("rmsprop", {0.001, 0.9, 0.5, 20, 1}, {positive, floats, floats});
    moves("adagrad", {0.001, 1e-7}, {positive});
    moves("adam", {0.001, 0.9, 0.999, 1e-7}, {floats, positive});
    moves("adamw", {0.001, 0.9, 0.999, 1e-7, 0.1}, {floats, positive});
    cases.push_back({"max_norm", kCount, {2}, matrix, {}, {floats}});
    cases.push_back({"unit_norm", kCount, {}, matrix, {}, {floats}});
    cases.push_back({"non_negative", kCount, {}, matrix, {}, {floats}});
    cases.push_back({"clip", kCount, {-0.5, 0.25}, matrix, {}, {floats}});
    cases.push_back({"clip", kCount, {0, 0}, matrix, {}, {floats}});
    cases.push_back({"penalty", kCount, {0.01, 0.1}, {}, {floats}, {floats}});
    cases.push_back({"penalty_sums", kCount, {0.01, 0.1}, pieces, {floats}, {doubles}});
    cases.push_back({"limit", kCount, {0.5}, {}, {}, {floats}});
    cases.push_back({"squares", kCount, {}, pieces, {floats}, {doubles}});
    cases.push_back({"add_squares", kPieces, {}, {kPieces}, {doubles}, {doubles, doubles}});
    for (const double own : {0.0, 0.5})
        for (const double all : {0.0, 0.7})
            cases.push_back({"shorten", kPieces, {own, all}, {kPieces}, {}, {doubles, doubles}});
    cases.push_back({"multiply", kCount, {}, {}, {doubles}, {floats}});
    cases.push_back({"clear", kPieces, {}, {kPieces}, {}, {doubles}});
    return cases;
}

} // namespace loom::test
