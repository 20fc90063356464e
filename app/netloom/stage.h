#pragma once

#include "views/view_type.h"

#include <QPointer>
#include <QWidget>

class QListWidget;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace loom::ui {

class CanvasView;
class Document;
class NodeStrip;
class Palette;
class PickGroup;
class Theme;
class TrainingSession;
class ViewSlot;

/// The middle of the window and the column beside it: the canvas with its palette (Build), or one view with the list
/// of views and the network as a strip (Look inside).
class Stage : public QWidget {
    Q_OBJECT
public:
    enum class Mode { build, look };

    Stage(Document* document, TrainingSession* session, PickGroup* selection, Theme* theme,
          QWidget* parent = nullptr);

    CanvasView* canvas() const { return canvas_; }
    Palette* palette() const { return palette_; }
    QWidget* middle() const { return middle_; } ///< what a drawer may cover
    Mode mode() const { return mode_; }
    void setMode(Mode mode);
    /// Opens Look inside with this view; unknown ids keep the present one.
    void showView(const QString& id);
    QString viewId() const;
    /// Puts one more view beside those that are shown; the list acts on the one that was touched last.
    void addBeside();
    /// Shows the picked view in a window of its own, too.
    void floatView();
    /// The picked view stays at the step that it shows, or follows again.
    void pinView();
    /// The picked view keeps a pick of its own, or follows the others' again.
    void linkView();
    int viewCount() const; ///< shown side by side
    ViewSlot* pickedSlot() const;
    /// A former run beside what is shown.
    void showRun(int number);
    /// A folded column leaves its room to the stage: the views as a rail of icons with
    /// their words, the palette put away.
    void setCovered(int pixels); ///< by the drawer, at the right: views make room
    void setColumnFolded(bool folded);
    bool isColumnFolded() const { return folded_; }

signals:
    void modeChanged();
    void panelAsked(const QString& command); ///< by a view, see View

protected:
    void changeEvent(QEvent* event) override;

private:
    ViewSlot* addSlot(const QString& id);
    void closeSlot(ViewSlot* slot);
    void pickSlot(ViewSlot* slot);
    void followSlot();
    void fillViewList();
    bool suits(const QString& id) const;
    QString usualView() const;
    void restyle();
    int railWidth() const;
    void showAsRail(bool rail);

    Theme* theme_;
    CanvasView* canvas_;
    Palette* palette_;
    ViewContext context_;
    QStackedWidget *column_, *pages_;
    QSplitter* views_;
    QPointer<ViewSlot> slot_;
    QToolButton *beside_, *float_, *pin_, *link_;
    QListWidget* list_;
    QToolButton* foldButton_;
    QWidget* side_;
    NodeStrip* strip_;
    QWidget* middle_;
    QStringList ids_;
    Mode mode_ = Mode::build;
    bool folded_ = false;
    bool fresh_ = false; ///< another project: the view that was shown may say nothing of it
};

} // namespace loom::ui
