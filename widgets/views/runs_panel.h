#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QTableWidget;

namespace loom::ui {

class Theme;
class TrainingSession;

/// The present run and those before it, a row each: colour, name, steps, last values, and the settings in which they
/// differ. A former run can be renamed, drawn or not, had back and removed.
class RunsPanel : public QWidget {
    Q_OBJECT
public:
    RunsPanel(Theme& theme, TrainingSession* session, QWidget* parent = nullptr);

    int rows() const;
    QString textAt(int row, int column) const;
    void pick(int row); ///< 0: the present run
    /// Colour of a run's curves, by its number; class colours with enough distance to the present run's black.
    static QColor colorOf(const Theme& theme, int color);

signals:
    void wanted(int number); ///< a former run is to be had back
    void viewWanted(int number); ///< … or to be looked at, beside the present one

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    void fill();
    void fillPresent();
    void fillRow(int row, const QStringList& texts, int number, bool shown, const QColor& color);
    void enableButtons();
    void offerColors();
    int picked() const; ///< number of the picked former run, 0: none

    Theme& theme_;
    TrainingSession* session_;
    QTableWidget* table_;
    QLabel* none_;
    QLabel* bytes_;
    QPushButton* back_;
    QPushButton* remove_;
    QPushButton* show_;
    QPushButton* color_;
    QTimer present_; ///< when the numbers of the run that goes on are written again
    bool filling_ = false;
};

} // namespace loom::ui
