#pragma once

#include <QObject>
#include <QTimer>

namespace loom::ui {

class FileFlow;
class NoticeBar;

/// Says what is being read or written where that takes a while, how far it is, and gives it up by a button.
class FileNotice : public QObject {
    Q_OBJECT
public:
    FileNotice(FileFlow* files, NoticeBar* bar); ///< belongs to the bar

private:
    void busyChanged();
    void show();
    QString sentence() const;

    FileFlow* files_;
    NoticeBar* bar_;
    QTimer late_; ///< what is soon done is not spoken of
    QString shown_;
};

} // namespace loom::ui
