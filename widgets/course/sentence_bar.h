#pragma once

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QHBoxLayout;
class QLabel;
class QShortcut;
class QToolButton;

namespace loom::ui {

class TermText;
class Theme;

/// Which sentence of a text is the present one: for the classroom, where a lesson shows one at a time. PageDown and
/// PageUp (the keys of a presenter) and the arrows go on and back, a click on the text goes on; each page keeps its
/// own.
class SentenceBar : public QWidget {
    Q_OBJECT
public:
    SentenceBar(Theme& theme, TermText& text, QWidget* parent = nullptr);

    void setOn(bool on);
    /// The present sentence of that page's text; all of it while the bar is off.
    std::string present(const std::string& page, const std::string& text);

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
    bool on_ = false;
    std::map<std::string, int> at_; ///< by page
    std::string page_;
    int count_ = 0;
};

} // namespace loom::ui
