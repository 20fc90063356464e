#pragma once

#include "views/try_it/answered.h"

#include <QWidget>

namespace loom::ui {

class BarChart;
class Theme;

/// How sure the network is of each class, the ten likeliest where there are more; hidden where it answers with
/// amounts.
class AnswerBars : public QWidget {
    Q_OBJECT
public:
    explicit AnswerBars(Theme& theme, QWidget* parent = nullptr);

    void showAnswer(const Subject& subject, const Answered& answered);
    void clear();
    const BarChart& bars() const { return *bars_; }

private:
    void fitHeight();

    Theme& theme_;
    BarChart* bars_;
};

} // namespace loom::ui
