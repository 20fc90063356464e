// How many trials at once: measured, since it depends on network and machine.
#include "tuning/trial_run.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace loom {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kMeasured = std::chrono::milliseconds(150);

/// The project without an end: one that is over in a moment would be measured badly.
Project endless(Project project)
{
    project.training.epochs = 1'000'000;
    project.training.callbacks.clear();
    return project;
}

/// Steps a second of all runs together, each trained by a thread of its own (and threads − 1 more) at the same time.
Result<double> stepsPerSecond(const Project& project, const RunOptions& options, int jobs,
                              const std::stop_token& stop)
{
    std::vector<Run> runs;
    for (int i = 0; i < jobs; ++i) {
        Result<Run> run = makeRun(project, options);
        if (!run)
            return run.error();
        runs.push_back(std::move(*run));
    }
    std::vector<double> rates(runs.size());
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < runs.size(); ++i)
            threads.emplace_back([&, i] {
                Trainer& trainer = *runs[i].trainer;
                trainer.step(); // the first one touches memory
                const std::int64_t before = trainer.stepsDone();
                const Clock::time_point start = Clock::now();
                while (!stop.stop_requested() && Clock::now() - start < kMeasured && trainer.step()) { }
                const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
                rates[i] = double(trainer.stepsDone() - before) / std::max(1e-9, seconds);
            });
    }
    double all = 0;
    for (const double rate : rates)
        all += rate;
    return all;
}

} // namespace

Result<Workers> chooseWorkers(const Project& project, SharedData& data, const std::string& kernels, int jobs,
                              int threads, std::stop_token stop)
{
    const int allowed = threads > 0 ? threads : ThreadPool::allowedProcessors();
    const int apart = jobs > 0 ? jobs : allowed, together = jobs > 0 ? jobs : 1;
    const int shared = std::max(1, allowed / together);
    if (shared == 1)
        return Workers{apart, 1, 0, 0};
    RunOptions options;
    options.kernels = kernels;
    Result<std::shared_ptr<const PreparedData>> prepared = data.of(project);
    if (!prepared)
        return prepared.error();
    options.data = std::move(*prepared);
    options.threads = 1;
    const Project measured = endless(project);
    const Result<double> one = stepsPerSecond(measured, options, apart, stop);
    options.threads = shared;
    const Result<double> all = one ? stepsPerSecond(measured, options, together, stop) : one;
    if (!all)
        return all.error();
    return *one >= *all ? Workers{apart, 1, *one, *all} : Workers{together, shared, *one, *all};
}

} // namespace loom
