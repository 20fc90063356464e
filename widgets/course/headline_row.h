#pragma once

#include <QWidget>
#include <vector>

class QHBoxLayout;
class QToolButton;

namespace loom::ui {

class LabSession;
class Theme;

/// The numbers that the back row reads: what they are called, above each its value; a click asks where it comes from.
class HeadlineRow : public QWidget {
    Q_OBJECT
public:
    HeadlineRow(LabSession& session, Theme& theme, QWidget* parent = nullptr);

    /// A number is a twentieth of that height.
    void setWindowHeight(int pixels);

signals:
    void originWanted(const QString& address);

private:
    QFont numberFont() const;
    void build();
    void follow();
    const std::vector<std::string>& addresses() const;

    LabSession& session_;
    Theme& theme_;
    QHBoxLayout* row_;
    int height_ = 0;
    std::vector<QToolButton*> numbers_;
};

} // namespace loom::ui
