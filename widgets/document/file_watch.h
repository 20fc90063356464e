#pragma once

#include "data/data_recipe.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <optional>

namespace loom::ui {

/// Watches the files and folders of a data recipe, and says when they hold something else than was read. What only
/// looks changed (saved again as it was) is no change: contents are compared, on a thread of its own.
class FileWatch : public QObject {
    Q_OBJECT
public:
    explicit FileWatch(QObject* parent = nullptr);
    ~FileWatch() override;

    /// `read`: what was read, as PreparedData::files; relative names start at `folder`. Nothing was: watches nothing.
    void watch(const DataRecipe& recipe, const QString& folder, const std::map<std::string, std::string>& read);

signals:
    /// Those that hold something else now, as the recipe calls them; empty: they are again as they were read.
    void changed(const QStringList& names);

private:
    void addPaths();
    void compare();
    void look();

    struct Question;
    QFileSystemWatcher watcher_;
    QTimer settle_, look_;
    DataRecipe recipe_;
    QString folder_;
    std::map<std::string, std::string> read_;
    QStringList told_;
    std::shared_ptr<Question> question_; ///< shared with the thread that compares
};

} // namespace loom::ui
