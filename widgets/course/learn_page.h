#pragma once

#include "course/course.h"
#include "course/learner_record.h"

#include <QWidget>

class QFileSystemWatcher;
class QStackedWidget;
class QThreadPool;
class QTimer;

namespace loom::ui {

class CourseList;
class LabSession;
class LabStage;
class LessonPanel;
class OriginCard;
class Theme;

/// The studio's mode Learn: the course or a lesson in the column, the lab's stage beside it.
class LearnPage : public QWidget {
    Q_OBJECT
public:
    /// `courseFolder`: the learner's own labs, looked at again whenever something in it changes.
    /// `recordFile`: what the learner did, kept there; empty: nowhere.
    LearnPage(Theme& theme, const QString& courseFolder, const QString& recordFile, QWidget* parent = nullptr);
    ~LearnPage() override;

    LabSession* session() const { return session_; }
    /// False: there is no such lab that can be used.
    bool openLab(const QString& id);
    void showCourse();
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
    void openRecordFile();
    void keepRecord();
    void nextLab();
    void watch();
    void fitColumn();

    Theme& theme_;
    QString folder_, recordFile_, language_;
    LearnerRecord record_;
    std::vector<CourseEntry> entries_;
    LabSession* session_;
    QStackedWidget* column_;
    CourseList* list_;
    LessonPanel* lesson_;
    LabStage* stage_;
    OriginCard* origin_;
    QFileSystemWatcher* watcher_;
    QTimer *settle_, *keep_;
    QThreadPool* writer_; ///< one thread: files are written in order, and nobody waits
};

} // namespace loom::ui
