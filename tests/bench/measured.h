#pragma once

#include <QString>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>

/// What the programs of `./studio bench` share: a clock on the wall, so that waits count, and the line of the table.
namespace loom::bench {

inline double wallMs()
{
    using std::chrono::duration, std::chrono::steady_clock;
    return duration<double, std::milli>(steady_clock::now().time_since_epoch()).count();
}

/// What this thread has been at work, whatever else the machine does.
inline double threadMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// A line of the table: what was measured, and the most that it may be.
inline void say(const QString& what, double value, const char* unit, double most)
{
    const int digits = value < 10 ? 2 : value < 100 ? 1 : 0;
    std::printf("bench\t%s\t%.*f\t%s\t%.0f\n", qPrintable(what), digits, value, unit, most);
    std::fflush(stdout);
}

/// A remark to the line before.
inline void remark(const QString& words)
{
    std::printf("note\t%s\n", qPrintable(words));
    std::fflush(stdout);
}

/// What of `part` of the times is not longer; 0.5 is the median.
inline double quantile(std::vector<double> times, double part)
{
    std::ranges::sort(times);
    return times.empty() ? 0 : times[std::size_t(part * double(times.size() - 1) + 0.5)];
}

/// The shortest of so many turns of `work`.
template<class Work> double bestMs(int turns, const Work& work)
{
    double best = 1e300;
    for (int turn = 0; turn < turns; ++turn) {
        const double start = wallMs();
        work();
        best = std::min(best, wallMs() - start);
    }
    return best;
}

constexpr double kFrameMs = 33;

/// p99 of what `frame(number)` takes, and the median in a remark.
template<class Frame> void sayFrames(const QString& what, int frames, const Frame& frame)
{
    std::vector<double> times;
    frame(0); // what is made once is made
    for (int number = 0; number < frames; ++number) {
        const double start = wallMs();
        frame(number);
        times.push_back(wallMs() - start);
    }
    say(what, quantile(times, 0.99), "ms", kFrameMs);
    remark(QString("median %1 ms of %2 frames").arg(quantile(times, 0.5), 0, 'g', 3).arg(frames));
}

inline bool isShort(int argc, char** argv)
{
    return std::any_of(argv + 1, argv + argc, [](const char* word) { return QString(word) == "--short"; });
}

} // namespace loom::bench
