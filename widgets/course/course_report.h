#pragma once

#include "course/course.h"
#include "course/grading.h"

#include <QImage>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <stop_token>

class QThreadPool;

namespace loom::ui {

class Theme;

/// What a report is about, as it was when it was asked for.
struct ReportOrder {
    std::vector<CourseEntry> entries; ///< the labs, in their order
    LearnerRecord record;
    QString language; ///< "ko", "en"
    QString file; ///< written as PDF where it ends so, else as HTML
    std::string openLab; ///< the one that stands on the stage …
    QList<QImage> pictures; ///< … and its views as they stand
};

/// Writes what a learner did as one file, pictures inside: what was predicted, the answers judged anew, what was
/// reached, the labs' views. Put together lab by lab while the event loop runs; marked and written by another thread.
class CourseReport : public QObject {
    Q_OBJECT
public:
    CourseReport(Theme& theme, ReportOrder order, QObject* parent = nullptr);
    ~CourseReport() override;
    void start();

signals:
    /// `failure`: why it could not be written; empty where it was.
    void finished(const QString& file, const QString& failure);

private:
    void next();
    void addLab(const CourseEntry& entry);
    void addPictures(const CourseEntry& entry);
    QString picture(const QImage& image);
    QString heading() const;
    void write();

    Theme& theme_;
    ReportOrder order_;
    std::vector<LabMarks> marks_;
    std::size_t done_ = 0;
    QString body_;
    QStringList notOpened_; ///< titles
    QList<QImage> pictures_; ///< `picture:N` in the text
    std::stop_source stop_;
    QThreadPool* worker_; ///< one thread: marks what was done, writes the file
};

} // namespace loom::ui
