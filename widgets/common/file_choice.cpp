#include "common/file_choice.h"

#include <QFileIconProvider>
#include <QMimeData>
#include <QUrl>

namespace loom::ui {
namespace {

class NameIcons : public QFileIconProvider {
public:
    QIcon icon(IconType type) const override { return QFileIconProvider::icon(type); }
    QIcon icon(const QFileInfo& file) const override { return icon(file.isDir() ? Folder : File); }
    QString type(const QFileInfo& file) const override { return file.suffix(); }
};

} // namespace

void tellByName(QFileDialog* dialog)
{
    static NameIcons icons;
    dialog->setIconProvider(&icons);
}

QFileDialog* fileDialog(QWidget* window, QFileDialog::AcceptMode mode, const QString& title, const QString& filter)
{
    auto* dialog = new QFileDialog(window, title, QString(), filter);
    tellByName(dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(mode);
    dialog->setFileMode(mode == QFileDialog::AcceptOpen ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    return dialog;
}

QString carriedFile(const QMimeData* data)
{
    for (const QUrl& url : data->urls())
        if (url.isLocalFile())
            return url.toLocalFile();
    return {};
}

} // namespace loom::ui
