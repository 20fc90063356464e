#include "distributed/launched.h"

#include "base/plugin_folder.h"

#include <cstdlib>
#include <dlfcn.h>

namespace loom {
namespace {

constexpr const char* kPluginFile = "libloom_mpi.so";
/// What launchers tell a process of its set: Open MPI, MPICH and Intel MPI, Slurm's srun with PMIx.
constexpr const char* kSigns[] = {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK"};

} // namespace

bool isLaunched()
{
    for (const char* sign : kSigns)
        if (std::getenv(sign))
            return true;
    return false;
}

Result<Ranks> joinLaunched()
{
    const std::filesystem::path path = pluginFolder() / kPluginFile;
    const std::string file = path.string();
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        return Text(
            TR("A launcher started this program as one of several, which takes the MPI plug-in, and that is not "
               "installed ({file} is missing): install libopenmpi-dev and openmpi-bin and build again, or start "
               "it without a launcher"),
            {{"file", file}});
    // Global: what MPI opens in its turn looks for MPI's own symbols.
    void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_GLOBAL);
    if (!library)
        return Text(TR("The MPI plug-in cannot be opened: {reason}"), {{"reason", dlerror()}});
    const auto entry = reinterpret_cast<RanksPlugin>(dlsym(library, "loom_ranks"));
    const RanksTable* table = entry ? entry(kRanksInterface) : nullptr;
    if (!table)
        return Text(TR("The MPI plug-in {file} belongs to another version; install the program again"),
                    {{"file", file}});
    return Ranks(*table);
}

} // namespace loom
