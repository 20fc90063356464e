#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace loom::ui {

/// What a person chose once and finds again the next time: language, theme, scale, recent files, the window's place.
/// A value; read at the start, written when something was chosen.
struct Preferences {
    QString language; ///< "ko", "en"; empty: the system's
    QString theme = QStringLiteral("light");
    double scale = 1;
    bool reducedMotion = false;
    QStringList recent; ///< absolute paths, the newest first
    QByteArray geometry; ///< QMainWindow::saveGeometry
    QByteArray docks; ///< QMainWindow::saveState

    /// Puts the file in front; at most ten are kept.
    void addRecent(const QString& file);
    void removeRecent(const QString& file);
    bool operator==(const Preferences&) const = default;
};

/// $XDG_CONFIG_HOME/netloom/preferences.json (~/.config where unset).
QString preferencesFile();
/// $XDG_STATE_HOME/netloom/NAME (~/.local/state where unset).
QString stateFolder(const QString& name);
/// What the file holds; the defaults for what is missing, broken or out of range.
Preferences readPreferences(const QString& file);
/// Atomic; false where it cannot be written.
bool writePreferences(const Preferences& preferences, const QString& file);

} // namespace loom::ui
