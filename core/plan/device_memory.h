#pragma once

#include "kernels/device.h"
#include "plan/schedule.h"

namespace loom {

/// A plan's memory on a device: every buffer in one block of a session, parameters and layer state too. What the
/// outside gives is copied in before a run, what it looks at is copied out after; in between nothing leaves the
/// device.
class DeviceMemory {
public:
    /// Throws bad_alloc when the device has not enough memory.
    DeviceMemory(const Device& device, const Plan& plan, const Schedule& schedule);
    ~DeviceMemory();
    DeviceMemory(const DeviceMemory&) = delete;
    DeviceMemory& operator=(const DeviceMemory&) = delete;

    void* session() const { return session_; }
    void* address(int buffer) const { return addresses_[std::size_t(buffer)]; }
    /// Of the size that the schedule asks for: one after the other the kernels of a session use it.
    void* workspace() const { return workspace_; }
    /// Buffers that a run reads from outside (feeds, parameters, state), and those that the outside reads after it
    /// (predictions, watched buffers, sums, changed state).
    const std::vector<int>& inward() const { return inward_; }
    const std::vector<int>& outward() const { return outward_; }
    void copyIn(int buffer, const void* host, std::int64_t rows);
    void copyOut(int buffer, void* host, std::int64_t rows);
    /// Waits for the device; throws runtime_error when it failed.
    void finish();

private:
    std::size_t bytes(int buffer, std::int64_t rows) const;

    const Device& device_;
    void *session_ = nullptr, *workspace_ = nullptr;
    std::vector<void*> addresses_; ///< by buffer; null: the plan does not use it
    std::vector<std::size_t> rowBytes_; ///< of a sample, or of the whole buffer
    std::vector<bool> samples_;
    std::vector<int> inward_, outward_;
};

} // namespace loom
