#include "workspace/file_flow.h"

#include "common/core_text.h"
#include "common/file_choice.h"
#include "document/document.h"
#include "document/training_session.h"
#include "project/migrate.h"
#include "project/project_file.h"
#include "project/share.h"
#include "tensor/safetensors.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <optional>
#include <utility>

namespace loom::ui {
namespace {

constexpr int kMostRecent = 10;

/// Samples belong to the program: whoever changes one saves it elsewhere.
bool isSample(const QString& file)
{
    const QString folder = QFileInfo(file).canonicalPath();
    const QDir program(QCoreApplication::applicationDirPath());
    for (const char* place : {"../share/netloom/samples", "../../samples"})
        if (!folder.isEmpty() && folder == QFileInfo(program.filePath(QLatin1String(place))).canonicalFilePath())
            return true;
    return false;
}

/// The project's title as the name of a file.
QString fileNameFor(const QString& title, const QString& suffix)
{
    QString name = title.trimmed();
    for (QChar& letter : name)
        if (QStringLiteral("/\\:*?\"<>|").contains(letter) || letter.category() == QChar::Other_Control)
            letter = QLatin1Char('-');
    return (name.isEmpty() ? QStringLiteral("netloom") : name) + suffix;
}

/// A shared project opens from a folder of its own beside the file, or in the user's data where that is read-only.
QString folderFor(const QString& file)
{
    const QFileInfo info(file);
    QDir parent = info.dir();
    if (!QFileInfo(parent.path()).isWritable())
        parent.setPath(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/shared"));
    QString folder = parent.filePath(info.completeBaseName());
    for (int i = 2; QFileInfo::exists(folder); ++i)
        folder = parent.filePath(QStringLiteral("%1-%2").arg(info.completeBaseName()).arg(i));
    return folder;
}

} // namespace

FileFlow::FileFlow(Document* document, TrainingSession* session, QWidget* window, QObject* parent)
    : QObject(parent)
    , document_(document)
    , session_(session)
    , window_(window)
{
    connect(document_, &Document::changed, this, [this] { ++edits_; });
    connect(&work_, &FileWork::failed, this, &FileFlow::failed);
    connect(&work_, &FileWork::changed, this, [this] {
        emit busyChanged();
        settle();
    });
}

void FileFlow::guard(std::function<void()> go)
{
    guardShown([this, go] { leave_&& leave_() ? guardShown(go) : go(); });
}

void FileFlow::guardShown(std::function<void()> go)
{
    if (isWriting()) // what is being saved is not asked about
        return whenIdle([this, go] { guardShown(go); });
    if (!document_->isModified())
        return go();
    auto* box =
        new QMessageBox(QMessageBox::Question, tr("Unsaved changes"),
                        tr("The project has changes that are not saved yet."), QMessageBox::NoButton, window_);
    box->setObjectName("unsaved_guard");
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* save = box->addButton(tr("Save"), QMessageBox::AcceptRole);
    QPushButton* discard = box->addButton(tr("Don't save"), QMessageBox::DestructiveRole);
    box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    // What is edited while it is being saved is asked about once more.
    connect(save, &QPushButton::clicked, this, [this, go] { this->save([this, go] { guardShown(go); }); });
    connect(discard, &QPushButton::clicked, this, go);
    box->open();
}

void FileFlow::takeProject(Project project, std::shared_ptr<const std::map<std::string, Tensor>> weights,
                           std::function<void()> then)
{
    guard([this, project = std::move(project), weights = std::move(weights), then = std::move(then)] {
        work_.cancel();
        ++projects_;
        document_->setProject(project, QString());
        emit opened(weights);
        if (then)
            then();
    });
}

void FileFlow::newProject()
{
    guard([this] {
        Project empty;
        empty.data.source = {"fashion_mnist", {}};
        empty.data.transforms = {{"scale", {{"factor", 1.0 / 255}}}};
        empty.data.split = {"stratified", 0.1, 0};
        empty.training.losses = {{"loss", "categorical_crossentropy", "", "", 1}};
        empty.training.metrics = {{"accuracy", {}}};
        empty.graph.nodes.push_back({"image", "input"});
        work_.cancel();
        ++projects_;
        document_->setProject(std::move(empty), QString());
        emit opened({});
    });
}

void FileFlow::open()
{
    guard([this] {
        QFileDialog* dialog = fileDialog(window_, QFileDialog::AcceptOpen, tr("Open a project"),
                                         tr("Netloom projects (*.loom *.loomz)"));
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { openFile(file); });
        dialog->open();
    });
}

/// What was found in the files, on its way to the GUI thread.
struct FileFlow::Read {
    QString name; ///< as it was asked for
    QString file; ///< the `.loom`
    std::optional<OpenedProject> project;
    std::shared_ptr<const std::map<std::string, Tensor>> weights;
    std::optional<Text> trouble;
};

FileFlow::Read FileFlow::readFiles(const QString& name, const FileProgress& progress)
{
    Read read{name, name, {}, {}, {}};
    if (name.endsWith(QStringLiteral(".loomz"))) {
        const Result<std::string> unpacked =
            unpackProject(name.toStdString(), folderFor(name).toStdString(), progress);
        if (!unpacked) {
            read.trouble = unpacked.error();
            return read;
        }
        read.file = QString::fromStdString(*unpacked);
    }
    Result<OpenedProject> opened = openProject(read.file.toStdString());
    if (!opened) {
        read.trouble = opened.error();
        return read;
    }
    read.project = std::move(*opened);
    const QFileInfo beside(QString::fromStdString(weightsFileOf(read.file.toStdString())));
    const QFileInfo run(QFileInfo(read.file).dir().filePath(QStringLiteral("weights.safetensors")));
    const QFileInfo& weights = beside.exists() ? beside : run;
    if (!weights.exists())
        return read;
    Result<NamedTensors> tensors = readSafetensors(weights.filePath().toStdString(), progress);
    if (tensors)
        read.weights =
            std::make_shared<const std::map<std::string, Tensor>>(withReleasedIds(std::move(tensors->tensors)));
    else
        read.trouble = tensors.error();
    return read;
}

bool FileFlow::openFile(const QString& name, std::function<void(bool)> then)
{
    if (!QFileInfo(name).isFile()) {
        emit failed(openProject(name.toStdString()).error());
        return false;
    }
    if (leave_)
        leave_();
    const int edits = edits_;
    const auto read = [this, name, then, edits](const FileProgress& progress) -> std::function<void()> {
        const auto found = std::make_shared<Read>(readFiles(name, progress));
        return [this, found, then, edits] {
            if (found->project && edits != edits_) // what was edited meanwhile is not lost
                guard([this, found, then] { show(found, then); });
            else
                show(found, then);
        };
    };
    const auto givenUp = [then] {
        if (then)
            then(false);
    };
    const QString file = QFileInfo(name).fileName();
    work_.start([file] { return tr("Opening %1 …").arg(file); }, read, givenUp);
    return true;
}

void FileFlow::show(const std::shared_ptr<Read>& read, const std::function<void(bool)>& then)
{
    if (read->project) {
        ++projects_;
        document_->setProject(std::move(read->project->project), read->file, read->project->issues);
        addRecent(read->name);
        emit opened(read->weights);
    }
    if (read->trouble)
        emit failed(*read->trouble);
    if (then)
        then(read->project.has_value());
}

void FileFlow::save(std::function<void()> then)
{
    const QString& file = document_->file();
    if (file.isEmpty() || isSample(file))
        saveAs(std::move(then));
    else
        write(file, std::move(then), true);
}

void FileFlow::saveAs(std::function<void()> then)
{
    QFileDialog* dialog =
        fileDialog(window_, QFileDialog::AcceptSave, tr("Save the project"), tr("Netloom project (*.loom)"));
    dialog->setDefaultSuffix(QStringLiteral("loom"));
    if (!document_->file().isEmpty() && !isSample(document_->file()))
        dialog->setDirectory(QFileInfo(document_->file()).absolutePath());
    dialog->selectFile(fileNameFor(QString::fromStdString(document_->project().title), QStringLiteral(".loom")));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, then](const QString& file) { write(file, then, false); });
    dialog->open();
}

/// A project that moves to another folder goes on reading its data where they are.
void FileFlow::keepData(const QString& file)
{
    const QDir from = QFileInfo(document_->file()).absoluteDir();
    if (document_->file().isEmpty() || from == QFileInfo(file).absoluteDir())
        return;
    const Project moved = withAbsolutePaths(document_->project(), from.path().toStdString());
    if (moved.data != document_->project().data)
        document_->editProject(moved, tr("keep the data files"), Change::data);
}

void FileFlow::startWriting(const Sentence& what, FileWork::Work work)
{
    ++writing_;
    const auto counted = [this, work = std::move(work)](const FileProgress& progress) -> std::function<void()> {
        return [this, result = work(progress)] {
            --writing_;
            result();
        };
    };
    work_.start(what, counted, [this] { --writing_; });
}

void FileFlow::write(const QString& file, std::function<void()> then, bool elsewhereOnFailure)
{
    keepData(file);
    const QString name = QFileInfo(file).fileName();
    const auto work = [this, file, then, elsewhereOnFailure, project = document_->project(), edits = edits_,
                       projects = projects_](const FileProgress&) -> std::function<void()> {
        const Result<void> saved = saveProject(project, file.toStdString());
        return [this, file, then, elsewhereOnFailure, saved, edits, projects] {
            if (saved && projects == projects_)
                return written(file, edits == edits_, then);
            if (!saved)
                emit failed(saved.error());
            if (!saved && elsewhereOnFailure && projects == projects_)
                saveAs(then);
        };
    };
    startWriting([name] { return tr("Saving %1 …").arg(name); }, work);
}

/// The project is on disk, as a `whole` where nobody edited it meanwhile; its weights follow.
void FileFlow::written(const QString& file, bool whole, std::function<void()> then)
{
    document_->setFile(file);
    if (whole)
        document_->undoStack().setClean();
    addRecent(file);
    emit done([file] { return tr("Saved as %1").arg(QFileInfo(file).fileName()); });
    if (session_->stepsDone() > 0 && session_->state() != TrainingSession::State::failed)
        writeWeights(QString::fromStdString(weightsFileOf(file.toStdString())), std::move(then));
    else if (then)
        then();
}

/// The worker hands the weights over between two steps; they are written when they arrive.
void FileFlow::writeWeights(const QString& file, std::function<void()> then)
{
    delete awaiting_;
    awaiting_ = new QObject(this);
    const auto arrived = [this, file, then] {
        std::exchange(awaiting_, nullptr)->deleteLater();
        const auto work = [this, file, then, weights = session_->sharedWeights(), data = session_->data(),
                           project = document_->file()](const FileProgress& progress) -> std::function<void()> {
            NamedTensors model{*weights, {}};
            if (data)
                data->fitted.addTo(model);
            const Result<void> written = writeSafetensors(model, file.toStdString(), progress);
            return [this, then, written, project] {
                if (written)
                    emit weightsWritten(project);
                else
                    emit failed(written.error());
                if (then)
                    then();
            };
        };
        startWriting([] { return tr("Saving the weights …"); }, work);
    };
    const auto lost = [this, then](TrainingSession::Request what) {
        if (what != TrainingSession::Request::weights)
            return;
        std::exchange(awaiting_, nullptr)->deleteLater();
        emit done([] {
            return tr("The project was saved without its weights: another run began before they could be written.");
        });
        if (then)
            then();
        emit busyChanged();
        settle();
    };
    connect(session_, &TrainingSession::weightsReady, awaiting_, arrived);
    connect(session_, &TrainingSession::lost, awaiting_, lost);
    session_->requestWeights();
    emit busyChanged();
}

Sentence FileFlow::what() const
{
    return awaiting_ && !work_.busy() ? Sentence([] { return tr("Saving the weights …"); }) : work_.what();
}

void FileFlow::cancel()
{
    delete std::exchange(awaiting_, nullptr);
    work_.cancel(); // says that something changed
}

void FileFlow::whenIdle(std::function<void()> then)
{
    waiting_.push_back(std::move(then));
    settle();
}

void FileFlow::settle()
{
    while (!isBusy() && !waiting_.empty()) {
        const std::function<void()> next = std::move(waiting_.front());
        waiting_.erase(waiting_.begin());
        next();
    }
}

void FileFlow::addRecent(const QString& file)
{
    const QString path = QFileInfo(file).absoluteFilePath();
    recent_.removeAll(path);
    recent_.prepend(path);
    while (recent_.size() > kMostRecent)
        recent_.removeLast();
    emit recentChanged();
}

} // namespace loom::ui
