#pragma once

#include <QString>

class QFormLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;
class QWidget;

namespace loom::ui {

class Theme;

/// Pieces that the panels beside the canvas are made of.

/// A fresh, empty page in the scroll area (the old one goes) with the margins of all panels.
QVBoxLayout* freshPage(QScrollArea* area, const Theme& theme);
/// A heading in bold.
QLabel* addHeading(QVBoxLayout* page, const QString& text, const Theme& theme);
/// Plain words, wrapped, muted.
QLabel* addWords(QVBoxLayout* page, const QString& text);
/// Takes all rows out of it. They are gone from sight at once and deleted later: one of them may be what asks for it.
void removeRows(QVBoxLayout* rows);
QFormLayout* addForm(QVBoxLayout* page, const Theme& theme);

} // namespace loom::ui
