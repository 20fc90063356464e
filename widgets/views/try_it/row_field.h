#pragma once

#include "data/new_column.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QSlider;

namespace loom::ui {

class NumberEdit;
class Theme;

/// The cell of one column of a new row: a slider and a number, a menu of words, a date or a text. What is wrong with
/// it stands below.
class RowField : public QWidget {
    Q_OBJECT
public:
    RowField(const NewColumn& column, Theme& theme, QWidget* parent = nullptr);

    /// Smallest and largest number of the training part, between which the slider moves.
    void setRange(double low, double high);
    /// Shows it without `edited`.
    void setCell(const std::string& cell);
    std::string cell() const;
    void showProblem(const QString& sentence);
    const NewColumn& column() const { return column_; }

signals:
    void edited();

private:
    void buildNumber(Theme& theme, QWidget* line);
    void slide(int place);
    void followNumber();

    NewColumn column_;
    QLabel *name_, *problem_;
    QSlider* slider_ = nullptr;
    NumberEdit* number_ = nullptr;
    QComboBox* word_ = nullptr;
    QLineEdit* line_ = nullptr; ///< a date or a text
    double low_ = 0, high_ = 1;
    bool whole_ = false;
};

} // namespace loom::ui
