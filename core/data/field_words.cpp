#include "data/field_words.h"

#include "base/text.h"

#include <map>

namespace loom {

std::string fieldTitle(const std::string& field)
{
    static const std::map<std::string, const char*> titles = {
        {"image", TR("image")},       {"label", TR("label")},   {"point", TR("point")},
        {"features", TR("features")}, {"target", TR("target")},
    };
    const auto found = titles.find(field);
    return found == titles.end() ? field : found->second;
}

} // namespace loom
