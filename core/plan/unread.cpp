#include "plan/unread.h"

#include <algorithm>

namespace loom {

std::set<int> dropUnread(Plan& plan)
{
    std::set<int> read, dropped;
    for (const ParameterGradient& entry : plan.gradients)
        read.insert(entry.gradient);
    const auto isRead = [&](const Ref& out) {
        const Buffer& buffer = plan.buffers[std::size_t(out.buffer)];
        return buffer.outside || read.contains(out.buffer);
    };
    for (auto op = plan.ops.end(); op != plan.ops.begin();) {
        --op;
        if (op->stage != OpStage::state && std::ranges::none_of(op->outputs, isRead)) {
            for (const Ref& out : op->outputs)
                dropped.insert(out.buffer);
            op = plan.ops.erase(op);
            continue;
        }
        for (const Ref& in : op->inputs)
            read.insert({in.buffer, in.lengths});
    }
    return dropped;
}

} // namespace loom
