#pragma once

#include <QWidget>

#include <functional>

class QComboBox;
class QFormLayout;
class QLabel;

namespace loom::ui {

class Document;
class NumberEdit;
class SearchPlan;
class Theme;

/// What a first search leaves as it is: a second objective, directions, runs of a trial, limits, jobs and seed.
class PlanMore : public QWidget {
    Q_OBJECT
public:
    PlanMore(SearchPlan* plan, Document* document, const Theme& theme, QWidget* parent);

    /// The measures that can be chosen, after the project's metrics became others.
    void fillMeasures();
    void refresh();

private:
    void buildObjectives();
    void buildRuns();
    void buildLimits();
    void buildWork();
    QLabel* note();
    NumberEdit* number(const char* id, const QString& title, const QString& help, qint64 least, qint64 most,
                       qint64 now, const std::function<void(qint64)>& take);
    /// One that may be left empty: then 0 is taken.
    NumberEdit* limit(const char* id, const QString& title, double now, bool whole,
                      const std::function<void(double)>& take);

    SearchPlan* plan_;
    Document* document_;
    const Theme& theme_;
    QFormLayout* form_;
    QComboBox *direction_ = nullptr, *second_ = nullptr, *secondDirection_ = nullptr, *kind_ = nullptr;
    NumberEdit* count_ = nullptr;
    QLabel *runsFault_ = nullptr, *notRepeatable_ = nullptr;
};

} // namespace loom::ui
