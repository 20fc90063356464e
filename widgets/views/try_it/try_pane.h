#pragma once

#include "data/source_type.h"
#include "views/try_it/answered.h"

#include <QWidget>
#include <optional>

namespace loom::ui {

/// A way to give the network new rows of one's own, and to show what it says about them.
class TryPane : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// The data and the sample that is picked among them; what was drawn or typed stays where it still fits.
    virtual void setSubject(const std::shared_ptr<const Subject>& subject, std::int64_t row) = 0;
    /// What the network is asked; nothing while nothing is there.
    virtual std::optional<NewRows> question() const = 0;
    /// What to do first, while there is no question.
    virtual QString invitation() const = 0;
    virtual void showAnswer(const std::shared_ptr<const Answered>& answered) = 0;
    /// The question cannot be answered.
    virtual void showProblem(const QString& sentence) = 0;
    /// What is true of the row that is asked about, by output; empty where nobody knows.
    virtual std::vector<Truth> truths() const;
    /// Is it asked about one sample that stands in no data?
    virtual bool isOwn() const { return false; }
    /// Said instead of the answer of a single row; empty: that is said.
    virtual QString summary(const Answered& answered) const;
    virtual void retranslate() = 0;

signals:
    void changed(); ///< another question
};

} // namespace loom::ui
