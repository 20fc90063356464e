#include "data/source_paths.h"

#include <filesystem>

namespace loom::sources {

std::string resolvedPath(const std::string& path, const SourceContext& context)
{
    const std::filesystem::path given(path);
    return given.is_absolute() || context.folder.empty() ? path
                                                         : (std::filesystem::path(context.folder) / given).string();
}

std::string fileName(const std::string& path)
{
    return std::filesystem::path(path).filename().string();
}

} // namespace loom::sources
