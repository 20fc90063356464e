#pragma once

#include "common/attribute_edit.h"
#include "document/document.h"
#include "drawer.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/edge_item.h"
#include "editor/canvas/node_item.h"
#include "editor/palette.h"
#include "editor/palette_model.h"
#include "stage.h"
#include "widgets/editor/window_hands.h"
#include "window_fixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QTreeView>
#include <map>

namespace loom::ui::test {

/// The window in which a network is built by a learner's hands: cards are dragged, wires drawn, boxes opened.
class BuildFixture : public WindowFixture {
protected:
    Hands hands() const { return Hands(window_.get()); }
    CanvasView& canvas() const { return *window_->stage()->canvas(); }
    const Graph& graph() const { return window_->document()->graph(); }
    const Project& project() const { return window_->document()->project(); }
    NodeItem* card(const QString& id) const { return canvas().canvas().card(id); }
    QPoint at(QPointF scene) const { return hands().in(canvas().viewport(), canvas().mapFromScene(scene)); }
    QString picked() const { return QString::fromStdString(graph().nodes.back().id); }

    static void bringIntoSight(QWidget* widget);
    /// The one that is seen: a page that was built anew may still be there.
    template<class T> T* seen(const QString& name) const
    {
        for (T* widget : window_->findChildren<T*>(name))
            if (widget->isVisible())
                return widget;
        return nullptr;
    }
    void openPage(const char* page);
    void showWhole();
    QString drop(const char* layer, QPoint to);
    QString dropBehind(const char* layer, const QString& node);
    void wire(const QString& from, const QString& to, std::size_t wires = 1);
    void pick(const QStringList& nodes);
    void choose(QComboBox* box, const QString& data);
    void enter(QWidget* edit, const QString& text);
    void press(const char* button);
    void tick(const char* box, bool on = true);
    QWidget* attribute(const char* page, const char* name) const;
    void dense(int units, const char* activation);
    /// Of the layer that was dropped last; what stands at its default is not written down.
    Value setting(const char* name) const
    {
        const Node& node = graph().nodes.back();
        return attributeOf(completed(findLayer(node.type)->attributes, node.attributes), name);
    }
    /// Every wire says what runs through it, and nothing is wrong any more.
    void everyWireHasItsShape() const;
};

inline void BuildFixture::bringIntoSight(QWidget* widget)
{
    QTest::qWait(20); // a page that was built anew goes back to where it was
    for (QWidget* parent = widget->parentWidget(); parent; parent = parent->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(parent))
            area->ensureWidgetVisible(widget);
    QCoreApplication::processEvents();
}

/// A page of the drawer.
inline void BuildFixture::openPage(const char* page)
{
    const std::map<QByteArray, const char*> actions = {
        {"dataPanel", "data"}, {"recipePanel", "recipe"}, {"propertyPanel", "properties"}};
    if (!find<QWidget>(page)->isVisible())
        action(actions.at(page))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(page)->isVisible(), kPatience);
}

/// The whole network in what the drawer leaves of the sheet.
inline void BuildFixture::showWhole()
{
    window_->findChild<Drawer*>()->close();
    action("canvas.fit")->trigger();
    for (int i = 0; i < 3; ++i)
        action("canvas.zoomOut")->trigger(); // room for one more card
    QCoreApplication::processEvents();
}

inline QString BuildFixture::drop(const char* layer, QPoint to)
{
    auto* search = find<QLineEdit>("paletteSearch");
    search->clear();
    auto* tree = window_->stage()->palette()->findChild<QTreeView*>();
    const QModelIndexList rows =
        tree->model()->match(tree->model()->index(0, 0), PaletteModel::kLayer, QString::fromLatin1(layer), 1,
                             Qt::MatchExactly | Qt::MatchRecursive);
    if (rows.isEmpty())
        return {};
    tree->scrollTo(rows.front());
    const std::size_t before = graph().nodes.size();
    hands().carry(hands().in(tree->viewport(), tree->visualRect(rows.front()).center()), to);
    return graph().nodes.size() == before + 1 ? picked() : QString();
}

/// Carried to the place behind a card, a layer is wired to it.
inline QString BuildFixture::dropBehind(const char* layer, const QString& node)
{
    const QPointF output = card(node)->outputPoint(0);
    return drop(layer, at(output + QPointF(canvas::kCardWidth / 2 + 60, 0)));
}

inline void BuildFixture::wire(const QString& from, const QString& to, std::size_t wires)
{
    hands().drag(at(card(from)->outputPoint(0)), at(card(to)->inputPoint(0)));
    QVERIFY2(graph().into(to.toStdString()).size() == wires, qPrintable(from + " to " + to));
}

inline void BuildFixture::pick(const QStringList& nodes)
{
    Qt::KeyboardModifiers keys;
    for (const QString& id : nodes) {
        hands().click(at(card(id)->sceneBoundingRect().center()), keys);
        keys = Qt::ShiftModifier;
    }
}

inline void BuildFixture::choose(QComboBox* box, const QString& data)
{
    QVERIFY2(box, qPrintable(data));
    bringIntoSight(box);
    hands().choose(box, data);
}

/// Types into the line of an edit.
inline void BuildFixture::enter(QWidget* edit, const QString& number)
{
    QVERIFY(edit);
    bringIntoSight(edit);
    auto* line = edit->findChild<QLineEdit*>();
    QVERIFY(line);
    line->setFocus();
    line->selectAll();
    hands().type(number);
    hands().key(Qt::Key_Return);
}

inline void BuildFixture::press(const char* button)
{
    auto* found = seen<QAbstractButton>(QLatin1String(button));
    QVERIFY2(found && found->isVisible() && found->isEnabled(), button);
    bringIntoSight(found);
    hands().click(found);
    QCoreApplication::processEvents();
}

inline void BuildFixture::tick(const char* box, bool on)
{
    auto* found = seen<QCheckBox>(QLatin1String(box));
    QVERIFY2(found, box);
    if (found->isChecked() == on)
        return;
    bringIntoSight(found);
    hands().click(hands().in(found, QPoint(8, found->height() / 2)));
    QCoreApplication::processEvents();
    QVERIFY2(seen<QCheckBox>(QLatin1String(box))->isChecked() == on, box);
}

/// The editor of a setting on a page of the drawer.
inline QWidget* BuildFixture::attribute(const char* page, const char* name) const
{
    for (auto* edit : find<QWidget>(page)->findChildren<AttributeEdit*>(QLatin1String(name)))
        if (edit->isVisible())
            return edit;
    return nullptr;
}

/// The layer that was dropped last.
inline void BuildFixture::dense(int units, const char* activation)
{
    openPage("propertyPanel");
    enter(attribute("propertyPanel", "units"), QString::number(units));
    if (*activation)
        choose(attribute("propertyPanel", "activation")->findChild<QComboBox*>(), QString::fromLatin1(activation));
    QVERIFY(setting("units") == Value(std::int64_t(units)));
}

inline void BuildFixture::everyWireHasItsShape() const
{
    QCOMPARE(canvas().canvas().wires().size(), qsizetype(graph().edges.size()));
    for (const EdgeItem* wire : canvas().canvas().wires()) {
        const std::string ends = describe(wire->edge().from) + " to " + describe(wire->edge().to);
        QVERIFY2(!wire->text().isEmpty() && wire->sentence().isEmpty(), ends.c_str());
    }
    for (const Issue& issue : window_->document()->issues())
        QVERIFY2(issue.severity != Severity::error, english(issue.sentence).c_str());
}

} // namespace loom::ui::test
