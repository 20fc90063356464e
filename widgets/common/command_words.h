#pragma once

#include <QStringList>

class QAction;

namespace loom::ui {

/// Names a command in the language of the window, and remembers its names in all languages for the search.
void nameCommand(QAction* action, const char* context, const char* source);
/// The same for words that core marked.
void nameCommand(QAction* action, const QString& pattern, const std::string& source);
/// Everything under which a command is found: its names in both languages, and other words for it.
QStringList wordsOf(const QAction& action);

} // namespace loom::ui
