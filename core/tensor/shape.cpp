#include "tensor/shape.h"

namespace loom {

Shape Shape::withFront(std::int64_t length) const
{
    std::vector<std::int64_t> axes{length};
    axes.insert(axes.end(), axes_.begin(), axes_.end());
    return Shape(std::move(axes));
}

Shape Shape::withoutFront() const
{
    return axes_.empty() ? Shape() : Shape(std::vector<std::int64_t>(axes_.begin() + 1, axes_.end()));
}

std::string describe(const Shape& shape)
{
    if (shape.rank() == 0)
        return "scalar";
    std::string out;
    for (const std::int64_t axis : shape.axes())
        out += (out.empty() ? "" : " × ") + std::to_string(axis);
    return out;
}

} // namespace loom
