#include "document/autosave.h"

#include "document/document.h"
#include "project/project_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>

namespace loom::ui {
namespace {

constexpr int kDelay = 4000; ///< ms; with the writing it stays below five seconds
constexpr qint64 kMostBytes = qint64(64) << 20;
const char kSuffix[] = ".recovery";

QByteArray contentOf(const Document& document)
{
    const QJsonObject object{{QStringLiteral("file"), document.file()},
                             {QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
                             {QStringLiteral("project"), QString::fromStdString(writeProject(document.project()))}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// What the names of a document's runs begin with.
QString baseOf(const QString& recoveryFile)
{
    return recoveryFile.chopped(qsizetype(sizeof kSuffix) - 1);
}

/// Files of runs beside a recovery file, the newest first.
QFileInfoList runsBeside(const QString& recoveryFile)
{
    const QFileInfo base(baseOf(recoveryFile));
    return base.dir().entryInfoList({base.fileName() + QStringLiteral(".*.run")}, QDir::Files, QDir::Time);
}

bool belongsToARunningProgram(const QString& file)
{
    QLockFile lock(file + QStringLiteral(".lock"));
    lock.setStaleLockTime(0); // only a dead owner makes it stale, not its age
    return !lock.tryLock(0);
}

void discardFiles(const QString& recoveryFile)
{
    for (const QFileInfo& run : runsBeside(recoveryFile))
        QFile::remove(run.filePath());
    QFile::remove(recoveryFile);
    QFile::remove(recoveryFile + QStringLiteral(".lock"));
}

} // namespace

Autosave::Autosave(Document& document, const QString& folder, QObject* parent)
    : QObject(parent)
    , document_(document)
{
    QDir().mkpath(folder);
    file_ = QDir(folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + QLatin1String(kSuffix));
    lock_ = std::make_unique<QLockFile>(file_ + QStringLiteral(".lock"));
    lock_->setStaleLockTime(0);
    lock_->tryLock(0);
    writer_.setMaxThreadCount(1);
    timer_.setSingleShot(true);
    timer_.setInterval(kDelay);
    connect(&timer_, &QTimer::timeout, this, &Autosave::saveNow);
    const auto later = [this] {
        if (!timer_.isActive())
            timer_.start();
    };
    connect(&document, &Document::changed, this, later);
    connect(&document, &Document::fileChanged, this, later);
    connect(&document.undoStack(), &QUndoStack::cleanChanged, this, later);
}

Autosave::~Autosave()
{
    timer_.stop();
    writer_.waitForDone();
    QFile::remove(file_);
}

void Autosave::saveNow()
{
    timer_.stop();
    if (held_)
        return;
    if (!document_.isModified() && !kept_) {
        writer_.start([file = file_] { QFile::remove(file); });
        return;
    }
    writer_.start([this, file = file_, content = contentOf(document_)] {
        QSaveFile out(file);
        const bool whole = out.open(QIODevice::WriteOnly) && out.write(content) == content.size() && out.commit();
        const QString trouble = whole ? QString() : out.errorString();
        QMetaObject::invokeMethod(
            this, [this, trouble] { wrote(trouble); }, Qt::QueuedConnection);
    });
}

void Autosave::wrote(const QString& trouble)
{
    if (!trouble.isEmpty() && !failing_)
        emit failed(
            Text(TR("Changes cannot be kept for the case that the program is killed: {reason}; save the project"),
                 {{"reason", trouble.toStdString()}}));
    failing_ = !trouble.isEmpty();
}

QString Autosave::runName() const
{
    return baseOf(file_);
}

void Autosave::keep(bool on)
{
    if (kept_ == on)
        return;
    kept_ = on;
    saveNow();
}

void Autosave::hold(bool on)
{
    held_ = false;
    saveNow();
    held_ = on;
}

void Autosave::takeOver(const Recovered& recovered)
{
    saveNow();
    writer_.start([file = recovered.file] { discardFiles(file); }); // not the project: its owner goes on with it
}

std::vector<Recovered> leftBehind(const QString& folder)
{
    std::vector<Recovered> found;
    const QDir dir(folder);
    for (const QString& name : dir.entryList({QLatin1Char('*') + QLatin1String(kSuffix)}, QDir::Files)) {
        Recovered one;
        one.file = dir.filePath(name);
        QFile in(one.file);
        if (belongsToARunningProgram(one.file) || !in.open(QIODevice::ReadOnly) || in.size() > kMostBytes)
            continue;
        const QJsonObject object = QJsonDocument::fromJson(in.readAll()).object();
        Result<OpenedProject> opened = parseProject(object[QLatin1String("project")].toString().toStdString());
        if (!opened)
            continue;
        one.projectFile = object[QLatin1String("file")].toString();
        if (const QFileInfoList runs = runsBeside(one.file); !runs.isEmpty())
            one.runFile = runs.front().filePath();
        one.time = QDateTime::fromString(object[QLatin1String("time")].toString(), Qt::ISODate);
        one.project = std::move(opened->project);
        one.issues = std::move(opened->issues);
        found.push_back(std::move(one));
    }
    std::sort(found.begin(), found.end(), [](const Recovered& a, const Recovered& b) { return a.time > b.time; });
    return found;
}

void discard(const Recovered& recovered)
{
    discardFiles(recovered.file);
}

} // namespace loom::ui
