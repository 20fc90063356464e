#pragma once

#include "document/document_aside.h"

#include <QObject>
#include <optional>

namespace loom::ui {

class FileFlow;
class PickGroup;
class RunControl;
class TrainingSession;

/// Another project, trained from its seed, for a while in the place of the open one, which is put aside with its
/// edits and its run and comes back as it was. GUI thread.
class Visit : public QObject {
    Q_OBJECT
public:
    Visit(Document* document, TrainingSession* session, RunControl* control, FileFlow* files, PickGroup* picks,
          QObject* parent);

    /// Trains it up to the end of that epoch, where it then stands; 0: to its end. `then` is called once it is open:
    /// what is being read or written comes first.
    void begin(Project project, qint64 epochs, std::function<void()> then = {});
    bool isOn() const { return aside_.has_value(); }
    /// Asks first where something was edited meanwhile; `then` is called once the open project is back.
    void leave(std::function<void()> then = {});
    void end(); ///< without asking

signals:
    void beginning(); ///< nothing has changed yet
    void began();
    void ended();

private:
    void show(const Project& project, qint64 epochs);
    void goOn();

    Document* document_;
    TrainingSession* session_;
    RunControl* control_;
    FileFlow* files_;
    PickGroup* picks_;
    std::optional<DocumentAside> aside_;
    qint64 epochs_ = 0;
};

} // namespace loom::ui
