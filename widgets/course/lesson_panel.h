#pragma once

#include <QScrollArea>
#include <vector>

class QLabel;
class QPushButton;
class QSlider;
class QVBoxLayout;

namespace loom::ui {

class LabSession;
class LabRunner;
class LabTrainer;
class QuestionBox;
class SentenceBar;
class TermText;
struct Told;
class Theme;

/// The column beside the stage: what is told on this page, its question, its buttons, and the way on.
class LessonPanel : public QWidget {
    Q_OBJECT
public:
    LessonPanel(LabSession& session, Theme& theme, QWidget* parent = nullptr);

    /// Only the present sentence: for the classroom.
    void setShort(bool on);
    /// Why the lab's file, as it was changed, is not what is shown: a sentence and the faults; none: it is.
    void tellFault(const QString& sentence, const QStringList& faults);

signals:
    void courseWanted();
    void nextLabWanted();
    void labWanted(const QString& id); ///< by a link in the text, `[words](lab:ID)`
    void buildWanted(const QString& subject); ///< its network, to go on with in the studio
    /// What a term means is to be shown beside this place of the screen.
    void termWanted(const QString& id, const QPoint& where);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void showPage();
    void showPart();
    void follow();
    void holdText();
    std::vector<Told> telling() const;
    bool isCramped() const;
    void fillActions();
    void followButtons();
    void followTraining();
    void followRun();
    void followPast();
    std::string trainable() const;
    void tellVerdict();
    void tellMore();
    void openLink(const QString& link, const TermText& text);
    QString placeWords() const;
    QString goalWords() const;
    void restyle();

    LabSession& session_;
    Theme& theme_;
    bool short_ = false;
    bool apart_ = false; ///< this page's question has a part of its own: beside the lesson there was no room
    bool asks_ = false; ///< what is told now is a question alone, and not answered yet
    QPushButton *course_, *start_, *back_, *next_;
    QLabel *title_, *fault_, *place_;
    TermText *text_, *more_;
    int textWidth_ = 0; ///< that its least height was found with
    SentenceBar* sentences_;
    QLabel* goal_;
    QuestionBox* question_;
    LabTrainer* trainer_;
    LabRunner* runner_;
    QPushButton *train_, *run_, *build_;
    QWidget* past_; ///< the run's steps, to be had again
    QSlider* step_;
    QLabel* stepWords_;
    QLabel *work_, *failure_; ///< what goes on in the background, and why it came to nothing
    QWidget* actions_;
    QVBoxLayout* actionLines_;
    QScrollArea* scroll_;
};

} // namespace loom::ui
