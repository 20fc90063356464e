#pragma once

#include <QModelIndex>
#include <QWidget>

class QLabel;
class QLineEdit;
class QTreeView;

namespace loom::ui {

class CanvasView;
class PaletteFilter;
class PaletteModel;
class Theme;

/// The layers to build with, by category, with a search field that knows their Korean and English names and
/// ids. A layer is dragged onto the canvas, or added after the picked node by double click or Enter.
class Palette : public QWidget {
    Q_OBJECT
public:
    Palette(CanvasView* canvas, Theme* theme, QWidget* parent = nullptr);

    void focusSearch();
    void clearSearch(); ///< another project is another search
    QWidget* lastInTabOrder() const;

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void restyle();
    void search(const QString& words);
    QModelIndex bestMatch(const QString& words) const;
    void addCurrent();

    CanvasView* canvas_;
    Theme* theme_;
    PaletteModel* model_;
    PaletteFilter* filter_;
    QLineEdit* search_;
    QTreeView* tree_;
    QLabel* none_; ///< says that nothing is called so
};

} // namespace loom::ui
