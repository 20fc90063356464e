#include "data/dataset.h"

#include "data/source_type.h"
#include "data/transform_type.h"

#include <algorithm>

namespace loom {

Dataset::Dataset(std::vector<Field> fields, std::vector<Tensor> columns)
    : fields_(std::move(fields))
{
    LOOM_ASSERT(fields_.size() == columns.size());
    size_ = columns.empty() ? 0 : columns.front().shape()[0];
    columns_.reserve(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        LOOM_ASSERT(columns[i].dtype() == fields_[i].dtype);
        LOOM_ASSERT(columns[i].shape() == fields_[i].shape.withFront(size_));
        columns_.push_back(std::make_shared<const Tensor>(std::move(columns[i])));
    }
}

const char* nameOf(FieldRole role)
{
    constexpr const char* kNames[] = {"input", "target", "sample_weight", "mask"};
    return kNames[int(role)];
}

int Dataset::indexOf(const std::string& name) const
{
    for (std::size_t i = 0; i < fields_.size(); ++i)
        if (fields_[i].name == name)
            return int(i);
    return -1;
}

template<class T> static const T* findById(const std::vector<T>& table, const std::string& id)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const T& entry) { return entry.id == id; });
    return found == table.end() ? nullptr : &*found;
}

const SourceType* findSource(const std::string& id)
{
    return findById(sourcesTable(), id);
}

const TransformType* findTransform(const std::string& id)
{
    return findById(transformsTable(), id);
}

} // namespace loom
