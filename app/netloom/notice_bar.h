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

/// A sentence over the lower edge of the stage: what went wrong or what was done, with at most two buttons; never a
/// message box; the network makes way for it where it stood there.
class NoticeBar : public QFrame {
    Q_OBJECT
public:
    NoticeBar(Theme* theme, QWidget* parent = nullptr);

    enum class Kind { note, error };
    struct Button {
        Sentence words;
        std::function<void()> act;
    };
    void show(Kind kind, const Sentence& sentence, const Button& button = {}, const Button& other = {},
              const Sentence& closing = {}); ///< `closing`: what putting it away means
    /// A fault of which it is known when it is mended: `mended` takes the sentence away, unless another has come.
    void showFault(const Sentence& sentence);
    void mended();
    void leaveLater(); ///< by itself, after time to read it and to act
    void place(const QRect& stage); ///< into the part of the stage that nothing covers
    QString sentence() const;

signals:
    void coversChanged(int height); ///< of the stage's lower part, in pixels
    void left(); ///< whatever was said is said no more

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    int covered() const;
    void restyle();
    void retranslate();
    void setWords();

    Theme* theme_;
    QTimer leave_;
    QLabel *icon_, *text_;
    QPushButton *button_, *other_;
    QToolButton* close_;
    Button action_, otherAction_;
    Sentence sentence_, closing_;
    QRect room_;
    Kind kind_ = Kind::note;
    bool fault_ = false;
};

} // namespace loom::ui
