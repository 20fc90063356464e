#pragma once

#include "train/detection.h"
#include "views/view.h"

class QDoubleSpinBox;

namespace loom::ui {

class PartBox;
class SampleList;

/// The boxes that a detector finds on pictures, over those that are there.
class BoxesView : public View {
    Q_OBJECT
public:
    /// A picture with what there is and what was found, each counted for the object that it meets.
    struct Answer {
        std::int64_t row = 0;
        std::vector<TrueBox> there;
        std::vector<FoundBox> found;
    };

    BoxesView(const ViewContext& context, QWidget* parent = nullptr);
    void take(const Snapshot& snapshot) override;
    const std::vector<Answer>& answers() const { return answers_; }
    QString summary() const;
    QString caption(std::int64_t row) const; ///< "2 of 3 found, 1 false"

protected:
    void retranslate() override;
    void forget() override;
    void refresh() override;

private:
    /// The loss of the output that is looked at, where it is a detector's.
    bool findsBoxes() const;
    void read();
    void paintBoxes(QPainter& painter, const QRect& area, int tile) const;

    PartBox* part_;
    QLabel *scoreWord_, *strikeWord_, *summary_, *step_;
    QDoubleSpinBox *score_, *strike_;
    SampleList* list_;
    Tensor prediction_;
    std::vector<std::int64_t> rows_; ///< of the prediction
    std::vector<Answer> answers_;
};

} // namespace loom::ui
