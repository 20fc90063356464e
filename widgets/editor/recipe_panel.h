#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace loom::ui
{

class Document;
class Theme;

/// How the network is trained: loss, optimizer, learning rate and schedule, batch size, epochs, metrics,
/// callbacks, seed.
class RecipePanel : public QScrollArea
{
    Q_OBJECT
public:
    RecipePanel(Document* document, Theme* theme, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void refresh();
    void buildLosses(QVBoxLayout* layout);
    void buildOptimizer(QVBoxLayout* layout);
    void buildLoop(QVBoxLayout* layout);
    void buildMetrics(QVBoxLayout* layout);
    void buildCallbacks(QVBoxLayout* layout);
    QString structure() const; ///< the types shown; another one means other widgets

    Document* document_;
    Theme* theme_;
    QString shown_;
};

} // namespace loom::ui
