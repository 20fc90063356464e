#pragma once

#include <QFileDialog>

class QMimeData;

namespace loom::ui {

/// A dialog for one file that answers later, by its signals, and goes by itself; `open` shows it.
QFileDialog* fileDialog(QWidget* window, QFileDialog::AcceptMode mode, const QString& title, const QString& filter);
/// The first local file or folder that is carried; empty without any.
QString carriedFile(const QMimeData* data);

} // namespace loom::ui
