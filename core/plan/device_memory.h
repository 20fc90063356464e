#pragma once

#include "plan/device_tensors.h"
#include "plan/schedule.h"

namespace loom {

/// Waits for the session; throws runtime_error when the device failed.
void finishOn(const Device& device, void* session);

/// A plan's memory on a device: its buffers in one block of a session, but for parameters and layer state, which stay
/// on the device from run to run beside it. What the outside feeds is copied in before a run, what it looks at is
/// copied out after; gradients only when somebody asks.
class DeviceMemory {
public:
    /// Throws bad_alloc when the device has not enough memory.
    DeviceMemory(const Device& device, DeviceTensors& tensors, const Plan& plan, const Schedule& schedule);
    ~DeviceMemory();
    DeviceMemory(const DeviceMemory&) = delete;
    DeviceMemory& operator=(const DeviceMemory&) = delete;

    const Device& device() const { return device_; }
    DeviceTensors& tensors() const { return tensors_; }
    void* session() const { return session_; }
    void* address(int buffer) const { return addresses_[std::size_t(buffer)]; }
    /// Gives a parameter or state buffer its tensor; before the first run. Throws bad_alloc.
    void bind(int buffer, Tensor& tensor);
    /// The host's memory of a buffer, `rows` of it, is what will be copied from and to.
    void hold(int buffer, void* host, std::int64_t rows);
    /// Of the size that the schedule asks for: one after the other the kernels of a session use it.
    void* workspace() const { return workspace_; }
    /// Buffers that a run reads from outside (feeds, carried states), and those that the outside reads after it
    /// (predictions, watched buffers, sums).
    const std::vector<int>& inward() const { return inward_; }
    const std::vector<int>& outward() const { return outward_; }
    void copyIn(int buffer, const void* host, std::int64_t rows);
    void copyOut(int buffer, void* host, std::int64_t rows);
    /// A run begins: parameters and state are there as the host left them.
    void start();
    /// Waits for the device; throws runtime_error when it failed. `training`: the run has changed layer state.
    void finish(bool training);

private:
    std::size_t bytes(int buffer, std::int64_t rows) const;

    const Device& device_;
    DeviceTensors& tensors_;
    void *session_ = nullptr, *workspace_ = nullptr;
    std::vector<void*> addresses_; ///< by buffer; null: the plan does not use it
    std::vector<std::size_t> rowBytes_; ///< of a sample, or of the whole buffer
    std::vector<bool> samples_;
    std::vector<bool> written_; ///< by the plan's ops
    std::vector<int> inward_, outward_;
    std::vector<const Tensor*> state_; ///< that training changes
    std::vector<void*> held_; ///< memory of the host
};

} // namespace loom
