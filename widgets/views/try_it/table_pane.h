#pragma once

#include "views/parts/background.h"
#include "views/try_it/try_pane.h"

class QLabel;
class QPushButton;
class QTableView;

namespace loom::ui {

class NewTableModel;
class Theme;

/// A new table: its rows with what the network says about each, to be saved as CSV.
class TablePane : public TryPane {
    Q_OBJECT
public:
    explicit TablePane(Theme& theme, QWidget* parent = nullptr);

    void setSubject(const std::shared_ptr<const Subject>& subject, std::int64_t row) override;
    std::optional<NewRows> question() const override;
    QString invitation() const override;
    void showAnswer(const std::shared_ptr<const Answered>& answered) override;
    void showProblem(const QString& sentence) override;
    QString summary(const Answered& answered) const override;
    void retranslate() override;

    void openFile(const QString& file);
    /// Writes what `loom predict --table` prints, with the mark by which spreadsheets know UTF-8.
    void save(const QString& file);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void choose();
    void chooseTarget();
    void showLeftOut();

    Theme& theme_;
    QTableView* list_;
    NewTableModel* model_;
    QPushButton *open_, *save_;
    QLabel *left_, *saved_;
    Background background_;
    std::shared_ptr<const Subject> subject_; ///< shared with the model
    std::shared_ptr<const Answered> answered_; ///< shared with the thread that saves it
    QString file_;
};

} // namespace loom::ui
