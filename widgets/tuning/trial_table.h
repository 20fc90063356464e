#pragma once

#include <QSortFilterProxyModel>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTableView;

namespace loom::ui {

class SearchRun;
class Theme;
class RunFocus;
class TrialModel;

/// Which trials a table shows, in which order.
class TrialFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit TrialFilter(RunFocus* focus, QObject* parent = nullptr);
    void setState(int state); ///< −1: all
    void setWords(const QString& words);

signals:
    void filtering(); ///< rows are about to come and go
    void filtered();

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    void filterSoon();
    void filterNow();

    RunFocus* focus_;
    bool due_ = false; ///< to be filtered in the next pass of the event loop
    QString words_;
    int state_ = -1;
};

/// The table of trials: sorted by a click on a heading, filtered by state and words, picked ones hidden and shown
/// again; bars while they are trained.
class TrialTable : public QWidget {
    Q_OBJECT
public:
    TrialTable(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent = nullptr);

    QTableView* view() const;
    int rows() const; ///< that are shown
    void renew();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class View;
    class Headings;

    void followFocus();
    QModelIndex select();
    void takeSelection();
    void hidePicked();
    void retranslate();
    void chooseColumns(const QPoint& at);
    void renewColumns();
    void fitColumns();

    SearchRun* run_;
    RunFocus* focus_;
    Theme& theme_;
    TrialModel* model_;
    TrialFilter* filter_;
    View* view_;
    Headings* headings_;
    QComboBox* states_;
    QLineEdit* words_;
    QPushButton *hide_, *show_;
    std::vector<int> widest_; ///< what has stood in a column, pixels
    bool following_ = false, fitting_ = false;
    bool ownWidths_ = false; ///< a hand has drawn at a heading
};

} // namespace loom::ui
