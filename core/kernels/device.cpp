#include "kernels/device.h"

#include "base/plugin_folder.h"
#include "kernels/variants.h"

#include <dlfcn.h>

namespace loom {
namespace {

constexpr const char* kPluginFile = "libloom_cuda.so";

Result<const Device*> opened()
{
    const std::filesystem::path path = pluginFolder() / kPluginFile;
    const std::string file = path.string();
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        return Text(TR("The device cuda needs the CUDA plug-in, which is not installed ({file} is missing)"),
                    {{"file", file}});
    void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return Text(TR("The CUDA plug-in cannot be opened: {reason}"), {{"reason", dlerror()}});
    const auto entry = reinterpret_cast<DevicePlugin>(dlsym(library, "loom_device"));
    const DeviceReport* report = entry ? entry(kKernelInterface) : nullptr;
    if (!report)
        return Text(TR("The CUDA plug-in {file} belongs to another version; install the program again"),
                    {{"file", file}});
    if (Text sentence = sentenceOf(*report); !sentence.empty())
        return sentence;
    return &report->device;
}

} // namespace

Text sentenceOf(const DeviceReport& report)
{
    switch (report.lack) {
    case DeviceLack::nothing:
        return {};
    case DeviceLack::driver:
        return TR("The device cuda needs an NVIDIA driver, and this computer has none");
    case DeviceLack::newerDriver:
        return Text(
            TR("The device cuda needs a driver for CUDA {needed}; the one of this computer knows CUDA {found}"),
            {{"needed", report.needed}, {"found", report.found}});
    case DeviceLack::hardware:
        return TR("The device cuda needs an NVIDIA GPU, and the driver of this computer finds none");
    case DeviceLack::newerHardware:
        return Text(TR("The device cuda needs a GPU of compute capability {needed}; that of {hardware} is {found}"),
                    {{"needed", report.needed}, {"hardware", report.device.hardware}, {"found", report.found}});
    case DeviceLack::other:
        break;
    }
    return Text(TR("The device cuda cannot be used: the driver says “{reason}”"), {{"reason", report.found}});
}

Result<const Device*> openDevice()
{
    static const Result<const Device*> device = opened();
    return device;
}

} // namespace loom
