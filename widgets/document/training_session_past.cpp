// Earlier steps and former runs of a session.
#include "document/training_session_impl.h"
#include "tuning/run_store.h"

namespace loom::ui {

namespace {

constexpr std::size_t kMostBuckets = 8192; ///< a series of a former run

} // namespace

using Kind = Command::Kind;

/// Curves in the order in which things happened: what is cleared or cut off becomes a former run.
void TrainingSession::Impl::readItem(CurveItem& item)
{
    switch (item.kind) {
    case CurveItem::Kind::cleared:
        keepFormer();
        curves.clear();
        ++run;
        break;
    case CurveItem::Kind::cut:
        keepFormer();
        curves.cut(item.bucket.firstStep);
        ++run;
        break;
    case CurveItem::Kind::epoch:
        curves.epochs.push_back(std::move(item.epoch));
        break;
    case CurveItem::Kind::bucket:
        curves.add(item.bucket);
        break;
    }
}

/// What was trained so far is kept beside the run to come.
void TrainingSession::Impl::keepFormer()
{
    if (!worker || curves.empty() || status.state == WorkerState::failed)
        return;
    FormerRun kept;
    kept.worker = workers;
    kept.run = run;
    kept.project = project;
    kept.projectFile = projectFile;
    kept.curves = curves;
    kept.curves.fold(kMostBuckets);
    kept.steps = 0;
    for (const auto& list : curves.buckets)
        if (!list.empty())
            kept.steps = std::max<qint64>(kept.steps, list.back().firstStep + list.back().count - 1);
    kept.lost = status.end.reason == EndReason::notFinite;
    kept.batchesPerEpoch = status.batchesPerEpoch;
    former->add(std::move(kept));
}

void TrainingSession::Impl::takeLeft(Worker& from)
{
    if (from.left.take()) {
        const LeftRun& left = from.left.value();
        former->setState(left.worker, left.run, left.state);
    }
}

void TrainingSession::look(qint64 step)
{
    Impl& my = *impl_;
    const qint64 wanted = step >= 0 && step < my.status.stepsDone ? step : -1;
    if (wanted == my.wanted)
        return;
    my.wanted = wanted;
    my.send({.kind = Kind::past, .value = double(wanted)});
    emit looked();
}

void TrainingSession::branch()
{
    impl_->send({.kind = Kind::branch});
    impl_->wanted = -1;
}

/// An order that takes up a former run at its end, with the curves that are known of it.
WorkOrder TrainingSession::Impl::orderOf(const FormerRun& former)
{
    WorkOrder order;
    order.project = former.project;
    order.run = former.state;
    if (!order.run) {
        order.runsFile = RunStore::fileOf(former.projectFile.toStdString());
        order.storedRun = former.stored;
    }
    known = former.curves;
    return order;
}

bool TrainingSession::bringBack(int number)
{
    Impl& my = *impl_;
    const FormerRun* former = my.former->find(number);
    if (!former || !former->canBeHadBack())
        return false;
    WorkOrder order = my.orderOf(*former);
    const QString file = former->projectFile;
    my.former->remove(number); // it is the present one from here on
    start(std::move(order), file);
    return true;
}

void TrainingSession::requestShownRun()
{
    ask(Request::shownRun);
}

void TrainingSession::Impl::useDataOf(const Impl& other)
{
    data = other.data;
    dataRecipe = other.dataRecipe;
    dataSeed = other.dataSeed;
    dataFolder = other.dataFolder;
}

void TrainingSession::standStill(const TrainingSession& of, const ShownRun& shown)
{
    WorkOrder order;
    order.project = shown.run->project;
    order.run = shown.run;
    order.timeline = shown.timeline;
    order.look = shown.step;
    standStill(of, std::move(order), of.impl_->projectFile);
}

void TrainingSession::standStill(const TrainingSession& of, WorkOrder order, const QString& projectFile)
{
    impl_->useDataOf(*of.impl_);
    order.standsStill = true;
    start(std::move(order), projectFile);
}

bool TrainingSession::standStill(const TrainingSession& of, int formerRun)
{
    const FormerRun* former = of.impl_->former->find(formerRun);
    if (!former || !former->canBeHadBack())
        return false;
    standStill(of, impl_->orderOf(*former), former->projectFile);
    return true;
}

void TrainingSession::leaveTo(TrainingSession& heir)
{
    Impl& my = *impl_;
    my.timer.stop();
    my.retire();
    for (auto& worker : my.retired)
        heir.impl_->retired.push_back(std::move(worker));
    my.retired.clear();
    heir.impl_->timer.start();
}

void TrainingSession::requestRunState()
{
    ask(Request::runState);
}

void TrainingSession::requestWeights(bool ofShownStep)
{
    ask(Request::weights, ofShownStep);
}

void TrainingSession::ask(Request what, bool ofShownStep)
{
    static const std::map<Request, Kind> kKinds{
        {Request::weights, Kind::weights}, {Request::runState, Kind::runState}, {Request::shownRun, Kind::shownRun}};
    impl_->asked.insert(what);
    impl_->send({.kind = kKinds.at(what), .value = ofShownStep ? 1.0 : 0.0});
    if (!impl_->worker || impl_->state == State::failed)
        QMetaObject::invokeMethod(this, &TrainingSession::loseAsked, Qt::QueuedConnection);
}

void TrainingSession::loseAsked()
{
    for (const Request what : std::exchange(impl_->asked, {}))
        emit lost(what);
}

void TrainingSession::setCurves(CurveStore curves)
{
    curves.series = impl_->curves.series;
    curves.buckets.resize(curves.series.size());
    impl_->curves = std::move(curves);
    emit progressed();
}

} // namespace loom::ui
