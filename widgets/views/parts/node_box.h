#pragma once

#include "views/parts/subject.h"

#include <QComboBox>

namespace loom::ui {

/// The list of layers that a view can look at, in the order of the flow.
class NodeBox : public QComboBox {
    Q_OBJECT
public:
    explicit NodeBox(QWidget* parent = nullptr);
    /// Emits nothing. Names carry the output's shape where `shapes`.
    void setNodes(const Subject& subject, const std::vector<std::string>& nodes, const std::string& current,
                  bool shapes = true);
    std::string node() const { return currentData().toString().toStdString(); }

signals:
    void picked(const QString& node);
};

} // namespace loom::ui
