#include "tuning/trial_table.h"

#include "common/accessibility.h"
#include "common/theme.h"
#include "plots/run_focus.h"
#include "tuning/search_run.h"
#include "tuning/search_words.h"
#include "tuning/trial_model.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace loom::ui {

/// A table that tells how wide what stands in a column is.
class TrialTable::View : public QTableView {
public:
    using QTableView::QTableView;
    using QTableView::sizeHintForColumn;
};

/// Headings that are elided where their column is too narrow, at their end.
class TrialTable::Headings : public QHeaderView {
public:
    Headings(Qt::Orientation orientation, QWidget* parent)
        : QHeaderView(orientation, parent)
    {
        setSectionsClickable(true);
    }
    /// How wide a column is that shows its heading whole: the mark of the order stands in one of them alone.
    int wantedWidth(int section) const
    {
        const int mark = fontMetrics().height() + style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, this);
        return sectionSizeHint(section) - (section == sortIndicatorSection() ? 0 : mark);
    }
    /// The same where no more than so many pixels of its words are seen.
    int leastWidth(int section, int words) const
    {
        const QString heading = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
        return wantedWidth(section) - std::max(0, fontMetrics().horizontalAdvance(heading) - words);
    }

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override
    {
        QHeaderView::initStyleOptionForIndex(option, section);
        const int lacking = wantedWidth(section) - sectionSize(section);
        if (lacking > 0)
            option->text = fontMetrics().elidedText(option->text, Qt::ElideRight,
                                                    fontMetrics().horizontalAdvance(option->text) - lacking);
    }
};

namespace {

constexpr int kMeasured = 50; // rows by which a column's width is chosen

/// A bar below the words of a trial that is being trained. What the table's edge would cut is elided instead: the
/// first digits of a number are another number.
class ProgressDelegate : public QStyledItemDelegate {
public:
    ProgressDelegate(const Theme& theme, QObject* parent)
        : QStyledItemDelegate(parent)
        , theme_(theme)
    {
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem seen = option;
        if (const auto* view = qobject_cast<const QAbstractItemView*>(option.widget))
            seen.rect &= view->viewport()->rect();
        QStyledItemDelegate::paint(painter, seen, index);
        const double progress = index.data(TrialModel::kProgress).toDouble();
        if (progress < 0)
            return;
        const double high = theme_.px(0.75);
        QRectF bar(option.rect.left() + theme_.px(1), option.rect.bottom() - high - 1,
                   option.rect.width() - theme_.px(2), high);
        painter->fillRect(bar, theme_.color(QStringLiteral("line")));
        bar.setWidth(bar.width() * progress);
        painter->fillRect(bar, theme_.color(QStringLiteral("muted")));
    }

private:
    const Theme& theme_;
};

} // namespace

TrialFilter::TrialFilter(RunFocus* focus, QObject* parent)
    : QSortFilterProxyModel(parent)
    , focus_(focus)
{
    setSortRole(TrialModel::kSort);
    setDynamicSortFilter(true);
    for (auto signal : {&RunFocus::hiddenChanged, &RunFocus::brushedChanged})
        connect(focus, signal, this, &TrialFilter::filterSoon);
}

/// Once for all that a hand does until then.
void TrialFilter::filterSoon()
{
    if (std::exchange(due_, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            due_ = false;
            filterNow();
        },
        Qt::QueuedConnection);
}

void TrialFilter::filterNow()
{
    emit filtering();
    invalidateFilter();
    emit filtered();
}

void TrialFilter::setState(int state)
{
    state_ = state;
    filterNow();
}

void TrialFilter::setWords(const QString& words)
{
    words_ = words.trimmed();
    filterNow();
}

bool TrialFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (focus_->isHidden(row) || !focus_->passes(row))
        return false;
    const QAbstractItemModel& model = *sourceModel();
    if (state_ >= 0 && model.index(row, 0, parent).data(TrialModel::kState).toInt() != state_)
        return false;
    if (words_.isEmpty())
        return true;
    for (int column = 0; column < model.columnCount(parent); ++column)
        for (const int role : {int(Qt::DisplayRole), int(Qt::AccessibleTextRole)})
            if (model.index(row, column, parent).data(role).toString().contains(words_, Qt::CaseInsensitive))
                return true;
    return false;
}

TrialTable::TrialTable(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent)
    : QWidget(parent)
    , run_(run)
    , focus_(focus)
    , theme_(theme)
    , model_(new TrialModel(run, theme, this))
    , filter_(new TrialFilter(focus, this))
    , view_(new View(this))
    , headings_(new Headings(Qt::Horizontal, view_))
    , states_(new QComboBox(this))
    , words_(new QLineEdit(this))
    , hide_(new QPushButton(this))
    , show_(new QPushButton(this))
{
    filter_->setSourceModel(model_);
    // A picked trial whose row goes stays picked.
    connect(filter_, &TrialFilter::filtering, this, [this] { following_ = true; });
    connect(filter_, &TrialFilter::filtered, this, [this] {
        following_ = false;
        select();
    });
    view_->setObjectName(QStringLiteral("trial_table"));
    view_->setHorizontalHeader(headings_);
    view_->setModel(filter_);
    view_->setItemDelegate(new ProgressDelegate(theme, view_));
    view_->setSelectionBehavior(QAbstractItemView::SelectRows);
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setTabKeyNavigation(false);
    view_->setSortingEnabled(true);
    view_->sortByColumn(0, Qt::AscendingOrder);
    view_->setShowGrid(false);
    view_->setWordWrap(false);
    view_->setMouseTracking(true);
    view_->verticalHeader()->hide();
    view_->horizontalHeader()->setHighlightSections(false);
    view_->horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    view_->horizontalHeader()->setResizeContentsPrecision(kMeasured);
    view_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    words_->setClearButtonEnabled(true);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(theme.px(2));
    tools->addWidget(states_);
    tools->addWidget(words_, 1);
    tools->addWidget(hide_);
    tools->addWidget(show_);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(theme.px(2), theme.px(1.5), theme.px(2), 0);
    lines->setSpacing(theme.px(1.5));
    lines->addLayout(tools);
    lines->addWidget(view_, 1);
    connect(states_, &QComboBox::currentIndexChanged, this,
            [this] { filter_->setState(states_->currentData().toInt()); });
    connect(words_, &QLineEdit::textChanged, filter_, &TrialFilter::setWords);
    connect(hide_, &QPushButton::clicked, this, &TrialTable::hidePicked);
    connect(show_, &QPushButton::clicked, focus, [focus] { focus->setHidden({}); });
    connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TrialTable::takeSelection);
    connect(view_, &QTableView::entered, this, [this](const QModelIndex& index) {
        focus_->point(int(index.data(TrialModel::kTrial).toLongLong()) - 1);
    });
    connect(view_->horizontalHeader(), &QWidget::customContextMenuRequested, this, &TrialTable::chooseColumns);
    connect(focus, &RunFocus::pickedChanged, this, &TrialTable::followFocus);
    connect(focus, &RunFocus::hiddenChanged, this, &TrialTable::retranslate);
    connect(view_->horizontalScrollBar(), &QScrollBar::valueChanged, view_->viewport(),
            qOverload<>(&QWidget::update)); // what is elided at the edge is so elsewhere
    connect(view_->horizontalHeader(), &QHeaderView::sectionResized, this, [this] { ownWidths_ |= !fitting_; });
    connect(run, &SearchRun::began, this, &TrialTable::renewColumns);
    connect(run, &SearchRun::proposed, this, &TrialTable::fitColumns);
    connect(run, &SearchRun::came, this, &TrialTable::fitColumns);
    retranslate();
}

QTableView* TrialTable::view() const
{
    return view_;
}

int TrialTable::rows() const
{
    return filter_->rowCount();
}

void TrialTable::renew()
{
    retranslate();
    model_->renew();
    renewColumns();
}

/// Of another search, or in other words: what a hand had chosen no longer fits.
void TrialTable::renewColumns()
{
    widest_.clear();
    ownWidths_ = false;
    fitColumns();
}

void TrialTable::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

/// Each as wide as what stands in it; headings get what room is left, from the left.
void TrialTable::fitColumns()
{
    const QFontMetrics metrics(view_->horizontalHeader()->font());
    view_->verticalHeader()->setDefaultSectionSize(metrics.height() + theme_.px(2.5));
    if (ownWidths_)
        return;
    constexpr double kWords = 10; // units that a longer heading has at least
    const int columns = model_->columnCount();
    widest_.resize(std::size_t(columns));
    int room = view_->viewport()->width();
    for (int column = 0; column < columns; ++column) {
        int& wide = widest_[std::size_t(column)];
        wide = std::max({wide, headings_->leastWidth(column, theme_.px(kWords)), view_->sizeHintForColumn(column)});
        room -= view_->isColumnHidden(column) ? 0 : wide;
    }
    fitting_ = true;
    for (int column = 0; column < columns; ++column) {
        const int wide = widest_[std::size_t(column)];
        const int more = std::clamp(headings_->wantedWidth(column) - wide, 0, std::max(0, room));
        room -= view_->isColumnHidden(column) ? 0 : more;
        view_->setColumnWidth(column, wide + more);
    }
    fitting_ = false;
}

void TrialTable::takeSelection()
{
    if (following_)
        return;
    RunFocus::Runs trials;
    for (const QModelIndex& index : view_->selectionModel()->selectedRows())
        trials.insert(int(index.data(TrialModel::kTrial).toLongLong()) - 1);
    following_ = true;
    focus_->setPicked(std::move(trials));
    following_ = false;
    hide_->setEnabled(!focus_->picked().empty());
}

void TrialTable::followFocus()
{
    hide_->setEnabled(!focus_->picked().empty());
    if (following_)
        return;
    if (const QModelIndex first = select(); first.isValid())
        view_->scrollTo(first);
}

/// The rows of the picked trials, as far as they are shown; the first of them.
QModelIndex TrialTable::select()
{
    following_ = true;
    QItemSelection selection;
    QModelIndex first;
    for (const int run : focus_->picked())
        if (const QModelIndex row = filter_->mapFromSource(model_->index(run, 0)); row.isValid()) {
            selection.select(row, row);
            first = first.isValid() ? first : row;
        }
    view_->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    following_ = false;
    return first;
}

void TrialTable::hidePicked()
{
    RunFocus::Runs hidden = focus_->hidden();
    hidden.insert(focus_->picked().begin(), focus_->picked().end());
    view_->setFocus(Qt::OtherFocusReason); // the button has nothing left to hide
    focus_->setPicked({});
    focus_->setHidden(std::move(hidden));
}

/// Columns are put away and had back from the menu of the headings.
void TrialTable::chooseColumns(const QPoint& at)
{
    auto* menu = new QMenu(view_);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 1; column < model_->columnCount(); ++column) {
        QAction* action = menu->addAction(model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!view_->isColumnHidden(column));
        connect(action, &QAction::toggled, view_, [this, column](bool on) {
            fitting_ = true;
            view_->setColumnHidden(column, !on);
            fitting_ = false;
            fitColumns();
        });
    }
    menu->popup(view_->horizontalHeader()->mapToGlobal(at));
}

void TrialTable::retranslate()
{
    nameControl(view_, QStringLiteral("trial_table"), tr("Trials"));
    view_->setToolTip({});
    nameControl(words_, QStringLiteral("trial_words"), tr("Show trials with these words"));
    words_->setPlaceholderText(tr("Filter"));
    nameControl(states_, QStringLiteral("trial_states"), tr("Which trials are shown"));
    const int row = std::max(0, states_->currentIndex());
    {
        const QSignalBlocker quiet(states_);
        states_->clear();
        states_->addItem(tr("all"), -1);
        for (const TrialState state :
             {TrialState::finished, TrialState::pruned, TrialState::waiting, TrialState::failed, TrialState::refused})
            states_->addItem(stateWords(state), int(state));
        states_->setCurrentIndex(row);
    }
    hide_->setText(tr("Hide"));
    nameControl(hide_, QStringLiteral("trial_hide"), tr("Hide the picked trials"));
    hide_->setEnabled(!focus_->picked().empty());
    show_->setText(tr("Show %n hidden", nullptr, int(focus_->hidden().size())));
    nameControl(show_, QStringLiteral("trial_show"), show_->text());
    if (focus_->hidden().empty() && show_->hasFocus())
        view_->setFocus(Qt::OtherFocusReason);
    show_->setVisible(!focus_->hidden().empty());
}

} // namespace loom::ui
