#pragma once

#include <QFrame>
#include <QPointer>
#include <QString>

class QLabel;
class QToolButton;

namespace loom::ui {

class Theme;

/// What a term means: its word, the same word in the other language, a sentence. Esc closes it and leads back to
/// where one came from.
class TermCard : public QFrame {
    Q_OBJECT
public:
    TermCard(Theme& theme, QWidget* parent);

    /// False: there is no such term. `at`: where the card is put in its parent, moved so that it is seen as a whole.
    bool showTerm(const QString& id, const QString& language, const QPoint& at);
    QString term() const { return id_; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void leave();
    void place(const QPoint& at);

    Theme& theme_;
    QString id_;
    QLabel *word_, *other_, *says_;
    QToolButton* close_;
    QPointer<QWidget> before_; ///< had the focus
};

} // namespace loom::ui
