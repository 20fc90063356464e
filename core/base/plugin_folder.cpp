#include "base/plugin_folder.h"

namespace loom {

std::filesystem::path pluginFolder()
{
    std::error_code error;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
    return program.parent_path().parent_path() / "lib" / "netloom";
}

} // namespace loom
