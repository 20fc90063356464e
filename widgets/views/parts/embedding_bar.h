#pragma once

#include "views/parts/subject.h"

#include <QObject>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace loom::ui {

class FlowLayout;
class NodeBox;

/// The controls of an embedding: which outputs of which samples become points, by which method, in which colours.
class EmbeddingBar : public QObject {
    Q_OBJECT
public:
    enum class Colours { truth, predicted, right };
    static constexpr int kFewestSamples = 10;

    /// Puts its widgets into the layout, which owns them.
    EmbeddingBar(FlowLayout* layout, QObject* parent);
    void retranslate();

    NodeBox* layer() const { return layer_; }
    /// The first rows of the chosen part, of the training part where that has too few.
    std::vector<std::int64_t> rows(const PreparedData& data) const;
    void setSamples(int count);
    bool tsne() const;
    void setMethod(bool tsne);
    int perplexity() const;
    int steps() const;
    bool isPaused() const;
    void unpause();
    bool follows() const; ///< the map is computed anew while training goes on
    Colours colours() const;
    bool showsClasses() const { return colours() != Colours::right; }
    struct Coloured {
        QStringList names;
        std::vector<int> kinds; ///< one a sample, -1: none
    };
    /// By the chosen colours; by true classes where there are no predictions.
    Coloured coloured(const Subject& subject, const std::vector<int>& labels,
                      const std::vector<int>& predicted) const;
    void setPausable(bool on);
    /// Without classes there is nothing to colour by.
    void setColourable(bool on);

signals:
    void layerPicked(const QString& node);
    void rowsChanged(); ///< another part or another number of samples
    void methodChanged();
    void computeAsked();
    void paused(bool on);
    void followChanged();
    void coloursChanged();

private:
    void addControls(FlowLayout* layout);

    NodeBox* layer_;
    QComboBox* part_;
    QComboBox* method_;
    QSpinBox* samples_;
    QSpinBox* perplexity_;
    QSpinBox* steps_;
    QComboBox* colours_;
    QCheckBox* follow_;
    QPushButton* start_;
    QPushButton* pause_;
    std::vector<std::pair<QLabel*, const char*>> words_;
};

} // namespace loom::ui
