#pragma once

#include "base/issue.h"
#include "project/project.h"

#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <vector>

namespace loom::ui {

class Document;

struct Recovered;

/// Writes a document that differs from its file, or that is being trained, to a recovery folder, at most five seconds
/// after an edit, and takes it away again once the document is saved or closed: what is left there belongs to a
/// program that was killed.
class Autosave : public QObject {
    Q_OBJECT
public:
    /// The document must outlive it. `folder`: `stateFolder("recovery")` in the product.
    Autosave(Document& document, const QString& folder, QObject* parent = nullptr);
    /// A clean end: nothing is left behind.
    ~Autosave() override;

    /// Milliseconds between an edit and its copy.
    void setDelay(int milliseconds) { timer_.setInterval(milliseconds); }
    /// Writes now what would be written later.
    void saveNow();
    /// Waits until what was begun to be written is on disk.
    void finishWriting() { writer_.waitForDone(); }
    const QString& file() const { return file_; }
    /// Where sessions of this document keep their runs (TrainingSession::setCheckpointName).
    QString runName() const;
    /// While on, a copy is kept of a document that equals its file too: a run's full state lies beside it.
    void keep(bool on);
    /// While on, the copy stays as it is now: something else stands for a while in the document's place.
    void hold(bool on);
    /// What was left behind is in this program's hands now: writes its own copy, then discards the other.
    void takeOver(const Recovered& recovered);

signals:
    /// The copy cannot be written; said once, until one can be written again.
    void failed(const loom::Text& why);

private:
    void wrote(const QString& trouble);

    Document& document_;
    QString file_;
    std::unique_ptr<QLockFile> lock_;
    QTimer timer_;
    bool kept_ = false, held_ = false, failing_ = false;
    QThreadPool writer_; ///< one thread, so that copies arrive in order and the window never waits for a disk
};

/// A project that a killed program left behind.
struct Recovered {
    QString file; ///< the copy in the recovery folder
    QString projectFile; ///< where it was opened from, empty when it was never saved
    QString runFile; ///< the full state of its run (project/run_state.h); empty when it was not trained
    QDateTime time;
    Project project;
    std::vector<Issue> issues;
};

/// The copies whose program runs no more, the newest first. Broken ones are left out.
std::vector<Recovered> leftBehind(const QString& folder);
/// Once it is open again, or not wanted.
void discard(const Recovered& recovered);

} // namespace loom::ui
