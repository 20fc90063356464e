#include "course/learn_page.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "course/course_list.h"
#include "course/course_report.h"
#include "course/headline_row.h"
#include "course/lab_session.h"
#include "course/lab_stage.h"
#include "course/learner_bar.h"
#include "course/learner_store.h"
#include "course/lesson_column.h"
#include "course/lesson_panel.h"
#include "course/origin_card.h"
#include "course/term_card.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QHBoxLayout>
#include <QLocale>
#include <QStackedWidget>
#include <QTimer>

namespace loom::ui {
namespace {

constexpr int kSettleMilliseconds = 300; // a copied folder comes in several files

} // namespace

LearnPage::LearnPage(Theme& theme, const QString& courseFolder, const QString& learnersFolder, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , folder_(courseFolder)
    , learners_(new LearnerStore(learnersFolder, this))
    , session_(new LabSession(this))
    , column_(new QStackedWidget(this))
    , list_(new CourseList(theme))
    , lesson_(new LessonPanel(*session_, theme))
    , stage_(new LabStage(*session_, theme, this))
    , origin_(new OriginCard(*session_, theme, stage_))
    , watcher_(new QFileSystemWatcher(this))
    , settle_(new QTimer(this))
    , term_(new TermCard(theme, this))
    , bar_(new LearnerBar(*learners_, theme))
{
    setObjectName(QStringLiteral("learn"));
    column_->setObjectName(QStringLiteral("learn_column"));
    column_->addWidget(lesson_);
    column_->addWidget(list_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(column_);
    row->addWidget(stage_, 1);
    settle_->setSingleShot(true);
    settle_->setInterval(kSettleMilliseconds);
    connect(settle_, &QTimer::timeout, this, &LearnPage::readCourse);
    list_->setHead(bar_);
    session_->setRecord(learners_->record(), learners_->file());
    connect(session_, &LabSession::recordChanged, learners_, &LearnerStore::keepSoon);
    connect(learners_, &LearnerStore::pickedChanged, this, &LearnPage::followLearner);
    connect(bar_, &LearnerBar::reportWanted, this, &LearnPage::writeReport);
    connect(session_, &LabSession::pageChanged, term_, &QWidget::hide);
    connect(lesson_, &LessonPanel::termWanted, this, [this](const QString& id, const QPoint& where) {
        term_->showTerm(id, language_, {column_->geometry().right() + theme_.px(2), mapFromGlobal(where).y()});
    });
    connect(watcher_, &QFileSystemWatcher::directoryChanged, settle_, qOverload<>(&QTimer::start));
    connect(watcher_, &QFileSystemWatcher::fileChanged, settle_, qOverload<>(&QTimer::start));
    connect(list_, &CourseList::labChosen, this, &LearnPage::openLab);
    connect(list_, &CourseList::backWanted, this, [this] { column_->setCurrentWidget(lesson_); });
    connect(lesson_, &LessonPanel::courseWanted, this, [this] { showCourse(); });
    connect(lesson_, &LessonPanel::labWanted, this, &LearnPage::openLab);
    connect(lesson_, &LessonPanel::nextLabWanted, this, &LearnPage::nextLab);
    connect(lesson_, &LessonPanel::buildWanted, this, &LearnPage::buildWanted);
    connect(stage_->headline(), &HeadlineRow::originWanted, this, [this](const QString& address) {
        origin_->showOrigin(address, {theme_.px(3), stage_->headline()->geometry().bottom()});
    });
    connect(&theme_, &Theme::changed, this, &LearnPage::fitColumn);
    followLanguage();
    readCourse();
    fitColumn();
}

/// Another record: the open lab as that learner left it, and the list with what they have done.
void LearnPage::followLearner()
{
    session_->setRecord(learners_->record(), learners_->file());
    list_->setCourse(entries_, language_, learners_->record());
}

void LearnPage::writeReport(const QString& file, bool wholeCourse)
{
    ReportOrder order{{}, *learners_->record(), language_, file, {}, {}};
    if (session_->isOpen()) {
        order.openLab = session_->lab().id;
        order.pictures << stage_->grab().toImage();
    }
    for (const CourseEntry& entry : entries_)
        if (wholeCourse || entry.id == order.openLab)
            order.entries.push_back(entry);
    auto* report = new CourseReport(theme_, std::move(order), this);
    connect(report, &CourseReport::finished, this, [this, report](const QString& written, const QString& failure) {
        bar_->tell(failure.isEmpty() ? tr("Written: %1").arg(QFileInfo(written).fileName()) : failure);
        report->deleteLater();
    });
    report->start();
}

void LearnPage::readCourse()
{
    entries_ = course(folder_.toStdString());
    list_->setCourse(entries_, language_, learners_->record());
    watch();
    followFile();
}

/// The open lab as its file is now, on the page that was open; what is shown stays where the file has a fault.
void LearnPage::followFile()
{
    if (!session_->isOpen())
        return;
    const CourseEntry* entry = findLab(entries_, session_->lab().id);
    for (const CourseEntry& own : entries_)
        if (!openFolder_.empty() && own.folder == openFolder_)
            entry = &own;
    if (!entry || entry->text == openText_)
        return lesson_->tellFault({}, {});
    if (!entry->usable()) {
        QStringList faults;
        for (const LabFault& fault : entry->faults)
            faults << QString::fromStdString(placeOf(fault)) + coreText(fault.sentence);
        lesson_->tellFault(tr("The file was changed and cannot be used so:"), faults);
        return;
    }
    const int page = session_->page();
    if (show(*entry))
        session_->goTo(std::min(page, session_->pages() - 1));
}

/// The folder, the labs in it and their files; the folder above where it is not there yet.
void LearnPage::watch()
{
    if (folder_.isEmpty())
        return;
    QStringList paths;
    const QDir folder(folder_);
    if (folder.exists())
        paths << folder_;
    for (const CourseEntry& entry : entries_)
        if (!entry.folder.empty()) {
            const QString lab = QString::fromStdString(entry.folder);
            paths << lab;
            for (const char* name : {"lab.json", "ko.md", "en.md"})
                if (QFile::exists(lab + QLatin1Char('/') + QLatin1String(name)))
                    paths << lab + QLatin1Char('/') + QLatin1String(name);
        }
    if (const QStringList before = watcher_->files() + watcher_->directories(); !before.isEmpty())
        watcher_->removePaths(before);
    if (!paths.isEmpty())
        watcher_->addPaths(paths);
}

bool LearnPage::openLab(const QString& id)
{
    const CourseEntry* entry = findLab(entries_, id.toStdString());
    if (!entry || !entry->usable() || !show(*entry))
        return false;
    column_->setCurrentWidget(lesson_);
    return true;
}

bool LearnPage::show(const CourseEntry& entry)
{
    if (!session_->open(entry))
        return false;
    openFolder_ = entry.folder;
    openText_ = entry.text;
    lesson_->tellFault({}, {});
    return true;
}

void LearnPage::showCourse(const QString& why)
{
    if (!why.isEmpty())
        bar_->tell(why);
    term_->hide();
    const bool open = session_->isOpen();
    bar_->setLabOpen(open);
    list_->setOpenLab(open ? QString::fromStdString(session_->lab().id) : QString(),
                      open ? QString::fromStdString(session_->lesson().title) : QString());
    readCourse();
    column_->setCurrentWidget(list_);
}

void LearnPage::nextLab()
{
    bool passed = false;
    for (const CourseEntry& entry : entries_) {
        if (passed && entry.usable()) {
            openLab(QString::fromStdString(entry.id));
            return;
        }
        passed = passed || entry.id == session_->lab().id;
    }
    showCourse();
}

void LearnPage::followLanguage()
{
    language_ = QLocale().language() == QLocale::Korean ? QStringLiteral("ko") : QStringLiteral("en");
    session_->setLanguage(language_);
    list_->setCourse(entries_, language_, learners_->record());
}

void LearnPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        followLanguage();
}

double LearnPage::stageShare() const
{
    return double(stage_->width()) * stage_->height() / (double(window()->width()) * window()->height());
}

void LearnPage::fitColumn()
{
    const LessonColumn column = lessonColumn(theme_, width());
    lesson_->setShort(column.classroom);
    column_->setFixedWidth(std::min(theme_.px(column.units), int(width() * column.share)));
}

void LearnPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitColumn();
}

} // namespace loom::ui
