#include "editor/phase_list.h"

#include "common/core_text.h"
#include "common/part_edit.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/node_name.h"
#include "editor/panel_parts.h"
#include "editor/path_edit.h"
#include "graph/layer_type.h"
#include "graph/loss_end.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace loom::ui {
namespace {

bool holds(const std::vector<std::string>& list, const std::string& name)
{
    return std::ranges::find(list, name) != list.end();
}

const LayerType* learningType(const Node& node)
{
    const LayerType* type = findLayer(node.type);
    return type && type->parameters && node.shares.empty() ? type : nullptr;
}

} // namespace

PhaseList::PhaseList(Document* document, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , document_(document)
    , theme_(theme)
    , entries_(new QVBoxLayout)
{
    setObjectName(QStringLiteral("phases"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(entries_);
    auto* more = new QPushButton(tr("Add a phase"), this);
    more->setObjectName(QStringLiteral("addPhase"));
    more->setToolTip(
        tr("The phases take turns in every batch: each makes its losses small by changing its layers only"));
    layout->addWidget(more, 0, Qt::AlignLeft);
    connect(more, &QPushButton::clicked, this, &PhaseList::addPhase);
    rebuild();
}

const std::vector<Phase>& PhaseList::phases() const
{
    return document_->project().training.phases;
}

void PhaseList::change(const QString& text, const std::function<void(std::vector<Phase>&)>& edit)
{
    Project edited = document_->project();
    edit(edited.training.phases);
    document_->editProject(edited, text, Change::training);
}

/// A loss by what it judges and what that should be: several may be of one kind.
std::vector<std::pair<std::string, QString>> PhaseList::lossChoices() const
{
    const Project& project = document_->project();
    std::vector<std::pair<std::string, QString>> choices;
    for (const Loss& loss : project.training.losses) {
        const LayerType* type = findLayer(loss.type);
        const QString title = type ? coreText(type->title) : QString::fromStdString(loss.type);
        const Node* node = project.graph.find(readNodeEnd(loss.of).node);
        const LossEnd target = readLossEnd(loss.target);
        const QString wanted = target.kind == LossEnd::Kind::number ? QString::number(target.number) : title;
        choices.emplace_back(loss.id, node ? QStringLiteral("%1 → %2").arg(nodeName(*node), wanted) : wanted);
    }
    return choices;
}

/// Groups in which something learns, and what learns outside of groups.
std::vector<std::pair<std::string, QString>> PhaseList::layerChoices() const
{
    const Graph& graph = document_->project().graph;
    std::vector<std::pair<std::string, QString>> choices;
    for (const Group& group : graph.groups)
        if (std::ranges::any_of(graph.nodes,
                                [&](const Node& node) { return node.group == group.id && learningType(node); }))
            choices.emplace_back("group:" + group.id,
                                 group.title.empty() ? QString::fromStdString(group.id) : givenTitle(group.title));
    for (const Node& node : graph.nodes)
        if (node.group.empty() && learningType(node))
            choices.emplace_back(node.id, nodeName(node));
    return choices;
}

void PhaseList::addPhase()
{
    change(tr("Add a phase"), [this](std::vector<Phase>& phases) {
        Phase phase;
        std::size_t number = phases.size() + 1;
        do
            phase.id = "phase_" + std::to_string(number++);
        while (std::ranges::find(phases, phase.id, &Phase::id) != phases.end());
        for (const auto& [id, words] : lossChoices())
            if (std::ranges::none_of(phases, [&](const Phase& other) { return holds(other.losses, id); }))
                phase.losses.push_back(id);
        phases.push_back(std::move(phase));
    });
}

void PhaseList::addChoices(QVBoxLayout* page, std::size_t index, const QString& title,
                           std::vector<std::string> Phase::*list,
                           const std::vector<std::pair<std::string, QString>>& choices)
{
    addWords(page, title);
    for (const auto& [id, words] : choices) {
        auto* box = new QCheckBox(words, this);
        box->setObjectName(QStringLiteral("phase_%1_%2").arg(index + 1).arg(QString::fromStdString(id)));
        box->setAccessibleName(QStringLiteral("%1: %2").arg(title, words));
        box->setChecked(holds(phases()[index].*list, id));
        box->setToolTip(words);
        box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // a long name does not widen the panel
        page->addWidget(box);
        connect(box, &QCheckBox::clicked, this, [this, index, list, id = id](bool wanted) {
            change(tr("Change a phase"), [&](std::vector<Phase>& phases) {
                std::erase(phases[index].*list, id);
                if (wanted)
                    (phases[index].*list).push_back(id);
            });
        });
    }
}

void PhaseList::addOptimizer(QVBoxLayout* page, std::size_t index)
{
    const Phase& phase = phases()[index];
    auto* own = new QCheckBox(tr("An optimizer of its own"), this);
    own->setObjectName(QStringLiteral("phase_%1_own").arg(index + 1));
    own->setChecked(!phase.optimizer.empty());
    page->addWidget(own);
    connect(own, &QCheckBox::clicked, this, [this, index](bool wanted) {
        const Part common{document_->project().training.optimizer.type, {}};
        change(tr("Change a phase"), [&](std::vector<Phase>& phases) {
            phases[index].optimizer = wanted ? std::vector<Part>{common} : std::vector<Part>{};
        });
    });
    if (phase.optimizer.empty())
        return;
    auto* edit = new PartEdit(partTypes("optimizers"), false, this);
    edit->setName(tr("Optimizer of phase %1").arg(index + 1));
    edit->setPart(phase.optimizer.front());
    page->addWidget(edit);
    connect(edit, &PartEdit::edited, this, [this, index](const Part& part) {
        Project edited = document_->project();
        edited.training.phases[index].optimizer = {part};
        document_->editProject(edited, tr("Change the optimizer"), Change::training,
                               QStringLiteral("training.phases/%1").arg(index));
    });
    connect(edit, &PartEdit::finished, document_, &Document::finishStep);
}

void PhaseList::addEntry(std::size_t index)
{
    auto* entry = new QWidget(this);
    entry->setObjectName(QStringLiteral("phase_%1").arg(index + 1));
    auto* page = new QVBoxLayout(entry);
    page->setContentsMargins(0, 0, 0, theme_.px(3));
    addWords(page, tr("Phase %1").arg(index + 1))->setFont(theme_.font(13, true));
    addChoices(page, index, tr("It makes small"), &Phase::losses, lossChoices());
    addChoices(page, index, tr("by changing (none ticked: all layers)"), &Phase::updates, layerChoices());
    addPathEdit(document_, QStringLiteral("training.phases.%1.steps").arg(QString::fromStdString(phases()[index].id)),
                addForm(page, theme_));
    addOptimizer(page, index);
    auto* remove = new QPushButton(tr("Remove this phase"), entry);
    remove->setObjectName(QStringLiteral("removePhase_%1").arg(index + 1));
    page->addWidget(remove, 0, Qt::AlignLeft);
    connect(remove, &QPushButton::clicked, this, [this, index] {
        change(tr("Remove a phase"),
               [index](std::vector<Phase>& phases) { phases.erase(phases.begin() + std::ptrdiff_t(index)); });
    });
    entries_->addWidget(entry);
}

std::vector<std::string> PhaseList::namesNow() const
{
    std::vector<std::string> names;
    for (const auto& choices : {lossChoices(), layerChoices()})
        for (const auto& [id, words] : choices)
            names.push_back(id + " " + words.toStdString());
    for (const Phase& phase : phases()) {
        names.push_back("phase " + phase.id);
        for (const std::string& name : phase.losses)
            names.push_back("loss " + name);
        for (const std::string& name : phase.updates)
            names.push_back("of " + name);
        names.push_back(phase.optimizer.empty() ? "" : phase.optimizer.front().type);
    }
    return names;
}

void PhaseList::refresh()
{
    setVisible(document_->project().training.losses.size() > 1 || !phases().empty());
    if (namesNow() != shown_)
        rebuild();
    const QList<PartEdit*> edits = findChildren<PartEdit*>();
    qsizetype at = 0;
    for (const Phase& phase : phases())
        if (!phase.optimizer.empty() && at < edits.size())
            if (PartEdit* edit = edits[at++]; edit->part() != phase.optimizer.front())
                edit->setPart(phase.optimizer.front());
}

/// Who works with the keyboard stays where he was.
void PhaseList::rebuild()
{
    const QWidget* focused = focusWidget();
    const QString name = focused && focused->hasFocus() ? focused->objectName() : QString();
    removeRows(entries_);
    shown_ = namesNow();
    for (std::size_t i = 0; i < phases().size(); ++i)
        addEntry(i);
    if (auto* again = name.isEmpty() ? nullptr : findChild<QWidget*>(name))
        again->setFocus(Qt::OtherFocusReason);
}

} // namespace loom::ui
