#pragma once

#include "base/result.h"
#include "kernels/kernel.h"

namespace loom {

/// A processor with memory of its own, as its plug-in offers it. A session is a queue of work on it with a block of
/// its memory, used by one thread at a time; copies and kernels of a session run in the order of the calls, and may
/// still run when a call has returned.
struct Device {
    std::string name; ///< as options name it: "cuda"
    std::string hardware; ///< "NVIDIA H100 80GB HBM3"
    std::size_t memoryBytes = 0;
    KernelTable table; ///< all that it computes: nothing comes from `baseline`

    void* (*open)(std::size_t bytes) = nullptr; ///< a session; null: not enough memory
    void (*close)(void* session) = nullptr;
    std::byte* (*memory)(void* session) = nullptr; ///< its block, 256-byte aligned
    void (*copyIn)(void* session, void* device, const void* host, std::size_t bytes) = nullptr;
    void (*copyOut)(void* session, void* host, const void* device, std::size_t bytes) = nullptr;
    /// Waits until all is done. Null, or the first thing that went wrong since the session was opened.
    const char* (*finish)(void* session) = nullptr;
};

/// Why a device cannot compute here.
enum class DeviceLack { nothing, driver, newerDriver, hardware, newerHardware, other };

/// What a plug-in finds on this machine.
struct DeviceReport {
    Device device;
    DeviceLack lack = DeviceLack::nothing;
    int count = 0; ///< of such devices; the first one computes
    std::string found, needed; ///< versions, or (other) what the driver said
};

/// What a device's plug-in exports, as `loom_device`: its report, or null when it was built for another interface.
using DevicePlugin = const DeviceReport* (*)(int interface);

/// The report as a sentence, empty where nothing is lacking.
Text sentenceOf(const DeviceReport& report);
/// The device `cuda`, or a sentence that says why it cannot compute here. Its plug-in is opened at the first call
/// (any thread) and stays.
Result<const Device*> openDevice();

} // namespace loom
