#pragma once

#include <QWidget>

class QComboBox;
class QVBoxLayout;

namespace loom::ui {

class RunFocus;
class SearchRun;
class Theme;

/// A view of the trials of a search. What is hidden is made when it is shown.
class TrialView : public QWidget {
    Q_OBJECT
public:
    TrialView(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent = nullptr);

    /// Words in another language, or sizes of another scale.
    virtual void renew();

protected:
    /// From the trials as they are now.
    virtual void rebuild() = 0;
    /// The settings of the search to choose one from; the one that was chosen stays.
    void fillSettings(QComboBox* box, int usual) const;
    void showEvent(QShowEvent* event) override;

    SearchRun* run_;
    RunFocus* focus_;
    Theme& theme_;
    QVBoxLayout* lines_;

private:
    void makeAnew();
    bool stale_ = true;
};

} // namespace loom::ui
