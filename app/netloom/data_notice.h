#pragma once

#include <QObject>

namespace loom::ui {

class DataPanel;
class NoticeBar;

/// Offers to read files again that have changed since they were read.
class DataNotice : public QObject {
    Q_OBJECT
public:
    DataNotice(DataPanel* panel, NoticeBar* bar);
};

} // namespace loom::ui
