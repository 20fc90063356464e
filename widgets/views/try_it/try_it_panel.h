#pragma once

#include "data/source_type.h"
#include "views/parts/background.h"
#include "views/try_it/answered.h"
#include "views/view.h"

#include <QTimer>

class QButtonGroup;
class QScrollArea;
class QStackedWidget;
class QToolButton;

namespace loom::ui {

class AnswerHead;
class DoodlePane;
class PicturePane;
class RowPane;
class TablePane;
class TryPane;

/// The network tried with one's own picture, row or table, while it learns: what is asked goes through the same
/// preparation as a new row on the command line, and the session's network answers, again after each of its steps.
class TryItPanel : public View {
    Q_OBJECT
public:
    TryItPanel(const ViewContext& context, QWidget* parent = nullptr);

    void take(const Snapshot& snapshot) override;
    bool settled() const override;
    PicturePane* picturePane() const { return picture_; }
    RowPane* rowPane() const { return row_; }
    TablePane* tablePane() const { return table_; }
    DoodlePane* doodlePane() const { return doodle_; }
    /// What is shown; null while there is no answer.
    const Answered* answered() const { return answered_.get(); }

protected:
    void retranslate() override;
    void forget() override;
    void refresh() override;

private:
    struct Question {
        NewRows rows;
        std::vector<Truth> truths;
        bool own = false; ///< a sample that stands in no data
        int picks = 0; ///< as many as there were when it was asked
    };
    /// New rows as they were brought into the network's form, or why they cannot be.
    struct Prepared {
        std::shared_ptr<const PreparedData> rows; ///< shared with what shows them
        GivenSamples samples;
        Text why;
    };
    static Prepared prepared(const Subject& subject, const std::string& folder, const NewRows& rows);
    void build();
    void showPane(TryPane* pane);
    void ask();
    void askNext();
    void arrive(const std::shared_ptr<const Prepared>& made, const Question& question);
    TryPane* shown() const;
    void waitLonger();
    void giveUp(const QString& why);
    void showAnswer(const std::shared_ptr<const Answered>& answered);
    void giveToViews();
    void say(const QString& sentence, bool problem);

    AnswerHead* head_;
    QStackedWidget* panes_;
    PicturePane* picture_;
    RowPane* row_;
    TablePane* table_;
    DoodlePane* doodle_;
    QButtonGroup* kinds_;
    QToolButton *rowButton_, *tableButton_;
    Background background_;
    QTimer patience_; ///< a question that waits longer than this makes way for the next
    std::optional<Question> next_;
    Question question_; ///< what is asked at present
    std::shared_ptr<const PreparedData> rows_; ///< shared with the answers
    GivenSamples samples_, given_; ///< those of the question; those that other views were given last
    std::vector<PredictedOutput> outputs_;
    std::shared_ptr<const Answered> answered_; ///< shared with the pane that shows it
    bool preparing_ = false;
    int picks_ = 0; ///< how often a sample of the data was picked
};

} // namespace loom::ui
