#pragma once

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace loom::ui
{

class Document;
class Theme;

/// Where the data come from and what happens to them: source, transforms in order, split.
class DataPanel : public QScrollArea
{
    Q_OBJECT
public:
    DataPanel(Document* document, Theme* theme, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void refresh();
    void buildSource(QVBoxLayout* layout);
    void buildTransforms(QVBoxLayout* layout);
    void buildSplit(QVBoxLayout* layout);
    QString structure() const;

    Document* document_;
    Theme* theme_;
    QString shown_;
};

} // namespace loom::ui
