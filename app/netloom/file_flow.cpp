#include "file_flow.h"

#include "common/core_text.h"
#include "document/document.h"
#include "document/training_session.h"
#include "project/project_file.h"
#include "project/share.h"
#include "tensor/safetensors.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <optional>

namespace loom::ui {
namespace {

constexpr int kMostRecent = 10;

QFileDialog* dialogFor(QWidget* window, QFileDialog::AcceptMode mode, const QString& title, const QString& filter)
{
    auto* dialog = new QFileDialog(window, title, QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(mode);
    dialog->setFileMode(mode == QFileDialog::AcceptOpen ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    return dialog;
}

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

} // namespace

FileFlow::FileFlow(Document* document, TrainingSession* session, QWidget* window)
    : QObject(window)
    , document_(document)
    , session_(session)
    , window_(window)
{
}

void FileFlow::guard(std::function<void()> go)
{
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
    connect(save, &QPushButton::clicked, this, [this, go] { this->save(go); });
    connect(discard, &QPushButton::clicked, this, go);
    box->open();
}

void FileFlow::newProject()
{
    guard([this] {
        Project empty;
        empty.data.source = {"fashion_mnist", {}};
        empty.data.transforms = {{"scale", {{"factor", 1.0 / 255}}}};
        empty.data.split = {"stratified", 0.1, 0};
        empty.training.losses = {{"loss", "categorical_crossentropy", "", "", 1}};
        empty.training.metrics = {"accuracy"};
        empty.graph.nodes.push_back({"image", "input"});
        document_->setProject(std::move(empty), QString());
        emit opened({});
    });
}

void FileFlow::open()
{
    guard([this] {
        QFileDialog* dialog = dialogFor(window_, QFileDialog::AcceptOpen, tr("Open a project"),
                                        tr("Netloom projects (*.loom *.loomz)"));
        connect(dialog, &QFileDialog::fileSelected, this, &FileFlow::openFile);
        dialog->open();
    });
}

bool FileFlow::openFile(const QString& name)
{
    const QString file = name.endsWith(QStringLiteral(".loomz")) ? unpacked(name) : name;
    if (file.isEmpty())
        return false;
    Result<OpenedProject> read = openProject(file.toStdString());
    if (!read) {
        emit failed(read.error());
        return false;
    }
    std::map<std::string, Tensor> weights;
    const QFileInfo beside(QString::fromStdString(weightsFileOf(file.toStdString())));
    const QFileInfo run(QFileInfo(file).dir().filePath(QStringLiteral("weights.safetensors")));
    const QFileInfo& weightsFile = beside.exists() ? beside : run;
    std::optional<Text> trouble;
    if (weightsFile.exists()) {
        Result<NamedTensors> tensors = readSafetensors(weightsFile.filePath().toStdString());
        if (tensors)
            weights = std::move(tensors->tensors);
        else
            trouble = tensors.error();
    }
    document_->setProject(std::move(read->project), file, read->issues);
    addRecent(name);
    emit opened(weights);
    if (trouble)
        emit failed(*trouble);
    return true;
}

/// A shared project opens from a folder of its own beside the file, or in the user's data where that is read-only.
QString FileFlow::unpacked(const QString& file)
{
    const QFileInfo info(file);
    QDir parent = info.dir();
    if (!QFileInfo(parent.path()).isWritable())
        parent.setPath(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/shared"));
    QString folder = parent.filePath(info.completeBaseName());
    for (int i = 2; QFileInfo::exists(folder); ++i)
        folder = parent.filePath(QStringLiteral("%1-%2").arg(info.completeBaseName()).arg(i));
    const Result<std::string> project = unpackProject(file.toStdString(), folder.toStdString());
    if (!project) {
        emit failed(project.error());
        return {};
    }
    return QString::fromStdString(*project);
}

void FileFlow::save(std::function<void()> then)
{
    const QString& file = document_->file();
    if (file.isEmpty() || isSample(file) || !write(file, then))
        saveAs(std::move(then));
}

void FileFlow::saveAs(std::function<void()> then)
{
    QFileDialog* dialog =
        dialogFor(window_, QFileDialog::AcceptSave, tr("Save the project"), tr("Netloom project (*.loom)"));
    dialog->setDefaultSuffix(QStringLiteral("loom"));
    if (!document_->file().isEmpty() && !isSample(document_->file()))
        dialog->setDirectory(QFileInfo(document_->file()).absolutePath());
    dialog->selectFile(fileNameFor(QString::fromStdString(document_->project().title), QStringLiteral(".loom")));
    connect(dialog, &QFileDialog::fileSelected, this, [this, then](const QString& file) { write(file, then); });
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

bool FileFlow::write(const QString& file, std::function<void()> then)
{
    keepData(file);
    const Result<void> saved = saveProject(document_->project(), file.toStdString());
    if (!saved) {
        emit failed(saved.error());
        return false;
    }
    document_->setFile(file);
    document_->undoStack().setClean();
    addRecent(file);
    emit done([file] { return tr("Saved as %1").arg(QFileInfo(file).fileName()); });
    if (session_->stepsDone() > 0)
        writeWeights(QString::fromStdString(weightsFileOf(file.toStdString())), std::move(then));
    else if (then)
        then();
    return true;
}

/// The worker hands the weights over between two steps; they are written when they arrive.
void FileFlow::writeWeights(const QString& file, std::function<void()> then)
{
    auto* once = new QObject(this);
    connect(session_, &TrainingSession::weightsReady, once, [this, file, then, once] {
        once->deleteLater();
        NamedTensors model{session_->weights(), {}};
        if (const auto data = session_->data())
            data->fitted.addTo(model);
        const Result<void> written = writeSafetensors(model, file.toStdString());
        if (!written)
            emit failed(written.error());
        else
            emit weightsWritten(document_->file());
        if (then)
            then();
    });
    session_->requestWeights();
}

void FileFlow::share()
{
    save([this] {
        QFileDialog* dialog = dialogFor(window_, QFileDialog::AcceptSave, tr("Share as one file"),
                                        tr("Shared Netloom project (*.loomz)"));
        dialog->setDefaultSuffix(QStringLiteral("loomz"));
        dialog->setDirectory(QFileInfo(document_->file()).absolutePath());
        dialog->selectFile(QFileInfo(document_->file()).completeBaseName() + QStringLiteral(".loomz"));
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
            const Result<void> packed = packProject(document_->file().toStdString(), file.toStdString());
            if (packed)
                emit done([file] {
                    return tr("Packed project, weights and data into %1").arg(QFileInfo(file).fileName());
                });
            else
                emit failed(packed.error());
        });
        dialog->open();
    });
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
