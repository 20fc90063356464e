#pragma once

#include "views/parts/background.h"
#include "views/view.h"

#include <QLabel>

namespace loom::ui {

class PartBox;
class SampleList;

/// The samples that the network gets wrong, the surest mistakes first.
class MistakesView : public View {
    Q_OBJECT
public:
    /// A sample and what the network takes it for; for amounts, how far it is off.
    struct Mistake {
        std::int64_t row = 0;
        int predicted = -1; ///< class; -1 where amounts are predicted
        double weight = 0; ///< share of the wrong class; |predicted − true| of an amount
        double amount = 0; ///< predicted
        int truth = -1; ///< class
    };

    MistakesView(const ViewContext& context, QWidget* parent = nullptr);
    void take(const Snapshot& snapshot) override;
    const std::vector<Mistake>& mistakes() const { return mistakes_; }
    QString summary() const { return summary_->text(); }
    QString caption(std::int64_t row) const; ///< "Coat → Shirt 98.1 %"
    QString answer(std::int64_t row) const; ///< what the network says about one of them

protected:
    void retranslate() override;
    void forget() override;
    void refresh() override;

private:
    struct Found {
        std::vector<Mistake> mistakes;
        std::int64_t looked = 0; ///< samples with a true answer
    };
    static Found found(const Subject& subject, const std::vector<std::int64_t>& rows, const Tensor& prediction);
    void display();

    PartBox* part_;
    QLabel* summary_;
    QLabel* step_;
    SampleList* list_;
    Background background_;
    Found found_;
    std::vector<Mistake> mistakes_; ///< those of the picked class, or all
    int shownClass_ = -1;
};

} // namespace loom::ui
