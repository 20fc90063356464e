#include "base/machine.h"

#include <algorithm>
#include <fstream>
#include <string>

namespace loom {
namespace {

/// The number in a file that holds nothing else; −1: there is none ("max").
std::int64_t numberIn(const std::string& file)
{
    std::ifstream in(file);
    std::int64_t number = -1;
    return in >> number ? number : -1;
}

/// What the system has for everybody.
std::int64_t ofSystem()
{
    std::ifstream in("/proc/meminfo");
    std::string name, unit;
    for (std::int64_t kilobytes = 0; in >> name >> kilobytes && std::getline(in, unit);)
        if (name == "MemAvailable:")
            return kilobytes * 1024;
    return 0;
}

/// What is left of the limit of the process's control group (version 2); −1: it has none.
std::int64_t ofGroup()
{
    std::ifstream in("/proc/self/cgroup");
    std::string line;
    while (std::getline(in, line))
        if (line.starts_with("0::")) {
            const std::string folder = "/sys/fs/cgroup" + line.substr(3);
            const std::int64_t most = numberIn(folder + "/memory.max"), used = numberIn(folder + "/memory.current");
            return most >= 0 && used >= 0 ? std::max<std::int64_t>(0, most - used) : -1;
        }
    return -1;
}

} // namespace

std::int64_t availableMemory()
{
    const std::int64_t system = ofSystem(), group = ofGroup();
    return group < 0 ? system : system == 0 ? group : std::min(system, group);
}

} // namespace loom
