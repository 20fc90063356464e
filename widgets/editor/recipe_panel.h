#pragma once

#include <QScrollArea>

#include <string>
#include <vector>

class QComboBox;
class QFormLayout;
class QVBoxLayout;

namespace loom {
struct Project;
}

namespace loom::ui {

class Document;
class PartEdit;
class PartList;
class PhaseList;
class Theme;

/// How the network is trained: losses, optimizer with learning rate and schedule, batch size, epochs, metrics,
/// callbacks, constraints, seed.
class RecipePanel : public QScrollArea {
    Q_OBJECT
public:
    /// The button that is a command too: its English words, for `tr`.
    static constexpr const char* kFindRate = QT_TR_NOOP("Find a learning rate …");
    static constexpr const char* kFindRateHelp =
        QT_TR_NOOP("Tries rates one after the other and shows at which the loss falls");

    RecipePanel(Document* document, Theme* theme, QWidget* parent = nullptr);

signals:
    void rateWanted(); ///< a learning rate is to be looked for

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void build();
    void refresh();
    void buildLosses(QVBoxLayout* page);
    void buildLoss(QVBoxLayout* page, std::size_t index);
    void addLoss();
    void buildOptimizer(QVBoxLayout* page);
    void buildMetrics(QVBoxLayout* page);
    void refreshLosses();
    void edit(const Project& edited, const QString& text);
    std::vector<std::string> typesNow() const;

    Document* document_;
    Theme* theme_;
    PartEdit* optimizer_ = nullptr;
    PartList* callbacks_ = nullptr;
    PhaseList* phases_ = nullptr;
    PartList* constraints_ = nullptr;
    std::size_t shownLosses_ = 0;
    std::vector<std::string> shownTypes_; ///< of losses and metrics, whose settings stand below them
};

} // namespace loom::ui
