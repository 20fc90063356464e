#include "plan/device_memory.h"

#include "plan/align.h"

#include <new>
#include <stdexcept>

namespace loom {

void finishOn(const Device& device, void* session)
{
    if (const char* problem = device.finish(session))
        throw std::runtime_error("The device " + device.name + " failed: " + problem);
}

namespace {

/// Less memory is copied as quickly as it is.
constexpr std::size_t kLeastHeld = 64 * 1024;

std::size_t onDevice(std::size_t bytes)
{
    return aligned(bytes, 256); // what a device reads in one go
}

} // namespace

DeviceMemory::DeviceMemory(const Device& device, DeviceTensors& tensors, const Plan& plan, const Schedule& schedule)
    : device_(device)
    , tensors_(tensors)
    , addresses_(plan.buffers.size(), nullptr)
{
    const std::size_t sharedAt = onDevice(schedule.batchBytes);
    const std::size_t workspaceAt = onDevice(sharedAt + schedule.sharedBytes);
    session_ = device.open(workspaceAt + schedule.workspaceBytes);
    if (!session_)
        throw std::bad_alloc();
    std::byte* const block = device.memory(session_);
    workspace_ = block + workspaceAt;
    std::vector<bool> onlyLearned(plan.buffers.size(), false);
    for (const ParameterGradient& entry : plan.gradients)
        if (entry.gradient >= 0)
            onlyLearned[std::size_t(entry.gradient)] = !plan.buffers[std::size_t(entry.gradient)].outside;
    for (std::size_t b = 0; b < plan.buffers.size(); ++b) {
        const Buffer& buffer = plan.buffers[b];
        const Placement& placement = schedule.placements[b];
        const bool own = buffer.role == BufferRole::parameter || buffer.role == BufferRole::state;
        const bool used = !own && placement.kind != Placement::Kind::outside;
        rowBytes_.push_back(placement.rowBytes);
        samples_.push_back(buffer.role == BufferRole::sample);
        written_.push_back(plan.writerOf(int(b)) != nullptr);
        if (used)
            addresses_[b] = block + placement.offset + (placement.kind == Placement::Kind::shared ? sharedAt : 0);
        if (used && buffer.outside && (!written_[b] || buffer.carried))
            inward_.push_back(int(b));
        if (used && written_[b] && (buffer.role != BufferRole::sample || buffer.outside) && !onlyLearned[b])
            outward_.push_back(int(b));
    }
}

DeviceMemory::~DeviceMemory()
{
    for (void* host : held_)
        device_.letGo(host);
    device_.close(session_);
}

void DeviceMemory::bind(int buffer, Tensor& tensor)
{
    addresses_[std::size_t(buffer)] = tensors_.address(tensor);
    if (written_[std::size_t(buffer)])
        state_.push_back(&tensor);
}

void DeviceMemory::hold(int buffer, void* host, std::int64_t rows)
{
    const std::size_t count = bytes(buffer, rows);
    if (device_.hold && count >= kLeastHeld && device_.hold(host, count))
        held_.push_back(host);
}

std::size_t DeviceMemory::bytes(int buffer, std::int64_t rows) const
{
    return rowBytes_[std::size_t(buffer)] * std::size_t(samples_[std::size_t(buffer)] ? rows : 1);
}

void DeviceMemory::copyIn(int buffer, const void* host, std::int64_t rows)
{
    device_.copyIn(session_, address(buffer), host, bytes(buffer, rows));
}

void DeviceMemory::copyOut(int buffer, void* host, std::int64_t rows)
{
    device_.copyOut(session_, host, address(buffer), bytes(buffer, rows));
}

void DeviceMemory::start()
{
    if (device_.gather)
        device_.gather(session_);
    tensors_.takeIn(session_);
}

void DeviceMemory::finish(bool training)
{
    finishOn(device_, session_);
    for (std::size_t i = 0; training && i < state_.size(); ++i)
        tensors_.changedThere(*state_[i]);
}

} // namespace loom
