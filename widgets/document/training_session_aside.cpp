// A run that is put aside while the session shows another one.
#include "document/training_session_impl.h"

namespace loom::ui {
namespace {

constexpr int kApart =
    1 << 20; ///< between the numbers of workers, so that none of the others is taken for a former one

} // namespace

using Kind = Command::Kind;

void TrainingSession::putAside()
{
    aside_ = std::exchange(impl_, std::make_unique<Impl>());
    startPulling();
    Impl &my = *impl_, &kept = *aside_;
    kept.timer.stop();
    kept.goesOn = kept.state == State::running;
    if (kept.goesOn)
        kept.send({.kind = Kind::pause});
    my.former = std::move(kept.former);
    my.channels = std::exchange(kept.channels, {});
    my.nextNumber = kept.nextNumber;
    my.workers = kept.workers + kApart;
    my.useDataOf(kept);
    my.speedChosen = true;
}

void TrainingSession::putBack()
{
    impl_->retire();
    const std::unique_ptr<Impl> gone = std::exchange(impl_, std::move(aside_));
    Impl& my = *impl_;
    for (auto& worker : gone->retired)
        my.retired.push_back(std::move(worker));
    my.former = std::move(gone->former);
    std::vector<int> theirs;
    for (const FormerRun& run : my.former->all())
        if (run.worker > my.workers)
            theirs.push_back(run.number);
    for (const int number : theirs)
        my.former->remove(number);
    my.channels = std::move(gone->channels);
    my.nextNumber = gone->nextNumber;
    my.renewWatches();
    if (std::exchange(my.goesOn, false))
        train();
    my.timer.start();
    emit stateChanged();
    if (my.dataSeen)
        emit dataReady();
    emit progressed();
    emit looked();
    for (const Request what : gone->asked)
        emit lost(what);
}

} // namespace loom::ui
