#pragma once

#include "views/view.h"

namespace loom::ui {

class MapPanel;
class NodeBox;
class RowPanel;

/// The maps that a layer makes of the picked picture, live.
class FeatureMapsView : public View {
    Q_OBJECT
public:
    FeatureMapsView(const ViewContext& context, QWidget* parent = nullptr);
    void take(const Snapshot& snapshot) override;
    const MapPanel& panel() const { return *panel_; }

protected:
    void retranslate() override;
    void forget() override;
    void refresh() override;

private:
    NodeBox* layer_;
    RowPanel* sample_;
    MapPanel* panel_;
    QLabel* layerWord_;
    QLabel* step_;
};

} // namespace loom::ui
