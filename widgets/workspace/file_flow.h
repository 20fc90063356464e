#pragma once

#include "common/core_text.h"
#include "document/file_work.h"
#include "project/project.h"
#include "tensor/tensor.h"

#include <QObject>
#include <QStringList>
#include <functional>
#include <map>
#include <memory>
#include <vector>

class QWidget;

namespace loom::ui {

class Document;
class RunFile;
class TrainingSession;

/// Opening, saving and sharing of projects with their weights, without a nested event loop: dialogs answer later,
/// files are read and written by another thread.
class FileFlow : public QObject {
    Q_OBJECT
public:
    /// Its dialogs belong to `window`.
    FileFlow(Document* document, TrainingSession* session, QWidget* window, QObject* parent);

    void newProject();
    /// One that is not in a file yet, with its weights where it has any; `then` is called once it is open.
    void takeProject(Project project, std::shared_ptr<const std::map<std::string, Tensor>> weights,
                     std::function<void()> then = {});
    void open(); ///< asks for a file
    /// `.loom` or `.loomz`; false: there is no such file, `failed` was emitted. Else `opened` or `failed` follows,
    /// then `then` with whether it was opened; until then nothing has changed.
    bool openFile(const QString& file, std::function<void(bool)> then = {});
    void save(std::function<void()> then = {}); ///< asks for another file where this one cannot be written
    void saveAs(std::function<void()> then = {});
    void share();
    /// The same with the runs that are kept beside the project.
    void shareWithRuns();
    /// Writes the runs beside the project; null: there are none.
    void setRunFile(RunFile* runs) { runs_ = runs; }
    /// Calls `go` at once when nothing would be lost, else after the learner's choice; never when cancelled.
    void guard(std::function<void()> go);
    /// The same where what stands in the document's place for a while makes way for what was there before.
    void guardShown(std::function<void()> go);
    /// `leave` has back what was put aside of the document; false: nothing was.
    void setLeaving(std::function<bool()> leave) { leave_ = std::move(leave); }
    /// The document is another one; what is under way is none of its.
    void documentReplaced() { ++projects_; }

    bool isBusy() const { return work_.busy() || awaiting_; }
    /// Something is being written, or will be as soon as the weights have come.
    bool isWriting() const { return writing_ > 0 || awaiting_; }
    Sentence what() const; ///< what is under way, for a learner
    double fraction() const { return work_.fraction(); }
    /// Gives up what is under way; what stood in the files stays.
    void cancel();
    /// Calls `then` once nothing is under way any more.
    void whenIdle(std::function<void()> then);

    const QStringList& recent() const { return recent_; }
    void setRecent(const QStringList& files) { recent_ = files; }

signals:
    /// `weights`: null where there are none.
    void opened(const std::shared_ptr<const std::map<std::string, loom::Tensor>>& weights);
    void busyChanged();
    void failed(const loom::Text& why);
    void done(const loom::ui::Sentence& sentence);
    void recentChanged();
    void weightsWritten(const QString& projectFile); ///< they lie beside it now

private:
    struct Read;
    static Read readFiles(const QString& name, const FileProgress& progress);
    void show(const std::shared_ptr<Read>& read, const std::function<void(bool)>& then);
    void write(const QString& file, std::function<void()> then, bool elsewhereOnFailure);
    void written(const QString& file, bool whole, std::function<void()> then);
    void keepData(const QString& file);
    void writeWeights(const QString& file, std::function<void()> then);
    void askForPack(bool withRuns);
    void pack(const QString& file, bool withRuns);
    void startWriting(const Sentence& what, FileWork::Work work);
    void settle();
    void addRecent(const QString& file);

    Document* document_;
    TrainingSession* session_;
    QWidget* window_;
    QStringList recent_;
    std::vector<std::function<void()>> waiting_; ///< until nothing is under way
    RunFile* runs_ = nullptr;
    QObject* awaiting_ = nullptr; ///< hears of the weights that the worker was asked for
    std::function<bool()> leave_;
    int writing_ = 0;
    int edits_ = 0, projects_ = 0; ///< since the window opened: changes of the document, and other documents
    FileWork work_; ///< last: its thread ends first
};

} // namespace loom::ui
