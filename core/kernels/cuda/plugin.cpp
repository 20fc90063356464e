#include "kernels/cuda/plugin.h"

#include "kernels/cuda/table.h"
#include "kernels/variants.h"

#include <cuda_runtime_api.h>

namespace loom::cuda {
namespace {

/// The oldest GPU that launch.cu is compiled for.
constexpr int kLeastMajor = 7, kLeastMinor = 5;

std::string pointed(int major, int minor)
{
    return std::to_string(major) + "." + std::to_string(minor);
}

/// CUDA counts versions as 1000·major + 10·minor.
std::string versionOf(int number)
{
    return pointed(number / 1000, number % 1000 / 10);
}

void probe(DeviceReport& report)
{
    int driver = 0;
    const cudaError_t counted = cudaGetDeviceCount(&report.count);
    cudaDriverGetVersion(&driver); // 0: there is none
    if (counted == cudaErrorInsufficientDriver) {
        report.lack = driver == 0 ? DeviceLack::driver : DeviceLack::newerDriver;
        report.found = versionOf(driver);
        report.needed = versionOf(CUDART_VERSION);
    } else if (counted == cudaErrorNoDevice || (counted == cudaSuccess && report.count == 0)) {
        report.lack = DeviceLack::hardware;
    } else if (counted != cudaSuccess) {
        report.lack = DeviceLack::other;
        report.found = cudaGetErrorString(counted);
    }
    if (report.lack != DeviceLack::nothing)
        return;
    cudaDeviceProp properties{};
    if (const cudaError_t read = cudaGetDeviceProperties(&properties, 0); read != cudaSuccess) {
        report.lack = DeviceLack::other;
        report.found = cudaGetErrorString(read);
        return;
    }
    report.device.hardware = properties.name;
    report.device.memoryBytes = properties.totalGlobalMem;
    if (std::pair(properties.major, properties.minor) < std::pair(kLeastMajor, kLeastMinor)) {
        report.lack = DeviceLack::newerHardware;
        report.found = pointed(properties.major, properties.minor);
        report.needed = pointed(kLeastMajor, kLeastMinor);
    }
}

DeviceReport made()
{
    DeviceReport report;
    report.device.name = "cuda";
    report.device.table = kernelTable();
    report.device.updates = updateTable();
    addSessions(report.device);
    probe(report);
    return report;
}

} // namespace
} // namespace loom::cuda

extern "C" __attribute__((visibility("default"))) const loom::DeviceReport* loom_device(int interface)
{
    static const loom::DeviceReport report = loom::cuda::made();
    return interface == loom::kKernelInterface ? &report : nullptr;
}
