#include "views/parts/embedding_run.h"

#include "analysis/embedding.h"
#include "document/thread_priority.h"

#include <chrono>
#include <new>

namespace loom::ui {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kBetweenFrames = std::chrono::milliseconds(30);
constexpr std::int64_t kChunk = 256;

} // namespace

EmbeddingRun::EmbeddingRun(Tensor rows, const EmbeddingOptions& options)
    : rows_(std::move(rows))
    , options_(options)
{
    thread_ = std::jthread([this](std::stop_token stop) { work(stop); });
}

EmbeddingRun::~EmbeddingRun() = default;

void EmbeddingRun::publish(const Tensor& places, EmbeddingFrame frame)
{
    const auto values = places.values<float>();
    frame.places.assign(values.begin(), values.end());
    frames_.slot() = std::move(frame);
    frames_.publish();
}

void EmbeddingRun::compute(std::stop_token stop)
{
    ThreadPool pool;
    const std::int64_t samples = rows_.shape()[0], numbers = rows_.size() / samples;
    EmbeddingFrame frame;
    Embedding embedding(samples, numbers, options_.options.seed);
    for (std::int64_t first = 0; first < samples && !stop.stop_requested(); first += kChunk)
        embedding.add(rows_.values<float>().data() + first * numbers, std::min(kChunk, samples - first), pool);
    rows_ = Tensor();
    const auto stopped = [&stop] { return stop.stop_requested(); };
    if (stopped() || !embedding.finish(pool, stopped))
        return;
    frame.varianceKept = embedding.varianceKept(2);
    frame.note = options_.numbers > numbers
        ? Text(TR("{numbers} numbers a sample: random projection to {kept} (seed {seed}), then PCA to {components}"),
               {{"numbers", options_.numbers},
                {"kept", numbers},
                {"seed", std::int64_t(options_.options.seed)},
                {"components", embedding.features().shape()[1]}})
        : embedding.note();
    frame.done = !options_.tsne;
    publish(embedding.plane(), frame);
    if (!options_.tsne)
        return;
    Tsne tsne(embedding.features(), options_.options, pool, stopped);
    auto shown = Clock::now() - kBetweenFrames;
    while (!stopped() && !tsne.done()) {
        if (paused_) {
            std::this_thread::sleep_for(kBetweenFrames);
            continue;
        }
        tsne.step();
        if (Clock::now() - shown < kBetweenFrames && !tsne.done())
            continue;
        shown = Clock::now();
        frame.step = tsne.stepsDone();
        frame.divergence = tsne.divergence();
        frame.done = tsne.done();
        publish(tsne.points(), frame);
    }
}

void EmbeddingRun::work(std::stop_token stop)
{
    lowerPriority(Politeness::looking);
    try {
        compute(stop);
    } catch (const std::bad_alloc&) {
        fail(TR("There is not enough memory for this map: choose fewer samples"));
    } catch (const std::exception& error) {
        fail(Text(TR("The map could not be computed: {reason}"), {{"reason", std::string(error.what())}}));
    } catch (...) {
        fail(TR("The map could not be computed"));
    }
    finished_.store(true, std::memory_order_release);
}

void EmbeddingRun::fail(Text why)
{
    frames_.slot() = {};
    frames_.slot().failure = std::move(why);
    frames_.publish();
}

} // namespace loom::ui
