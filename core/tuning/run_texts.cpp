#include "tuning/run_texts.h"

#include "base/json.h"

namespace loom {

std::string textOf(const std::vector<std::string>& names)
{
    return writeJson(Json(names));
}

std::vector<std::string> namesFrom(const std::string& text)
{
    constexpr std::size_t kMost = 4096;
    std::vector<std::string> names;
    if (const Result<Json> json = parseJson(text); json && json->is_array() && json->size() <= kMost)
        for (const Json& name : *json)
            names.push_back(name.is_string() ? name.get<std::string>() : std::string());
    return names;
}

std::string textOf(const std::map<std::string, std::string>& files)
{
    return writeJson(Json(files));
}

std::map<std::string, std::string> filesFrom(const std::string& text)
{
    std::map<std::string, std::string> files;
    if (const Result<Json> json = parseJson(text); json && json->is_object())
        for (const auto& [name, hash] : json->items())
            if (hash.is_string())
                files[name] = hash.get<std::string>();
    return files;
}

} // namespace loom
