#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace loom::ui {

class Document;
class PartEdit;
class PlanMore;
class SearchPlan;
class Theme;

/// What varies and how it is searched, with the button that starts.
class PlanPanel : public QWidget {
    Q_OBJECT
public:
    PlanPanel(SearchPlan* plan, Document* document, Theme& theme, QWidget* parent = nullptr);

    /// Where the next search would be kept, and whether one can be started now.
    void setPlace(const QString& words);
    void setAtWork(bool atWork);

signals:
    void startWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void buildRows(QVBoxLayout* page);
    void buildHow(QVBoxLayout* page);
    void buildMore(QVBoxLayout* page);
    void showMore(bool on);
    void fillObjectives();
    void offerSettings();
    void refresh();

    SearchPlan* plan_;
    Document* document_;
    Theme& theme_;
    QScrollArea* area_;
    QToolButton* add_ = nullptr;
    QComboBox* objective_ = nullptr;
    QToolButton* moreButton_ = nullptr;
    PlanMore* more_ = nullptr;
    QLabel *fault_, *place_;
    QPushButton* start_;
    QString placeWords_;
    bool atWork_ = false, open_ = false;
};

} // namespace loom::ui
