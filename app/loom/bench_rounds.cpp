#include "bench_rounds.h"

#include "interrupt.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace loom::cli {
namespace {

using Clock = std::chrono::steady_clock;

double secondsOf(const timeval& time)
{
    return double(time.tv_sec) + double(time.tv_usec) * 1e-6;
}

/// Processor seconds of this process and of those it waited for.
double ownSeconds()
{
    double sum = 0;
    for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage usage{};
        ::getrusage(who, &usage);
        sum += secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime);
    }
    return sum;
}

/// Busy processor seconds of the whole machine: user, nice, system, irq, softirq and stolen time; 0 where unknown.
double busySeconds()
{
    unsigned long long ticks[8] = {};
    std::FILE* file = std::fopen("/proc/stat", "r");
    if (!file)
        return 0;
    const int read = std::fscanf(file, "cpu %llu %llu %llu %llu %llu %llu %llu %llu", &ticks[0], &ticks[1], &ticks[2],
                                 &ticks[3], &ticks[4], &ticks[5], &ticks[6], &ticks[7]);
    std::fclose(file);
    const unsigned long long busy = ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7];
    return read == 8 ? double(busy) / double(::sysconf(_SC_CLK_TCK)) : 0;
}

/// One round: how long it took, and how many processor seconds others used meanwhile.
struct Round {
    double seconds;
    double others;
};

Result<Round> oneRound(const Timed& timed, std::int64_t steps)
{
    if (timed.begin)
        if (const Result<void> begun = timed.begin(); !begun)
            return begun.error();
    const double busy = busySeconds(), own = ownSeconds();
    const Clock::time_point start = Clock::now();
    timed.steps(steps);
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    const Round round{seconds, (busySeconds() - busy) - (ownSeconds() - own)};
    if (interrupted()) // what was cut short has no time
        return Text("The bench was interrupted");
    if (timed.end)
        if (const Result<void> ended = timed.end(); !ended)
            return ended.error();
    return round;
}

/// So many steps that a round lasts `seconds`.
Result<std::int64_t> calibrated(const Timed& timed, double seconds)
{
    for (std::int64_t steps = 1;; steps *= 2) {
        const Result<Round> round = oneRound(timed, steps);
        if (!round)
            return round.error();
        if (round->seconds > seconds / 4 || steps > timed.mostSteps / 2) {
            const double fitting = double(steps) * seconds / std::max(round->seconds, 1e-9) + 1;
            return std::int64_t(std::min(fitting, double(timed.mostSteps)));
        }
    }
}

} // namespace

double Rounds::median() const
{
    const std::size_t count = secondsAStep.size();
    return (secondsAStep[(count - 1) / 2] + secondsAStep[count / 2]) / 2;
}

Result<Rounds> timeRounds(const Timed& timed, int rounds, double seconds)
{
    Rounds result;
    result.stepsARound = timed.stepsARound;
    if (result.stepsARound == 0) {
        const Result<std::int64_t> steps = calibrated(timed, seconds);
        if (!steps)
            return steps.error();
        result.stepsARound = *steps;
    }
    while (int(result.secondsAStep.size()) < rounds) {
        const Result<Round> round = oneRound(timed, result.stepsARound);
        if (!round)
            return round.error();
        if (round->others > 0.08 * round->seconds + 0.02 && result.dropped < timed.mostDropped) {
            ++result.dropped;
            std::this_thread::sleep_for(std::chrono::duration<double>(std::min(1.0, 2 * seconds)));
            continue;
        }
        result.secondsAStep.push_back(round->seconds / double(result.stepsARound));
    }
    std::ranges::sort(result.secondsAStep);
    return result;
}

} // namespace loom::cli
