#include "graph/moved_layer.h"

namespace loom {

std::optional<Formula> explainMoved(const ExplainQuery& query, ElementNames& names,
                                    const std::vector<ops::MovedAxis>& axes, double fill)
{
    const Shape& input = query.layer.inputs[0];
    const bool forward = query.of == "output";
    if (!forward && query.of != "input:gradient")
        return std::nullopt;
    std::vector<std::int64_t> from(axes.size()); // the other side's index
    for (std::size_t to = 0; to < axes.size(); ++to) {
        const ops::MovedAxis& axis = axes[to];
        const auto source = std::size_t(axis.from);
        // i·step + begin = s·divide
        const std::int64_t over =
            forward ? query.index[to] * axis.step + axis.begin : query.index[source] * axis.divide - axis.begin;
        const std::int64_t by = forward ? axis.divide : axis.step;
        const std::int64_t within = forward ? input[axis.from] : axis.length;
        if (over < 0 || over % by != 0 || over / by >= within)
            return forward ? Formula::number(fill) : Formula();
        from[forward ? source : to] = over / by;
    }
    return forward ? names("x", {query.inputs[0], from}) : names("g", {query.node + "/output:gradient", from});
}

} // namespace loom
