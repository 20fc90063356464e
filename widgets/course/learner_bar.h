#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace loom::ui {

class LearnerStore;
class Theme;

/// Who learns, above the course: a menu to pick and add learners, to carry a record in and out, to begin anew, and to
/// write a report. A line below it asks for a name, asks once before something is forgotten, and tells what came of
/// it.
class LearnerBar : public QWidget {
    Q_OBJECT
public:
    LearnerBar(LearnerStore& store, Theme& theme, QWidget* parent = nullptr);

    /// A report of the open lab can be written.
    void setLabOpen(bool open) { labOpen_ = open; }
    void tell(const QString& sentence);

signals:
    /// A report is to be written into the file, of the open lab or of the whole course.
    void reportWanted(const QString& file, bool wholeCourse);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void follow();
    void fillMenu();
    void addLearners();
    void askName();
    void askReset();
    void askHandIn();
    void agree();
    void hideAsked();
    void chooseImport();
    void handIn();
    void chooseExport();
    void chooseReport(bool wholeCourse);

    LearnerStore& store_;
    Theme& theme_;
    bool labOpen_ = false;
    enum class Asked { name, reset, handIn } asks_ = Asked::name;
    bool nameless_ = false; ///< said once that nobody will know whose it is
    QToolButton* who_;
    QMenu* menu_;
    QWidget* asked_;
    QLabel *question_, *told_;
    QLineEdit* name_;
    QPushButton *yes_, *no_;
};

} // namespace loom::ui
