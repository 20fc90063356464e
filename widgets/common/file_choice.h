#pragma once

#include <QFileDialog>

class QMimeData;

namespace loom::ui {

/// A dialog for one file that answers later, by its signals, and goes by itself; `open` shows it.
QFileDialog* fileDialog(QWidget* window, QFileDialog::AcceptMode mode, const QString& title, const QString& filter);
/// Of a dialog of Qt's own: it tells files by their names. By itself it reads a piece of each that it lists, in the
/// window's thread, which a slow disk holds up.
void tellByName(QFileDialog* dialog);
/// The first local file or folder that is carried; empty without any.
QString carriedFile(const QMimeData* data);

} // namespace loom::ui
