#include "lab_views/surface_sampler.h"

#include <QElapsedTimer>

namespace loom::ui {

namespace {
constexpr int kCoarse = 33, kFine = 129; ///< places along each axis
constexpr int kRestMs = 120;
constexpr qint64 kPieceMs = 4;
constexpr int kBetweenLooks = 16; ///< places asked between two looks at the clock
} // namespace

SurfaceSampler::SurfaceSampler(QObject* parent)
    : QObject(parent)
{
    pieces_.setInterval(0);
    connect(&pieces_, &QTimer::timeout, this, &SurfaceSampler::work);
    rest_.setSingleShot(true);
    rest_.setInterval(kRestMs);
    connect(&rest_, &QTimer::timeout, this, [this] { begin(Stage::fine); });
}

void SurfaceSampler::start(SurfaceRule rule, const PlotAxis& x, const PlotAxis& y, bool logarithmic)
{
    next_ = {std::move(rule), x, y, logarithmic};
    hasNext_ = true;
    if (stage_ != Stage::coarse)
        begin(Stage::coarse);
}

void SurfaceSampler::stop()
{
    stage_ = Stage::idle;
    hasNext_ = false;
    pieces_.stop();
    rest_.stop();
}

void SurfaceSampler::begin(Stage stage)
{
    rest_.stop();
    if (stage == Stage::coarse) {
        task_ = std::move(next_);
        hasNext_ = false;
    }
    stage_ = stage;
    side_ = stage == Stage::coarse ? kCoarse : kFine;
    heights_.clear();
    work();
}

void SurfaceSampler::work()
{
    QElapsedTimer clock;
    clock.start();
    const std::size_t all = std::size_t(side_) * std::size_t(side_);
    while (heights_.size() < all) {
        const int row = int(heights_.size()) / side_, column = int(heights_.size()) % side_;
        heights_.push_back(
            task_.rule(task_.x.at(double(column) / (side_ - 1)), task_.y.at(1 - double(row) / (side_ - 1))));
        if (heights_.size() % kBetweenLooks == 0 && clock.elapsed() >= kPieceMs && heights_.size() < all) {
            pieces_.start();
            return;
        }
    }
    pieces_.stop();
    finish();
}

void SurfaceSampler::finish()
{
    const bool coarse = stage_ == Stage::coarse;
    const SurfaceField field(std::move(heights_), side_, side_, task_.logarithmic);
    if (!coarse) {
        stage_ = Stage::idle;
    } else if (hasNext_) {
        QTimer::singleShot(0, this, [this] {
            if (hasNext_)
                begin(Stage::coarse);
        });
    } else {
        stage_ = Stage::resting;
        rest_.start();
    }
    emit sampled(field);
}

} // namespace loom::ui
