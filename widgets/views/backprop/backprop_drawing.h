#pragma once

#include "lab_views/network_drawing.h"
#include "views/backprop/backprop_job.h"

namespace loom::ui {

/// A small network whose numbers appear as the way reaches them: outputs forward, gradients at the sums backward;
/// weights on the wires, then their gradients, then what they become.
class BackpropDrawing : public NetworkDrawing {
    Q_OBJECT
public:
    explicit BackpropDrawing(Theme& theme, QWidget* parent = nullptr);

    void showStep(const Subject& subject, const BackpropShown& shown);
    void forget();

signals:
    void unitAsked(const QString& node, qint64 unit);
    void weightAsked(const QString& kernel, qint64 input, qint64 unit);

private:
    struct Unit {
        std::string node;
        std::int64_t unit = 0;
    };
    struct Wire {
        std::string kernel;
        std::int64_t input = 0, unit = 0;
    };
    void build(const Subject& subject);
    void showUnits(const BackpropShown& shown);
    void showWires(const BackpropShown& shown);

    Graph graph_; ///< that is drawn
    std::vector<Unit> units_;
    std::vector<Wire> wires_;
};

} // namespace loom::ui
