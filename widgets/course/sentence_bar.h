#pragma once

#include <QWidget>

#include <map>
#include <string>

class QHBoxLayout;
class QLabel;
class QShortcut;
class QToolButton;

namespace loom::ui {

class TermText;
class Theme;

/// Which part of a page, sentence or question, is the present one: for the classroom, where a lesson shows one at a
/// time. PageDown and PageUp (the keys of a presenter) and the arrows go on and back, a click on the text goes on;
/// each page keeps its own.
class SentenceBar : public QWidget {
    Q_OBJECT
public:
    SentenceBar(Theme& theme, TermText& text, QWidget* parent = nullptr);

    /// Which of so many is the present one of that page; out of one there is nothing to go on to.
    int present(const std::string& page, int parts);
    /// Of the page that was presented last.
    void goTo(int part);

signals:
    void moved();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void go(int by);
    void restyle();

    Theme& theme_;
    TermText& text_;
    QToolButton *back_, *next_;
    QLabel* place_;
    QShortcut *keyBack_, *keyNext_;
    std::map<std::string, int> at_; ///< by page
    std::string page_;
    int count_ = 0;
};

} // namespace loom::ui
