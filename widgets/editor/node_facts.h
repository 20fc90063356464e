#pragma once

#include <QString>

namespace loom::ui {

class Document;

/// "28 × 28 × 1", one a wire; "?" where it is not known.
QString inputsText(const Document& document, const std::string& node);
QString outputsText(const Document& document, const std::string& node);
/// With the arithmetic: "3·3·32·64 + 64 = 18,496".
QString parametersText(const Document& document, const std::string& node);
/// For one sample forward.
QString multiplyAddsText(const Document& document, const std::string& node);

} // namespace loom::ui
