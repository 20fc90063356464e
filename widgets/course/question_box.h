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
    QuestionBox(LabSession& session, Theme& theme, QWidget* parent = nullptr);

signals:
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

    LabSession& session_;
    Theme& theme_;
    QVBoxLayout* lines_;
    QWidget* asked_ = nullptr; ///< everything of this page
    QLineEdit* field_ = nullptr;
    QListWidget* order_ = nullptr;
    QButtonGroup* options_ = nullptr;
    QPushButton *answer_ = nullptr, *look_ = nullptr;
    TermText* question_ = nullptr;
    QLabel* verdict_ = nullptr;
};

} // namespace loom::ui
