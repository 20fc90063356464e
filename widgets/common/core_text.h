#pragma once

#include "base/text.h"

#include <QString>

namespace loom::ui {

/// A core Text in the user's language: translated pattern, numbers by locale, Korean particles by final consonant
/// (`{node:이}` → 이/가, `{x:을}` → 을/를, `{x:은}`, `{x:과}`, `{x:으로}`).
QString coreText(const Text& text);
/// The particle that fits the word: particle("입력층", "이") = "이".
QString particle(const QString& word, const QString& form);

/// Numbers by kind (LOOK R7).
QString percentText(double fraction); ///< 91.2 %
QString lossText(double loss); ///< 0.4312
QString scientificText(double number); ///< 4 digits, 4.1 × 10⁻⁴ as rich text
QString countText(qint64 count); ///< 101,770
QString durationText(double seconds); ///< 0:42, 1:02:03

} // namespace loom::ui
