#pragma once

#include "common/core_text.h"
#include "tuning/search_plan.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace loom::ui {

class ParallelTrials;
class PlanPanel;
class SearchHead;
class SearchReader;
class SearchRun;
class SideBySide;
class TrialActions;
class Theme;
class TrainingSession;
class RunFocus;
class TrialTable;
class TrialViews;

/// The studio's mode Search: what varies in the column, the search and its trials on the stage.
class SearchPage : public QWidget {
    Q_OBJECT
public:
    SearchPage(Document* document, TrainingSession* session, Theme& theme, QWidget* parent = nullptr);

    SearchPlan* plan() const { return plan_; }
    SearchRun* run() const { return run_; }
    RunFocus* focus() const { return focus_; }
    TrialTable* table() const { return table_; }
    ParallelTrials* parallel() const { return parallel_; }
    TrialViews* views() const { return views_; }
    SideBySide* pair() const { return pair_; }
    void start();
    /// Puts the values of a trial into the open project, as one step of undo. A sentence where they do not fit.
    Result<void> adopt(qint64 trial);
    /// The trial whose settings would be adopted: the picked one, else the best; 0: none.
    qint64 adoptable() const;
    QSize minimumSizeHint() const override { return {}; }

signals:
    void openWanted(qint64 trial); ///< its run is to be shown in the studio

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeStage();
    void tryPresent();
    void tellPlace();
    QString freeStore() const;
    QString lastStore() const;
    QWidget* makeEmpty();
    void tell(const Sentence& sentence);
    void refresh();
    void retranslate();
    void fit();

    Document* document_;
    Theme& theme_;
    SearchPlan* plan_;
    SearchRun* run_;
    RunFocus* focus_;
    PlanPanel* panel_;
    SearchHead* head_;
    ParallelTrials* parallel_;
    TrialTable* table_;
    TrialActions* actions_;
    SideBySide* pair_;
    TrialViews* views_;
    QStackedWidget* stage_;
    QLabel *empty_, *adoptWords_;
    QPushButton *adopt_, *last_;
    SearchReader* reader_;
    Sentence told_; ///< what came of adopting, until another trial is picked
};

} // namespace loom::ui
