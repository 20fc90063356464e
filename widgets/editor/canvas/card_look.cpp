#include "editor/canvas/card_look.h"

#include "common/core_text.h"
#include "document/document.h"
#include "document/health.h"
#include "document/node_name.h"
#include "editor/canvas/canvas_words.h"
#include "editor/graph_edits.h"

#include <QLocale>
#include <algorithm>

namespace loom::ui {

namespace {

const NodeShapes* shapesOf(const Document& document, const std::string& node)
{
    const auto found = document.report().nodes.find(node);
    return found == document.report().nodes.end() ? nullptr : &found->second;
}

bool concerns(const Issue& issue, const Edge& edge)
{
    for (const Repair& repair : issue.repairs)
        if (stringOf(attributeOf(repair.arguments, "from")) == edge.from.node
            && stringOf(attributeOf(repair.arguments, "to")) == edge.to.node
            && (repair.kind == "insert" || repair.kind == "remove_edge"))
            return true;
    return false;
}

void addIssues(const Document& document, const Health* health, const std::string& node, CardLook& look)
{
    QStringList sentences = look.sentence.isEmpty() ? QStringList() : look.sentence.split(QLatin1Char('\n'));
    for (const Issue* issue : issuesOf(document, node)) {
        look.error = look.error || issue->severity == Severity::error;
        look.warning = look.warning || issue->severity == Severity::warning;
        sentences.append(coreText(issue->sentence));
    }
    for (const Issue* issue : health ? health->issuesOf(node) : std::vector<const Issue*>()) {
        look.warning = true;
        sentences.append(coreText(issue->sentence));
    }
    if (health && look.finding.isEmpty())
        look.finding = health->badge(QString::fromStdString(node));
    look.sentence = sentences.join(QLatin1Char('\n'));
}

void addPorts(const Document& document, const Node& node, const NodeShapes* shapes, CardLook& look)
{
    const LayerType* layer = findLayer(node.type);
    if (!layer) {
        look.inputs = {{QString(), QString(), true, false}};
        look.outputs = {{QString(), QString(), true, false}};
        return;
    }
    for (std::size_t i = 0; i < layer->inputs.size(); ++i)
        look.inputs.push_back({coreText(layer->inputs[i].title), QString(), layer->inputs[i].variadic, false});
    for (std::size_t i = 0; i < layer->outputs.size(); ++i)
        look.outputs.push_back(
            {coreText(layer->outputs[i].title),
             shapes && shapes->known && i < shapes->outputs.size() ? shapeText(shapes->outputs[i]) : QString(), true,
             false});
    for (const Edge& edge : document.graph().edges) {
        const int in = edge.to.node == node.id ? inputPlace(document.graph(), edge.to) : -1;
        const int out = edge.from.node == node.id ? outputPlace(document.graph(), edge.from) : -1;
        if (in >= 0 && in < int(look.inputs.size()))
            look.inputs[std::size_t(in)].wired = true;
        if (out >= 0 && out < int(look.outputs.size()))
            look.outputs[std::size_t(out)].wired = true;
    }
}

} // namespace

QString shapeText(const Shape& shape)
{
    if (shape.rank() == 0)
        return Canvas::tr("one number");
    QStringList axes;
    for (std::int64_t axis : shape.axes())
        axes.append(QLocale().toString(qlonglong(axis)));
    return axes.join(QStringLiteral(" × "));
}

QString shapeOn(const Document& document, const Edge& edge)
{
    const NodeShapes* shapes = shapesOf(document, edge.from.node);
    const int place = outputPlace(document.graph(), edge.from);
    if (!shapes || !shapes->known || place < 0 || place >= int(shapes->outputs.size()))
        return {};
    return shapeText(shapes->outputs[std::size_t(place)]);
}

std::vector<const Issue*> issuesOf(const Document& document, const std::string& node)
{
    std::vector<const Issue*> found;
    for (const Issue& issue : document.issues())
        if (issue.node == node)
            found.push_back(&issue);
    std::stable_sort(found.begin(), found.end(),
                     [](const Issue* a, const Issue* b) { return a->severity > b->severity; });
    return found;
}

std::vector<const Issue*> issuesOn(const Document& document, const Edge& edge)
{
    std::vector<const Issue*> errors, direct;
    for (const Issue* issue : issuesOf(document, edge.to.node))
        if (issue->severity == Severity::error)
            (concerns(*issue, edge) ? direct : errors).push_back(issue);
    const NodeShapes *from = shapesOf(document, edge.from.node), *to = shapesOf(document, edge.to.node);
    if (!direct.empty() || errors.empty() || !from || !from->known || !to || to->known)
        return direct;
    Graph without = document.graph();
    std::erase(without.edges, edge);
    const bool fits = whyNot(without, document.report(), document.fields(), edge.from, edge.to).empty();
    return fits ? direct : errors;
}

CardLook lookOf(const Document& document, const Node& node, const Health* health)
{
    const LayerType* layer = findLayer(node.type);
    const NodeShapes* shapes = shapesOf(document, node.id);
    CardLook look;
    look.id = QString::fromStdString(node.id);
    look.icon = QStringLiteral("layers/") + QString::fromStdString(node.type);
    look.name = node.title.empty() ? layerTitle(node.type) : givenTitle(node.title);
    look.label = node.title.empty() ? ownNodeName(node) : QString();
    look.kind = node.title.empty() ? QString() : layerTitle(node.type);
    look.frozen = node.frozen;
    look.bypassed = node.bypassed;
    look.shared = !node.shares.empty();
    if (layer && layer->summary)
        look.summary =
            coreText(layer->summary(queryFor(document.graph(), document.report(), document.fields(), node.id)));
    if (shapes && shapes->known && !shapes->outputs.empty())
        look.shape = shapeText(shapes->outputs.front());
    if (shapes && shapes->known && shapes->parameterCount > 0)
        look.count = Canvas::tr("%1 par.").arg(countText(qint64(shapes->parameterCount)));
    addPorts(document, node, shapes, look);
    addIssues(document, health, node.id, look);
    return look;
}

CardLook lookOfFolded(const Document& document, const Group& group, const Health* health)
{
    CardLook look;
    look.id = QString::fromStdString(group.id);
    look.group = true;
    look.icon = QStringLiteral("group");
    look.name = group.title.empty() ? Canvas::tr("Group") : givenTitle(group.title);
    const std::vector<std::string> inside = nodesInside(document.graph(), group.id);
    look.summary = Canvas::tr("%n layer(s)", nullptr, int(inside.size()));
    std::int64_t parameters = 0;
    for (const std::string& id : inside) {
        addIssues(document, health, id, look);
        if (const NodeShapes* shapes = shapesOf(document, id))
            parameters += shapes->parameterCount;
    }
    for (const Edge& edge : document.graph().edges) {
        const bool from = std::find(inside.begin(), inside.end(), edge.from.node) != inside.end();
        const bool to = std::find(inside.begin(), inside.end(), edge.to.node) != inside.end();
        if (from && !to)
            look.shape = shapeOn(document, edge);
    }
    if (parameters > 0)
        look.count = Canvas::tr("%1 par.").arg(countText(qint64(parameters)));
    return look;
}

QString spoken(const CardLook& look)
{
    QStringList words = {look.name};
    for (const QString& part : {look.label, look.kind, look.summary})
        if (!part.isEmpty())
            words.append(part);
    if (!look.shape.isEmpty())
        words.append(Canvas::tr("output %1").arg(look.shape));
    for (const QString& part : {look.count, look.sentence})
        if (!part.isEmpty())
            words.append(part);
    if (look.frozen)
        words.append(Canvas::tr("frozen"));
    if (look.bypassed)
        words.append(Canvas::tr("left out when predicting"));
    return words.join(QStringLiteral(", "));
}

} // namespace loom::ui
