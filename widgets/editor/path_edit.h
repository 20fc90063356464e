#pragma once

#include <QString>

class QFormLayout;
class QWidget;

namespace loom::ui {

class AttributeEdit;
class Document;

/// Adds a row that edits one value of the project by its address; null where there is no such value.
AttributeEdit* addPathEdit(Document* document, const QString& path, QFormLayout* form);
/// Shows the present values in all such rows inside the widget.
void refreshPathEdits(const Document& document, QWidget* inside);

} // namespace loom::ui
