#pragma once

#include "views/try_it/answered.h"

#include <QWidget>

class QLabel;

namespace loom::ui {

class Theme;

/// The answer in large letters, what is true where that is known, and from which step it is; or why there is none.
class AnswerHead : public QWidget {
    Q_OBJECT
public:
    explicit AnswerHead(Theme& theme, QWidget* parent = nullptr);

    void showAnswer(const Subject& subject, const Answered& answered);
    /// The last answer is none any more.
    void showSentence(const QString& sentence, bool problem);
    /// Only the step: the answers stand elsewhere.
    void showStep(const Answered& answered, const QString& words);

private:
    void restyle();
    void setStep(const Answered& answered);

    Theme& theme_;
    QLabel *answer_, *truth_, *notes_, *step_;
};

} // namespace loom::ui
