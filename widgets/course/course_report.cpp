#include "course/course_report.h"

#include "common/theme.h"
#include "course/lab_session.h"
#include "course/lab_stage.h"
#include "course/report_file.h"
#include "course/report_lab.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>
#include <QThreadPool>
#include <QTimer>
#include <algorithm>

namespace loom::ui {
namespace {

constexpr double kStageWidth = 220, kStageHeight = 130; // units, of a lab that is not on the screen
constexpr int kPictureWidth = 600; // of 96 to the inch, on paper and in a browser

} // namespace

CourseReport::CourseReport(Theme& theme, ReportOrder order, QObject* parent)
    : QObject(parent)
    , theme_(theme)
    , order_(std::move(order))
    , worker_(new QThreadPool(this))
{
    worker_->setMaxThreadCount(1);
}

CourseReport::~CourseReport()
{
    stop_.request_stop();
    worker_->waitForDone();
}

void CourseReport::start()
{
    worker_->start([this, entries = order_.entries, record = order_.record, stop = stop_.get_token()] {
        std::vector<LabMarks> marks = Grader(entries).record(record, stop).labs;
        QMetaObject::invokeMethod(
            this,
            [this, marks = std::move(marks)] {
                marks_ = marks;
                next();
            },
            Qt::QueuedConnection);
    });
}

void CourseReport::next()
{
    if (done_ == order_.entries.size()) {
        write();
        return;
    }
    const CourseEntry& entry = order_.entries[done_++];
    if (entry.usable())
        addLab(entry);
    QTimer::singleShot(0, this, &CourseReport::next);
}

void CourseReport::addLab(const CourseEntry& entry)
{
    const auto of = order_.record.labs.find(entry.id);
    const auto marks = std::ranges::find(marks_, entry.id, &LabMarks::lab);
    if (of == order_.record.labs.end() || marks == marks_.end()) {
        const auto lesson = entry.lessons.find(order_.language.toStdString());
        notOpened_ << QString::fromStdString(lesson == entry.lessons.end() ? entry.id : lesson->second.title);
        return;
    }
    body_ += labReport(entry, of->second, *marks, order_.language);
    addPictures(entry);
}

void CourseReport::addPictures(const CourseEntry& entry)
{
    QList<QImage> images = entry.id == order_.openLab ? order_.pictures : QList<QImage>();
    if (images.isEmpty()) {
        LearnerRecord copy = order_.record; // opening a lab writes into its record which page is open
        LabSession session;
        LabStage stage(session, theme_);
        stage.resize(theme_.px(kStageWidth), theme_.px(kStageHeight));
        session.setLanguage(order_.language);
        session.setRecord(&copy);
        if (session.open(entry))
            images << stage.grab().toImage();
    }
    for (const QImage& image : images)
        body_ += picture(image);
}

QString CourseReport::picture(const QImage& image)
{
    pictures_ << image;
    const int width = std::min(kPictureWidth, image.width());
    return QStringLiteral("<p><img src=\"picture:%1\" width=\"%2\" height=\"%3\"></p>\n") // paper takes both as given
        .arg(pictures_.size() - 1)
        .arg(width)
        .arg(image.height() * width / std::max(1, image.width()));
}

QString CourseReport::heading() const
{
    const QString name = QString::fromStdString(order_.record.name).simplified().toHtmlEscaped();
    QString head = QStringLiteral("<h1>%1</h1>\n<p>").arg(tr("What was learned").toHtmlEscaped());
    if (!name.isEmpty())
        head += QStringLiteral("<b>%1</b> · ").arg(name);
    return head
        + QStringLiteral("%1 · Netloom %2</p>\n")
              .arg(QLocale().toString(QDate::currentDate(), QLocale::LongFormat).toHtmlEscaped(),
                   QCoreApplication::applicationVersion().toHtmlEscaped());
}

void CourseReport::write()
{
    QString html = heading() + body_;
    if (!notOpened_.isEmpty())
        html += QStringLiteral("<p>%1</p>\n")
                    .arg(tr("Not opened yet: %1").arg(notOpened_.join(QStringLiteral(", "))).toHtmlEscaped());
    const QFont font = theme_.font();
    worker_->start([this, html, pictures = pictures_, file = order_.file, title = tr("What was learned"), font] {
        const QString failure = writeReportFile({title, html, pictures, font.family()}, file);
        QMetaObject::invokeMethod(
            this, [this, file, failure] { emit finished(file, failure); }, Qt::QueuedConnection);
    });
}

} // namespace loom::ui
