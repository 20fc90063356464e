#pragma once

#include "base/issue.h"

#include <QObject>

namespace loom::ui {

class DataPanel;
class IssuesPanel;
class NoticeBar;

/// Says what happened to the data without anybody asking: that files have changed since they were read, and that some
/// of it could not be read and was left out, which stands among the issues too.
class DataNotice : public QObject {
    Q_OBJECT
public:
    DataNotice(DataPanel* panel, IssuesPanel* issues, NoticeBar* bar);

private:
    void showFaults();

    IssuesPanel* issues_;
    NoticeBar* bar_;
    std::vector<Issue> told_; ///< or will be, as soon as the bar is free
    qint64 count_ = 0; ///< of faults
    bool waits_ = false;
    QString shown_;
};

} // namespace loom::ui
