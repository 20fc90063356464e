#pragma once

#include <QString>
#include <vector>

class QWidget;

namespace loom::ui {

class Document;
class Selection;
class Theme;
class TrainingSession;
class View;

/// What every view may look at. The theme is always there; a view without session, document or selection shows
/// what it is given.
struct ViewContext {
    Document* document = nullptr;
    TrainingSession* session = nullptr;
    Selection* selection = nullptr;
    Theme* theme = nullptr;
};

/// The declaration of a view: menus, docks, report and tests read it.
struct ViewType {
    const char* id;
    const char* title; ///< English, marked for translation in the context "View"
    const char* text; ///< what it shows, one sentence
    const char* icon;
    View* (*make)(const ViewContext& context, QWidget* parent);

    QString shownTitle() const;
    QString shownText() const;
};

const std::vector<ViewType>& viewsTable();
/// Null when there is none of that id.
const ViewType* findView(const QString& id);

} // namespace loom::ui
