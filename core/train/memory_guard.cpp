#include "train/memory_guard.h"

#include "base/machine.h"

#include <cmath>

namespace loom {
namespace {

constexpr double kMostUnasked = 64e9; ///< bytes, where the system does not say what is free

double oneDecimal(double number)
{
    return std::round(number * 10) / 10;
}

/// Bytes of all sample buffers at this batch: an estimate before anything is allocated.
double claimedBytes(const GraphReport& report, std::int64_t batch, DType dtype)
{
    double numbers = double(report.parameters) * 4;
    for (const auto& [id, node] : report.nodes)
        numbers += double(node.cost.outputBytes) / double(bytesOf(DType::f32)) * double(batch) * 3;
    return numbers * double(bytesOf(dtype));
}

} // namespace

Text memoryRefusal(const GraphReport& report, std::int64_t batch, DType dtype)
{
    const double claimed = claimedBytes(report, batch, dtype), free = double(availableMemory());
    if (claimed <= (free > 0 ? free : kMostUnasked))
        return {};
    return Text(TR("Training this network with a batch of {batch} needs about {gigabytes} GB of memory, and this "
                   "computer has {free} GB free; make the batch or the layers smaller."),
                {{"batch", batch}, {"gigabytes", oneDecimal(claimed / 1e9)}, {"free", oneDecimal(free / 1e9)}});
}

} // namespace loom
