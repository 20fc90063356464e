#include "kernels/variants.h"

#include "base/plugin_folder.h"

#include <algorithm>
#include <dlfcn.h>

namespace loom {
namespace {

struct Candidate {
    const char* name;
    bool (*runsHere)();
    Text lack;
};

bool hasAvx2()
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

bool hasAvx512()
{
    return hasAvx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
}

KernelVariant opened(const Candidate& candidate)
{
    if (!candidate.runsHere())
        return {candidate.name, nullptr, candidate.lack};
    const std::string file = pluginFolder() / ("libloom_" + std::string(candidate.name) + ".so");
    void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    const auto entry = library ? reinterpret_cast<KernelPlugin>(dlsym(library, "loom_kernels")) : nullptr;
    if (!entry)
        return {
            candidate.name, nullptr,
            Text(TR("The kernels’ file {file} is missing or damaged; install the program again"), {{"file", file}})};
    if (const KernelTable* table = entry(kKernelInterface))
        return {candidate.name, table, {}};
    return {
        candidate.name, nullptr,
        Text(TR("The kernels’ file {file} belongs to another version; install the program again"), {{"file", file}})};
}

std::vector<KernelVariant> openAll()
{
    std::vector<KernelVariant> all;
    for (const Candidate& candidate : {
             Candidate{"avx512", hasAvx512,
                       TR("This processor has no AVX-512 instructions, which the kernels avx512 need")},
             Candidate{"avx2", hasAvx2, TR("This processor has no AVX2 instructions, which the kernels avx2 need")},
         })
        all.push_back(opened(candidate));
    all.push_back({"baseline", &baselineKernels(), {}});
    return all;
}

} // namespace

const std::vector<KernelVariant>& kernelVariants()
{
    static const std::vector<KernelVariant> variants = openAll();
    return variants;
}

const MapLoops& fastestMapLoops()
{
    for (const KernelVariant& variant : kernelVariants())
        if (variant.table && variant.table->mapLoops)
            return *variant.table->mapLoops;
    return *baselineKernels().mapLoops;
}

Result<const KernelTable*> chooseKernels(const std::string& name)
{
    std::string names;
    for (const KernelVariant& variant : kernelVariants()) {
        if (name.empty() ? variant.table != nullptr : variant.name == name) {
            if (variant.table)
                return variant.table;
            return variant.reason;
        }
        names += (names.empty() ? "" : ", ") + variant.name;
    }
    return Text(TR("The kernels “{kernels}” are not known; there are: {names}"),
                {{"kernels", name}, {"names", names}});
}

} // namespace loom
