#pragma once

#include <QObject>
#include <atomic>

namespace loom::ui {

/// Calls the thread that it was made in when something lies ready there that should not wait for the next look. Rung
/// from any thread; rings once until it was heard.
class Bell : public QObject {
    Q_OBJECT
public:
    void ring()
    {
        if (!rung_.exchange(true))
            emit rung();
    }
    void hear() { rung_.store(false); } ///< before what lies ready is taken

signals:
    void rung(); ///< in the ringing thread: connect it queued

private:
    std::atomic<bool> rung_{false};
};

} // namespace loom::ui
