#pragma once

#include "document/training_session.h"
#include "document/worker.h"

#include <QTimer>

#include <deque>

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
    std::shared_ptr<const PreparedData> data;
    std::vector<Issue> warnings;
    std::map<std::string, double> testValues;
    std::map<std::string, Tensor> weights;
    QTimer timer;

    void send(Command command);
    void flush();
    bool readCurves();
    bool readStatus();
    void retire();
};

} // namespace loom::ui
