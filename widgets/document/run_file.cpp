#include "document/run_file.h"

#include "document/training_session.h"
#include "project/data_files.h"
#include "project/project_file.h"
#include "tuning/run_store.h"

#include <QFile>

#include <algorithm>

namespace loom::ui {

namespace {

constexpr std::size_t kMostBuckets = 8192; ///< a series

/// Writes a run that the file does not hold yet; returns its number there.
Result<std::int64_t> added(RunStore& store, const FormerRun& run, const std::string& weightsHash)
{
    KeptRun record;
    RunBatch batch;
    if (run.state) {
        Result<RecordedState> made = recordOf(*run.state, run.curves.series);
        if (!made)
            return made.error();
        record = std::move(made->record);
        batch.states.push_back({record.steps, true, std::move(made->state)});
    } else {
        record.project = run.project;
        record.steps = run.steps;
        record.series = run.curves.series;
        record.epochs = run.curves.epochs;
    }
    record.name = run.shownName().toStdString();
    record.color = run.color;
    record.batchesPerEpoch = run.batchesPerEpoch;
    record.curves = run.curves.buckets;
    record.savedWeights = weightsHash;
    const Result<std::int64_t> id = store.add(record);
    if (!id)
        return id.error();
    batch.steps = record.steps;
    batch.status = record.status;
    batch.results = record.results;
    if (const Result<void> written = store.write(*id, batch); !written)
        return written.error();
    return *id;
}

FormerRun formerOf(KeptRun& kept, const QString& projectFile)
{
    FormerRun run;
    run.name = QString::fromStdString(kept.name);
    run.color = kept.color;
    run.project = std::move(kept.project);
    run.projectFile = projectFile;
    run.steps = kept.steps;
    run.batchesPerEpoch = kept.batchesPerEpoch;
    run.curves.series = std::move(kept.series);
    run.curves.buckets = std::move(kept.curves);
    run.curves.epochs = std::move(kept.epochs);
    run.stored = kept.id;
    return run;
}

/// Whatever happens in it, the thread goes on.
template<class Work> Result<void> guarded(Work&& work)
{
    try {
        return work();
    } catch (const std::exception& error) {
        return Text::verbatim(error.what());
    }
}

} // namespace

struct RunFile::Written {
    QString projectFile;
    std::vector<FormerRun> runs; ///< those that the file shall hold; one without number: the present run
    std::set<std::int64_t> known; ///< of the file, before
    Result<void> done;

    Result<void> write();
};

struct RunFile::Read {
    QString projectFile;
    std::vector<FormerRun> runs;
    int present = -1; ///< place in `runs`
    Result<void> done;

    Result<void> read();
};

/// The new ones first, then the old ones go: a full disk costs none of them.
Result<void> RunFile::Written::write()
{
    Result<RunStore> store = RunStore::open(RunStore::fileOf(projectFile.toStdString()));
    if (!store)
        return store.error();
    const std::string hash = fileHash(weightsFileOf(projectFile.toStdString()));
    for (FormerRun& run : runs) {
        if (run.stored > 0) {
            known.erase(run.stored);
            if (Result<void> named = store->rename(run.stored, run.shownName().toStdString()); !named)
                return named;
            continue;
        }
        const Result<std::int64_t> id = added(*store, run, run.number == 0 ? hash : std::string());
        if (!id)
            return id.error();
        run.stored = *id;
    }
    for (const std::int64_t gone : known)
        if (Result<void> removed = store->remove(gone); !removed)
            return removed;
    return store->shrink(std::int64_t(StateSpacing::kBytes), 0);
}

Result<void> RunFile::Read::read()
{
    const std::string file = RunStore::fileOf(projectFile.toStdString());
    if (!QFile::exists(QString::fromStdString(file)))
        return {};
    const Result<RunStore> store = RunStore::openExisting(file);
    if (!store)
        return store.error();
    Result<std::vector<KeptRun>> kept = store->runs();
    if (!kept)
        return kept.error();
    const std::string hash = fileHash(weightsFileOf(projectFile.toStdString()));
    for (KeptRun& run : *kept) {
        if (run.study)
            continue; // a search shows its own runs
        if (!run.savedWeights.empty() && run.savedWeights == hash)
            present = int(runs.size());
        runs.push_back(formerOf(run, projectFile));
    }
    return {};
}

RunFile::RunFile(TrainingSession* session, QObject* parent)
    : QObject(parent)
    , session_(session)
{
    worker_.setMaxThreadCount(1);
    connect(session, &TrainingSession::runStateReady, this, [this] {
        if (!waiting_.isEmpty())
            write(std::exchange(waiting_, QString()), session_->runState());
    });
    // A run that has made way for another one is a former run by now.
    connect(session, &TrainingSession::lost, this, [this](TrainingSession::Request what) {
        if (what == TrainingSession::Request::runState && !waiting_.isEmpty())
            write(std::exchange(waiting_, QString()), nullptr);
    });
}

RunFile::~RunFile()
{
    worker_.waitForDone();
}

void RunFile::whenWritten(std::function<void()> then)
{
    then_.push_back(std::move(then));
    if (unwritten_ == 0)
        oneDone();
}

void RunFile::oneDone()
{
    unwritten_ = std::max(0, unwritten_ - 1);
    if (unwritten_ == 0)
        for (const auto& then : std::exchange(then_, {}))
            then();
}

void RunFile::save(const QString& projectFile)
{
    if (waiting_.isEmpty())
        ++unwritten_;
    if (session_->stepsDone() == 0)
        return write(projectFile, nullptr);
    waiting_ = projectFile;
    session_->requestRunState();
}

void RunFile::write(const QString& projectFile, std::shared_ptr<const RunState> state)
{
    Written out;
    out.projectFile = projectFile;
    const bool another = projectFile != file_; // saved under another name: that file holds all of them anew
    if (!another)
        out.known = known_;
    for (FormerRun run : session_->formerRuns().all()) {
        if (run.projectFile != projectFile && run.projectFile != file_ && !run.projectFile.isEmpty())
            continue; // another project's
        if (another)
            run.stored = 0;
        out.runs.push_back(std::move(run));
    }
    if (state) {
        FormerRun present;
        present.name = tr("saved run");
        present.project = session_->project();
        present.steps = session_->stepsDone();
        present.batchesPerEpoch = session_->batchesPerEpoch();
        present.curves = session_->curves();
        present.curves.fold(kMostBuckets);
        present.state = std::move(state);
        out.runs.push_back(std::move(present));
    }
    if (out.runs.empty() && out.known.empty())
        return oneDone();
    worker_.start([this, out = std::move(out)]() mutable {
        out.done = guarded([&] { return out.write(); });
        QMetaObject::invokeMethod(
            this, [this, out] { take(out); }, Qt::QueuedConnection);
    });
}

void RunFile::take(const Written& written)
{
    if (!written.done) {
        emit failed(written.done.error());
        return oneDone();
    }
    file_ = written.projectFile;
    known_.clear();
    for (const FormerRun& run : written.runs) {
        known_.insert(run.stored);
        if (run.number > 0)
            session_->formerRuns().setStored(run.number, run.stored);
    }
    emit saved(file_);
    oneDone();
}

void RunFile::open(const QString& projectFile)
{
    file_ = projectFile;
    known_.clear();
    if (projectFile.isEmpty())
        return;
    worker_.start([this, projectFile] {
        auto in = std::make_shared<Read>(); // shared with the message that carries it over
        in->projectFile = projectFile;
        in->done = guarded([&] { return in->read(); });
        QMetaObject::invokeMethod(
            this, [this, in] { take(std::move(*in)); }, Qt::QueuedConnection);
    });
}

void RunFile::take(Read&& in)
{
    if (in.projectFile != file_)
        return; // another project has been opened meanwhile
    if (!in.done) {
        emit failed(in.done.error());
        return;
    }
    int present = 0;
    for (std::size_t i = 0; i < in.runs.size(); ++i) {
        known_.insert(in.runs[i].stored);
        const int number = session_->formerRuns().add(std::move(in.runs[i]));
        if (int(i) == in.present)
            present = number;
    }
    emit read(file_, present);
}

} // namespace loom::ui
