#include "views/embedding_view.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "plots/scatter_plot.h"
#include "plots/ticks.h"
#include "views/flow_layout.h"
#include "views/node_box.h"
#include "views/sample_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTimer>
#include <algorithm>

namespace loom::ui {

namespace {
constexpr int kMostSamples = 10000;
constexpr int kFewestSamples = 10;
constexpr int kFrameMilliseconds = 33;
} // namespace

EmbeddingView::EmbeddingView(const ViewContext& context, QWidget* parent)
    : View(context, "embedding", parent)
    , layer_(new NodeBox)
    , part_(new QComboBox)
    , method_(new QComboBox)
    , samples_(new QSpinBox)
    , perplexity_(new QSpinBox)
    , steps_(new QSpinBox)
    , start_(new QPushButton)
    , pause_(new QPushButton)
    , note_(new QLabel)
    , status_(new QLabel)
    , lassoWord_(new QLabel)
    , plot_(new ScatterPlot(theme()))
    , list_(new SampleList(theme()))
    , timer_(new QTimer(this))
{
    makeBar();
    auto* body = new QWidget;
    auto* lines = new QVBoxLayout(body);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme().px(1));
    auto* said = new QHBoxLayout;
    said->addWidget(note_, 1);
    said->addWidget(status_);
    lines->addLayout(said);
    lines->addWidget(plot_, 1);
    lines->addWidget(lassoWord_);
    lines->addWidget(list_);
    setContent(body);
    note_->setProperty("role", "muted");
    note_->setWordWrap(true);
    status_->setProperty("role", "muted");
    list_->setTileUnits(13);
    list_->setFixedHeight(theme().px(24));
    list_->setObjectName(QStringLiteral("lassoed"));
    plot_->setObjectName(QStringLiteral("points"));
    timer_->setInterval(kFrameMilliseconds);
    connect(timer_, &QTimer::timeout, this, &EmbeddingView::pull);
    connectControls();
    retranslate();
    showSelection();
}

EmbeddingView::~EmbeddingView() = default;

void EmbeddingView::makeBar()
{
    samples_->setRange(kFewestSamples, kMostSamples);
    samples_->setSingleStep(500);
    samples_->setGroupSeparatorShown(true);
    samples_->setValue(2000);
    perplexity_->setRange(2, 200);
    perplexity_->setValue(30);
    steps_->setRange(50, 10000);
    steps_->setSingleStep(250);
    steps_->setValue(1000);
    start_->setProperty("role", "primary");
    const std::vector<std::pair<const char*, QWidget*>> controls = {
        {QT_TR_NOOP("Layer"), layer_},           {"part", part_},
        {QT_TR_NOOP("Samples"), samples_},       {"method", method_},
        {QT_TR_NOOP("Perplexity"), perplexity_}, {QT_TR_NOOP("Steps"), steps_},
    };
    for (const auto& [word, widget] : controls) {
        widget->setObjectName(QString::fromLatin1(word).toLower());
        if (widget != part_ && widget != method_) {
            auto* label = new QLabel;
            label->setBuddy(widget);
            words_.push_back({label, word});
            bar()->addWidget(label);
        }
        bar()->addWidget(widget);
    }
    bar()->addStretch();
    bar()->addWidget(pause_);
    bar()->addWidget(start_);
    start_->setObjectName(QStringLiteral("compute"));
    pause_->setObjectName(QStringLiteral("pause"));
    pause_->setCheckable(true);
}

void EmbeddingView::connectControls()
{
    connect(layer_, &NodeBox::picked, this, [this](const QString& node) {
        pickNode(node.toStdString());
        start();
    });
    connect(part_, &QComboBox::activated, this, &EmbeddingView::start);
    connect(samples_, &QSpinBox::editingFinished, this, [this] {
        if (started_ && rows_ != partRows())
            start();
    });
    connect(method_, &QComboBox::activated, this, &EmbeddingView::compute);
    connect(perplexity_, &QSpinBox::editingFinished, this, &EmbeddingView::compute);
    connect(steps_, &QSpinBox::editingFinished, this, &EmbeddingView::compute);
    connect(start_, &QPushButton::clicked, this, &EmbeddingView::start);
    connect(pause_, &QPushButton::toggled, this, [this](bool on) {
        if (run_)
            run_->setPaused(on);
    });
    connect(plot_, &ScatterPlot::lassoed, this, &EmbeddingView::showSelection);
    connect(plot_, &ScatterPlot::picked, this, [this](int point) { pickRow(rows_[std::size_t(point)]); });
    connect(list_, &SampleList::picked, this, &EmbeddingView::pickRow);
    plot_->setThumbnails([this](int point) { return rowPicture(subject(), rows_[std::size_t(point)]); },
                         [this](int point) { return rowCaption(subject(), rows_[std::size_t(point)]); });
}

void EmbeddingView::retranslate()
{
    for (const auto& [label, word] : words_)
        label->setText(tr(word));
    part_->setAccessibleName(tr("Part of the data"));
    method_->setAccessibleName(tr("Method"));
    plot_->setAccessibleName(tr("Map of the samples"));
    start_->setText(tr("Compute"));
    pause_->setText(tr("Pause"));
    start_->setToolTip(tr("Collects the outputs of the present network and computes the map from the start."));
    perplexity_->setToolTip(tr("About how many neighbours each point tries to stay close to."));
    const auto fill = [](QComboBox* box, const QStringList& words) {
        const QSignalBlocker quiet(box);
        const int current = std::max(0, box->currentIndex());
        box->clear();
        box->addItems(words);
        box->setCurrentIndex(current);
    };
    fill(part_, {tr("Validation part"), tr("Training part"), tr("Test part")});
    fill(method_, {QStringLiteral("t-SNE"), QStringLiteral("PCA")});
    showSelection();
    showStatus();
}

std::vector<std::int64_t> EmbeddingView::partRows() const
{
    const PreparedData& data = *subject().data;
    const auto& chosen = part_->currentIndex() == 0 ? data.validation
        : part_->currentIndex() == 1                ? data.training
                                                    : data.test;
    const RowSet& rows = chosen.size() >= std::size_t(kFewestSamples) ? chosen : data.training;
    return rows.slice(0, samples_->value());
}

void EmbeddingView::setSamples(int count)
{
    samples_->setValue(count);
}

void EmbeddingView::setMethod(bool tsne)
{
    method_->setCurrentIndex(tsne ? 0 : 1);
    compute();
}

void EmbeddingView::refresh()
{
    const QString will =
        tr("Here the outputs of a layer become points of the plane: samples that the network finds alike "
           "lie close together.");
    if (!requireData(will))
        return;
    const auto fitting = subject().nodesOfRank({1, 2, 3});
    // The layer before the prediction holds most of what the network has learned about a sample.
    const auto output = std::find(fitting.begin(), fitting.end(), subject().output);
    const std::string before = output != fitting.end() && output != fitting.begin() ? *(output - 1) : std::string();
    const std::string node = followNode(fitting, before);
    if (node.empty() || subject().size() < kFewestSamples) {
        wantNothing();
        showNotice(tr("A map needs a layer with a known output and at least %1 samples.").arg(kFewestSamples));
        return;
    }
    layer_->setNodes(subject(), fitting, node);
    if (!started_) {
        showNotice(will, tr("Compute the map"), [this] { start(); });
        return;
    }
    showContent();
    showSample();
}

void EmbeddingView::showSample()
{
    const auto found = std::find(rows_.begin(), rows_.end(), row());
    plot_->setMarked(found == rows_.end() ? -1 : int(found - rows_.begin()));
}

void EmbeddingView::start()
{
    if (!subject().ready() || layer_->node().empty())
        return;
    started_ = collecting_ = true;
    run_.reset();
    frame_ = {};
    pause_->setChecked(false);
    rows_ = partRows();
    collectedNode_ = layer_->node();
    plot_->setPoints({}, {});
    showSelection();
    showContent();
    showStatus();
    WatchRequest request;
    request.names = {collectedNode_ + "/output"};
    request.rows = rows_;
    request.perSecond = 1;
    request.projectAbove = 1024;
    wantNothing();
    want(request);
}

void EmbeddingView::take(const Snapshot& snapshot)
{
    const auto found = snapshot.tensors.find(collectedNode_ + "/output");
    if (!collecting_ || found == snapshot.tensors.end() || snapshot.rows != rows_)
        return;
    collecting_ = false;
    collected_ = found->second.to(DType::f32);
    network_.step = snapshot.step;
    network_.savedWeights = snapshot.savedWeights;
    wantNothing();
    compute();
}

void EmbeddingView::compute()
{
    if (collected_.empty() || collecting_)
        return;
    plot_->setClasses(subject().classes);
    plot_->setPoints(std::vector<float>(2 * rows_.size(), 0.0F), subject().labelsOf(rows_));
    const bool tsne = method_->currentIndex() == 0;
    plot_->setAxes(tsne ? tr("t-SNE: only near and far mean something, not the directions")
                        : tr("first principal component"),
                   tsne ? QString() : tr("second principal component"));
    EmbeddingOptions options;
    options.tsne = tsne;
    options.options.perplexity = perplexity_->value();
    options.options.steps = steps_->value();
    options.options.seed = subject().project.seed;
    options.numbers = subject().outputShape(collectedNode_).size();
    perplexity_->setEnabled(tsne);
    steps_->setEnabled(tsne);
    frame_ = {};
    run_ = std::make_unique<EmbeddingRun>(collected_, options);
    run_->setPaused(pause_->isChecked());
    timer_->start();
    showSelection();
    showStatus();
    showSample();
}

void EmbeddingView::pull()
{
    if (!run_ || !run_->take())
        return;
    frame_ = run_->frame();
    if (frame_.places.size() == 2 * rows_.size())
        plot_->movePoints(frame_.places);
    if (frame_.done || frame_.failed)
        timer_->stop();
    showStatus();
}

void EmbeddingView::showStatus()
{
    pause_->setVisible(run_ && !frame_.done && method_->currentIndex() == 0);
    if (collecting_)
        status_->setText(tr("collecting the outputs of %1 samples …").arg(countText(qint64(rows_.size()))));
    else if (frame_.failed)
        status_->setText(tr("not enough memory: choose fewer samples"));
    else if (frame_.places.empty())
        status_->setText(run_ ? tr("looking for neighbours …") : QString());
    else if (method_->currentIndex() == 1)
        status_->setText(tr("two components keep %1 of the variance").arg(percentText(frame_.varianceKept)));
    else
        status_->setText(tr("step %1 of %2 · divergence %3")
                             .arg(countText(frame_.step), countText(steps_->value()), fourDigits(frame_.divergence)));
    QString words = frame_.note.empty() ? QString() : coreText(frame_.note);
    if (!words.isEmpty())
        words += tr(" · network: %1").arg(stepText(network_));
    note_->setText(words);
}

std::vector<std::int64_t> EmbeddingView::lassoed() const
{
    std::vector<std::int64_t> rows;
    for (const int point : plot_->selection())
        rows.push_back(rows_[std::size_t(point)]);
    return rows;
}

void EmbeddingView::showSelection()
{
    const auto rows = lassoed();
    list_->setVisible(!rows.empty());
    lassoWord_->setText(rows.empty()
                            ? tr("Drag around points to list their samples; the wheel zooms, the right button moves.")
                            : tr("%1 samples picked").arg(countText(qint64(rows.size()))));
    list_->setRows(subject(), rows, [this](std::int64_t row) { return rowCaption(subject(), row); });
}

QString EmbeddingView::note() const
{
    return note_->text();
}
QString EmbeddingView::status() const
{
    return status_->text();
}
bool EmbeddingView::settled() const
{
    return showsNotice() || frame_.done || frame_.failed;
}

void EmbeddingView::hideEvent(QHideEvent* event)
{
    View::hideEvent(event);
    timer_->stop();
    if (run_)
        run_->setPaused(true);
}

void EmbeddingView::showEvent(QShowEvent* event)
{
    View::showEvent(event);
    if (run_ && !frame_.done) {
        run_->setPaused(pause_->isChecked());
        timer_->start();
    }
}

} // namespace loom::ui
