#pragma once

#include "analysis/tsne.h"
#include "base/mailbox.h"
#include "base/text.h"

#include <atomic>
#include <optional>
#include <thread>

namespace loom::ui {

/// How a map of the plane is computed.
struct EmbeddingOptions {
    bool tsne = true; ///< else the first two principal components
    TsneOptions options;
    std::int64_t numbers = 0; ///< of one sample before the watch projected it; 0: as given
};

/// The newest state of the map.
struct EmbeddingFrame {
    std::vector<float> places; ///< (x, y) a sample
    int step = 0;
    double divergence = 0;
    double varianceKept = 0; ///< of two components
    Text note; ///< what was done to the outputs first
    bool done = false;
    std::optional<Text> failure; ///< why there is no map
};

/// Computes a map of samples on a thread of its own; first the principal components, then t-SNE step by step. The
/// newest frame is pulled without waiting. Window and run come first. Destruction stops it and waits until it has:
/// who may not wait stops it and keeps it until it is finished.
class EmbeddingRun {
public:
    /// rows: (samples, …) f32.
    EmbeddingRun(Tensor rows, const EmbeddingOptions& options);
    ~EmbeddingRun();

    /// True when there is a newer frame than at the last call.
    bool take() { return frames_.take(); }
    const EmbeddingFrame& frame() const { return frames_.value(); }
    void setPaused(bool paused) { paused_ = paused; }
    bool isPaused() const { return paused_; }
    void stop() { thread_.request_stop(); }
    /// Its thread does nothing any more.
    bool isFinished() const { return finished_.load(std::memory_order_acquire); }

private:
    void work(std::stop_token stop);
    void compute(std::stop_token stop);
    void publish(const Tensor& places, EmbeddingFrame frame);
    void fail(Text why);

    Tensor rows_;
    EmbeddingOptions options_;
    Mailbox<EmbeddingFrame> frames_;
    std::atomic<bool> paused_{false}, finished_{false};
    std::jthread thread_;
};

} // namespace loom::ui
