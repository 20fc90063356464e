#include "tuning/worked_time.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace loom::ui {
namespace {

constexpr double kBreak = 2; // seconds; the next generation is proposed in less

} // namespace

WorkedTime::WorkedTime(const std::vector<Trial>& trials, const std::vector<GoingSpan>& going, double now)
{
    std::vector<std::pair<double, double>> spans;
    std::set<int> workers;
    const auto take = [&](const WorkedSpan& span) {
        spans.emplace_back(span.from, std::isnan(span.to) ? std::max(now, span.from) : span.to);
        workers.insert(span.worker);
    };
    for (const Trial& trial : trials)
        std::ranges::for_each(trial.work, take);
    for (const GoingSpan& one : going)
        take(one.span);
    workers_.assign(workers.begin(), workers.end());
    std::ranges::sort(spans);
    if (spans.empty())
        return;
    begin_ = now_ = spans.front().first;
    double cut = 0;
    for (const auto& [from, to] : spans) {
        if (from > now_ + kBreak) {
            cut += from - now_;
            cuts_[from] = cut;
        }
        now_ = std::max(now_, to);
    }
}

double WorkedTime::at(double seconds) const
{
    const auto after = cuts_.upper_bound(seconds);
    return seconds - begin_ - (after == cuts_.begin() ? 0 : std::prev(after)->second);
}

int WorkedTime::laneOf(int worker) const
{
    return int(std::ranges::lower_bound(workers_, worker) - workers_.begin());
}

} // namespace loom::ui
