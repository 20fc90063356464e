#include "document/tensor_name.h"

#include "common/core_text.h"
#include "document/node_name.h"
#include "graph/naming.h"
#include "project/project.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace loom::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(loom::ui::TensorName)
};

QString nameOfPart(const Node* node, const std::string& name, const InnerSpec* inner)
{
    if (inner)
        return coreText(inner->title);
    const LayerType* type = node ? findLayer(node->type) : nullptr;
    if (name == "output")
        return type && readsField(*type) ? Words::tr("the sample") : Words::tr("outputs");
    if (name == "target")
        return Words::tr("what should come out");
    return coreTranslation(parameterTitle(name));
}

} // namespace

std::pair<std::string, bool> partOf(const std::string& tensor)
{
    const std::string name = tensor.substr(tensor.find('/') + 1);
    return {name.substr(0, name.find(':')), name.ends_with(":gradient")};
}

const InnerSpec* innerOf(const Graph& graph, const std::string& node, const std::string& name)
{
    const Node* found = graph.find(node);
    const LayerType* type = found ? findLayer(found->type) : nullptr;
    if (!type)
        return nullptr;
    const auto inner = std::ranges::find(type->inner, name, &InnerSpec::name);
    return inner == type->inner.end() ? nullptr : &*inner;
}

QString ownerName(const Project& project, const std::string& id)
{
    if (const Node* node = project.graph.find(id))
        return nodeName(*node);
    for (const Loss& loss : project.training.losses)
        if (loss.id == id)
            return layerTitle(loss.type);
    return idText(QString::fromStdString(id));
}

QString tensorName(const Project& project, const std::string& tensor)
{
    const std::string id = tensor.substr(0, tensor.find('/'));
    const auto [name, gradient] = partOf(tensor);
    const Node* node = project.graph.find(id);
    const InnerSpec* inner = innerOf(project.graph, id, name);
    if (!gradient)
        return Words::tr("%1 · %2").arg(ownerName(project, id), nameOfPart(node, name, inner));
    return Words::tr("%1 · gradient (%2)")
        .arg(ownerName(project, id), name == "output" ? Words::tr("outputs") : nameOfPart(node, name, inner));
}

QString placeWords(const std::string& tensor, int rank, const std::vector<std::int64_t>& index)
{
    if (rank == 2 && partOf(tensor).first == "kernel")
        return Words::tr("weight from %1 to unit %2").arg(index[0] + 1).arg(index[1] + 1);
    if (rank == 0)
        return {};
    if (rank == 1)
        return Words::tr("unit %1").arg(index[0] + 1);
    if (rank == 2)
        return Words::tr("row %1, column %2").arg(index[0] + 1).arg(index[1] + 1);
    QStringList places;
    for (const std::int64_t at : index)
        places << QString::number(at + 1);
    return Words::tr("place %1").arg(places.join(QStringLiteral(", ")));
}

QString elementName(const Project& project, const std::string& tensor, const std::vector<std::int64_t>& index)
{
    const QString place = placeWords(tensor, int(index.size()), index);
    const QString name = tensorName(project, tensor);
    return place.isEmpty() ? name : Words::tr("%1, %2").arg(name, place);
}

} // namespace loom::ui
