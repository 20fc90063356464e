#include "course/lab_runner.h"

#include "common/core_text.h"
#include "course/lab_session.h"

namespace loom::ui {

LabRunner::LabRunner(LabSession& session, QObject* parent)
    : QObject(parent)
    , session_(session)
{
    connect(&session_, &LabSession::opened, this, [this] {
        stop();
        experiments_.stop();
        preparing_.clear();
        preparedFor_.clear();
        failure_.clear();
        prepareNext();
    });
    connect(&session_, &LabSession::pageChanged, this, &LabRunner::stop);
    connect(this, &LabRunner::changed, this,
            [this] { session_.setWork(isPreparing() ? std::optional(share_) : std::nullopt); });
    connect(&session_, &LabSession::valuesChanged, this, &LabRunner::prepareNext);
}

void LabRunner::run(const std::string& id)
{
    const LabRun* run = session_.lab().run(id);
    if (!run)
        return;
    running_ = id;
    rowsDone_ = 0;
    rows_ = int(rowCount(*run));
    failure_.clear();
    runs_.start([this, id, lab = session_.sharedLab()](std::stop_token stop, const LabWorker::Say& say) {
        const Result<std::unique_ptr<LabValues>> values = LabValues::make(*lab);
        ExperimentWork work;
        work.stop = stop;
        const auto onRow = [&](const LabRows& rows) {
            const int done = rows.empty() ? 0 : int(rows.begin()->second.size());
            say([this, id, rows, done] {
                rowsDone_ = done;
                const bool finished = rowsDone_ == rows_;
                if (finished)
                    running_.clear();
                session_.takeRows(id, rows, finished);
                emit changed();
            });
        };
        const Result<LabRows> rows =
            values ? rowsOf(**values, *lab->run(id), work, onRow) : Result<LabRows>(values.error());
        if (!rows)
            say([this, why = rows.error()] {
                running_.clear();
                failure_ = coreText(why);
                emit changed();
            });
    });
    emit changed();
}

void LabRunner::stop()
{
    if (!isRunning())
        return;
    runs_.stop();
    running_.clear();
    emit changed();
}

void LabRunner::prepareNext()
{
    if (!session_.isOpen())
        return;
    for (const LabSubject& subject : session_.lab().subjects) {
        HeldExperiment* held = session_.values().experiment(subject.id);
        if (!held || (held->isReady() && preparing_ != subject.id)) // what is ready may still become finer
            continue;
        if (preparedFor_ == held->decisive() && (preparing_ == subject.id || !failure_.isEmpty()))
            return; // it is at it, or could not
        preparing_ = subject.id;
        preparedFor_ = held->decisive();
        share_ = 0;
        failure_.clear();
        experiments_.start([this, id = subject.id, attributes = held->attributes(), subject,
                            lab = session_.sharedLab()](std::stop_token stop, const LabWorker::Say& say) {
            LabSubject with = subject;
            with.attributes = attributes;
            Result<std::unique_ptr<HeldExperiment>> made = HeldExperiment::make(with);
            ExperimentWork work{stop, [&](double share) {
                                    say([this, share] {
                                        share_ = share;
                                        emit changed();
                                    });
                                }};
            const auto onSketch = [&](std::unique_ptr<HeldExperiment> sketch) {
                say([this, id, shown = std::shared_ptr<HeldExperiment>(std::move(sketch))] {
                    session_.takePrepared(id, *shown);
                    emit changed();
                });
            };
            const Result<void> done = made ? (*made)->prepare(work, onSketch) : Result<void>(made.error());
            const std::shared_ptr<HeldExperiment> prepared = done ? std::move(*made) : nullptr;
            say([this, id, prepared, why = done ? Text() : done.error()] {
                preparing_.clear();
                if (prepared)
                    session_.takePrepared(id, *prepared);
                else
                    failure_ = coreText(why);
                emit changed();
                prepareNext();
            });
        });
        emit changed();
        return;
    }
}

} // namespace loom::ui
