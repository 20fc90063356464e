#pragma once

#include "document/snapshot_source.h"
#include "views/parts/subject.h"
#include "views/view_type.h"

#include <QPointer>
#include <QWidget>
#include <functional>
#include <optional>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace loom::ui {

class FlowLayout;
class RowFactsReader;
struct RowFacts;

/// A window onto the network and its data. It follows source and picks while it is visible, withdraws what it
/// watches when hidden, and says what it will show (with the button that makes it so) while there is nothing.
class View : public QWidget {
    Q_OBJECT
public:
    View(const ViewContext& context, const char* id, QWidget* parent);
    ~View() override;

    /// What to look at where there is no source.
    void setSubject(Subject subject);
    const Subject& subject() const { return *subject_; }
    /// For parts that go on showing it, or read it beside the window, when the view has another one.
    const std::shared_ptr<const Subject>& sharedSubject() const { return subject_; }
    /// Shows a snapshot; called with each answer of the source.
    virtual void take(const Snapshot& snapshot);
    /// What the source is asked for at present; nothing while hidden or empty.
    const std::optional<WatchRequest>& wanted() const { return wanted_; }

    bool showsNotice() const;
    QString notice() const;
    std::int64_t row() const; ///< the picked row of the data
    /// The sample of one's own that is looked at instead; null: none.
    GivenSamples own() const;
    /// What it follows, and what its clicks change: the context's, else one of its own.
    PickGroup& picks() const { return *context_.picks; }
    void setPicks(PickGroup* picks);
    /// The layer it shows and those it could show; empty for a view of the whole network.
    const std::string& node() const { return node_; }
    const std::vector<std::string>& fittingNodes() const { return fitting_; }
    /// For a report: true once what it shows is complete.
    virtual bool settled() const;
    /// For a report: does what the learner would do first, press a button.
    virtual void prepareReport() { }

signals:
    void nodeShown(); ///< another layer, or another choice of layers
    void viewAsked(const QString& id); ///< another view shows more of what was clicked
    void panelAsked(const QString& command); ///< the command that brings up what its notice names: issues, data

protected:
    /// Fills in all words in the present language.
    virtual void retranslate() = 0;
    /// Lets go of whatever was made from the subject: there is another project, other data or another network now.
    virtual void forget() = 0;
    /// Subject, picked node or picked row changed while visible, or the view was shown.
    virtual void refresh() = 0;
    /// Training went on; at most 30 a second.
    virtual void progress();
    /// False for a view that has something to show of the data alone.
    virtual bool needsNetwork() const { return true; }

    Theme& theme() const { return *context_.theme; }
    const ViewContext& context() const { return context_; }
    SnapshotSource* source() const { return source_; } ///< null: it shows what it is given
    FlowLayout* bar() { return bar_; }
    void setContent(QWidget* content);
    void want(const WatchRequest& request);
    void wantNothing();
    /// Asks for the picked sample; is a snapshot of it?
    void wantPicked(const std::string& name);
    bool isOfPicked(const Snapshot& snapshot) const;
    void showContent();
    void showNotice(const QString& sentence, const QString& button = {}, std::function<void()> act = {});
    /// A sentence that names another view, or the list of issues, with the button that leads there.
    void showNoticeOf(const QString& sentence, const char* otherView);
    void showNoticeOfIssues(const QString& sentence);
    /// Shows why there is nothing to look at yet (loading, failed, not loaded, network unfinished) and returns false;
    /// true with data.
    bool requireData(const QString& willShow);
    /// The picked node where it is among `fitting`, else the one shown last, else `fallback`, else the first; empty
    /// without any.
    std::string followNode(const std::vector<std::string>& fitting, const std::string& fallback = {});
    void pickNode(const std::string& node);
    void pickRow(std::int64_t row);
    /// A unit of the layer that is shown; of the prediction's it is a class, where there are classes. −1: none.
    void pickUnit(int unit);
    int pickedUnit() const;
    void pickPlace(const QPoint& place); ///< column and row in the unit's map
    QPoint pickedPlace() const; ///< (−1, −1): none, or of another layer
    void pickClass(int label);
    int pickedClass() const; ///< −1: none
    /// Picks it and leads to what the network says about it.
    void openRow(std::int64_t row);
    bool snapshotTaken() const { return taken_; }
    /// Caption, part and class of a row, to be painted or shown: of one that lies on disk they come later.
    RowFacts factsOf(std::int64_t row) const;
    QImage pictureOf(std::int64_t row) const; ///< null until then

    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void updateSubject();
    void take(Subject subject);
    void follow();
    void answer(int number);
    void factsArrived();

    ViewContext context_;
    QPointer<SnapshotSource> source_; ///< may go first
    std::shared_ptr<const Subject> subject_; ///< shared with the parts that show it
    RowFactsReader* facts_;
    QStackedLayout* pages_ = nullptr;
    QWidget* page_ = nullptr;
    FlowLayout* bar_ = nullptr;
    QLabel* sentence_ = nullptr;
    QPushButton* button_ = nullptr;
    std::function<void()> act_;
    std::optional<WatchRequest> wanted_;
    std::string node_;
    std::vector<std::string> fitting_;
    int number_ = 0;
    bool taken_ = false, given_ = false;
};

} // namespace loom::ui
