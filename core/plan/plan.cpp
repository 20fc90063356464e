#include "plan/plan.h"

#include <algorithm>

namespace loom {

Ref Plan::addBuffer(std::string name, Shape shape, DType type, BufferRole role)
{
    buffers.push_back({std::move(name), shape, type, role});
    return {int(buffers.size()) - 1, std::move(shape), type};
}

Op& Plan::append(Op op)
{
    bool learns = false;
    for (const Ref& in : op.inputs) {
        op.info.in.push_back(in.shape);
        op.info.inTypes.push_back(in.dtype);
        learns = learns || (in && buffers[std::size_t(in.buffer)].learns);
    }
    for (const Ref& out : op.outputs) {
        op.info.out.push_back(out.shape);
        Buffer& buffer = buffers[std::size_t(out.buffer)];
        if (buffer.role == BufferRole::sample || buffer.role == BufferRole::shared)
            buffer.learns = buffer.learns || learns;
    }
    ops.push_back(std::move(op));
    return ops.back();
}

const Op* Plan::writerOf(int buffer) const
{
    const auto writes = [&](const Op& op) {
        return std::ranges::any_of(op.outputs, [&](const Ref& out) { return out.buffer == buffer; });
    };
    const auto found = std::ranges::find_if(ops, writes);
    return found == ops.end() ? nullptr : &*found;
}

} // namespace loom
