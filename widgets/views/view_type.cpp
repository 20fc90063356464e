#include "views/view_type.h"

#include <QCoreApplication>
#include <algorithm>

namespace loom::ui {

QString ViewType::shownTitle() const
{
    return QCoreApplication::translate("View", title);
}
QString ViewType::shownText() const
{
    return QCoreApplication::translate("View", text);
}

const std::vector<ViewType>& viewsTable()
{
    static const std::vector<ViewType> table = [] {
        std::vector<ViewType> views = view_typesTable();
        std::ranges::stable_sort(views, {}, &ViewType::place);
        return views;
    }();
    return table;
}

const ViewType* findView(const QString& id)
{
    for (const ViewType& type : viewsTable())
        if (id == QLatin1String(type.id))
            return &type;
    return nullptr;
}

} // namespace loom::ui
