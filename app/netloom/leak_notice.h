#pragma once

#include "base/issue.h"
#include "data/data_recipe.h"

#include <QObject>

namespace loom::ui {

class Background;
class Document;
class IssuesPanel;
class TrainingSession;

/// Looks through the data that were read for rows that stand in two parts and for what else makes a measurement too
/// good (project/leak_check.h), in a thread of its own, and tells it among the issues.
class LeakNotice : public QObject {
    Q_OBJECT
public:
    LeakNotice(Document* document, TrainingSession* session, IssuesPanel* issues);

private:
    void look();
    void tell();

    Document* document_;
    TrainingSession* session_;
    IssuesPanel* issues_;
    Background* background_;
    DataRecipe looked_; ///< the recipe by which the rows were read …
    std::vector<Issue> found_; ///< … and what was found in them
};

} // namespace loom::ui
