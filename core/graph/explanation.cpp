#include "graph/explanation.h"

namespace loom {

Formula ElementNames::operator()(const std::string& stem, const Element& element)
{
    if (const auto known = names_.find(element); known != names_.end())
        return Formula::name(known->second);
    const std::string name = stem + std::to_string(++counts_[stem]);
    names_[element] = name;
    elements_[name] = element;
    return Formula::name(name);
}

bool nextIndex(std::vector<std::int64_t>& index, const Shape& shape)
{
    for (int axis = shape.rank() - 1; axis >= 0; --axis) {
        if (++index[std::size_t(axis)] < shape[axis])
            return true;
        index[std::size_t(axis)] = 0;
    }
    return false;
}

} // namespace loom
