#pragma once

#include "views/parts/subject.h"

#include <QComboBox>

namespace loom::ui {

class SnapshotSource;

/// Which part of the data a view judges the network by: validation, training, and the test part, which is looked at
/// once, after the last epoch.
class PartBox : public QComboBox {
    Q_OBJECT
public:
    explicit PartBox(QWidget* parent = nullptr);
    /// In the present language; keeps the choice where it can. Emits nothing.
    void fill(const PreparedData& data, const SnapshotSource* source);
    /// The first rows of the chosen part.
    std::vector<std::int64_t> rows(const PreparedData& data, std::int64_t most) const;
};

} // namespace loom::ui
