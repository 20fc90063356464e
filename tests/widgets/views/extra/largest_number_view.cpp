#include "views/view.h"

#include "plots/ticks.h"

#include <QLabel>
#include <algorithm>

namespace loom::ui {

/// A view in one file: the largest number that comes out of the network for the picked sample.
class LargestNumberView : public View {
public:
    LargestNumberView(const ViewContext& context, QWidget* parent)
        : View(context, "largest_number", parent)
        , number_(new QLabel)
    {
        number_->setObjectName(QStringLiteral("number"));
        setContent(number_);
    }
    void take(const Snapshot& snapshot) override
    {
        const auto found = snapshot.tensors.find(subject().output + "/output");
        if (found == snapshot.tensors.end())
            return;
        double largest = found->second.at(0);
        for (std::int64_t i = 1; i < found->second.size(); ++i)
            largest = std::max(largest, found->second.at(i));
        number_->setText(fourDigits(largest));
    }

protected:
    void retranslate() override { }
    void forget() override { number_->clear(); }
    void refresh() override
    {
        if (!requireData(QStringLiteral("Here stands the largest number.")))
            return;
        showContent();
        WatchRequest request;
        request.names = {subject().output + "/output"};
        request.rows = {row()};
        want(request);
    }

private:
    QLabel* number_;
};

} // namespace loom::ui

namespace loom::view_types {

ui::ViewType largest_number_view()
{
    return {
        .id = "largest_number",
        .title = "Largest number",
        .text = "The largest number that comes out of the network.",
        .icon = "outputs",
        .place = 25,
        .make = ui::makeView<ui::LargestNumberView>,
    };
}

} // namespace loom::view_types
