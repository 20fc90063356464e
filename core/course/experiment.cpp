#include "course/experiment.h"

#include <algorithm>

namespace loom {

Tensor outputList(std::span<const double> numbers)
{
    return Tensor::of<double>(Shape({std::int64_t(numbers.size())}), numbers);
}

AttributeSpec wholeAttribute(const char* name, std::int64_t fallback, Text title, double least, double most)
{
    return {.name = name,
            .kind = AttributeKind::integer,
            .fallback = fallback,
            .title = std::move(title),
            .minimum = least,
            .maximum = most};
}

const ExperimentType* findExperiment(const std::string& id)
{
    const std::vector<ExperimentType>& table = experimentsTable();
    const auto found = std::ranges::find_if(table, [&](const ExperimentType& type) { return type.id == id; });
    return found == table.end() ? nullptr : &*found;
}

} // namespace loom
