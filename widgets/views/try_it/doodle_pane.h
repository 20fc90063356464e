#pragma once

#include "data/moves.h"
#include "views/try_it/try_pane.h"

#include <QTimer>

class QLabel;
class QPushButton;

namespace loom::ui {

class AnswerBars;
class NumberEdit;
class StrokePad;
class Theme;

/// A drawing of one's own, move by move: where the network would go next, or what it takes the drawing for; and it
/// goes on with it when it is asked to, by the same draws as `loom generate`.
class DoodlePane : public TryPane {
    Q_OBJECT
public:
    explicit DoodlePane(Theme& theme, QWidget* parent = nullptr);

    /// Are the samples drawings?
    static bool fits(const Subject& subject);

    void setSubject(const std::shared_ptr<const Subject>& subject, std::int64_t row) override;
    std::optional<NewRows> question() const override;
    QString invitation() const override;
    bool isOwn() const override { return true; }
    void showAnswer(const std::shared_ptr<const Answered>& answered) override;
    void showProblem(const QString& sentence) override;
    QString summary(const Answered& answered) const override;
    void retranslate() override;

    /// What was drawn by hand, and what the network has drawn behind it.
    const std::vector<std::int32_t>& moves() const { return moves_; }
    const std::vector<std::int32_t>& following() const { return following_; }

private:
    bool tellsNext() const;
    bool isFull() const;
    void takeStrokes();
    void letGo(bool go);
    void takeMove();
    void drawFollowing();
    void drawNext();

    Theme& theme_;
    StrokePad* pad_;
    AnswerBars* bars_;
    QWidget* going_; ///< what is there only where the network tells the next move
    QPushButton *go_, *another_, *undo_, *clear_;
    QLabel* temperatureName_;
    NumberEdit* temperature_;
    QTimer pause_; ///< between two of its moves
    std::shared_ptr<const Subject> subject_; ///< shared with the threads that read
    std::vector<std::int32_t> moves_, following_;
    std::vector<double> shares_; ///< of all words, for the next move; empty: not known
    std::uint64_t tries_ = 0;
};

} // namespace loom::ui
