#pragma once

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace loom::ui {

class Document;
class PartEdit;
class PartList;
class Theme;

/// Where the data come from and what happens to them: source, transforms in order, split.
class DataPanel : public QScrollArea {
    Q_OBJECT
public:
    DataPanel(Document* document, Theme* theme, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void refresh();
    void buildSource(QVBoxLayout* page);

    Document* document_;
    Theme* theme_;
    PartEdit* source_ = nullptr;
    PartList* transforms_ = nullptr;
    QLabel* fields_ = nullptr;
};

} // namespace loom::ui
