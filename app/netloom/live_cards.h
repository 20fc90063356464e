#pragma once

#include <QObject>
#include <QPixmap>
#include <QTimer>

namespace loom {
struct Snapshot;
}

namespace loom::ui {

class CanvasView;
class Selection;
class Theme;
class TrainingSession;

/// Pictures under the cards of what each layer makes of the picked sample, as it is learned: the first feature maps
/// of every layer in sight whose output is a stack of them. Only while the canvas is seen at a readable size; hidden
/// it asks for nothing.
class LiveCards : public QObject {
    Q_OBJECT
public:
    LiveCards(CanvasView* canvas, TrainingSession* session, Selection* selection, Theme* theme);

    /// What the session is asked for at present.
    const std::vector<std::string>& watched() const { return names_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void update();
    std::vector<std::string> wantedNames() const;
    void take(const Snapshot& snapshot);
    void clear();

    CanvasView* canvas_;
    TrainingSession* session_;
    Selection* selection_;
    Theme* theme_;
    QTimer later_;
    std::vector<std::string> names_;
    int number_ = 0;
};

} // namespace loom::ui
