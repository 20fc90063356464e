#pragma once

#include <QObject>
#include <string>

namespace loom::ui {

class LabSession;
class TrainingSession;

/// Trains a subject of the open lab, step by step before the eyes, from the weights that the hand left: the run is a
/// training session as in the studio, and what it learns is held by the lab's network. GUI thread; nothing waits.
class LabTrainer : public QObject {
    Q_OBJECT
public:
    explicit LabTrainer(LabSession& session, QObject* parent = nullptr);

    void train(const std::string& subject);
    /// Stands still, with the weights that it has.
    void pause();
    bool isTraining() const;
    qint64 steps() const;

signals:
    void changed();

private:
    void follow();
    void takeWeights();

    LabSession& lab_;
    TrainingSession* run_;
    std::string subject_;
    bool asked_ = false; ///< for weights that have not come yet
    bool live_ = false; ///< what is learned is shown: nothing was moved by hand since
};

} // namespace loom::ui
