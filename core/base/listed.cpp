#include "base/listed.h"

#include <algorithm>

namespace loom {

std::string listed(const std::vector<std::string>& names, std::size_t limit)
{
    std::string out;
    for (std::size_t i = 0; i < std::min(names.size(), limit); ++i)
        out += (i > 0 ? ", " : "") + names[i];
    return names.size() > limit ? out + ", …" : out;
}

} // namespace loom
