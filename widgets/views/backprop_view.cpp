#include "views/backprop_view.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/flow_layout.h"
#include "common/theme.h"
#include "document/pick_group.h"
#include "views/backprop/backprop_page.h"
#include "views/backprop/backprop_words.h"
#include "views/parts/background.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace loom::ui {
namespace {

constexpr int kPlayMs = 1200;
constexpr double kPerSecond = 2; // of a network that is being trained

} // namespace

BackpropView::BackpropView(const ViewContext& context, QWidget* parent)
    : View(context, "backprop", parent)
    , first_(addButton("backprop_first", &BackpropView::first))
    , back_(addButton("backprop_back", &BackpropView::back))
    , play_(addButton("backprop_play", &BackpropView::play))
    , next_(addButton("backprop_next", &BackpropView::next))
    , place_(addLabel("backprop_place"))
    , sampleBack_(addButton("backprop_sample_back", &BackpropView::sampleBefore))
    , sample_(addLabel("backprop_sample"))
    , sampleOn_(addButton("backprop_sample_on", &BackpropView::sampleAfter))
    , weights_(new QLabel)
    , list_(new QListWidget)
    , page_(new BackpropPage(theme()))
    , timer_(new QTimer(this))
    , background_(new Background(this))
{
    weights_->setObjectName(QStringLiteral("step"));
    weights_->setProperty("role", "muted");
    bar()->addStretch();
    bar()->addWidget(weights_);
    list_->setObjectName(QStringLiteral("backprop_steps"));
    list_->setWordWrap(true);
    list_->setTextElideMode(Qt::ElideNone);
    list_->setResizeMode(QListView::Adjust);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new QWidget;
    auto* columns = new QHBoxLayout(body);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(theme().px(3));
    columns->addWidget(list_);
    columns->addWidget(page_, 1);
    setContent(body);
    timer_->setInterval(kPlayMs);
    connect(timer_, &QTimer::timeout, this, [this] {
        if (ask_.step + 1 >= int(shown_.steps.size()))
            play();
        else
            next();
    });
    connect(list_, &QListWidget::currentRowChanged, this, [this](int row) {
        const QListWidgetItem* item = list_->item(row);
        if (item && item->data(Qt::UserRole).isValid() && row != listed_)
            goTo(item->data(Qt::UserRole).toInt());
    });
    connect(page_, &BackpropPage::elementAsked, this, [this](const std::vector<std::int64_t>& index) {
        ask_.index = index;
        ask();
    });
    connect(page_, &BackpropPage::tensorAsked, this, &BackpropView::goToTensor);
    retranslate();
}

BackpropView::~BackpropView() = default;

QToolButton* BackpropView::addButton(const char* name, void (BackpropView::*act)())
{
    auto* button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setAutoRaise(true);
    bar()->addWidget(button);
    connect(button, &QToolButton::clicked, this, act);
    return button;
}

QLabel* BackpropView::addLabel(const char* name)
{
    auto* label = new QLabel;
    label->setObjectName(QLatin1String(name));
    bar()->addWidget(label);
    return label;
}

void BackpropView::showSample()
{
    const std::int64_t count = subject().size();
    sample_->setText(own() ? tr("your own sample")
                           : tr("sample %1 of %2").arg(countText(row() + 1), countText(count)));
    sampleBack_->setEnabled(!own() && row() > 0);
    sampleOn_->setEnabled(!own() && row() + 1 < count);
}

void BackpropView::retranslate()
{
    const auto dress = [this](QToolButton* button, const char* icon, const QString& words) {
        button->setIcon(theme().icon(QLatin1String(icon)));
        button->setToolTip(words);
        button->setAccessibleName(words);
    };
    dress(first_, "first", tr("To the first step"));
    dress(back_, "chevron_left", tr("One step back"));
    dress(next_, "chevron_right", tr("One step on"));
    dress(play_, timer_->isActive() ? "pause" : "play",
          timer_->isActive() ? tr("Stay at this step") : tr("Go through all steps"));
    dress(sampleBack_, "chevron_left", tr("The sample before"));
    dress(sampleOn_, "chevron_right", tr("The next sample"));
    showSample();
    list_->setAccessibleName(tr("Steps: forward, loss, backward, update"));
    page_->retranslate();
    fillList();
    showButtons();
}

void BackpropView::forget()
{
    background_->forget();
    job_.reset();
    shown_ = {};
    ask_ = {};
    timer_->stop();
    page_->forget();
    list_->clear();
    weights_->clear();
}

void BackpropView::refresh()
{
    if (!requireData(tr("Here one sample goes forward through your network and its error back, step by step.")))
        return;
    const std::string node = picks().node().toStdString();
    WatchRequest request;
    request.perSecond = kPerSecond;
    const Part& optimizer = subject().project.training.optimizer;
    const OptimizerType* type = findOptimizer(optimizer.type);
    for (const auto& [id, shapes] : subject().report.nodes)
        for (const ParameterSpec& parameter : shapes.parameters) {
            const std::string name = id + "/" + parameter.name;
            request.names.push_back(name);
            for (const std::string& slot : type ? type->slotNames : std::vector<std::string>())
                request.names.push_back(name + ":" + slot);
        }
    showSample();
    request.rows = {row()};
    request.given = own();
    showContent();
    want(request);
}

void BackpropView::take(const Snapshot& snapshot)
{
    if (!isOfPicked(snapshot))
        return;
    weights_->setText(stepText(snapshot));
    background_->forget();
    job_ = std::make_shared<BackpropJob>(sharedSubject(), snapshot.tensors, snapshot.step, row(), own());
    ask();
}

bool BackpropView::settled() const
{
    return View::settled() && (showsNotice() || (!shown_.steps.empty() && background_->idle()));
}

/// Where the way back has come to the first weights.
void BackpropView::prepareReport()
{
    for (std::size_t i = shown_.steps.size(); i-- > 0;)
        if (shown_.steps[i].part == BackpropPart::backward && shown_.steps[i].tensor.ends_with("/kernel:gradient"))
            return goTo(int(i));
}

void BackpropView::ask()
{
    if (!job_)
        return;
    background_->forget(); // what was asked before is not wanted any more
    background_->ask([job = job_, ask = ask_] { return job->show(ask); },
                     [this, ask = ask_](const BackpropShown& shown) {
                         if (ask.step == ask_.step && ask.index == ask_.index)
                             showStep(shown);
                     });
}

void BackpropView::showStep(const BackpropShown& shown)
{
    if (shown.failure || shown.steps.empty())
        return showNotice(shown.failure ? coreText(*shown.failure)
                                        : tr("There is nothing to go through in this network."));
    const bool others = shown_.steps.size() != shown.steps.size();
    shown_ = shown;
    ask_.step = shown_.step;
    showContent();
    if (others || list_->count() == 0)
        fillList();
    page_->showStep(sharedSubject(), shown_);
    showButtons();
}

void BackpropView::fillList()
{
    const QSignalBlocker quiet(list_);
    list_->clear();
    const BackpropStep* before = nullptr;
    for (std::size_t i = 0; i < shown_.steps.size(); ++i) {
        const BackpropStep& step = shown_.steps[i];
        if (!before || before->part != step.part) {
            auto* head = new QListWidgetItem(partTitle(step.part), list_);
            head->setFlags(Qt::NoItemFlags);
            head->setFont(theme().font(13, true));
            head->setForeground(theme().color(QStringLiteral("muted")));
        }
        auto* item = new QListWidgetItem(stepTitle(subject(), step), list_);
        item->setData(Qt::UserRole, int(i));
        before = &step;
    }
    fitList();
}

/// As wide as its longest line, where that leaves the page enough: the end of a line tells steps apart.
void BackpropView::fitList()
{
    constexpr int kLeast = 60, kMost = 84; // units
    int widest = 0;
    for (int row = 0; row < list_->count(); ++row)
        widest = std::max(widest, QFontMetrics(theme().font(13)).horizontalAdvance(list_->item(row)->text()));
    const int beside = list_->verticalScrollBar()->sizeHint().width() + theme().px(4);
    list_->setFixedWidth(std::clamp(widest + beside, theme().px(kLeast), theme().px(kMost)));
}

void BackpropView::showButtons()
{
    const int count = int(shown_.steps.size());
    place_->setText(count == 0 ? QString() : tr("step %1 of %2").arg(ask_.step + 1).arg(count));
    first_->setEnabled(ask_.step > 0);
    back_->setEnabled(ask_.step > 0);
    next_->setEnabled(ask_.step + 1 < count);
    play_->setEnabled(count > 0);
    for (int row = 0; row < list_->count(); ++row)
        if (list_->item(row)->data(Qt::UserRole).isValid()
            && list_->item(row)->data(Qt::UserRole).toInt() == ask_.step) {
            listed_ = row;
            list_->setCurrentRow(row);
            list_->scrollToItem(list_->item(row));
        }
}

void BackpropView::goTo(int step)
{
    const int count = int(shown_.steps.size());
    if (count == 0)
        return;
    ask_.step = std::clamp(step, 0, count - 1);
    ask_.index.reset();
    const BackpropStep& to = shown_.steps[std::size_t(ask_.step)];
    // The unit that is picked in the window, where this step belongs to its layer.
    if (const int unit = picks().pick().unit; unit >= 0 && picks().node().toStdString() == to.node
        && subject().outputShape(to.node).rank() == 1 && to.part != BackpropPart::loss)
        if (to.tensor.ends_with("/sum") || to.tensor.ends_with("/output") || to.tensor.ends_with("output:gradient")
            || to.tensor.ends_with("sum:gradient"))
            ask_.index = {unit};
    showButtons();
    ask();
}

void BackpropView::goToTensor(const QString& tensor, const std::vector<std::int64_t>& index)
{
    for (std::size_t i = 0; i < shown_.steps.size(); ++i)
        if (const BackpropStep& step = shown_.steps[i];
            step.part != BackpropPart::update && step.tensor == tensor.toStdString()) {
            ask_.step = int(i);
            ask_.index = index;
            showButtons();
            return ask();
        }
}

void BackpropView::play()
{
    if (timer_->isActive()) {
        timer_->stop();
    } else {
        if (ask_.step + 1 >= int(shown_.steps.size()))
            first();
        timer_->start();
    }
    retranslate();
}

void BackpropView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Right:
        return next();
    case Qt::Key_Left:
        return back();
    case Qt::Key_Home:
        return first();
    default:
        View::keyPressEvent(event);
    }
}

} // namespace loom::ui

namespace loom::view_types {

ui::ViewType backprop_view()
{
    return {
        .id = "backprop",
        .title = QT_TRANSLATE_NOOP("View", "Backprop"),
        .text = QT_TRANSLATE_NOOP("View",
                                  "One sample goes forward and its error back through your network, step by step: "
                                  "each number with its formula."),
        .icon = "backprop",
        .place = 65,
        .make = ui::makeView<ui::BackpropView>,
    };
}

} // namespace loom::view_types
