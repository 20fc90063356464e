#pragma once

#include "base/text.h"

#include <QLocale>
#include <QString>
#include <QStringList>
#include <functional>

namespace loom::ui {

/// A node's id in the user's language where the program's own projects give it (`hidden2`); else as it is.
QString idText(const QString& id);

/// A core Text in the user's language: translated pattern, numbers by locale, Korean particles by final
/// consonant
/// (`{node:이}` → 이/가, `{x:을}` → 을/를, `{x:은}`, `{x:과}`, `{x:으로}`). Words among the arguments are
/// translated too where core marked them, also with a number behind ("Dense 2") or several in a row.
QString coreText(const Text& text);
/// Words that stay on the screen: asked again when the language changes.
using Sentence = std::function<QString()>;
/// The translation of a pattern that core marked; the pattern itself where there is none.
QString coreTranslation(const std::string& pattern);
/// The namespaces and classes under which lupdate files core's sentences, as the Korean dictionary has them.
const QStringList& coreContexts();
/// The particle that fits the word: particle("입력층", "이") = "이".
QString particle(const QString& word, const QString& form);

/// Numbers by kind (LOOK R7).
QString percentText(double fraction); ///< 91.2 %
QString lossText(double loss); ///< 0.4312; a small one 1.85 × 10⁻⁵, as plain text
QString scientificText(double number); ///< 4 digits, 4.1 × 10⁻⁴ as rich text
QString numberText(double number); ///< up to 6 significant digits, grouped
QString countText(qint64 count); ///< 101,770
QString durationText(double seconds); ///< 0:42, 1:02:03
/// The user's locale; English where the system names none, so that thousands are always grouped.
QLocale numberLocale();

} // namespace loom::ui
