#include "data/fitted.h"

#include "base/json.h"

#include <algorithm>

namespace loom {
namespace {

constexpr const char* kTensors = "data/";
constexpr const char* kSource = "data/source";
constexpr const char* kClasses = "data/classes/";

std::string nameOf(const std::string& transform, const std::string& field, const char* name)
{
    return kTensors + transform + "/" + field + "." + name;
}

} // namespace

void Fitted::addTo(NamedTensors& model) const
{
    model.tensors.insert(tensors.begin(), tensors.end());
    if (!source.empty())
        model.metadata[kSource] = source;
    for (const auto& [field, names] : classes)
        model.metadata[kClasses + field] = writeJson(names);
}

Fitted fittedFrom(const NamedTensors& model)
{
    Fitted fitted;
    for (const auto& [name, tensor] : model.tensors)
        if (name.starts_with(kTensors))
            fitted.tensors.emplace(name, tensor);
    for (const auto& [key, text] : model.metadata) {
        if (key == kSource)
            fitted.source = text;
        if (!key.starts_with(kClasses))
            continue;
        const Result<Json> names = parseJson(text);
        if (names && names->is_array()
            && std::ranges::all_of(*names, [](const Json& name) { return name.is_string(); }))
            fitted.classes[key.substr(std::string(kClasses).size())] = names->get<std::vector<std::string>>();
    }
    return fitted;
}

Result<FittedNumbers::Lists> FittedNumbers::known(const std::string& field, std::span<const char* const> names,
                                                  std::int64_t width) const
{
    Lists lists;
    for (const char* name : names) {
        const auto found = known_->tensors.find(nameOf(transform_, field, name));
        if (found == known_->tensors.end())
            return Text(
                TR("The weights have no {name}, which the transform {transform} has measured; they were trained "
                   "with another data recipe."),
                {{"name", nameOf(transform_, field, name)}, {"transform", transform_}});
        const Tensor& tensor = found->second;
        if (tensor.shape().rank() != 1 || (tensor.size() != 1 && tensor.size() != width))
            return Text(
                TR("The weights know the field {field} with {known} numbers a row, these data have {width}: they "
                   "do not belong together."),
                {{"field", field}, {"known", tensor.size()}, {"width", width}});
        std::vector<double>& list = lists.emplace_back();
        for (std::int64_t i = 0; i < tensor.size(); ++i)
            list.push_back(tensor.at(i));
    }
    return lists;
}

Result<FittedNumbers::Lists> FittedNumbers::of(const std::string& field, std::span<const char* const> names,
                                               std::int64_t width, const std::function<Result<Lists>()>& measure)
{
    Result<Lists> lists = known_ ? known(field, names, width) : measure();
    if (!lists)
        return lists;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::vector<double>& list = (*lists)[i];
        learned_.tensors.insert_or_assign(nameOf(transform_, field, names[i]),
                                          Tensor::of<double>(Shape{std::int64_t(list.size())}, list));
    }
    return lists;
}

} // namespace loom
