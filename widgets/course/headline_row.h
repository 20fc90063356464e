#pragma once

#include <QWidget>
#include <vector>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace loom::ui {

class LabSession;
class Theme;

/// The numbers that the back row reads: what they are called, above each its value; a click asks where it comes from.
/// Where they are too many or too long to stand side by side they are smaller, never cut off.
class HeadlineRow : public QWidget {
    Q_OBJECT
public:
    HeadlineRow(LabSession& session, Theme& theme, QWidget* parent = nullptr);

    /// A number is a twentieth of that height.
    void setWindowHeight(int pixels);

signals:
    void originWanted(const QString& address);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QFont numberFont() const;
    void setShare(double share);
    int neededWidth() const;
    bool numbersAreWide() const;
    void fit();
    void build();
    void follow();
    std::vector<std::string> addresses() const;

    LabSession& session_;
    Theme& theme_;
    QHBoxLayout* row_;
    int height_ = 0;
    double share_ = 1; ///< of the full size
    std::vector<QLabel*> words_;
    std::vector<QToolButton*> numbers_;
};

} // namespace loom::ui
