#include "plan/device_tensors.h"

#include "base/check.h"
#include "plan/device_memory.h"

#include <new>

namespace loom {

DeviceTensors::~DeviceTensors()
{
    for (const auto& [host, place] : places_)
        device_.release(place.there);
    if (session_)
        device_.close(session_);
}

void* DeviceTensors::session()
{
    if (!session_)
        session_ = device_.open(0);
    if (!session_)
        throw std::bad_alloc();
    return session_;
}

void* DeviceTensors::address(Tensor& host)
{
    if (const auto found = places_.find(&host); found != places_.end())
        return found->second.there;
    void* there = device_.reserve(host.bytes());
    if (!there)
        throw std::bad_alloc();
    places_[&host] = {&host, there};
    return there;
}

void DeviceTensors::takeIn(void* session)
{
    for (auto& [host, place] : places_)
        if (place.newer == Newer::here) {
            device_.copyIn(session, place.there, host->data(), host->bytes());
            place.newer = Newer::neither;
        }
}

void DeviceTensors::changedThere(const Tensor& host)
{
    Place& place = places_.at(&host);
    LOOM_ASSERT(place.newer != Newer::here);
    place.newer = Newer::there;
}

void DeviceTensors::bringOut(Place& place)
{
    if (place.newer == Newer::there)
        device_.copyOut(session(), place.host->data(), place.there, place.host->bytes());
}

void DeviceTensors::finish()
{
    if (session_)
        finishOn(device_, session_);
}

void DeviceTensors::toRead(const Tensor& host)
{
    const auto found = places_.find(&host);
    if (found == places_.end() || found->second.newer != Newer::there)
        return;
    bringOut(found->second);
    finish();
    found->second.newer = Newer::neither;
}

void DeviceTensors::toRead()
{
    bool any = false;
    for (auto& [host, place] : places_) {
        any = any || place.newer == Newer::there;
        bringOut(place);
    }
    if (!any)
        return;
    finish();
    for (auto& [host, place] : places_)
        if (place.newer == Newer::there)
            place.newer = Newer::neither;
}

void DeviceTensors::toWrite(const Tensor& host)
{
    toRead(host);
    if (const auto found = places_.find(&host); found != places_.end())
        found->second.newer = Newer::here;
}

void DeviceTensors::toWrite()
{
    toRead();
    for (auto& [host, place] : places_)
        place.newer = Newer::here;
}

} // namespace loom
