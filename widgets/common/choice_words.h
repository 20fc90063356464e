#pragma once

#include <QString>

#include <string>

namespace loom::ui {

/// The title of one of the words among which an attribute lets choose ("stratified", "xor_table"), in the user's
/// language; the word itself where it has no other. Some words mean one thing here and another there: `attribute` is
/// the name of the one that lets choose.
QString choiceTitle(const std::string& choice, const std::string& attribute = {});

} // namespace loom::ui
