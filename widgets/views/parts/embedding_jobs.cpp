#include "views/parts/embedding_jobs.h"

namespace loom::ui {

void EmbeddingJobs::start(Tensor rows, const EmbeddingOptions& options, bool paused)
{
    stop();
    run_ = std::make_unique<EmbeddingRun>(std::move(rows), options);
    run_->setPaused(paused);
}

void EmbeddingJobs::stop()
{
    if (!run_)
        return;
    run_->stop();
    retired_.push_back(std::move(run_));
}

void EmbeddingJobs::setPaused(bool paused)
{
    if (run_)
        run_->setPaused(paused);
}

const EmbeddingFrame* EmbeddingJobs::take()
{
    return run_ && run_->take() ? &run_->frame() : nullptr;
}

bool EmbeddingJobs::sweep()
{
    std::erase_if(retired_, [](const auto& run) { return run->isFinished(); });
    return !retired_.empty();
}

} // namespace loom::ui
