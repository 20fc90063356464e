#include "data/fitted.h"

#include "base/json.h"

#include <algorithm>
#include <optional>

namespace loom {
namespace {

constexpr const char* kTensors = "data/";
constexpr const char* kSource = "data/source";
constexpr const char* kClasses = "data/classes/";
constexpr const char* kWords = "data/words/";

/// Where the numbers do not tell how wide their field is.
constexpr const char* kWidth = "width";

/// The list of names in a file's metadata; nothing where it is none.
std::optional<std::vector<std::string>> listIn(const std::string& text)
{
    const Result<Json> names = parseJson(text);
    if (!names || !names->is_array()
        || !std::ranges::all_of(*names, [](const Json& name) { return name.is_string(); }))
        return std::nullopt;
    return names->get<std::vector<std::string>>();
}

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
    for (const auto& [of, list] : words)
        model.metadata[kWords + of] = writeJson(list);
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
        for (const auto& [start, lists] : {std::pair(kClasses, &fitted.classes), std::pair(kWords, &fitted.words)})
            if (key.starts_with(start))
                if (auto names = listIn(text))
                    (*lists)[key.substr(std::string_view(start).size())] = std::move(*names);
    }
    return fitted;
}

Result<FittedNumbers::Lists> FittedNumbers::known(const std::string& field, std::span<const char* const> names,
                                                  std::int64_t width, std::int64_t count) const
{
    Lists lists;
    const auto widthKnown = known_->tensors.find(nameOf(transform_, field, kWidth));
    for (const char* name : names) {
        const auto found = known_->tensors.find(nameOf(transform_, field, name));
        if (found == known_->tensors.end())
            return Text(
                TR("The weights have no {name}, which the transform {transform} has measured; they were trained "
                   "with another data recipe."),
                {{"name", nameOf(transform_, field, name)}, {"transform", transform_}});
        const Tensor& tensor = found->second;
        const bool ofWidth = widthKnown != known_->tensors.end() && widthKnown->second.size() == 1;
        const std::int64_t theirs = ofWidth ? std::int64_t(widthKnown->second.at(0)) : tensor.size();
        const bool otherWidth = ofWidth ? theirs != width : tensor.size() != 1 && theirs != width;
        if (tensor.shape().rank() != 1 || otherWidth)
            return Text(
                TR("The weights know the field {field} with {known} numbers a row, these data have {width}: they "
                   "do not belong together."),
                {{"field", field}, {"known", theirs}, {"width", width}});
        if (tensor.size() != count)
            return Text(
                TR("The transform {transform} has measured the field {field} in {known} groups of numbers, this "
                   "recipe has {count}: measure per feature, channel or field as when the weights were trained."),
                {{"transform", transform_}, {"field", field}, {"known", tensor.size()}, {"count", count}});
        std::vector<double>& list = lists.emplace_back();
        for (std::int64_t i = 0; i < tensor.size(); ++i)
            list.push_back(tensor.at(i));
    }
    return lists;
}

Result<FittedNumbers::Lists> FittedNumbers::of(const std::string& field, std::span<const char* const> names,
                                               std::int64_t width, std::int64_t count,
                                               const std::function<Result<Lists>()>& measure)
{
    Result<Lists> lists = known_ ? known(field, names, width, count) : measure();
    if (!lists)
        return lists;
    const auto keep = [&](const char* name, std::span<const double> list) {
        learned_.tensors.insert_or_assign(nameOf(transform_, field, name),
                                          Tensor::of<double>(Shape{std::int64_t(list.size())}, list));
    };
    for (std::size_t i = 0; i < names.size(); ++i)
        keep(names[i], (*lists)[i]);
    if (const double one = double(width); count != width)
        keep(kWidth, {&one, 1});
    return lists;
}

Result<std::vector<std::string>>
FittedNumbers::wordsOf(const std::string& field, const std::function<Result<std::vector<std::string>>()>& collect)
{
    const std::string name = transform_ + "/" + field;
    Result<std::vector<std::string>> words = std::vector<std::string>();
    if (known_) {
        const auto found = known_->words.find(name);
        if (found == known_->words.end())
            return Text(TR("The weights have no words of the field {field}, which the transform {transform} has "
                           "collected; they were trained with another data recipe."),
                        {{"field", field}, {"transform", transform_}});
        words = found->second;
    } else {
        words = collect();
    }
    if (words)
        learned_.words[name] = *words;
    return words;
}

} // namespace loom
