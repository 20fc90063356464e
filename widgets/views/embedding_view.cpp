#include "views/embedding_view.h"

#include "analysis/confusion.h"
#include "common/core_text.h"
#include "common/theme.h"
#include "plots/scatter_plot.h"
#include "plots/ticks.h"
#include "views/parts/embedding_bar.h"
#include "views/parts/node_box.h"
#include "views/parts/row_facts.h"
#include "views/parts/sample_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <algorithm>

namespace loom::ui {

namespace {
constexpr int kFrameMilliseconds = 33;
constexpr int kStepsOn = 100; ///< of a map that follows the weights
} // namespace

EmbeddingView::EmbeddingView(const ViewContext& context, QWidget* parent)
    : View(context, "embedding", parent)
    , controls_(new EmbeddingBar(bar(), this))
    , note_(new QLabel)
    , status_(new QLabel)
    , lassoWord_(new QLabel)
    , plot_(new ScatterPlot(theme()))
    , list_(new SampleList(theme()))
    , timer_(new QTimer(this))
    , background_(this)
{
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

void EmbeddingView::connectControls()
{
    connect(controls_, &EmbeddingBar::layerPicked, this, [this](const QString& node) {
        pickNode(node.toStdString());
        start();
    });
    connect(controls_, &EmbeddingBar::rowsChanged, this, [this] {
        if (started_ && rows_ != controls_->rows(*subject().data))
            start();
    });
    connect(controls_, &EmbeddingBar::methodChanged, this, [this] {
        goOn_ = false;
        compute();
    });
    connect(controls_, &EmbeddingBar::computeAsked, this, &EmbeddingView::start);
    connect(controls_, &EmbeddingBar::followChanged, this, &EmbeddingView::progress);
    connect(controls_, &EmbeddingBar::coloursChanged, this, &EmbeddingView::colour);
    connect(controls_, &EmbeddingBar::paused, this, [this](bool on) { jobs_.setPaused(on); });
    connect(plot_, &ScatterPlot::lassoed, this, &EmbeddingView::showSelection);
    connect(plot_, &ScatterPlot::picked, this, [this](int point) { pickRow(rows_[std::size_t(point)]); });
    connect(plot_, &ScatterPlot::classPicked, this,
            [this](int kind) { controls_->showsClasses() ? pickClass(kind) : void(); });
    connect(plot_, &ScatterPlot::opened, this, [this](int point) { openRow(rows_[std::size_t(point)]); });
    connect(list_, &SampleList::picked, this, &EmbeddingView::pickRow);
    connect(list_, &SampleList::opened, this, &EmbeddingView::openRow);
    plot_->setThumbnails([this](int point) { return pictureOf(rows_[std::size_t(point)]); },
                         [this](int point) { return caption(point); });
}

void EmbeddingView::retranslate()
{
    controls_->retranslate();
    plot_->setAccessibleName(tr("Map of the samples"));
    colour();
    showSelection();
    showStatus();
}

void EmbeddingView::forget()
{
    jobs_.stop();
    timer_->start(); // until they have stopped
    background_.forget();
    collecting_ = started_ = goOn_ = false;
    frame_ = {};
    collected_ = {};
    collectedNode_.clear();
    plot_->setPoints({}, {});
    rows_.clear();
    labels_.clear();
    predicted_.clear();
    network_ = {};
    list_->clear();
    showSelection();
    showStatus();
}

void EmbeddingView::setMethod(bool tsne)
{
    controls_->setMethod(tsne);
    goOn_ = false;
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
    if (node.empty() || subject().size() < EmbeddingBar::kFewestSamples) {
        wantNothing();
        showNotice(
            tr("A map needs a layer with a known output and at least %1 samples.").arg(EmbeddingBar::kFewestSamples));
        return;
    }
    controls_->layer()->setNodes(subject(), fitting, node);
    controls_->setColourable(!subject().classes.isEmpty());
    if (!started_)
        return showNotice(will, tr("Compute the map"), [this] { start(); });
    showContent();
    showSample();
    progress();
}

/// Old maps say so; those that follow are computed again, from where the points are.
void EmbeddingView::progress()
{
    showStatus();
    if (started_ && !collecting_ && controls_->follows() && isOld() && (frame_.done || frame_.failure))
        begin(true);
}

bool EmbeddingView::isOld() const
{
    return source() && !frame_.places.empty() && source()->shownStep() != network_.step;
}

int EmbeddingView::pointOf(std::int64_t row) const
{
    const auto found = std::find(rows_.begin(), rows_.end(), row);
    return found == rows_.end() ? -1 : int(found - rows_.begin());
}

void EmbeddingView::showSample()
{
    plot_->setMarked(pointOf(row()));
    if (controls_->showsClasses())
        plot_->setPickedClass(pickedClass());
}

void EmbeddingView::start()
{
    begin(false);
}

void EmbeddingView::begin(bool goOn)
{
    if (!subject().ready() || controls_->layer()->node().empty())
        return;
    std::vector<std::int64_t> rows = controls_->rows(*subject().data);
    goOn_ = goOn && rows == rows_ && frame_.places.size() == 2 * rows.size();
    started_ = collecting_ = true;
    jobs_.stop();
    collectedNode_ = controls_->layer()->node();
    if (!goOn_) {
        frame_ = {};
        controls_->unpause();
        plot_->setPoints({}, {});
        rows_ = std::move(rows);
        labels_.clear();
        showSelection();
    }
    showContent();
    showStatus();
    WatchRequest request;
    request.names = {collectedNode_ + "/output"};
    if (!subject().classes.isEmpty() && subject().output != collectedNode_)
        request.names.push_back(subject().output + "/output");
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
    predicted_.clear();
    const auto output = snapshot.tensors.find(subject().output + "/output");
    if (!subject().classes.isEmpty() && output != snapshot.tensors.end() && output->second.shape().rank() == 2)
        for (std::int64_t row = 0; row < std::int64_t(rows_.size()); ++row)
            predicted_.push_back(predictedClass(output->second, row, output->second.shape()[1], subject().border));
    wantNothing();
    if (labels_.size() == rows_.size())
        return compute();
    background_.forget();
    background_.ask([subject = sharedSubject(), rows = rows_] { return subject->labelsOf(rows); },
                    [this](const std::vector<int>& labels) {
                        labels_ = labels;
                        labels_.resize(rows_.size(), -1);
                        compute();
                    });
}

void EmbeddingView::compute()
{
    if (collected_.empty() || collecting_ || labels_.size() != rows_.size())
        return;
    if (!goOn_)
        plot_->setPoints(std::vector<float>(2 * rows_.size(), 0.0F), {});
    colour();
    const EmbeddingOptions how = options();
    if (!goOn_ || !how.tsne)
        frame_ = {};
    frame_.done = false;
    jobs_.start(collected_, how, controls_->isPaused());
    timer_->start();
    showSelection();
    showStatus();
    showSample();
}

EmbeddingOptions EmbeddingView::options() const
{
    EmbeddingOptions options;
    options.tsne = controls_->tsne();
    options.options.perplexity = controls_->perplexity();
    options.options.steps = controls_->steps();
    options.options.seed = subject().project.seed;
    options.numbers = subject().outputShape(collectedNode_).size();
    if (goOn_ && options.tsne) {
        options.options.start =
            Tensor::of<float>(Shape{std::int64_t(rows_.size()), 2}, std::span<const float>(frame_.places));
        options.options.exaggerationSteps = 0;
        options.options.steps = std::min(kStepsOn, controls_->steps());
    }
    return options;
}

void EmbeddingView::pull()
{
    const bool stopping = jobs_.sweep();
    if (const EmbeddingFrame* newest = jobs_.take()) {
        // What is first shown of a map that goes on would be its components: points stay until they move on.
        if (!(goOn_ && controls_->tsne() && newest->step == 0 && !newest->failure)) {
            frame_ = *newest;
            if (frame_.places.size() == 2 * rows_.size())
                plot_->movePoints(frame_.places);
        }
        showStatus();
    }
    if (!stopping && (!jobs_.isRunning() || frame_.done || frame_.failure || !isVisible()))
        timer_->stop();
}

void EmbeddingView::colour()
{
    auto [names, kinds] = controls_->coloured(subject(), labels_, predicted_);
    plot_->setClasses(names);
    plot_->setKinds(std::move(kinds));
    plot_->setPickedClass(controls_->showsClasses() ? pickedClass() : -1);
    const bool tsne = controls_->tsne();
    plot_->setAxes(tsne ? tr("t-SNE: only near and far mean something, not the directions")
                        : tr("first principal component"),
                   tsne ? QString() : tr("second principal component"));
}

QString EmbeddingView::methodStatus() const
{
    if (!controls_->tsne())
        return tr("two components keep %1 of the variance").arg(percentText(frame_.varianceKept));
    return tr("step %1 of %2 · divergence %3")
        .arg(countText(frame_.step), countText(goOn_ ? std::min(kStepsOn, controls_->steps()) : controls_->steps()),
             fourDigits(frame_.divergence));
}

void EmbeddingView::showStatus()
{
    controls_->setPausable(jobs_.isRunning() && !frame_.done && controls_->tsne());
    if (collecting_)
        status_->setText(tr("collecting the outputs of %1 samples …").arg(countText(qint64(rows_.size()))));
    else if (frame_.failure)
        status_->setText(coreText(*frame_.failure));
    else if (frame_.places.empty())
        status_->setText(jobs_.isRunning() ? tr("looking for neighbours …") : QString());
    else
        status_->setText(methodStatus());
    QString words = frame_.note.empty() ? QString() : coreText(frame_.note);
    if (!words.isEmpty())
        words += tr(" · network: %1").arg(stepText(network_));
    if (isOld() && !words.isEmpty())
        words += tr(" · <b>old: the network is at step %1 now</b>").arg(countText(source()->shownStep()));
    note_->setText(words);
}

QString EmbeddingView::caption(int point) const
{
    if (point < 0)
        return {};
    const std::size_t at = std::size_t(point);
    const QString truth = factsOf(rows_[at]).caption;
    return at < predicted_.size() ? tr("%1 · predicted: %2").arg(truth, subject().className(predicted_[at])) : truth;
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
    if (!rows.empty())
        list_->setRows(sharedSubject(), rows, [this](std::int64_t row) { return caption(pointOf(row)); });
}

bool EmbeddingView::settled() const
{
    return showsNotice() || frame_.done || frame_.failure;
}

void EmbeddingView::hideEvent(QHideEvent* event)
{
    View::hideEvent(event);
    jobs_.setPaused(true);
}

void EmbeddingView::showEvent(QShowEvent* event)
{
    View::showEvent(event);
    if (collecting_) // nobody answers a hidden view
        begin(goOn_);
    if (jobs_.isRunning() && !frame_.done) {
        jobs_.setPaused(controls_->isPaused());
        timer_->start();
    }
}

} // namespace loom::ui

namespace loom::view_types {

ui::ViewType embedding_view()
{
    return {
        .id = "embedding",
        .title = QT_TRANSLATE_NOOP("View", "Embedding"),
        .text = QT_TRANSLATE_NOOP("View",
                                  "The outputs of a layer for many samples as points of the plane: t-SNE or PCA."),
        .icon = "embedding",
        .place = 80,
        .make = ui::makeView<ui::EmbeddingView>,
    };
}

} // namespace loom::view_types
