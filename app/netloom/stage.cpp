#include "stage.h"

#include "analysis/doctor.h"
#include "common/shown_page.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/pick_group.h"
#include "document/training_session.h"
#include "editor/canvas/canvas_view.h"
#include "editor/palette.h"
#include "node_strip.h"
#include "views/view.h"
#include "views/view_slot.h"
#include "views/view_type.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace loom::ui {
namespace {

constexpr double kRailWords = 10, kRailLeast = 10, kRailMargins = 4; // units

} // namespace

Stage::Stage(Document* document, TrainingSession* session, PickGroup* selection, Theme* theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , context_{document, session, selection, theme}
{
    setObjectName("stage");
    canvas_ = new CanvasView(document, selection, theme, this);
    palette_ = new Palette(canvas_, theme, this);
    list_ = new QListWidget(this);
    list_->setObjectName("view_list");
    column_ = new QStackedWidget(this);
    column_->addWidget(palette_);
    column_->addWidget(list_);
    column_->addWidget(new QWidget(this)); // instead of the palette while the column is folded
    foldButton_ = new QToolButton(this);
    foldButton_->setObjectName("fold_column");
    foldButton_->setAutoRaise(true);
    side_ = new QWidget(this);
    auto* sideLayout = new QVBoxLayout(side_);
    sideLayout->setContentsMargins(0, 0, 0, 0);
    sideLayout->setSpacing(0);
    sideLayout->addWidget(column_, 1);
    sideLayout->addWidget(foldButton_, 0, Qt::AlignRight);

    for (const ViewType& type : viewsTable())
        if (QLatin1String(type.id) != QLatin1String("curves")) // always in the strip below
            ids_ << QLatin1String(type.id);
    views_ = new QSplitter(this);
    views_->setObjectName("views");
    views_->setChildrenCollapsible(false);
    auto* look = new QWidget(this);
    auto* lookLayout = new QVBoxLayout(look);
    lookLayout->setContentsMargins(0, 0, 0, 0);
    lookLayout->setSpacing(0);
    strip_ = new NodeStrip(document, selection, theme, look);
    beside_ = new QToolButton(look);
    beside_->setObjectName("view_beside");
    float_ = new QToolButton(look);
    float_->setObjectName("view_float");
    auto* top = new QHBoxLayout;
    top->setSpacing(0);
    top->addWidget(strip_, 1);
    pin_ = new QToolButton(look);
    pin_->setObjectName("view_pin");
    pin_->setCheckable(true);
    link_ = new QToolButton(look);
    link_->setObjectName("view_link");
    link_->setCheckable(true);
    link_->setChecked(true);
    for (QToolButton* button : {link_, pin_, beside_, float_}) {
        button->setAutoRaise(true);
        top->addWidget(button);
    }
    lookLayout->addLayout(top);
    lookLayout->addWidget(views_, 1);

    pages_ = new QStackedWidget(this);
    pages_->addWidget(canvas_);
    pages_->addWidget(look);
    letTheShownPageAsk(pages_);
    middle_ = pages_;
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(side_);
    layout->addWidget(pages_, 1);
    setTabOrder(palette_->lastInTabOrder(), canvas_);
    connect(foldButton_, &QToolButton::clicked, this, [this] { setColumnFolded(!folded_); });
    connect(list_, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row < 0)
            return;
        if (!slot_)
            addSlot(ids_[row]);
        slot_->showView(ids_[row]);
        strip_->setView(slot_->view());
    });
    connect(pin_, &QToolButton::clicked, this, &Stage::pinView);
    connect(link_, &QToolButton::clicked, this, &Stage::linkView);
    connect(beside_, &QToolButton::clicked, this, &Stage::addBeside);
    connect(float_, &QToolButton::clicked, this, &Stage::floatView);
    connect(theme_, &Theme::changed, this, &Stage::restyle);
    connect(document, &Document::fileChanged, this, [this] { fresh_ = true; });
    fillViewList();
    restyle();
}

void Stage::setMode(Mode mode)
{
    if (mode == mode_)
        return;
    mode_ = mode;
    restyle();
    const bool atCanvas = canvas_->hasFocus();
    pages_->setCurrentIndex(mode == Mode::build ? 0 : 1);
    if (mode == Mode::look && (list_->currentRow() < 0 || std::exchange(fresh_, false)) && !suits(viewId()))
        list_->setCurrentRow(int(std::max<qsizetype>(0, ids_.indexOf(usualView()))));
    if (mode == Mode::look && atCanvas) // else the first button of the page would have the next key
        list_->setFocus(Qt::OtherFocusReason);
    emit modeChanged();
}

/// Has the view something to show of this network and its data?
bool Stage::suits(const QString& id) const
{
    const std::vector<FieldShape>& fields = context_.document->fields();
    const auto any = [&](auto&& is) { return std::ranges::any_of(fields, is); };
    if (id == QLatin1String("feature_maps"))
        return std::ranges::any_of(context_.document->graph().nodes, [this](const Node& node) {
            return node.type != "input" && hasFilters(context_.document->report(), node.id);
        });
    if (id == QLatin1String("decision_surface"))
        return any([](const FieldShape& field) { return field.isInput() && field.shape == Shape{2}; });
    if (id == QLatin1String("predicted_true"))
        return any([](const FieldShape& field) { return field.target && field.classes == 0; });
    if (id == QLatin1String("confusion") || id == QLatin1String("roc"))
        return any([](const FieldShape& field) { return field.target && field.classes > 0; });
    if (id == QLatin1String("word_neighbours"))
        return std::ranges::any_of(context_.document->graph().nodes,
                                   [](const Node& node) { return node.type == "embedding"; });
    return !id.isEmpty();
}

/// What is looked at first: what tells most of such a network.
QString Stage::usualView() const
{
    for (const char* id : {"feature_maps", "decision_surface", "predicted_true"})
        if (suits(QLatin1String(id)))
            return QLatin1String(id);
    return QStringLiteral("activations");
}

void Stage::showView(const QString& id)
{
    if (ids_.contains(id))
        list_->setCurrentRow(int(ids_.indexOf(id)));
    fresh_ = false;
    setMode(Mode::look);
}

QString Stage::viewId() const
{
    return list_->currentRow() >= 0 ? ids_[list_->currentRow()] : QString();
}

ViewSlot* Stage::addSlot(const QString& id)
{
    auto* slot = new ViewSlot(context_, views_);
    slot->showView(id);
    views_->addWidget(slot);
    connect(slot, &ViewSlot::viewAsked, this, &Stage::showView);
    connect(slot, &ViewSlot::panelAsked, this, &Stage::panelAsked);
    connect(slot, &ViewSlot::closeAsked, this, [this, slot] { closeSlot(slot); });
    connect(slot, &ViewSlot::touched, this, [this, slot] { pickSlot(slot); });
    connect(slot, &ViewSlot::viewMade, this, [this, slot] {
        if (slot == slot_)
            followSlot();
    });
    pickSlot(slot);
    return slot;
}

void Stage::pinView()
{
    setMode(Mode::look);
    slot_->isPinned() ? slot_->unpin() : slot_->pin();
    pin_->setChecked(slot_->isPinned()); // once the state has come
}

void Stage::linkView()
{
    setMode(Mode::look);
    slot_->setLinked(!slot_->isLinked());
    followSlot();
}

ViewSlot* Stage::pickedSlot() const
{
    return slot_;
}

int Stage::viewCount() const
{
    return views_->count();
}

void Stage::addBeside()
{
    setMode(Mode::look);
    addSlot(slot_ ? slot_->viewId() : ids_.front());
    for (int i = 0; i < views_->count(); ++i)
        static_cast<ViewSlot*>(views_->widget(i))->setHeadVisible(true);
    const QList<int> equal(views_->count(), std::max(1, views_->width() / views_->count()));
    views_->setSizes(equal);
}

void Stage::closeSlot(ViewSlot* slot)
{
    if (views_->count() < 2)
        return;
    slot->hide();
    slot->setParent(nullptr);
    slot->deleteLater();
    pickSlot(static_cast<ViewSlot*>(views_->widget(0)));
    slot_->setHeadVisible(views_->count() > 1);
}

void Stage::pickSlot(ViewSlot* slot)
{
    if (slot == slot_)
        return;
    if (slot_)
        slot_->setPicked(false);
    slot_ = slot;
    slot_->setPicked(true);
    const QSignalBlocker quiet(list_);
    list_->setCurrentRow(int(ids_.indexOf(slot_->viewId())));
    followSlot();
}

void Stage::followSlot()
{
    slot_->dressPin(pin_);
    slot_->dressLink(link_);
    strip_->setView(slot_->view());
}

void Stage::showRun(int number)
{
    addBeside();
    slot_->pinRun(number);
}

void Stage::floatView()
{
    setMode(Mode::look);
    auto* slot = new ViewSlot(context_, this);
    slot->floatFreely();
    slot->showView(slot_->viewId());
    connect(slot, &ViewSlot::viewAsked, slot, &ViewSlot::showView);
    connect(slot, &ViewSlot::panelAsked, this, &Stage::panelAsked);
    slot->resize(theme_->px(180), theme_->px(130));
    slot->show();
}

void Stage::fillViewList()
{
    const int row = list_->currentRow();
    const QSignalBlocker quiet(list_);
    list_->setAccessibleName(tr("Views"));
    list_->clear();
    for (const QString& id : ids_) {
        const ViewType* type = findView(id);
        auto* item = new QListWidgetItem(theme_->icon(QLatin1String(type->icon)), type->shownTitle(), list_);
        item->setData(Qt::AccessibleTextRole, type->shownTitle());
        item->setToolTip(type->shownText());
        if (folded_) { // all of one width stand in one column
            item->setTextAlignment(Qt::AlignHCenter | Qt::AlignTop);
            item->setSizeHint(list_->gridSize());
        }
    }
    list_->setCurrentRow(row);
}

void Stage::setCovered(int pixels)
{
    pages_->widget(1)->layout()->setContentsMargins(0, 0, pixels, 0);
}

void Stage::setColumnFolded(bool folded)
{
    folded_ = folded;
    restyle();
}

/// The width in which a pictogram stands above its words, none of them cut.
int Stage::railWidth() const
{
    const QFontMetrics metrics(theme_->font(kRailWords));
    int longest = theme_->px(kRailLeast);
    for (const QString& id : ids_)
        for (const QString& word : findView(id)->shownTitle().split(QLatin1Char(' ')))
            longest = std::max(longest, metrics.horizontalAdvance(word));
    return longest + theme_->px(kRailMargins)
        + list_->style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, list_);
}

void Stage::showAsRail(bool rail)
{
    constexpr double kHigh = 13;
    list_->setViewMode(rail ? QListView::IconMode : QListView::ListMode);
    list_->setMovement(QListView::Static);
    list_->setFlow(QListView::TopToBottom);
    list_->setWrapping(false);
    list_->setWordWrap(rail);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setFont(rail ? theme_->font(kRailWords) : theme_->font());
    const int bar = list_->style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, list_);
    list_->setGridSize(rail ? QSize(side_->width() - theme_->px(1) - bar, theme_->px(kHigh)) : QSize());
    // Icons are moved by pixels, and Qt takes one of them for a line: the wheel would hardly turn.
    list_->verticalScrollBar()->setSingleStep(rail ? theme_->px(kHigh / 2) : 1);
}

void Stage::restyle()
{
    constexpr double kWide = 58, kFolded = 9; // units
    const bool rail = folded_ && mode_ == Mode::look;
    side_->setFixedWidth(rail ? railWidth() : theme_->px(folded_ ? kFolded : kWide));
    column_->setCurrentIndex(mode_ == Mode::look ? 1 : folded_ ? 2 : 0);
    showAsRail(rail);
    foldButton_->setIcon(theme_->icon(folded_ ? "chevron_right" : "chevron_left"));
    foldButton_->setToolTip(folded_ ? tr("Open the column") : tr("Fold the column away"));
    foldButton_->setAccessibleName(foldButton_->toolTip());
    beside_->setIcon(theme_->icon("beside"));
    beside_->setToolTip(tr("Put one more view beside"));
    float_->setIcon(theme_->icon("float"));
    float_->setToolTip(tr("Show this view in a window of its own"));
    for (QToolButton* button : {beside_, float_})
        button->setAccessibleName(button->toolTip());
    if (slot_)
        followSlot();
    fillViewList();
}

void Stage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        restyle();
    QWidget::changeEvent(event);
}

} // namespace loom::ui
