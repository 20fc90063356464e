#pragma once

#include "views/parts/background.h"
#include "views/try_it/try_pane.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace loom::ui {

class AnswerBars;
class RowField;
class Theme;

/// A row of one's own: a field for each column, filled in from the picked sample.
class RowPane : public TryPane {
    Q_OBJECT
public:
    explicit RowPane(Theme& theme, QWidget* parent = nullptr);

    void setSubject(const std::shared_ptr<const Subject>& subject, std::int64_t row) override;
    std::optional<NewRows> question() const override;
    QString invitation() const override;
    bool isOwn() const override { return truths().empty(); }
    void showAnswer(const std::shared_ptr<const Answered>& answered) override;
    void showProblem(const QString& sentence) override;
    std::vector<Truth> truths() const override;
    void retranslate() override;

private:
    struct Filled {
        std::vector<std::string> cells; ///< of all columns
        std::vector<Truth> truths; ///< of all outputs
    };
    void build();
    void fill();
    void measure();
    void take(const Filled& filled);
    std::vector<std::string> cells() const;

    Theme& theme_;
    AnswerBars* bars_;
    QWidget* fields_ = nullptr;
    QVBoxLayout* page_;
    QLabel* more_;
    QPushButton* again_;
    Background filling_, measuring_;
    std::shared_ptr<const Subject> subject_; ///< shared with the threads that read
    std::vector<NewColumn> columns_;
    std::vector<RowField*> shown_; ///< the first columns; the others stay as they are in the sample
    Filled sample_; ///< of the picked row
    std::vector<std::string> untouched_; ///< the cells as they were filled in
    RowField* touched_ = nullptr;
    std::int64_t row_ = -1;
};

} // namespace loom::ui
