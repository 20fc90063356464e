#include "tuning/rate_run.h"

#include "document/thread_priority.h"

namespace loom::ui {

RateRun::RateRun(QObject* parent)
    : QObject(parent)
{
    constexpr int kPull = 50; // milliseconds
    timer_.setInterval(kPull);
    connect(&timer_, &QTimer::timeout, this, &RateRun::pull);
}

RateRun::~RateRun()
{
    stop();
    if (thread_.joinable())
        thread_.join();
}

bool RateRun::start(const Project& project, const RateSearch& search, RunOptions options)
{
    if (isAtWork())
        return false;
    search_ = search;
    project_ = project;
    curve_ = {};
    failure_ = {};
    whole_ = false;
    stops_ = done_ = false;
    options.progress = [this](double) { return !stops_; };
    thread_ = std::thread([this, project, search, options] { work(project, search, options); });
    timer_.start();
    emit came();
    return true;
}

void RateRun::stop()
{
    stops_ = true;
}

void RateRun::work(const Project& project, const RateSearch& search, const RunOptions& options)
{
    lowerPriority(Politeness::looking);
    try {
        found_ = findRate(project, search, options, [this](const RateCurve& curve) {
            box_.slot() = curve;
            box_.publish();
            return !stops_;
        });
    } catch (const std::bad_alloc&) {
        found_ =
            Text(TR("The memory of this computer is not enough to look for a rate; choose a smaller batch size"));
    } catch (const std::exception& error) {
        found_ = Text::verbatim(error.what());
    }
    done_ = true;
}

void RateRun::pull()
{
    const bool done = done_;
    const bool longer = box_.take();
    if (!done && !longer)
        return;
    if (!done) {
        curve_ = box_.value();
    } else {
        thread_.join(); // it has nothing left to do
        timer_.stop();
        (void)box_.take();
        if (!found_ && !stops_)
            failure_ = found_.error();
        else if (found_)
            curve_ = *found_;
        whole_ = found_ && found_->end != RateCurve::End::stopped;
    }
    emit came();
}

} // namespace loom::ui
