#pragma once

#include <QDialog>

class QTextBrowser;

namespace loom::ui {

class Theme;

/// A page of resources/help beside the studio, in the window's language, also when that changes.
class HelpWindow : public QDialog {
    Q_OBJECT
public:
    /// Brings the page up; one that is open already comes to the front.
    static void open(QWidget* window, const Theme& theme, const QString& page);

protected:
    void changeEvent(QEvent* event) override;

private:
    HelpWindow(QWidget* window, const Theme& theme, const QString& page);
    void retranslate();
    void spaceOut();
    void standUpright();

    const Theme& theme_;
    QString page_;
    QTextBrowser* text_;
};

} // namespace loom::ui
