#pragma once

#include "base/text.h"

#include <QObject>
#include <memory>
#include <vector>

class QWidget;

namespace loom::ui {

class Autosave;
class Document;
class FileFlow;
class PickGroup;
struct Recovered;
class RunControl;
class Starting;
class TrainingSession;
class Visit;

/// What is open, what is picked and what is trained, with all that decides about them: menus, lessons and tests drive
/// the studio by it, whatever window shows it. Where something is to be asked, the dialog belongs to `window`, which
/// may be null where nobody can answer. GUI thread.
class Workspace : public QObject {
    Q_OBJECT
public:
    /// `recoveryFolder`: where copies of what is not saved are kept (`stateFolder("recovery")`); empty: nothing is
    /// kept, and the runs beside a project are left alone.
    Workspace(QWidget* window, const QString& recoveryFolder, QObject* parent = nullptr);
    ~Workspace() override;

    Document* document() const { return document_; }
    PickGroup* picks() const { return picks_; }
    TrainingSession* session() const { return session_; }
    RunControl* control() const { return control_; }
    FileFlow* files() const { return files_; }
    Starting* starting() const { return starting_; }
    Visit* visit() const { return visit_; }

    /// What a killed program left behind, the newest first.
    std::vector<Recovered> leftBehind() const;
    /// The saved file is opened and the kept changes are put on top as one edit, so that undo leads back to the file.
    /// A run that was kept stands between the same two steps again. `recovered` follows.
    void recover(const Recovered& left);
    /// Is it worth to offer a run that made way for another one?
    bool isWorthOffering(int formerRun) const;
    /// Takes up a former run, as another project that is not saved yet where it was one; or `gone`.
    void haveBack(int formerRun);

signals:
    void opened(); ///< the document is another one; its run is prepared next, and the one before set aside
    void recovered(); ///< the document is that one now
    void gone(); ///< a training that is wanted back was too large to be kept
    void failed(const loom::Text& why);

private:
    void putOn(const Recovered& left, bool opened);
    void takeOver(const Recovered& left);
    void keep(const QString& recoveryFolder);

    Document* document_;
    PickGroup* picks_;
    TrainingSession* session_;
    RunControl* control_;
    FileFlow* files_;
    Starting* starting_;
    Visit* visit_;
    QString recoveryFolder_;
    std::unique_ptr<Autosave> autosave_; ///< null without a folder
};

} // namespace loom::ui
