#pragma once

#include <QFrame>

class QTabWidget;
class QToolButton;

namespace loom::ui {

class Theme;

/// A panel that slides over the right edge of the stage: one at a time, pages as tabs, closed with × or Escape. It
/// covers the stage instead of squeezing it.
class Drawer : public QFrame {
    Q_OBJECT
public:
    Drawer(Theme* theme, QWidget* stage);

    void addPage(QWidget* page);
    void setTitle(QWidget* page, const QString& title);
    void open(QWidget* page);
    void close();
    bool isOpen() const { return isVisible(); }
    /// Closed by the learner and not opened by hand since.
    bool isDismissed() const { return dismissed_; }
    QWidget* page() const;

signals:
    void coversChanged(int pixels); ///< how much of the stage it hides; 0 while closed

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void place();

    Theme* theme_;
    QWidget* stage_;
    QTabWidget* tabs_;
    QToolButton* closeButton_;
    bool dismissed_ = false;
};

} // namespace loom::ui
