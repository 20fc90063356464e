// What passes in a training step, stored beside it for whoever looks.
#include "train/network_impl.h"

#include <algorithm>
#include <new>

namespace loom {

const Network::Impl::Phase* Network::Impl::computing(const std::string& activation) const
{
    const auto found =
        std::ranges::find_if(phases, [&](const Phase& phase) { return phase.program->has(activation); });
    return found == phases.end() ? nullptr : &*found;
}

std::set<std::string> Network::Impl::tapsOf(const Phase& phase) const
{
    std::set<std::string> names;
    for (const std::string& name : taps)
        if (computing(name) == &phase)
            names.insert(name);
    return names;
}

bool Network::tap(const std::vector<std::string>& names)
{
    Impl& my = *impl_;
    my.taps = {names.begin(), names.end()};
    bool all = std::ranges::all_of(my.taps, [&](const std::string& name) { return my.computing(name); });
    try {
        for (Impl::Phase& phase : my.phases)
            all = phase.program->tap(my.tapsOf(phase)) && all;
    } catch (const std::bad_alloc&) {
        my.taps.clear();
        for (Impl::Phase& phase : my.phases)
            phase.program->tap({});
        throw;
    }
    return all && !my.phases.empty();
}

bool Network::canTap(const std::string& name) const
{
    const Impl::Phase* phase = impl_->computing(name);
    return phase && phase->program->hasRows(name);
}

TensorView Network::tapped(const std::string& name) const
{
    const Impl::Phase* phase = impl_->computing(name);
    return phase ? phase->program->tapped(name) : TensorView{};
}

Shape Network::tappedShape(const std::string& name) const
{
    const Impl::Phase* phase = impl_->computing(name);
    return phase ? phase->program->shapeOf(name) : Shape();
}

} // namespace loom
