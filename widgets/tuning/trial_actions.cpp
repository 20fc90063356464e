#include "tuning/trial_actions.h"

#include "common/accessibility.h"
#include "common/theme.h"
#include "plots/run_focus.h"
#include "tuning/search_run.h"
#include "tuning/trial_model.h"
#include "tuning/trial_table.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>

namespace loom::ui {

TrialActions::TrialActions(SearchRun* run, RunFocus* focus, TrialTable* table, Theme& theme, QWidget* parent)
    : QWidget(parent)
    , run_(run)
    , focus_(focus)
    , open_(new QPushButton)
    , pair_(new QPushButton)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.px(3));
    row->addWidget(open_);
    row->addWidget(pair_);
    connect(open_, &QPushButton::clicked, this, [this] { open(chosen()); });
    connect(pair_, &QPushButton::clicked, this, [this] {
        if (const std::vector<int>& picked = focus_->inOrder(); picked.size() == 2)
            emit pairWanted(picked[0] + 1, picked[1] + 1);
    });
    QTableView* view = table->view();
    connect(view, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { open(index.data(TrialModel::kTrial).toLongLong()); });
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(key, view, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this,
                [this] { open(chosen()); });
    connect(focus, &RunFocus::pickedChanged, this, &TrialActions::refresh);
    connect(run, &SearchRun::came, this, &TrialActions::refresh);
    connect(run, &SearchRun::stateChanged, this, &TrialActions::refresh);
    retranslate();
}

qint64 TrialActions::chosen() const
{
    return focus_->inOrder().empty() ? run_->best() : focus_->inOrder().front() + 1;
}

bool TrialActions::canBeOpened(qint64 number) const
{
    const Trial* trial = run_->trial(number);
    return trial && trial->state != TrialState::waiting && trial->state != TrialState::refused;
}

void TrialActions::open(qint64 trial)
{
    if (canBeOpened(trial))
        emit openWanted(trial);
}

void TrialActions::refresh()
{
    open_->setEnabled(canBeOpened(chosen()));
    const std::vector<int>& picked = focus_->inOrder();
    pair_->setEnabled(picked.size() == 2 && canBeOpened(picked[0] + 1) && canBeOpened(picked[1] + 1));
}

void TrialActions::retranslate()
{
    open_->setText(tr("Open this run"));
    nameControl(
        open_, QStringLiteral("trial_open"), open_->text(),
        tr("Shows its network in the studio: curves, confusion, earlier steps. Your project stays as it is."));
    pair_->setText(tr("Side by side"));
    nameControl(pair_, QStringLiteral("trial_pair"), pair_->text(), tr("Pick two trials with Ctrl+click first"));
    refresh();
}

} // namespace loom::ui
