#pragma once

#include "views/backprop/backprop_job.h"

#include <QScrollArea>

class QGridLayout;
class QLabel;
class QSpinBox;

namespace loom::ui {

class BackpropDrawing;
class FormulaLabel;
class HeatMap;
class Theme;

/// One step of the way: its numbers, and of the picked one the formula in symbols and numbers, the ways whose sum it
/// is, the central difference beside, and the optimizer's rule.
class BackpropPage : public QScrollArea {
    Q_OBJECT
public:
    explicit BackpropPage(Theme& theme, QWidget* parent = nullptr);

    void showStep(const std::shared_ptr<const Subject>& subject, const BackpropShown& shown);
    void forget();
    void retranslate();

signals:
    void elementAsked(const std::vector<std::int64_t>& index); ///< of the step that is shown
    void tensorAsked(const QString& tensor, const std::vector<std::int64_t>& index);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// A formula with a heading; hidden where there is nothing to say.
    struct Part {
        QLabel* title = nullptr;
        FormulaLabel* formula = nullptr;
        QLabel* words = nullptr;
        void setVisible(bool visible) const;
    };
    Part addPart(const char* name);
    void showNumbers();
    void showPlane();
    void showFormula();
    void showPaths();
    void addPath(const BackpropPath& path);
    void showDifference();
    void showUpdate();
    void follow(const QString& name);
    std::vector<std::int64_t> indexAt(int row, int column) const;

    Theme& theme_;
    QWidget* body_;
    QLabel *title_, *sentence_, *element_;
    BackpropDrawing* drawing_;
    QWidget* axes_;
    std::vector<QLabel*> axisWords_;
    std::vector<QSpinBox*> axisBoxes_;
    HeatMap* map_;
    Part formula_, difference_, update_;
    QLabel* pathsTitle_;
    QWidget* paths_;
    QGridLayout* pathRows_;
    std::shared_ptr<const Subject> subject_;
    BackpropShown shown_;
};

} // namespace loom::ui
