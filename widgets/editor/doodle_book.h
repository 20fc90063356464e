#pragma once

#include "common/core_text.h"
#include "data/doodle_file.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace loom::ui {

class FileWork;
class StrokePad;
class Theme;

/// Where drawings of one's own are made: a pad, a word for what is drawn, and the file into which both go.
class DoodleBook : public QWidget {
    Q_OBJECT
public:
    explicit DoodleBook(Theme& theme, QWidget* parent = nullptr);

    /// The file, as a path from which it can be opened; empty: none is chosen yet.
    void setFile(const QString& file);
    /// A file was chosen for what was drawn: now it can be put there.
    void add(const QString& file);
    StrokePad* pad() const { return pad_; }

protected:
    void changeEvent(QEvent* event) override;

signals:
    void fileWanted(); ///< none is chosen, and there is something to put into it
    void added(); ///< the file holds another drawing

private:
    void retranslate();
    void press();
    void read();
    void showContent(const Result<DoodleFile>& content);
    void showProblem(const QString& why);
    void allow();

    QString file_;
    StrokePad* pad_;
    QComboBox* label_;
    QPushButton *undo_, *clear_, *add_;
    QLabel *counts_, *problem_;
    FileWork* work_;
};

} // namespace loom::ui
