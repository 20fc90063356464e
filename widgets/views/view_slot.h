#pragma once

#include "document/training_session.h"
#include "views/view_type.h"

#include <QMap>
#include <QPointer>
#include <QWidget>

#include <memory>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace loom::ui {

class StepLine;

/// A place for one view at a time; views are made when they are first shown. Beside others, and in a window of its
/// own, it has a head with the view's name, in a window also with the buttons that else stand above the stage. It can
/// be pinned: then it goes on showing the network of one step, or of a former run, while training goes on, and a line
/// of steps under its head leads it, alone, to any other step of that run.
class ViewSlot : public QWidget {
    Q_OBJECT
public:
    ViewSlot(const ViewContext& context, QWidget* parent = nullptr);
    ~ViewSlot() override;

    /// Unknown ids keep the present view.
    void showView(const QString& id);
    QString viewId() const { return id_; }
    View* view() const;
    void setHeadVisible(bool visible);
    /// A window of its own, which nothing outside acts on.
    void floatFreely();
    /// Stays at the step that is shown.
    void pin();
    /// Shows a former run as it was at its end; does nothing where its state is gone.
    void pinRun(int number);
    void unpin();
    bool isPinned() const { return pinned_ != nullptr; }
    /// Does it follow what is picked in the window, and pick it? Else it keeps a pick of its own.
    bool isLinked() const { return !ownPicks_; }
    void setLinked(bool linked);
    /// Gives it the icon, the state and the words of this slot's link to the others' picks.
    void dressLink(QToolButton* button) const;
    /// The same of its pin.
    void dressPin(QToolButton* button) const;
    TrainingSession* session() const { return context_.session; } ///< what its views look at
    QString title() const; ///< what its head says
    /// Its head shows that the list beside the stage acts on it.
    void setPicked(bool picked);

signals:
    void viewAsked(const QString& id);
    void panelAsked(const QString& command);
    void closeAsked();
    void viewMade(); ///< another widget shows it: pinned, or no longer
    void touched(); ///< pressed, or a part of it has got the focus

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void keep(std::unique_ptr<TrainingSession> session);
    void look(TrainingSession* session);
    void showHead();
    void followPinned();

    ViewContext context_;
    PickGroup* group_; ///< the window's
    std::unique_ptr<PickGroup> ownPicks_; ///< null: it follows the window's
    QPointer<TrainingSession> live_; ///< the window's, which may go first
    std::unique_ptr<TrainingSession> pinned_; ///< null: it follows the window's
    QString run_; ///< name of the former run that is shown; empty: the present one
    bool awaited_ = false; ///< the state to be pinned
    bool headVisible_ = false;
    QWidget* head_;
    QLabel* name_;
    QToolButton* close_;
    QToolButton* link_; ///< of a window, as the next
    QToolButton* pin_;
    StepLine* line_;
    QLabel* refusal_; ///< why a step cannot be shown
    QStackedWidget* pages_;
    QMap<QString, View*> views_;
    QString id_;
};

} // namespace loom::ui
