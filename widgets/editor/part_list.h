#pragma once

#include "project/project.h"

#include <QWidget>
#include <functional>
#include <string>

class QVBoxLayout;

namespace loom::ui {

class Document;
class Theme;
enum class Change;

/// A list of Parts of one table (transforms, callbacks, constraints): each with its attributes, to move, remove and
/// add.
class PartList : public QWidget {
    Q_OBJECT
public:
    /// `list` finds the parts in a project; `path` names them for undo ("data.transforms").
    PartList(Document* document, const Theme& theme, const std::string& table, const QString& path, Change change,
             std::function<std::vector<Part>&(Project&)> list, QWidget* parent = nullptr);

    void refresh();

private:
    void rebuild();
    void addEntry(int index);
    void addChoice();
    void add(const Part& part, const QString& text);
    void change(const QString& text, const std::function<void(std::vector<Part>&)>& edit, const QString& merge = {});
    const std::vector<Part>& parts() const;

    Document* document_;
    const Theme& theme_;
    std::string table_;
    QString path_;
    Change change_;
    std::function<std::vector<Part>&(Project&)> list_;
    std::vector<std::string> shown_;
    QVBoxLayout* entries_;
};

} // namespace loom::ui
