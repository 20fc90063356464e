#pragma once

#include <QWidget>

class QButtonGroup;
class QLabel;
class QLayout;
class QLineEdit;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace loom::ui {

class LabSession;
class TermText;
class Theme;

/// A page's question, the place for its answer, and what is said to it: the guess stays beside what is so.
class QuestionBox : public QWidget {
    Q_OBJECT
public:
    /// With what is said to the answer; only asked; one line that leads to it, with the answer once there is one.
    enum class Form { whole, asked, folded };

    QuestionBox(LabSession& session, Theme& theme, QWidget* parent = nullptr);

    void setForm(Form form);

signals:
    void questionWanted(); ///< by the line with the answer
    void termWanted(const QString& link, const TermText& text);

private:
    void build();
    void addField();
    void addOptions();
    void addOrder();
    void addAnswer(QLayout* row);
    void typed();
    void readGuess();
    void give();
    void tell();
    void showForm();

    LabSession& session_;
    Theme& theme_;
    QVBoxLayout* lines_;
    TermText* given_;
    Form form_ = Form::whole;
    QWidget* asked_ = nullptr; ///< everything of this page
    QLineEdit* field_ = nullptr;
    QListWidget* order_ = nullptr;
    QButtonGroup* options_ = nullptr;
    QPushButton *answer_ = nullptr, *look_ = nullptr;
    TermText* question_ = nullptr;
    QLabel* verdict_ = nullptr;
};

} // namespace loom::ui
