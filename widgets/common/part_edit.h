#pragma once

#include "base/attribute_spec.h"

#include <QWidget>

#include <string>
#include <vector>

class QComboBox;
class QFormLayout;

namespace loom::ui {

/// One entry of a table that a Part can name: a schedule, an optimizer, a data source …
struct PartType {
    std::string id;
    Text title;
    Text text;
    std::vector<AttributeSpec> attributes;
};

/// The entries of "schedules", "optimizers", "sources", "transforms", "callbacks" or "constraints"; empty for another
/// name.
std::vector<PartType> partTypes(const std::string& table);

/// Edits a Part: its type in a list, below it an editor for each attribute of that type.
class PartEdit : public QWidget {
    Q_OBJECT
public:
    /// With `optional` the list starts with "none": a part with an empty type.
    PartEdit(std::vector<PartType> types, bool optional, QWidget* parent = nullptr);

    /// What a screen reader calls the list of types.
    void setName(const QString& name);
    const Part& part() const { return part_; }
    /// Shows it without `edited`.
    void setPart(const Part& part);

signals:
    void edited(const loom::Part& part);
    void finished();

private:
    void chooseType(int index);
    void showAttributes();

    std::vector<PartType> types_;
    bool optional_;
    Part part_;
    QComboBox* choice_ = nullptr;
    QFormLayout* form_ = nullptr;
};

} // namespace loom::ui
