#pragma once

#include "common/core_text.h"
#include "tensor/tensor.h"

#include <QObject>
#include <QStringList>
#include <functional>
#include <map>

class QWidget;

namespace loom::ui {

class Document;
class TrainingSession;

/// Opening, saving and sharing of projects with their weights, without a nested event loop: dialogs answer later.
class FileFlow : public QObject {
    Q_OBJECT
public:
    FileFlow(Document* document, TrainingSession* session, QWidget* window);

    void newProject();
    void open(); ///< asks for a file
    bool openFile(const QString& file); ///< `.loom` or `.loomz`; false: `failed` was emitted, nothing changed
    void save(std::function<void()> then = {}); ///< asks for another file where this one cannot be written
    void saveAs(std::function<void()> then = {});
    void share();
    /// Calls `go` at once when nothing would be lost, else after the learner's choice; never when cancelled.
    void guard(std::function<void()> go);

    const QStringList& recent() const { return recent_; }
    void setRecent(const QStringList& files) { recent_ = files; }

signals:
    void opened(const std::map<std::string, loom::Tensor>& weights);
    void failed(const loom::Text& why);
    void done(const loom::ui::Sentence& sentence);
    void recentChanged();
    void weightsWritten(const QString& projectFile); ///< they lie beside it now

private:
    bool write(const QString& file, std::function<void()> then);
    void keepData(const QString& file);
    void writeWeights(const QString& file, std::function<void()> then);
    void addRecent(const QString& file);
    QString unpacked(const QString& file);

    Document* document_;
    TrainingSession* session_;
    QWidget* window_;
    QStringList recent_;
};

} // namespace loom::ui
