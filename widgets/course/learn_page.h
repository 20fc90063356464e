#pragma once

#include "course/course.h"

#include <QWidget>

class QFileSystemWatcher;
class QStackedWidget;
class QTimer;

namespace loom::ui {

class CourseList;
class LabSession;
class LearnerBar;
class LearnerStore;
class LabStage;
class LessonPanel;
class OriginCard;
class TermCard;
class Theme;

/// The studio's mode Learn: the course or a lesson in the column, the lab's stage beside it.
class LearnPage : public QWidget {
    Q_OBJECT
public:
    /// `courseFolder`: the learner's own labs, looked at again whenever something in it changes.
    /// `learnersFolder`: what the learners did, kept there; empty: nowhere.
    LearnPage(Theme& theme, const QString& courseFolder, const QString& learnersFolder, QWidget* parent = nullptr);

    LabSession* session() const { return session_; }
    /// False: there is no such lab that can be used.
    bool openLab(const QString& id);
    void showCourse(const QString& why = {}); ///< with what the learner should know, where there is something
    /// The window is as large as a learner wants it: what finds no room in it is scrolled or drawn smaller.
    QSize minimumSizeHint() const override { return {}; }
    /// Sizes of stage and page, for the rule that the stage has at least 55 % of it.
    double stageShare() const;

signals:
    void buildWanted(const QString& subject); ///< the network of a subject of the open lab, to go on with

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void followLanguage();
    void readCourse();
    void followLearner();
    void writeReport(const QString& file, bool wholeCourse);
    void nextLab();
    void watch();
    void followFile();
    bool show(const CourseEntry& entry);
    void fitColumn();

    Theme& theme_;
    QString folder_, language_;
    LearnerStore* learners_;
    std::vector<CourseEntry> entries_;
    std::string openFolder_, openText_; ///< of the open lab, as its files were then
    LabSession* session_;
    QStackedWidget* column_;
    CourseList* list_;
    LessonPanel* lesson_;
    LabStage* stage_;
    OriginCard* origin_;
    QFileSystemWatcher* watcher_;
    QTimer* settle_;
    TermCard* term_;
    LearnerBar* bar_;
};

} // namespace loom::ui
