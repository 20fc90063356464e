#pragma once

#include "document/former_runs.h"
#include "document/training_session.h"
#include "document/worker.h"

#include <QTimer>

#include <deque>
#include <set>

namespace loom::ui {

/// What a session keeps in the GUI thread: its worker, what the worker last said, who watches.
struct TrainingSession::Impl {
    std::unique_ptr<Worker> worker;
    std::vector<std::unique_ptr<Worker>> retired; ///< asked to stop, not joined yet
    std::deque<Command> unsent; ///< found the ring full
    std::map<int, std::shared_ptr<WatchChannel>> channels;
    std::map<int, bool> answered;
    int nextNumber = 1;
    Project project;
    QString folder;
    QString checkpointName;
    int runs = 0;
    CurveStore curves;
    WorkerStatus status;
    State state = State::empty;
    bool dataSeen = false, preparedSeen = false;
    bool speedChosen = false;
    double speed = 0;
    std::shared_ptr<const PreparedData> data; ///< the last that were read
    DataRecipe dataRecipe; ///< of `data`, as seed and folder
    std::uint64_t dataSeed = 0;
    QString dataFolder;
    std::vector<Issue> warnings;
    std::map<std::string, double> testValues;
    SharedWeights weights = std::make_shared<const std::map<std::string, Tensor>>();
    QTimer timer;
    std::unique_ptr<FormerRuns> former = std::make_unique<FormerRuns>();
    int workers = 0, run = 0; ///< numbers of the worker and of its run
    QString projectFile;
    qint64 wanted = -1;
    std::set<Request> asked; ///< of the worker, not answered yet
    std::shared_ptr<const RunState> runState; ///< shared with the worker
    std::shared_ptr<const ShownRun> shownRun; ///< shared with the worker that made it
    std::optional<CurveStore> known; ///< curves of the run that is about to be taken up
    bool goesOn = false; ///< of one that was put aside: it was running

    void send(Command command);
    void flush();
    bool readCurves();
    bool readStatus();
    void retire();
    void keepFormer();
    void useDataOf(const Impl& other);
    WorkOrder orderOf(const FormerRun& former);
    void takeLeft(Worker& worker);
    void readItem(CurveItem& item);
    void renewWatches();
};

} // namespace loom::ui
