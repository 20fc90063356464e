#pragma once

#include "course/lab_answer.h"

#include <QString>
#include <functional>
#include <vector>

class QWidget;

namespace loom::ui {

class LabSession;
class Theme;

/// What a kind of view needs to show an entry of a lab's `views`.
struct LabViewContext {
    LabSession& session;
    const LabView& view;
    Theme& theme;
};

/// A kind of view that labs may use. The file kinds/ID.cpp defines it as `loom::lab_view_types::ID()`; the folder is
/// the list.
struct LabViewType {
    const char* id;
    /// Follows the session by itself: its numbers, its page, what is locked and covered.
    QWidget* (*make)(const LabViewContext& context, QWidget* parent);
};

/// Calls `numbers` when numbers of the session change and `page` when the page does or its question is answered: at
/// once where the view is shown; of one that the page hides, once, when it is shown again.
void followSession(QWidget& view, LabSession& session, std::function<void()> numbers, std::function<void()> page);

/// Is the question of the open page of that kind, and answered in this view?
bool asksOn(const LabSession& session, const LabView& view, const char* kind);
/// Until it was right, or only looked at, another guess may be made.
bool isOpenQuestion(const LabSession& session);
/// What is guessed on the open page: while the question is open what was set last, then what was answered; null where
/// there is nothing.
const LabGuess* shownGuess(const LabSession& session);
QString guessWords(); ///< beside what was guessed …
QString truthWords(); ///< … and beside what is so

/// Null when there is none of that id.
const LabViewType* findLabView(const std::string& id);

} // namespace loom::ui

namespace loom {

/// As CMake found the files; ask for ui::findLabView().
const std::vector<ui::LabViewType>& lab_view_typesTable();

} // namespace loom
