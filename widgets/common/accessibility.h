#pragma once

#include <QPoint>
#include <QString>

class QWidget;

namespace loom::ui {

/// Gives a control its name for tests (`objectName`), for a screen reader (`name`), and what it does for both the
/// tool tip and the screen reader (`help`).
void nameControl(QWidget* control, const QString& objectName, const QString& name, const QString& help = {});

/// From now on every list to choose from (QComboBox) tells a screen reader its name and its choice.
void installComboAccessibility();

/// Says what a painted thing shows now (a plot, a picture, a state), so that a screen reader can tell. Silent when
/// the words are the same as before.
void describeContent(QWidget* painted, const QString& words);

/// Where an arrow key leads in a grid, x to the right and y down; (0, 0) for any other key.
QPoint arrowStep(int key);

} // namespace loom::ui
