#pragma once

#include "common/core_text.h"
#include "tuning/pair_reader.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace loom::ui {

class RowFactsReader;
class RunComparison;
class SearchRun;
class Theme;

/// Two trials of a search side by side in the place of the others: settings that differ, both curves, and the samples
/// of which their networks say different things.
class SideBySide : public QWidget {
    Q_OBJECT
public:
    SideBySide(SearchRun* run, Theme& theme, QWidget* parent = nullptr);
    /// A and B.
    void show(qint64 first, qint64 second);
    /// What came of adopting one of them.
    void tell(const Sentence& sentence);
    void leave();
    void retranslate();
    RunComparison* comparison() const { return comparison_; }
    bool isBusy() const { return reader_->isBusy(); }
    const PairAnswer& answer() const { return answer_; }

signals:
    void adoptWanted(qint64 trial);
    void left(); ///< the trials are wanted again

protected:
    void changeEvent(QEvent* event) override;

private:
    void take(const PairAnswer& answer);
    void refresh();
    void compare();
    void tellProgress();

    SearchRun* run_;
    Theme& theme_;
    PairReader* reader_;
    RowFactsReader* pictures_;
    QLabel *title_, *words_;
    QProgressBar* bar_;
    QPushButton *stop_, *back_;
    std::array<QPushButton*, 2> adopt_{};
    Sentence told_; ///< until other trials are shown
    RunComparison* comparison_;
    QTimer timer_;
    std::array<qint64, 2> trials_{};
    PairAnswer answer_;
    bool given_ = false; ///< up: it was stopped
};

} // namespace loom::ui
