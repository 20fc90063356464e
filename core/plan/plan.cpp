#include "plan/plan.h"

#include "base/check.h"

#include <algorithm>

namespace loom {

Ref Plan::addBuffer(std::string name, Shape shape, DType type, BufferRole role)
{
    buffers.push_back({std::move(name), shape, type, role});
    return {int(buffers.size()) - 1, std::move(shape), type};
}

void Plan::describe(Op& op) const
{
    op.info.in.clear();
    op.info.inTypes.clear();
    op.info.out.clear();
    const bool declared = op.groupBytes > 0;
    const auto add = [&](const Ref& ref, std::vector<Shape>& shapes) {
        shapes.push_back(ref.shape);
        if (!ref || buffers[std::size_t(ref.buffer)].role != BufferRole::sample)
            return;
        const std::int64_t numbers = ref.shape.size() * op.repeats;
        LOOM_ASSERT(numbers == buffers[std::size_t(ref.buffer)].shape.size());
        if (!declared && ref.shape.rank() >= 3)
            op.groupBytes = std::max(op.groupBytes, numbers * std::int64_t(bytesOf(ref.dtype)));
    };
    for (const Ref& in : op.inputs) {
        add(in, op.info.in);
        op.info.inTypes.push_back(in.dtype);
    }
    for (const Ref& out : op.outputs)
        add(out, op.info.out);
}

Op& Plan::append(Op op)
{
    describe(op);
    bool learns = false;
    for (const Ref& in : op.inputs)
        learns = learns || (in && buffers[std::size_t(in.buffer)].learns);
    for (const Ref& out : op.outputs) {
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
