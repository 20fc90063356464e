#include "common/file_choice.h"

#include <QMimeData>
#include <QUrl>

namespace loom::ui {

QFileDialog* fileDialog(QWidget* window, QFileDialog::AcceptMode mode, const QString& title, const QString& filter)
{
    auto* dialog = new QFileDialog(window, title, QString(), filter);
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
