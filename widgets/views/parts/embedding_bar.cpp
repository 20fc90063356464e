#include "views/parts/embedding_bar.h"

#include "common/flow_layout.h"
#include "views/parts/node_box.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <algorithm>

namespace loom::ui {

namespace {

constexpr int kMostSamples = 10000;

QSpinBox* numberBox(int low, int high, int step, int value)
{
    auto* box = new QSpinBox;
    box->setRange(low, high);
    box->setSingleStep(step);
    box->setGroupSeparatorShown(true);
    box->setValue(value);
    return box;
}

void fill(QComboBox* box, const QStringList& words)
{
    const QSignalBlocker quiet(box);
    const int current = std::max(0, box->currentIndex());
    box->clear();
    box->addItems(words);
    box->setCurrentIndex(current);
}

} // namespace

EmbeddingBar::EmbeddingBar(FlowLayout* layout, QObject* parent)
    : QObject(parent)
    , layer_(new NodeBox)
    , part_(new QComboBox)
    , method_(new QComboBox)
    , samples_(numberBox(kFewestSamples, kMostSamples, 500, 2000))
    , perplexity_(numberBox(2, 200, 1, 30))
    , steps_(numberBox(50, 10000, 250, 1000))
    , colours_(new QComboBox)
    , follow_(new QCheckBox)
    , start_(new QPushButton)
    , pause_(new QPushButton)
{
    start_->setProperty("role", "primary");
    start_->setObjectName(QStringLiteral("compute"));
    pause_->setObjectName(QStringLiteral("pause"));
    pause_->setCheckable(true);
    follow_->setObjectName(QStringLiteral("follow"));
    addControls(layout);
    connect(layer_, &NodeBox::picked, this, &EmbeddingBar::layerPicked);
    connect(part_, &QComboBox::activated, this, &EmbeddingBar::rowsChanged);
    connect(samples_, &QSpinBox::editingFinished, this, &EmbeddingBar::rowsChanged);
    connect(method_, &QComboBox::activated, this, &EmbeddingBar::methodChanged);
    connect(perplexity_, &QSpinBox::editingFinished, this, &EmbeddingBar::methodChanged);
    connect(steps_, &QSpinBox::editingFinished, this, &EmbeddingBar::methodChanged);
    connect(start_, &QPushButton::clicked, this, &EmbeddingBar::computeAsked);
    connect(pause_, &QPushButton::toggled, this, &EmbeddingBar::paused);
    connect(follow_, &QCheckBox::toggled, this, &EmbeddingBar::followChanged);
    connect(colours_, &QComboBox::activated, this, &EmbeddingBar::coloursChanged);
}

void EmbeddingBar::addControls(FlowLayout* layout)
{
    const std::vector<std::tuple<const char*, QWidget*, const char*>> controls = {
        {QT_TR_NOOP("Layer"), layer_, "layer"},
        {nullptr, part_, "part"},
        {QT_TR_NOOP("Samples"), samples_, "samples"},
        {nullptr, method_, "method"},
        {QT_TR_NOOP("Perplexity"), perplexity_, "perplexity"},
        {QT_TR_NOOP("Steps"), steps_, "steps"},
        {QT_TR_NOOP("Colour"), colours_, "colours"},
    };
    for (const auto& [word, widget, name] : controls) {
        widget->setObjectName(QString::fromLatin1(name));
        if (word) {
            auto* label = new QLabel;
            label->setBuddy(widget);
            words_.push_back({label, word});
            layout->addWidget(label);
        }
        layout->addWidget(widget);
    }
    layout->addStretch();
    layout->addWidget(follow_);
    layout->addWidget(pause_);
    layout->addWidget(start_);
}

void EmbeddingBar::retranslate()
{
    for (const auto& [label, word] : words_)
        label->setText(tr(word));
    part_->setAccessibleName(tr("Part of the data"));
    method_->setAccessibleName(tr("Method"));
    start_->setText(tr("Compute"));
    start_->setToolTip(tr("Collects the outputs of the present network and computes the map from the start."));
    pause_->setText(tr("Pause"));
    follow_->setText(tr("Follow training"));
    follow_->setToolTip(tr("Collects the outputs again as training goes on, and lets the points move on from where "
                           "they are."));
    perplexity_->setToolTip(tr("About how many neighbours each point tries to stay close to."));
    fill(part_, {tr("Validation part"), tr("Training part"), tr("Test part")});
    fill(method_, {QStringLiteral("t-SNE"), QStringLiteral("PCA")});
    fill(colours_, {tr("true class"), tr("predicted class"), tr("right or wrong")});
}

std::vector<std::int64_t> EmbeddingBar::rows(const PreparedData& data) const
{
    const auto& chosen = part_->currentIndex() == 0 ? data.validation
        : part_->currentIndex() == 1                ? data.training
                                                    : data.test;
    const RowSet& rows = chosen.size() >= std::size_t(kFewestSamples) ? chosen : data.training;
    return rows.slice(0, samples_->value());
}

void EmbeddingBar::setSamples(int count)
{
    samples_->setValue(count);
}
bool EmbeddingBar::tsne() const
{
    return method_->currentIndex() == 0;
}
void EmbeddingBar::setMethod(bool tsne)
{
    method_->setCurrentIndex(tsne ? 0 : 1);
}
int EmbeddingBar::perplexity() const
{
    return perplexity_->value();
}
int EmbeddingBar::steps() const
{
    return steps_->value();
}
bool EmbeddingBar::isPaused() const
{
    return pause_->isChecked();
}
void EmbeddingBar::unpause()
{
    pause_->setChecked(false);
}
bool EmbeddingBar::follows() const
{
    return follow_->isChecked();
}
EmbeddingBar::Colours EmbeddingBar::colours() const
{
    return Colours(colours_->currentIndex());
}

EmbeddingBar::Coloured EmbeddingBar::coloured(const Subject& subject, const std::vector<int>& labels,
                                              const std::vector<int>& predicted) const
{
    Coloured made{subject.classes, labels};
    if (colours() == Colours::truth || predicted.empty() || predicted.size() != labels.size())
        return made;
    if (colours() == Colours::predicted)
        return {subject.classNames(std::max(int(made.names.size()), 1 + *std::ranges::max_element(predicted))),
                predicted};
    made.names = QStringList{tr("wrong"), tr("right")}; // orange and blue, as in a confusion matrix
    for (std::size_t i = 0; i < labels.size(); ++i)
        made.kinds[i] = labels[i] < 0 ? -1 : labels[i] == predicted[i] ? 1 : 0;
    return made;
}

void EmbeddingBar::setPausable(bool on)
{
    pause_->setVisible(on);
    perplexity_->setEnabled(tsne());
    steps_->setEnabled(tsne());
}

void EmbeddingBar::setColourable(bool on)
{
    colours_->setEnabled(on);
}

} // namespace loom::ui
