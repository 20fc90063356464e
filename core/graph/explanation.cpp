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

Result<double> Explanation::value(const ElementValue& of) const
{
    std::map<std::string, double> numbers;
    for (const auto& [name, element] : names)
        numbers[name] = of(element);
    for (const auto& [name, terms] : others) {
        const Result<double> together = valueOfAll(terms, of);
        if (!together)
            return together.error();
        numbers[name] = *together;
    }
    return formula.evaluate(numbers);
}

Result<double> valueOfAll(const std::vector<Explanation>& terms, const ElementValue& of)
{
    double sum = 0;
    for (const Explanation& term : terms) {
        const Result<double> part = term.value(of);
        if (!part)
            return part.error();
        sum += *part;
    }
    return sum;
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

std::int64_t elementPlace(const Shape& shape, std::span<const std::int64_t> index)
{
    // A single number of rank 0 is written with the index 0.
    if (shape.rank() == 0)
        return index.size() == 1 && index[0] == 0 ? 0 : -1;
    if (std::size_t(shape.rank()) != index.size())
        return -1;
    std::int64_t place = 0;
    for (int axis = 0; axis < shape.rank(); ++axis) {
        const std::int64_t at = index[std::size_t(axis)];
        if (at < 0 || at >= shape[axis])
            return -1;
        place = place * shape[axis] + at;
    }
    return place;
}

} // namespace loom
