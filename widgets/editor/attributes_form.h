#pragma once

#include "base/attribute_spec.h"

#include <QWidget>

namespace loom::ui {

class AttributeEdit;
class Theme;

/// An editor a row for each attribute of a layer.
class AttributesForm : public QWidget {
    Q_OBJECT
public:
    AttributesForm(const std::vector<AttributeSpec>& specs, const Theme& theme, QWidget* parent = nullptr);

    /// Of several nodes: what they differ in is shown as mixed.
    void setAttributes(const std::vector<Attributes>& nodes);
    const QList<AttributeEdit*>& edits() const { return edits_; }

signals:
    void edited(const QString& name, const loom::Value& value);
    void finished();

private:
    QList<AttributeEdit*> edits_;
};

} // namespace loom::ui
