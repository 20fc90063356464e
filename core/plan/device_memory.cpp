#include "plan/device_memory.h"

#include "plan/align.h"

#include <new>
#include <stdexcept>

namespace loom {
namespace {

std::size_t onDevice(std::size_t bytes)
{
    return aligned(bytes, 256); // what a device reads in one go
}

} // namespace

DeviceMemory::DeviceMemory(const Device& device, const Plan& plan, const Schedule& schedule)
    : device_(device)
    , addresses_(plan.buffers.size(), nullptr)
{
    const std::size_t sharedAt = onDevice(schedule.batchBytes);
    std::size_t end = onDevice(sharedAt + schedule.sharedBytes);
    std::vector<std::size_t> offsets(plan.buffers.size(), 0);
    std::vector<bool> used(plan.buffers.size(), true);
    for (std::size_t b = 0; b < plan.buffers.size(); ++b) {
        const Buffer& buffer = plan.buffers[b];
        const Placement& placement = schedule.placements[b];
        const bool own = buffer.role == BufferRole::parameter || buffer.role == BufferRole::state;
        const bool written = plan.writerOf(int(b)) != nullptr;
        rowBytes_.push_back(placement.rowBytes);
        samples_.push_back(buffer.role == BufferRole::sample);
        used[b] = own || placement.kind != Placement::Kind::outside;
        offsets[b] = own ? end : placement.offset + (placement.kind == Placement::Kind::shared ? sharedAt : 0);
        end += own ? onDevice(placement.rowBytes) : 0;
        if (own || (used[b] && buffer.outside && (!written || buffer.carried)))
            inward_.push_back(int(b));
        if (written && (buffer.role != BufferRole::sample || buffer.outside))
            outward_.push_back(int(b));
    }
    const std::size_t workspaceAt = end;
    session_ = device.open(end + schedule.workspaceBytes);
    if (!session_)
        throw std::bad_alloc();
    workspace_ = device.memory(session_) + workspaceAt;
    for (std::size_t b = 0; b < plan.buffers.size(); ++b)
        if (used[b])
            addresses_[b] = device.memory(session_) + offsets[b];
}

DeviceMemory::~DeviceMemory()
{
    if (session_)
        device_.close(session_);
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

void DeviceMemory::finish()
{
    if (const char* problem = device_.finish(session_))
        throw std::runtime_error("The device " + device_.name + " failed: " + problem);
}

} // namespace loom
