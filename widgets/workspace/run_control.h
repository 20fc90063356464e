#pragma once

#include "project/project.h"

#include <QObject>
#include <QTimer>
#include <map>
#include <memory>

namespace loom {
struct RunState;
}

namespace loom::ui {

class Document;
class TrainingSession;

/// Decides which project the session holds: prepares it anew after edits while nothing is trained, keeps a trained
/// run until the learner restarts, hands on to it what can act at once or at the next epoch, wherever it was changed,
/// and counts the changes that wait.
class RunControl : public QObject {
    Q_OBJECT
public:
    RunControl(Document* document, TrainingSession* session, QObject* parent = nullptr);

    /// Trains or goes on; with what is on the canvas unless a run is paused.
    void train();
    void step(bool epoch);
    /// A former run of the session is the present one again, its project is the document's.
    void bringBack(int number);
    /// The same for the run that a project was saved with, as long as nothing else has been trained or edited since.
    void bringBackSaved(const QString& projectFile, int number);
    void restart(); ///< from the seed, with what is on the canvas, and trains
    void reset(); ///< from the seed, without training
    void readAgain(); ///< the data, whose files may have changed; a run that is held keeps its own until a restart
    /// Weights read beside an opened project, used by the next preparation.
    void prepareOpened(std::shared_ptr<const std::map<std::string, Tensor>> weights);
    /// Goes on with a run that a killed program left behind; the document may have been edited since it began.
    void takeUp(std::shared_ptr<const RunState> run);

    /// What it holds of document and session while both are put aside (Visit).
    void putAside();
    void putBack();

signals:
    void startedOver(); ///< what was trained makes way for a run from the seed
    /// `forRestart` changes wait for a restart, `forEpoch` for the next epoch.
    void waitingChanged(int forRestart, int forEpoch);

private:
    enum class Then { nothing, train, batch, epoch };
    void prepare(Then then);
    void documentChanged();
    void sessionChanged();
    bool holdsRun() const;
    bool holdsTheDocument() const;
    void applyLive();
    void count();

    /// What it knows of the run that the session holds.
    struct Held {
        Then then = Then::nothing;
        std::shared_ptr<const std::map<std::string, Tensor>> weights; ///< null: none; shared as the session's are
        Project prepared; ///< as the run was made
        Project acting; ///< with what has been changed in it since: settings that act at once or at the next epoch
        bool everPrepared = false;
        bool otherData = false; ///< files were changed while a run is held
        bool takingUp = false; ///< a run is being taken up and not there yet
        std::map<std::string, qint64> untilEpoch; ///< what acts once that epoch has begun
        bool late = false; ///< of one that was put aside: an edit was about to be prepared
    };

    Document* document_;
    TrainingSession* session_;
    QTimer delay_;
    Held held_, aside_;
    std::pair<int, int> waiting_; ///< as last said
};

} // namespace loom::ui
