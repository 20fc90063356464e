#pragma once

#include "base/random.h"
#include "kernels/device.h"

#include <algorithm>
#include <bit>
#include <cmath>

/// One call of a kernel, run on a device and by the baseline.
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

/// A case's operands: inputs, and the outputs with what stands there before.
struct Operands {
    std::vector<std::vector<float>> all;
    std::vector<void*> pointers; ///< null: absent

    explicit Operands(const DeviceCase& c)
    {
        const auto rows = [&](bool once) { return once ? 1 : c.rows; };
        for (std::size_t i = 0; i < c.inputs.size(); ++i)
            all.push_back(numbersFor(c.inputs[i], c.op.in[i].size() * rows(i < c.shared.size() && c.shared[i]), i));
        for (const Shape& out : c.op.out)
            all.push_back(numbersFor(Numbers::any, out.size() * rows(c.summing), 99));
        for (auto& one : all)
            pointers.push_back(one.empty() ? nullptr : one.data());
    }
    void run(const DeviceCase& c, const Kernel& kernel, void* workspace, void* session)
    {
        kernel.run({c.op, pointers.data(), pointers.data() + c.inputs.size(), c.rows, 0, c.rows, c.accumulate,
                    workspace, 1, 0, 1, session});
    }
    /// The outputs, one behind the other.
    std::vector<float> outputs(const DeviceCase& c) const
    {
        std::vector<float> made;
        for (std::size_t i = c.inputs.size(); i < all.size(); ++i)
            made.insert(made.end(), all[i].begin(), all[i].end());
        return made;
    }
};

inline std::size_t workspaceOf(const DeviceCase& c, const Kernel& kernel)
{
    return kernel.workspace ? kernel.workspace(c.op, c.rows) : 0;
}

inline std::vector<float> byBaseline(const DeviceCase& c)
{
    Operands operands(c);
    const Kernel& kernel = *baselineKernels().find(c.kind, DType::f32);
    std::vector<float> workspace(workspaceOf(c, kernel) / sizeof(float) + 16);
    auto* aligned = workspace.data();
    while (std::bit_cast<std::uintptr_t>(aligned) % 64 != 0)
        ++aligned;
    operands.run(c, kernel, aligned, nullptr);
    return operands.outputs(c);
}

/// Empty when the device failed.
inline std::vector<float> byDevice(const DeviceCase& c, const Device& device)
{
    Operands operands(c);
    std::size_t bytes = 0;
    const auto room = [](const auto& one) { return (one.size() * sizeof(float) + 255) / 256 * 256; };
    for (const auto& one : operands.all)
        bytes += room(one);
    const Kernel& kernel = *device.table.find(c.kind, DType::f32);
    void* session = device.open(bytes + workspaceOf(c, kernel));
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
    operands.run(c, kernel, at, session);
    for (std::size_t i = c.inputs.size(); i < operands.all.size(); ++i)
        device.copyOut(session, operands.all[i].data(), operands.pointers[i], operands.all[i].size() * sizeof(float));
    const bool failed = device.finish(session) != nullptr;
    device.close(session);
    return failed ? std::vector<float>() : operands.outputs(c);
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
