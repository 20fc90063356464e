#pragma once

#include <QWidget>
#include <map>

class QHBoxLayout;
class QLabel;

namespace loom::ui {

class HeadlineRow;
class LabSession;
class Theme;

/// Where a lab's views stand: the headline, those of the stage side by side, those of the strip below. Views live as
/// long as the lab is open; a page shows those it names. A question of the quiz, which has no picture, stands there
/// itself.
class LabStage : public QWidget {
    Q_OBJECT
public:
    LabStage(LabSession& session, Theme& theme, QWidget* parent = nullptr);

    HeadlineRow* headline() const { return headline_; }
    /// Null where the lab has no such view, or its kind is not known.
    QWidget* view(const std::string& id) const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void openLab();
    void showPage();
    void fitStrip();
    bool isComputed() const;
    void tellWork();
    void ask();

    LabSession& session_;
    Theme& theme_;
    HeadlineRow* headline_;
    QWidget *row_, *strip_;
    QLabel* asked_;
    QLabel* work_; ///< over the views, while what they show is computed
    QHBoxLayout *stageRow_, *stripRow_;
    std::map<std::string, QWidget*> views_;
};

} // namespace loom::ui
