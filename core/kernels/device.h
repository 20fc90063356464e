#pragma once

#include "base/result.h"
#include "kernels/kernel.h"

namespace loom {

/// A processor with memory of its own, as its plug-in offers it. A session is a queue of work on it with a block of
/// its memory, used by one thread at a time; copies and kernels of a session run in the order of the calls, and may
/// still run when a call has returned. Memory beside the sessions is for all of them; between two that use it
/// somebody waits.
struct Device {
    std::string name; ///< as options name it: "cuda"
    std::string hardware; ///< "NVIDIA H100 80GB HBM3"
    std::size_t memoryBytes = 0;
    KernelTable table; ///< all that it computes: nothing comes from `baseline`
    /// What ends a step of training, one call for a tensor (rows and pieces mean nothing to it). Of numbers in f32:
    /// an optimizer by its id (in: gradient; out: weights, then slots; reals: rate, step from 1, attributes);
    /// a constraint by its id (out: weights; ints: rows, columns; reals: its numbers);
    /// `penalty` (in: weights; out: gradient; reals: l1, l2); `limit` (out: gradient; reals: the most);
    /// `multiply` (in: a factor in f64; out: gradient).
    /// With sums in f64, in pieces of ints[0] numbers: `penalty_sums` (in: weights; out: one a piece; reals: l1, l2),
    /// `squares` (in: gradient; out: one a piece); of ints[0] such pieces: `add_squares` (in: pieces; out: the sum, 0
    /// before, and the sum of all tensors, which it adds to); of ints[0] tensors: `shorten` (out: their sums of
    /// squares, which become the factors that they are shortened by, and the sum of all; reals: the most of one, the
    /// most of all together, 0: any); `clear` (out: ints[0] numbers in f64).
    KernelTable updates;

    void* (*open)(std::size_t bytes) = nullptr; ///< a session; null: not enough memory
    void (*close)(void* session) = nullptr;
    std::byte* (*memory)(void* session) = nullptr; ///< its block, 256-byte aligned
    void (*copyIn)(void* session, void* device, const void* host, std::size_t bytes) = nullptr;
    void (*copyOut)(void* session, void* host, const void* device, std::size_t bytes) = nullptr;
    /// Waits until all is done. Null, or the first thing that went wrong since the session was opened.
    const char* (*finish)(void* session) = nullptr;
    /// What joins the queue from here to `finish` may be gathered and started at once: the host's memory that is
    /// copied from stays as it is until then. Null: the device has no use for it.
    void (*gather)(void* session) = nullptr;

    /// Memory beside the sessions, aligned like theirs; null: too little.
    void* (*reserve)(std::size_t bytes) = nullptr;
    void (*release)(void* memory) = nullptr;
    /// Memory of the host that is often copied from and to, from now on until it is let go, may be held in place for
    /// it. False: it may not; copies work all the same. Null: the device has no use for it.
    bool (*hold)(void* host, std::size_t bytes) = nullptr;
    void (*letGo)(void* host) = nullptr;
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
