#pragma once

#include "project/project.h"

#include <QObject>
#include <QTimer>
#include <map>
#include <memory>

namespace loom::ui {

class Document;
class TrainingSession;
struct RunState;

/// Decides which project the session holds: prepares it anew after edits while nothing is trained, keeps a trained
/// run until the learner restarts, and counts the changes that wait for that.
class RunControl : public QObject {
    Q_OBJECT
public:
    RunControl(Document* document, TrainingSession* session, QObject* parent = nullptr);

    /// Trains or goes on; with what is on the canvas unless a run is paused.
    void train();
    void step(bool epoch);
    void restart(); ///< from the seed, with what is on the canvas, and trains
    void reset(); ///< from the seed, without training
    /// Weights read beside an opened project, used by the next preparation.
    void prepareOpened(std::map<std::string, Tensor> weights);
    /// Goes on with a run that a killed program left behind; the document may have been edited since it began.
    void takeUp(std::shared_ptr<const RunState> run);
    int waiting() const { return waiting_; }

signals:
    void waitingChanged(int changes);

private:
    enum class Then { nothing, train, batch, epoch };
    void prepare(Then then);
    void documentChanged();
    void sessionChanged();
    bool holdsRun() const;
    void count();

    Document* document_;
    TrainingSession* session_;
    QTimer delay_;
    Then then_ = Then::nothing;
    std::map<std::string, Tensor> weights_;
    Project prepared_;
    bool everPrepared_ = false;
    bool takingUp_ = false; ///< a run is being taken up and not there yet
    int waiting_ = 0;
};

/// How many things that a run is made of differ: nodes and wires (not their places and names), data, recipe, seed.
int runChanges(const Project& a, const Project& b);

} // namespace loom::ui
