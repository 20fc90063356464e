#pragma once

#include "course/course.h"
#include "course/lab_answer.h"
#include "course/lab_values.h"
#include "course/learner_record.h"

#include <QObject>
#include <QString>
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace loom::ui {

/// A learner's way through one lab: which page is open, what was answered and moved, and every number as it stands.
/// GUI thread.
class LabSession : public QObject {
    Q_OBJECT
public:
    enum class Part { lesson, quiz, task };
    /// What was said to a page's question; `looked`: the learner wanted to see without guessing.
    struct Answer {
        LabGuess guess;
        LabVerdict verdict;
        bool looked = false;
        int tries = 1;
        std::string first, at; ///< as in the record
    };

    using QObject::QObject;

    /// What was answered before is known again, and what is answered is written there (`recordChanged`). The record
    /// lives as long as the session; null: nothing is kept. `who`: whose it is. An open lab is opened anew for them,
    /// or as they left it while it was open; the same one again begins anew.
    void setRecord(LearnerRecord* record, const QString& who = {});
    /// The lab from the page that was open last. A sentence says why it cannot be shown.
    Result<void> open(const CourseEntry& entry);
    bool isOpen() const { return lab_ != nullptr; }
    const Lab& lab() const { return *lab_; }
    /// For work on another thread, which may outlast the lab on the screen.
    std::shared_ptr<const Lab> sharedLab() const { return lab_; }
    /// In the language of the window, or in the other one.
    const Lesson& lesson() const;
    void setLanguage(const QString& code);
    QString language() const { return QString::fromStdString(language_); }

    /// Pages: the steps of the lesson, the items of the quiz, the tasks.
    int pages() const;
    int page() const { return page_; }
    Part part() const { return partOf(page_); }
    Part partOf(int page) const;
    const LabStep& step() const { return stepAt(page_); }
    const LabStep& stepAt(int page) const;
    void goTo(int page);
    /// Does the page have a picture? A question of the quiz is asked alone, unless it names views of its own.
    bool hasPicture() const { return part() != Part::quiz || !step().views.empty(); }
    /// The page as it was when it was opened: its numbers, not its answer.
    void backToStart();

    /// NaN where there is none.
    double value(const std::string& address) const;
    void move(const std::string& address, double value) { moveTogether({{address, value}}); }
    /// What one hand moves at once: seen at once, and all of it counts as moved where any of it did.
    void moveTogether(const std::vector<std::pair<std::string, double>>& values);
    /// While a hand holds something, no number reaches a goal on its way: it counts where it is let go.
    void hold() { held_ = true; }
    void letGo()
    {
        held_ = false;
        checkDone();
    }
    /// A setting in its own form: a choice, a switch, a number.
    void moveSetting(const std::string& address, const Value& value);
    void act(const std::string& action);
    /// What a training learned, as if it had been held.
    void takeWeights(const std::string& subject, const std::map<std::string, Tensor>& weights);
    /// What a run measured so far; of the last row `finished` is true.
    void takeRows(const std::string& run, const LabRows& rows, bool finished);
    /// What was prepared for an experiment on another thread.
    void takePrepared(const std::string& subject, HeldExperiment& prepared);
    bool isLocked(const std::string& addressOrAction) const;
    /// Are the numbers of this view, or the one at this address, covered until the question is answered?
    bool isCovered(const std::string& viewOrAddress) const;

    /// Null before the first answer.
    const Answer* answer() const { return answerAt(page_); }
    const Answer* answerAt(int page) const;
    const LabVerdict& answer(const LabGuess& guess);
    void justLook();
    /// What the page's question would be answered with: a flag or a curve is set in a view, and given with the button
    /// of the question. None before anything was set.
    void setPendingGuess(const LabGuess& guess);
    const std::optional<LabGuess>& pendingGuess() const { return pendingGuess_; }
    /// Answered, moved, pressed, reached: whatever the page asks for.
    bool isDone(int page) const;
    /// Of the buttons that the open page wants pressed one after another, the first that is still to be pressed.
    std::string actionToDo() const;
    /// Does the open page's goal, where it is a number within bounds, hold as things stand?
    bool isAtGoal() const { return reached(step()) || !aimsAtNumber(); }

    Result<LabOrigin> origin(const std::string& address, std::size_t shown = kLargestExplained) const
    {
        return values_->origin(address, shown);
    }
    LabValues& values() const { return *values_; }
    /// "drag this point", for the first view of the page alone: one thing is to be taken hold of first.
    QString invitation(const std::string& view) const;
    /// Is an experiment still at work for this number? What it has now belongs to other settings.
    bool isComputing(const std::string& address) const { return !values_->isSettled(address); }
    bool isHeadlineComputing() const;
    /// The page's own large numbers, or those of the lab.
    const std::vector<std::string>& headline() const;
    /// How far (0 … 1) an experiment is that is at work on another thread; none: nothing is.
    const std::optional<double>& work() const { return work_; }
    void setWork(const std::optional<double>& share);
    /// The Markdown with its places filled in: `{z}`, `{sigmoid(2)|2}`.
    QString filled(const std::string& text) const;

signals:
    void opened();
    void pageChanged();
    void valuesChanged();
    void answered();
    void doneChanged();
    void recordChanged();
    void rowsChanged(const QString& run);
    void guessChanged();
    void workChanged();
    void learned(); ///< a network took what a training has learned; valuesChanged follows
    void movedByHand(); ///< or by an action, or put back

private:
    bool reached(const LabStep& step) const;
    bool aimsAtNumber() const { return !step().done.value.empty() && !step().done.moved; }
    bool isOnTheWay() const { return held_ && aimsAtNumber(); }
    void checkDone();
    void judgePending();
    void startPage();
    void recall();
    void note();

    std::shared_ptr<const Lab> lab_; ///< shared with the list of the course, which may be read anew meanwhile
    std::map<std::string, Lesson> lessons_;
    std::string language_ = "en";
    std::unique_ptr<LabValues> values_;
    int page_ = 0;
    std::map<std::string, Answer> answers_; ///< by step
    std::set<std::string> moved_; ///< on this page
    std::vector<std::string> acted_; ///< on this page, one after another
    std::set<std::string> finished_; ///< runs, since the lab was opened
    std::optional<LabGuess> pendingGuess_;
    std::set<std::string> done_; ///< steps
    std::map<std::string, LabState> reached_; ///< by step: the numbers that reached its goal
    LearnerRecord* record_ = nullptr;
    QString who_;
    struct Left {
        std::unique_ptr<LabValues> values;
        std::set<std::string> finished;
    };
    std::map<QString, Left> left_; ///< of the open lab: as other learners left it
    bool held_ = false;
    std::optional<double> work_;
};

/// A number in a sentence: up to four digits, or `digits` behind the point.
QString labNumber(double value, int digits = -1);

} // namespace loom::ui
