#include "common/shown_page.h"

#include <QStackedWidget>

namespace loom::ui {

void letTheShownPageAsk(QStackedWidget* pages)
{
    const auto arrange = [pages] {
        for (int i = 0; i < pages->count(); ++i) {
            const auto policy = i == pages->currentIndex() ? QSizePolicy::Preferred : QSizePolicy::Ignored;
            pages->widget(i)->setSizePolicy(policy, policy);
        }
        pages->updateGeometry();
    };
    QObject::connect(pages, &QStackedWidget::currentChanged, pages, arrange);
    arrange();
}

} // namespace loom::ui
