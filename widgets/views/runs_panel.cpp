#include "views/runs_panel.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "document/former_runs.h"
#include "document/setting_words.h"
#include "document/training_session.h"
#include "plots/ticks.h"
#include "train/timeline.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr int kNumber = Qt::UserRole;
constexpr int kDigitsMilliseconds = 250; // printed digits change at most four times a second
enum Column { kName, kSteps, kLoss, kFirstSetting };

/// Loss of the last epoch: validated where there is one.
QString lastLoss(const CurveStore& curves)
{
    if (curves.epochs.empty())
        return {};
    const auto& values = curves.epochs.back().values;
    for (const char* series : {"validation_loss", "loss"}) {
        const auto found = std::ranges::find(curves.series, series);
        const std::size_t at = std::size_t(found - curves.series.begin());
        if (found != curves.series.end() && at < values.size() && std::isfinite(values[at]))
            return lossText(values[at]);
    }
    return {};
}

/// The first that has the setting.
const Project* projectWith(const std::vector<const Project*>& projects, const SettingRow& setting)
{
    for (std::size_t i = 0; i < projects.size(); ++i)
        if (setting.values[qsizetype(i)] != QStringLiteral("–"))
            return projects[i];
    return projects.front();
}

} // namespace

RunsPanel::RunsPanel(Theme& theme, TrainingSession* session, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , session_(session)
    , table_(new QTableWidget)
    , none_(new QLabel)
    , bytes_(new QLabel)
    , back_(new QPushButton)
    , remove_(new QPushButton)
    , show_(new QPushButton)
    , color_(new QPushButton)
{
    setObjectName(QStringLiteral("runs"));
    table_->setObjectName(QStringLiteral("runs_table"));
    back_->setObjectName(QStringLiteral("bring_back"));
    remove_->setObjectName(QStringLiteral("remove_run"));
    show_->setObjectName(QStringLiteral("show_run"));
    color_->setObjectName(QStringLiteral("color_run"));
    none_->setAlignment(Qt::AlignCenter);
    none_->setWordWrap(true);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setHighlightSections(false);
    table_->setShowGrid(false);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme.px(2));
    for (QPushButton* button : {back_, show_, color_, remove_})
        buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(bytes_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(2), theme.px(1), theme.px(2), theme.px(1));
    layout->setSpacing(theme.px(1));
    layout->addWidget(none_, 1);
    layout->addWidget(table_, 1);
    layout->addLayout(buttons);
    connect(back_, &QPushButton::clicked, this, [this] { emit wanted(picked()); });
    connect(show_, &QPushButton::clicked, this, [this] { emit viewWanted(picked()); });
    connect(color_, &QPushButton::clicked, this, &RunsPanel::offerColors);
    connect(remove_, &QPushButton::clicked, this, [this] { session_->formerRuns().remove(picked()); });
    connect(table_, &QTableWidget::itemSelectionChanged, this, &RunsPanel::enableButtons);
    connect(table_, &QTableWidget::itemChanged, this, [this](QTableWidgetItem* item) {
        const int number = item->data(kNumber).toInt();
        if (filling_ || item->column() != kName || number == 0)
            return;
        session_->formerRuns().show(number, item->checkState() == Qt::Checked);
        session_->formerRuns().rename(number, item->text());
    });
    // Not while the table still uses the item that was changed.
    connect(&session_->formerRuns(), &FormerRuns::changed, this, &RunsPanel::fill, Qt::QueuedConnection);
    connect(session_, &TrainingSession::stateChanged, this, &RunsPanel::fill);
    present_.setInterval(kDigitsMilliseconds);
    present_.setSingleShot(true);
    connect(&present_, &QTimer::timeout, this, &RunsPanel::fillPresent);
    connect(session_, &TrainingSession::progressed, this, [this] {
        if (!present_.isActive())
            present_.start();
    });
    connect(&theme, &Theme::changed, this, &RunsPanel::fill);
    retranslate();
}

QColor RunsPanel::colorOf(const Theme& theme, int color)
{
    return theme.classColor(color % FormerRuns::kColors);
}

void RunsPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RunsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    fill();
}

void RunsPanel::retranslate()
{
    none_->setText(
        tr("Runs that were trained before the present one appear here, to be compared with it and to be had "
           "back."));
    back_->setText(tr("Have this run back"));
    back_->setToolTip(tr("Goes back to this run as it was at its end. The present one becomes a row here."));
    show_->setText(tr("Look inside"));
    show_->setToolTip(tr("Shows this run in a view beside the present one."));
    color_->setText(tr("Color …"));
    color_->setToolTip(tr("Chooses the color of this run's curves."));
    remove_->setText(tr("Remove"));
    remove_->setToolTip(tr("Forgets this run and its curves."));
    table_->setAccessibleName(tr("Runs"));
    fill();
}

void RunsPanel::fillRow(int row, const QStringList& texts, int number, bool shown, const QColor& color)
{
    for (int column = 0; column < texts.size(); ++column) {
        auto* item = new QTableWidgetItem(texts[column]);
        item->setData(kNumber, number);
        const bool editable = column == kName && number > 0;
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable
                       | (editable ? Qt::ItemIsEditable | Qt::ItemIsUserCheckable : Qt::NoItemFlags));
        if (editable)
            item->setCheckState(shown ? Qt::Checked : Qt::Unchecked);
        if (column == kName) {
            QPixmap chip(theme_.px(3), theme_.px(3));
            chip.fill(color);
            item->setIcon(QIcon(chip));
        }
        table_->setItem(row, column, item);
    }
}

void RunsPanel::fill()
{
    if (!isVisible() && table_->rowCount() > 0)
        return;
    const int was = picked();
    filling_ = true;
    const FormerRuns& former = session_->formerRuns();
    std::vector<const Project*> projects{&session_->project()};
    for (const FormerRun& run : former.all())
        projects.push_back(&run.project);
    const std::vector<SettingRow> settings = differingSettings(projects);
    QStringList titles{tr("Run"), tr("Steps"), tr("Loss")};
    for (const SettingRow& setting : settings)
        titles << settingTitle(*projectWith(projects, setting), setting.path);
    table_->clear();
    table_->setRowCount(int(projects.size()));
    table_->setColumnCount(int(titles.size()));
    table_->setHorizontalHeaderLabels(titles);
    for (int row = 0; row < int(projects.size()); ++row) {
        const FormerRun* run = row > 0 ? &former.all()[std::size_t(row - 1)] : nullptr;
        QStringList texts{run ? run->shownName() : tr("present run"),
                          countText(run ? run->steps : session_->stepsDone()),
                          lastLoss(run ? run->curves : session_->curves())};
        for (const SettingRow& setting : settings)
            texts << settingValue(*projects[std::size_t(row)], setting.path, setting.values[row]);
        fillRow(row, texts, run ? run->number : 0, run && run->shown,
                run ? colorOf(theme_, run->color) : theme_.color("train"));
        if (run && run->number == was)
            table_->selectRow(row);
    }
    table_->resizeColumnsToContents();
    const double megabyte = 1 << 20;
    bytes_->setText(tr("kept: %1 of %2 MB")
                        .arg(fourDigits(double(former.bytes() + session_->keptBytes()) / megabyte),
                             countText(qint64(double(former.mostBytes() + StateSpacing::kBytes) / megabyte))));
    filling_ = false;
    none_->setVisible(former.all().empty());
    table_->setVisible(!former.all().empty());
    enableButtons();
}

void RunsPanel::fillPresent()
{
    if (!isVisible() || table_->rowCount() == 0)
        return;
    filling_ = true;
    table_->item(0, kSteps)->setText(countText(session_->stepsDone()));
    table_->item(0, kLoss)->setText(lastLoss(session_->curves()));
    filling_ = false;
}

int RunsPanel::picked() const
{
    const auto items = table_->selectedItems();
    return items.isEmpty() ? 0 : items.first()->data(kNumber).toInt();
}

void RunsPanel::enableButtons()
{
    const FormerRun* run = session_->formerRuns().find(picked());
    back_->setEnabled(run && run->canBeHadBack());
    show_->setEnabled(run && run->canBeHadBack());
    color_->setEnabled(run);
    remove_->setEnabled(run);
    const bool any = !session_->formerRuns().all().empty();
    for (QPushButton* button : {back_, show_, color_, remove_})
        button->setVisible(any);
}

void RunsPanel::offerColors()
{
    const int number = picked();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int color = 0; color < FormerRuns::kColors; ++color) {
        QPixmap chip(theme_.px(4), theme_.px(4));
        chip.fill(colorOf(theme_, color));
        connect(menu->addAction(QIcon(chip), tr("Color %1").arg(color + 1)), &QAction::triggered, this,
                [this, number, color] { session_->formerRuns().recolor(number, color); });
    }
    menu->popup(color_->mapToGlobal(QPoint(0, color_->height())));
}

int RunsPanel::rows() const
{
    return table_->rowCount();
}

QString RunsPanel::textAt(int row, int column) const
{
    const QTableWidgetItem* item = table_->item(row, column);
    return item ? item->text() : QString();
}

void RunsPanel::pick(int row)
{
    table_->selectRow(row);
}

} // namespace loom::ui
