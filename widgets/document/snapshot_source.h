#pragma once

#include "project/project.h"
#include "train/watch.h"

#include <QObject>
#include <memory>

namespace loom {
struct PreparedData;
}

namespace loom::ui {

/// All that a view knows of what it looks at: a network over data that changes with steps, whatever changes it. A
/// training session is one, live, at an earlier step or with a former run; so is an experiment that has its own rule.
/// Lives in the GUI thread; nothing here waits.
class SnapshotSource : public QObject {
    Q_OBJECT
public:
    enum class State { empty, preparing, ready, running, paused, ended, failed };

    using QObject::QObject;

    virtual State state() const = 0;
    virtual Text failure() const = 0; ///< state failed: the sentence
    /// State failed, and only because of issues that the project itself has: it is still being built.
    virtual bool isUnfinished() const { return false; }
    virtual const Project& project() const = 0; ///< as it is being trained
    /// The data in use; null before they are loaded. Immutable and safe to read from the GUI thread.
    virtual std::shared_ptr<const PreparedData> data() const = 0;
    virtual qint64 shownStep() const = 0; ///< how many steps the network has had that watches see

    /// What a visible view wants; returns a number for `snapshot` and `unwatch`. Replaced with the same
    /// number.
    virtual int watch(const WatchRequest& request, int number = 0) = 0;
    virtual void unwatch(int number) = 0;
    /// The newest answer; null until the first.
    virtual const Snapshot* snapshot(int number) const = 0;

signals:
    void stateChanged();
    void dataReady();
    void progressed(); ///< at most 30 a second: steps, curves, rates
    void snapshotReady(int number);
};

} // namespace loom::ui
