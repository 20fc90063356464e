#pragma once

#include "tuning/search_plan.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QLineEdit;

namespace loom::ui {

class NumberEdit;
class Theme;

/// One setting that varies: its name, from where to where and how, or which values, and a button that takes it out.
class SettingRow : public QFrame {
    Q_OBJECT
public:
    SettingRow(SearchPlan* plan, const VariedSetting& setting, const Project& project, const Theme& theme,
               QWidget* parent = nullptr);

    QString path() const { return path_; }
    /// Numbers and the sentence; what is being typed is left alone.
    void refresh(const VariedSetting& setting);

private:
    void makeRange(const VariedSetting& setting, const Theme& theme);
    void makeValues(const VariedSetting& setting);
    void makeChoices(const VariedSetting& setting, const Project& project);
    void takeRange();

    SearchPlan* plan_;
    QString path_, title_;
    QComboBox* form_ = nullptr;
    NumberEdit *low_ = nullptr, *high_ = nullptr;
    QLineEdit* values_ = nullptr;
    QLabel* fault_;
};

} // namespace loom::ui
