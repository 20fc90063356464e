#pragma once

#include "common/core_text.h"

#include <QFrame>
#include <QTimer>
#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace loom::ui {

class Theme;

/// A sentence above the stage: what went wrong or what was done, with at most one button; never a message box.
class NoticeBar : public QFrame {
    Q_OBJECT
public:
    NoticeBar(Theme* theme, QWidget* parent = nullptr);

    enum class Kind { note, error };
    void show(Kind kind, const Sentence& sentence, const Sentence& button = {}, std::function<void()> act = {});
    QString sentence() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void restyle();
    void retranslate();
    void setWords();

    Theme* theme_;
    QTimer leave_;
    QLabel *icon_, *text_;
    QPushButton* button_;
    QToolButton* close_;
    std::function<void()> act_;
    Sentence sentence_, buttonWords_;
    Kind kind_ = Kind::note;
};

} // namespace loom::ui
