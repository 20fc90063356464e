// A project as one file, with its runs when asked.
#include "workspace/file_flow.h"

#include "common/file_choice.h"
#include "document/document.h"
#include "document/run_file.h"
#include "project/share.h"
#include "tuning/run_store.h"

#include <QFileInfo>

namespace loom::ui {

void FileFlow::share()
{
    save([this] { askForPack(false); });
}

void FileFlow::shareWithRuns()
{
    save([this] { runs_ ? runs_->whenWritten([this] { askForPack(true); }) : askForPack(false); });
}

void FileFlow::askForPack(bool withRuns)
{
    QFileDialog* dialog =
        fileDialog(window_, QFileDialog::AcceptSave, tr("Share as one file"), tr("Shared Netloom project (*.loomz)"));
    dialog->setDefaultSuffix(QStringLiteral("loomz"));
    dialog->setDirectory(QFileInfo(document_->file()).absolutePath());
    dialog->selectFile(QFileInfo(document_->file()).completeBaseName() + QStringLiteral(".loomz"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, withRuns](const QString& file) { pack(file, withRuns); });
    dialog->open();
}

/// The project's runs as they are now, beside the archive that is to hold them; nothing where none are kept.
static Result<std::vector<Packed>> copiedRuns(const std::string& project, const std::string& archive)
{
    const std::string runs = RunStore::fileOf(project);
    if (!QFileInfo::exists(QString::fromStdString(runs)))
        return std::vector<Packed>();
    const Result<RunStore> store = RunStore::openExisting(runs);
    if (!store)
        return store.error();
    const std::string copy = archive + ".runs.part";
    if (const Result<void> copied = store->copyTo(copy); !copied)
        return copied.error();
    return std::vector<Packed>{{copy, QFileInfo(QString::fromStdString(runs)).fileName().toStdString()}};
}

void FileFlow::pack(const QString& file, bool withRuns)
{
    const auto work = [this, file, withRuns, project = document_->file().toStdString()](
                          const FileProgress& progress) -> std::function<void()> {
        const std::string out = file.toStdString();
        Result<std::vector<Packed>> runs = withRuns ? copiedRuns(project, out) : std::vector<Packed>();
        const Result<void> packed = runs ? packProject(project, out, progress, *runs) : Result<void>(runs.error());
        QFile::remove(file + QStringLiteral(".runs.part"));
        const bool any = runs && !runs->empty();
        return [this, file, packed, any] {
            if (packed)
                emit done([file, any] {
                    const QString name = QFileInfo(file).fileName();
                    return any ? tr("Packed project, weights, data and runs into %1").arg(name)
                               : tr("Packed project, weights and data into %1").arg(name);
                });
            else
                emit failed(packed.error());
        };
    };
    const QString name = QFileInfo(file).fileName();
    startWriting([name] { return tr("Packing %1 …").arg(name); }, work);
}

} // namespace loom::ui
