#include "views/parts/node_box.h"

#include <QSignalBlocker>

namespace loom::ui {

NodeBox::NodeBox(QWidget* parent)
    : QComboBox(parent)
{
    setObjectName(QStringLiteral("layer"));
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(this, &QComboBox::activated, this, [this] { emit picked(currentData().toString()); });
}

void NodeBox::setNodes(const Subject& subject, const std::vector<std::string>& nodes, const std::string& current,
                       bool shapes)
{
    const QSignalBlocker quiet(this);
    clear();
    for (const std::string& id : nodes) {
        const QString name = subject.nameOf(id);
        const QString shape = QString::fromStdString(describe(subject.outputShape(id)));
        addItem(shapes ? QStringLiteral("%1 · %2").arg(name, shape) : name, QString::fromStdString(id));
        if (id == current)
            setCurrentIndex(count() - 1);
    }
}

} // namespace loom::ui
