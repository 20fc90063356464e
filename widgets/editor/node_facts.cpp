#include "editor/node_facts.h"

#include "common/core_text.h"
#include "document/document.h"
#include "editor/canvas/canvas_words.h"
#include "editor/canvas/card_look.h"

#include <QStringList>

namespace loom::ui {

namespace {

const NodeShapes* shapesOf(const Document& document, const std::string& node)
{
    const auto found = document.report().nodes.find(node);
    return found == document.report().nodes.end() ? nullptr : &found->second;
}

QString listed(const std::vector<Shape>& shapes, bool known)
{
    QStringList texts;
    for (const Shape& shape : shapes)
        texts.append(!known && shape.rank() == 0 ? QStringLiteral("?") : shapeText(shape));
    return texts.isEmpty() ? QStringLiteral("?") : texts.join(QStringLiteral(",  "));
}

QString product(const Shape& shape)
{
    QStringList axes;
    for (const std::int64_t axis : shape.axes())
        axes.append(countText(qint64(axis)));
    return axes.isEmpty() ? QStringLiteral("1") : axes.join(QStringLiteral("·"));
}

} // namespace

QString inputsText(const Document& document, const std::string& node)
{
    const NodeShapes* shapes = shapesOf(document, node);
    if (shapes && shapes->known && shapes->inputs.empty())
        return Canvas::tr("the data");
    return shapes ? listed(shapes->inputs, shapes->known) : QStringLiteral("?");
}

QString outputsText(const Document& document, const std::string& node)
{
    const NodeShapes* shapes = shapesOf(document, node);
    return shapes && shapes->known ? listed(shapes->outputs, true) : QStringLiteral("?");
}

QString parametersText(const Document& document, const std::string& node)
{
    const NodeShapes* shapes = shapesOf(document, node);
    if (!shapes || !shapes->known)
        return QStringLiteral("?");
    if (shapes->parameterCount == 0)
        return Canvas::tr("none");
    QStringList products;
    bool plain = true;
    for (const ParameterSpec& parameter : shapes->parameters) {
        products.append(product(parameter.shape));
        plain = plain && parameter.shape.rank() < 2;
    }
    QString text = countText(qint64(shapes->parameterCount));
    if (products.size() > 1 || !plain)
        text = products.join(QStringLiteral(" + ")) + QStringLiteral(" = ") + text;
    if (shapes->trainableCount != shapes->parameterCount)
        text += QLatin1Char('\n') + Canvas::tr("%1 of them learn").arg(countText(qint64(shapes->trainableCount)));
    return text;
}

QString multiplyAddsText(const Document& document, const std::string& node)
{
    const NodeShapes* shapes = shapesOf(document, node);
    if (!shapes || !shapes->known)
        return QStringLiteral("?");
    const qint64 count = qint64(shapes->cost.multiplyAdds);
    return count == 0 ? Canvas::tr("none") : Canvas::tr("%1 a sample").arg(countText(count));
}

} // namespace loom::ui
