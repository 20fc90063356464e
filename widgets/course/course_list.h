#pragma once

#include "course/course.h"

#include <QWidget>
#include <functional>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace loom::ui {

class Theme;

/// The course: chapters and their labs, each with its minutes; those that cannot be used with line and reason. Typing
/// looks for words of the titles in both languages.
class CourseList : public QWidget {
    Q_OBJECT
public:
    explicit CourseList(Theme& theme, QWidget* parent = nullptr);

    /// The list must live as long as it is shown.
    void setCourse(const std::vector<CourseEntry>& entries, const QString& language);

signals:
    void labChosen(const QString& id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void search(const QString& words);
    void addLab(const CourseEntry& entry, QTreeWidgetItem* chapter);

    Theme& theme_;
    QLineEdit* search_;
    QTreeWidget* tree_;
    const std::vector<CourseEntry>* entries_ = nullptr;
    QString language_;
};

/// "3 Optimizers"; a number that the course has no chapter of stands alone.
QString chapterTitle(int chapter);

} // namespace loom::ui
