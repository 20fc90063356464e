#pragma once

#include "course/years.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace loom::ui {

class Theme;

/// The field's history as a row of years; each opens the lab that lets one do what was found then. Below them what
/// happened in the year under the pointer or the focus.
class TimeLine : public QWidget {
    Q_OBJECT
public:
    explicit TimeLine(Theme& theme, QWidget* parent = nullptr);

    void setDates(const std::vector<HistoryDate>& dates, const QString& language);

signals:
    void labChosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void restyle();
    void arrange();
    void tell(const QToolButton* year);
    void reserve();

    Theme& theme_;
    std::vector<QToolButton*> years_;
    QGridLayout* rows_;
    QLabel* told_;
    int columns_ = 0;
};

} // namespace loom::ui
