#pragma once

class QKeyEvent;
class QWidget;

namespace loom::ui {

/// The key as it is printed on the keyboard (Qt::Key of a Latin letter, digit or sign), whatever language the
/// keyboard is in: by the key code where it is Latin, else by the scan code, else by the Hangul letter (two-set
/// layout).
int physicalKey(const QKeyEvent& event);
/// True when the key event itself does not name a Latin key, so that Qt's shortcuts cannot have matched it.
bool isForeignKey(const QKeyEvent& event);
/// Triggers the enabled action of the widget's window whose shortcut is this physical key; false when there is none.
bool triggerByPhysicalKey(QWidget* widget, const QKeyEvent& event);

} // namespace loom::ui
