#include "plots/run_focus.h"

#include <algorithm>
#include <iterator>

namespace loom::ui {

void RunFocus::point(int run)
{
    if (run == pointed_)
        return;
    pointed_ = run;
    emit pointedChanged(run);
}

void RunFocus::pick(int run, bool more)
{
    Runs runs = more ? picked_ : Runs();
    if (more && runs.contains(run))
        runs.erase(run);
    else
        runs.insert(run);
    setPicked(std::move(runs));
}

void RunFocus::setPicked(Runs runs)
{
    if (runs == picked_)
        return;
    std::erase_if(order_, [&](int run) { return !runs.contains(run); });
    std::ranges::copy_if(runs, std::back_inserter(order_), [this](int run) { return !picked_.contains(run); });
    picked_ = std::move(runs);
    emit pickedChanged();
}

void RunFocus::brush(const QObject* plot, std::optional<Runs> runs)
{
    const auto held = brushes_.find(plot);
    if (!runs) {
        if (held == brushes_.end())
            return;
        brushes_.erase(held);
    } else if (held != brushes_.end() && held->second == *runs) {
        return;
    } else {
        if (held == brushes_.end())
            connect(plot, &QObject::destroyed, this, [this, plot] { brush(plot, std::nullopt); });
        brushes_[plot] = std::move(*runs);
    }
    emit brushedChanged();
}

void RunFocus::clearBrushes()
{
    if (brushes_.empty())
        return;
    brushes_.clear();
    emit brushedChanged();
}

void RunFocus::setHidden(Runs runs)
{
    if (runs == hidden_)
        return;
    hidden_ = std::move(runs);
    emit hiddenChanged();
}

bool RunFocus::passes(int run) const
{
    return std::ranges::all_of(brushes_, [run](const auto& brush) { return brush.second.contains(run); });
}

} // namespace loom::ui
