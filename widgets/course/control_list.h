#pragma once

#include "course/lab.h"

#include <QWidget>
#include <functional>
#include <vector>

class QVBoxLayout;

namespace loom::ui {

class LabSession;
class Theme;

/// The controls of the present page: each setting with its name and the editor that fits it, or a slider.
class ControlList : public QWidget {
    Q_OBJECT
public:
    ControlList(LabSession& session, Theme& theme, QWidget* parent = nullptr);

private:
    void build();
    void follow();
    void addSlider(const LabControl& control);
    void addEditor(const LabControl& control);

    LabSession& session_;
    Theme& theme_;
    QVBoxLayout* lines_;
    std::vector<std::function<void()>> show_; ///< what stands now, into each editor
};

} // namespace loom::ui
