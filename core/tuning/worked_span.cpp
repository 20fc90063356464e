#include "tuning/trial.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace loom {

double secondsSince1970()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::vector<WorkedSpan> withoutPauses(const WorkedSpan& span, const std::vector<Pause>& pauses)
{
    std::vector<WorkedSpan> spans;
    const auto add = [&](double from, double to) {
        if (std::isnan(to) || from < to)
            spans.push_back({span.part, span.worker, from, to});
    };
    double from = span.from;
    for (const Pause& pause : pauses) {
        if (pause.from >= span.to) // never of one that goes on
            break;
        add(from, std::max(from, pause.from));
        if (std::isnan(pause.to))
            return spans;
        from = std::max(from, pause.to);
    }
    add(from, span.to);
    return spans;
}

} // namespace loom
