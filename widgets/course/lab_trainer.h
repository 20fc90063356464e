#pragma once

#include <QObject>
#include <string>

namespace loom::ui {

class LabSession;
class TrainingSession;

/// Trains a subject of the open lab, step by step before the eyes, from the weights that the hand left: the run is a
/// training session as in the studio, and what it learns is held by the lab's network. Until a hand moves something,
/// any step can be had again, and the run goes on from there. GUI thread; nothing waits.
class LabTrainer : public QObject {
    Q_OBJECT
public:
    explicit LabTrainer(LabSession& session, QObject* parent = nullptr);

    /// Goes on with the run from the step that is shown; one of another subject, or whose weights a hand has moved,
    /// or that is through, begins anew from what is held.
    void train(const std::string& subject);
    /// Stands still, with the weights that it has.
    void pause();
    bool isTraining() const;
    qint64 steps() const;

    /// There are steps to look back at.
    bool canLook() const;
    /// The lab's network gets the weights that it had after that step; 0: those that the hand left.
    void look(qint64 step);
    qint64 shownStep() const; ///< that the lab's network is at

signals:
    void changed();

private:
    void follow();
    void ask();
    void takeWeights();
    void letGo();

    LabSession& lab_;
    TrainingSession* run_;
    std::string subject_;
    bool asked_ = false; ///< for weights that have not come yet
    bool again_ = false; ///< the ones that are asked for are old already
    bool live_ = false; ///< what is learned is shown: nothing was moved by hand since
};

} // namespace loom::ui
