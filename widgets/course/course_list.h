#pragma once

#include "course/course.h"
#include "course/learner_record.h"

#include <QWidget>
#include <functional>

class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace loom::ui {

class Theme;
class TimeLine;

/// The course: the field's history as a band of years, below it chapters and their labs, each with its minutes; those
/// that cannot be used with line and reason. Typing looks for words of the titles in both languages.
class CourseList : public QWidget {
    Q_OBJECT
public:
    explicit CourseList(Theme& theme, QWidget* parent = nullptr);

    /// List and record must live as long as they are shown.
    void setCourse(const std::vector<CourseEntry>& entries, const QString& language, const LearnerRecord* record);

    /// The lab that can be gone back to as it stands, with its title; an empty id: none. The course is set after it.
    void setOpenLab(const QString& id, const QString& title);

    /// Something that stands in the list's head, above the years; the list owns it from then on.
    void setHead(QWidget* head);

signals:
    void labChosen(const QString& id);
    void backWanted(); ///< to the open lab

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void search(const QString& words);
    void addLab(const CourseEntry& entry, QTreeWidgetItem* chapter);

    Theme& theme_;
    QPushButton* back_;
    TimeLine* years_;
    QLineEdit* search_;
    QTreeWidget* tree_;
    const std::vector<CourseEntry>* entries_ = nullptr;
    const LearnerRecord* record_ = nullptr;
    QString language_, open_;
};

/// "3 Optimizers"; of a lab that belongs to none: "Other labs".
QString chapterTitle(int chapter);

} // namespace loom::ui
