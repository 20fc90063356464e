#pragma once

#include <QScrollArea>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace loom::ui {

class LabSession;
class LabTrainer;
class QuestionBox;
class Theme;

/// The column beside the stage: what is told on this page, its question, its buttons, and the way on.
class LessonPanel : public QWidget {
    Q_OBJECT
public:
    LessonPanel(LabSession& session, Theme& theme, QWidget* parent = nullptr);

    /// Only the present sentences: for the classroom.
    void setShort(bool on);

signals:
    void courseWanted();
    void nextLabWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showPage();
    void follow();
    void fillActions();
    void followTraining();
    void tellMore();
    QString placeWords() const;
    void restyle();

    LabSession& session_;
    Theme& theme_;
    bool short_ = false;
    QPushButton *course_, *start_, *back_, *next_;
    QLabel *title_, *place_, *text_, *goal_, *more_;
    QuestionBox* question_;
    LabTrainer* trainer_;
    QPushButton* train_;
    QWidget* actions_;
    QVBoxLayout* actionLines_;
    QScrollArea* scroll_;
};

} // namespace loom::ui
