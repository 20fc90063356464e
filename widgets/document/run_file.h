#pragma once

#include "document/former_runs.h"

#include <QObject>
#include <QThreadPool>

#include <set>

namespace loom::ui {

class TrainingSession;

/// Keeps the runs of a session in NAME.runs beside its project and reads them again, so that a saved project comes
/// back with its curves and can be trained on. A thread of its own works on the file. GUI thread.
class RunFile : public QObject {
    Q_OBJECT
public:
    explicit RunFile(TrainingSession* session, QObject* parent = nullptr);
    /// Waits until everything is written.
    ~RunFile() override;

    /// Writes what the session holds now, once the weights beside the project are those of the run; `saved` or
    /// `failed` follows.
    void save(const QString& projectFile);
    /// Adds the runs beside the project to the session's former ones; `read` or `failed` follows.
    void open(const QString& projectFile);
    /// Calls `then` once all that was to be saved is written, or has failed.
    void whenWritten(std::function<void()> then);

signals:
    void saved(const QString& projectFile);
    /// `present`: number of the former run with which the project was saved, whose weights still lie beside it; 0:
    /// none.
    void read(const QString& projectFile, int present);
    void failed(const loom::Text& why);

private:
    struct Written;
    struct Read;
    void write(const QString& projectFile, std::shared_ptr<const RunState> state);
    void take(const Written& written);
    void take(Read&& read);
    void oneDone();

    TrainingSession* session_;
    QThreadPool worker_; ///< one thread: what is asked for happens in order
    int unwritten_ = 0; ///< saves that are under way
    std::vector<std::function<void()>> then_; ///< called when there are none
    QString waiting_; ///< project file of a save that waits for the run's state
    std::set<std::int64_t> known_; ///< runs of the file that this session has read or written
    QString file_; ///< of which project
};

} // namespace loom::ui
