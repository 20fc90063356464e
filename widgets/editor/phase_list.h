#pragma once

#include "project/project.h"

#include <QWidget>
#include <functional>
#include <string>
#include <vector>

class QVBoxLayout;

namespace loom::ui {

class Document;
class Theme;

/// The phases of each training step: which losses each makes small, which layers it changes, how often and with which
/// optimizer. Without one all layers learn from all losses together.
class PhaseList : public QWidget {
    Q_OBJECT
public:
    PhaseList(Document* document, const Theme& theme, QWidget* parent = nullptr);

    void refresh();

private:
    void rebuild();
    void addPhase();
    void addEntry(std::size_t index);
    void addChoices(QVBoxLayout* page, std::size_t index, const QString& title, std::vector<std::string> Phase::*list,
                    const std::vector<std::pair<std::string, QString>>& choices);
    void addOptimizer(QVBoxLayout* page, std::size_t index);
    void change(const QString& text, const std::function<void(std::vector<Phase>&)>& edit);
    const std::vector<Phase>& phases() const;
    std::vector<std::pair<std::string, QString>> lossChoices() const;
    std::vector<std::pair<std::string, QString>> layerChoices() const;
    std::vector<std::string> namesNow() const;

    Document* document_;
    const Theme& theme_;
    std::vector<std::string> shown_; ///< all that entries are made of
    QVBoxLayout* entries_;
};

} // namespace loom::ui
