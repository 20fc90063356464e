#pragma once

#include "common/core_text.h"
#include "project/project.h"

#include <QObject>

class QWidget;

namespace loom::ui {

class Document;
class FileFlow;
class TrainingSession;

/// How a project begins: from one of the starters, from a folder of pictures or a table of one's own, or from
/// whatever was dropped on the window. What stood there before is guarded as when a file is opened.
class Starting : public QObject {
    Q_OBJECT
public:
    /// Its dialogs belong to `window`.
    Starting(Document* document, TrainingSession* session, FileFlow* files, QWidget* window, QObject* parent);

    void begin(const Project& project, const QString& title);
    void choosePictures();
    void chooseTable();
    /// A project, a table or a folder of pictures, by its name; says what else it may be.
    void openAny(const QString& path);
    static bool canOpen(const QString& path);

signals:
    void began(); ///< a project that the window has made itself
    void refused(const loom::ui::Sentence& why);

private:
    void beginWithData(const Project& project, const QString& title);
    void fit();

    Document* document_;
    TrainingSession* session_;
    FileFlow* files_;
    QWidget* window_;
    bool fitting_ = false; ///< the network waits for the kind of the target
};

} // namespace loom::ui
