#pragma once

#include "kernels/device.h"
#include "tensor/tensor.h"

#include <map>

namespace loom {

/// Tensors of the host that live on a device: parameters, layer state, slots of optimizers. A run finds them there;
/// the host's copy follows when somebody asks for it. Of each tensor one side is newer, or both are the same. One
/// thread at a time; what fails on the device throws runtime_error.
class DeviceTensors {
public:
    explicit DeviceTensors(const Device& device)
        : device_(device)
    {
    }
    ~DeviceTensors();
    DeviceTensors(const DeviceTensors&) = delete;
    DeviceTensors& operator=(const DeviceTensors&) = delete;

    /// Where the tensor, which must not move, lies on the device. The first call makes its place: throws bad_alloc
    /// when the device has not enough memory.
    void* address(Tensor& host);
    /// Copies in what the host has newer; joins that session's queue.
    void takeIn(void* session);
    /// A run that has been waited for has changed it there.
    void changedThere(const Tensor& host);
    /// The host is about to read one or all of them: copies out what is newer there.
    void toRead(const Tensor& host);
    void toRead();
    /// … or to write, until the next run.
    void toWrite(const Tensor& host);
    void toWrite();

private:
    enum class Newer { neither, here, there };
    struct Place {
        Tensor* host = nullptr;
        void* there = nullptr;
        Newer newer = Newer::here;
    };
    void* session();
    void bringOut(Place& place);
    void finish();

    const Device& device_;
    void* session_ = nullptr; ///< for copies out
    std::map<const Tensor*, Place> places_;
};

} // namespace loom
