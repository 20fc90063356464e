#include "workspace/starting.h"

#include "common/file_choice.h"
#include "document/document.h"
#include "document/training_session.h"
#include "project/run.h"
#include "project/starters.h"
#include "tensor/tensor.h"
#include "workspace/file_flow.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <utility>

namespace loom::ui {
namespace {

bool isProject(const QFileInfo& file)
{
    return file.suffix() == QLatin1String("loom") || file.suffix() == QLatin1String("loomz");
}

bool isTable(const QFileInfo& file)
{
    return QStringList{"csv", "tsv", "txt", "tab"}.contains(file.suffix().toLower());
}

bool isArrays(const QFileInfo& file)
{
    return QStringList{"npz", "npy"}.contains(file.suffix().toLower());
}

/// Of whatever kind its name says that the file is.
Project projectOf(const QFileInfo& file)
{
    const std::string path = file.filePath().toStdString();
    return isArrays(file) ? arraysProject(path) : tableProject(path);
}

} // namespace

Starting::Starting(Document* document, TrainingSession* session, FileFlow* files, QWidget* window, QObject* parent)
    : QObject(parent)
    , document_(document)
    , session_(session)
    , files_(files)
    , window_(window)
{
    connect(session_, &TrainingSession::dataReady, this, &Starting::fit);
    connect(files_, &FileFlow::opened, this, [this] { fitting_ = false; });
}

void Starting::begin(const Project& project, const QString& title)
{
    files_->guard([this, project, title] {
        Project made = project;
        made.title = title.toStdString();
        document_->setProject(std::move(made), QString());
        emit files_->opened({});
        emit began();
    });
}

/// The output layer and the loss follow once the data have been read.
void Starting::beginWithData(const Project& project, const QString& title)
{
    files_->guard([this, project, title] {
        Project made = project;
        made.title = title.toStdString();
        document_->setProject(std::move(made), QString());
        emit files_->opened({});
        fitting_ = true;
        emit began();
    });
}

void Starting::fit()
{
    const auto data = session_->data();
    if (!fitting_ || !data)
        return;
    fitting_ = false;
    const Project fitted = fittedTo(document_->project(), fieldShapes(*data));
    document_->editProject(fitted, tr("Fit the network to the data"), Change::everything);
}

void Starting::choosePictures()
{
    auto* dialog = new QFileDialog(window_, tr("A folder that holds a folder of pictures for each class"));
    dialog->setObjectName("choose_pictures");
    tellByName(dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &Starting::openAny);
    dialog->open();
}

void Starting::chooseTable()
{
    QFileDialog* dialog = fileDialog(window_, QFileDialog::AcceptOpen, tr("A table"),
                                     tr("Tables and arrays (*.csv *.tsv *.tab *.txt *.npz *.npy);;All files (*)"));
    dialog->setObjectName("choose_table");
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        beginWithData(projectOf(QFileInfo(file)), QFileInfo(file).completeBaseName());
    });
    dialog->open();
}

bool Starting::canOpen(const QString& path)
{
    const QFileInfo file(path);
    return file.isDir() || isProject(file) || isTable(file) || isArrays(file);
}

void Starting::openAny(const QString& path)
{
    const QFileInfo file(path);
    const QString name = file.fileName();
    if (isProject(file)) {
        files_->guard([this, path] { files_->openFile(path); });
    } else if (file.isDir()) {
        const QDir inside(path);
        if (const QFileInfo project(inside.filePath(QStringLiteral("project.loom"))); project.exists())
            return openAny(project.filePath());
        if (inside.entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty())
            emit refused([name] {
                return tr("The folder “%1” holds no folders: put the pictures of each class into one of its own.")
                    .arg(name);
            });
        else
            beginWithData(picturesProject(path.toStdString()), file.fileName());
    } else if (isTable(file) || isArrays(file)) {
        beginWithData(projectOf(file), file.completeBaseName());
    } else {
        emit refused([name] {
            return tr("“%1” is no project (.loom, .loomz), no table (.csv, .tsv), no arrays (.npz, .npy) and no "
                      "folder of pictures.")
                .arg(name);
        });
    }
}

} // namespace loom::ui
