#pragma once

#include <QString>

namespace loom::ui {

/// How a word ends when it is read aloud in Korean; decides the form of the particle after it.
enum class FinalConsonant { none, rieul, other };

/// By Hangul syllable, by how a digit or number is read, and by how a Latin letter or word is usually read
/// (softmax → 소프트맥스: none). A bracket at the end is skipped: 역전파(backpropagation) ends in 파.
FinalConsonant finalConsonant(const QString& word);

} // namespace loom::ui
