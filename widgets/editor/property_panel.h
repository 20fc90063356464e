#pragma once

#include "base/value.h"

#include <QScrollArea>

class QFormLayout;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace loom {
struct Node;
}

namespace loom::ui {

class AttributesForm;
class Document;
class PickGroup;
class Theme;

/// The picked node: its attributes (of several nodes of one type at once), shape in and out, parameters with
/// their arithmetic, formula, help, and what is wrong with it.
class PropertyPanel : public QScrollArea {
    Q_OBJECT
public:
    PropertyPanel(Document* document, PickGroup* selection, Theme* theme, QWidget* parent = nullptr);

    void focusFirst(); ///< the first attribute's editor

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild(); ///< other nodes or another type
    void refresh(); ///< the same nodes, other values
    void buildHeader(QVBoxLayout* page);
    void buildForm(QVBoxLayout* page);
    void buildFlags(QVBoxLayout* page);
    static QStringList flagsOf(const Node& node);
    void buildFacts(QVBoxLayout* page);
    void refreshIssues();
    void buildHelp(QVBoxLayout* page);
    void edit(const QString& name, const Value& value);
    QLabel* fact(QFormLayout* form, const QString& title, const QString& objectName);
    QStringList editable() const; ///< picked nodes of the last one's type

    Document* document_;
    PickGroup* selection_;
    Theme* theme_;
    QStringList shown_;
    QString shownType_;
    QStringList flags_; ///< that have a box
    QLineEdit* title_ = nullptr;
    AttributesForm* form_ = nullptr;
    QLabel *inputs_ = nullptr, *output_ = nullptr, *parameters_ = nullptr, *cost_ = nullptr, *others_ = nullptr;
    QWidget* issues_ = nullptr;
};

} // namespace loom::ui
