#pragma once

#include "document/node_pictures.h"
#include "views/parts/subject.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace loom::ui {

class CanvasView;
class Theme;
struct CardPicture;

/// The canvas while the network learns: under each card in sight what its layer makes of the data, of a network of
/// two inputs its neurons' curves over the plane and the decision with the samples on it; and a dot on the cards that
/// are learning. Hidden, or too small to be read, it asks for nothing.
class LiveCards : public QObject {
    Q_OBJECT
public:
    LiveCards(CanvasView* canvas, TrainingSession* session, PickGroup* selection, Theme* theme);

    /// Whose pictures are asked for at present.
    const QStringList& watched() const { return watched_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void update();
    void follow();
    void draw();
    void beat();
    bool isSeen() const;
    QStringList cardsInSight() const;
    CardPicture pictureFor(const Node& node, const NodePicture& numbers) const;
    QImage decision(const NodePicture& numbers) const;
    void drawSamples(QImage& image) const;

    CanvasView* canvas_;
    TrainingSession* session_;
    PickGroup* picks_;
    Theme* theme_;
    NodePictures pictures_;
    Subject subject_;
    std::vector<float> places_; ///< of samples, as shares of the plane
    std::vector<int> labels_; ///< theirs
    QTimer later_;
    QStringList watched_;
    QElapsedTimer sinceBeat_;
    qint64 beatStep_ = -1;
    bool full_ = false;
};

} // namespace loom::ui
