#pragma once

#include <QString>
#include <vector>

class QWidget;

namespace loom::ui {

class Document;
class PickGroup;
class SnapshotSource;
class Theme;
class TrainingSession;
class View;

/// What every view may look at. The theme is always there; a view without source, document or picks shows what it is
/// given. A view that only looks asks `View::source`; the session is for what steers a run.
struct ViewContext {
    Document* document = nullptr;
    TrainingSession* session = nullptr;
    PickGroup* picks = nullptr;
    Theme* theme = nullptr;
    SnapshotSource* source = nullptr; ///< what is looked at; null: the session
};

/// The declaration of a view: menus, docks, report and tests read it. The file ID_view.cpp defines it as
/// `loom::view_types::ID_view()`; the folder is the list.
struct ViewType {
    const char* id;
    const char* title; ///< English, marked for translation in the context "View"
    const char* text; ///< what it shows, one sentence
    const char* icon;
    int place = 0; ///< where it stands in lists; smaller numbers come first
    View* (*make)(const ViewContext& context, QWidget* parent);

    QString shownTitle() const;
    QString shownText() const;
};

template<class V> View* makeView(const ViewContext& context, QWidget* parent)
{
    return new V(context, parent);
}

/// In the order in which they are shown.
const std::vector<ViewType>& viewsTable();
/// Null when there is none of that id.
const ViewType* findView(const QString& id);

} // namespace loom::ui

namespace loom {

/// As CMake found the files; ask for ui::viewsTable().
const std::vector<ui::ViewType>& view_typesTable();

} // namespace loom
