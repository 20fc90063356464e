#pragma once

#include <QString>

#include <string>

namespace loom::ui {

/// The title of one of the words among which an attribute lets choose ("stratified", "xor_table"), in the user's
/// language; the word itself where it has no other.
QString choiceTitle(const std::string& choice);

} // namespace loom::ui
