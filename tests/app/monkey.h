#pragma once

#include "app/text_difference.h"
#include "base/random.h"
#include "common/theme.h"
#include "data/source_type.h"
#include "data/transform_type.h"
#include "document/document.h"
#include "document/training_session.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/node_item.h"
#include "editor/palette.h"
#include "graph/layer_type.h"
#include "language.h"
#include "main_window.h"
#include "patience.h"
#include "project/path.h"
#include "project/project_file.h"
#include "stage.h"
#include "views/view_type.h"
#include "workspace/file_flow.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSlider>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWindow>

#include <csignal>
#include <cstring>
#include <unistd.h>

namespace loom::ui::test {

/// Does something in the studio's window, again and again: drags, wires, edits, undo, training, views, data, files,
/// language, sizes. What it does follows from its seed alone.
class Monkey {
public:
    explicit Monkey(int seed);

    /// One action; a sentence where something is wrong after it.
    QString act();
    QString lastActions() const { return QString::fromUtf8(log_); }

private:
    using Deed = void (Monkey::*)();

    int below(int count) { return count > 0 ? int(random_.below(std::uint32_t(count), std::uint64_t(++draws_))) : 0; }
    template<class List> auto one(const List& list) { return list[qsizetype(below(int(list.size())))]; }
    void note(const QString& what);
    QString undone();
    void leaveDialogs();

    void dragOnCanvas();
    void joinPorts();
    void clickAnywhere();
    void pokeControl();
    void pressKey();
    void triggerAction();
    void setAttribute();
    void setByPath();
    void addLayer();
    void undoOrRedo();
    void train();
    void look();
    void changeData();
    void openOrNew();
    void resize();
    void turnWheel();

    CanvasView& canvas() const { return *window_->stage()->canvas(); }
    QPoint onScreen(QPointF scene) const
    {
        return canvas().viewport()->mapTo(window_.get(), canvas().mapFromScene(scene));
    }
    QString anyCard()
    {
        return canvas().canvas().cards().isEmpty() ? QString() : one(canvas().canvas().cards().keys());
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys);

    RandomStream random_;
    long draws_ = 0, acts_ = 0;
    QByteArray log_;
    QTemporaryDir folder_;
    Theme theme_;
    Language language_;
    std::string opened_; ///< the bytes of the project that was last opened
    std::unique_ptr<MainWindow> window_;
    QTimer closer_; ///< a menu of a button blocks until it is closed
};

inline char lastWords[4096]; ///< what the monkey did last, for the signal that ends it

inline void sayLastWords(int signal)
{
    const char intro[] = "\nthe program was ended by a signal after:\n";
    if (::write(2, intro, sizeof intro - 1) < 0 || ::write(2, lastWords, std::strlen(lastWords)) < 0)
        _exit(2);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

inline Monkey::Monkey(int seed)
    : random_(std::uint64_t(seed), "monkey")
{
    for (const int ending : {SIGSEGV, SIGABRT, SIGFPE, SIGBUS})
        std::signal(ending, sayLastWords);
    qputenv("XDG_CONFIG_HOME", folder_.filePath("config").toLocal8Bit());
    qputenv("XDG_STATE_HOME", folder_.filePath("state").toLocal8Bit());
    for (const QString& name : QDir(QStringLiteral(LOOM_SOURCE_DIR "/samples")).entryList(QDir::Files)) {
        QFile::copy(QStringLiteral(LOOM_SOURCE_DIR "/samples/") + name, folder_.filePath(name));
        QFile(folder_.filePath(name)).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    language_.set("en");
    theme_.applyTo(*qApp);
    window_ = std::make_unique<MainWindow>(&theme_, &language_);
    // The bytes are kept before anybody else sees the new project.
    QObject::connect(window_->files(), &FileFlow::opened, window_.get(),
                     [this] { opened_ = writeProject(window_->document()->project()); });
    QObject::connect(&closer_, &QTimer::timeout, window_.get(), [] {
        if (QWidget* popup = QApplication::activePopupWidget())
            popup->close();
    });
    closer_.start(30);
    window_->show();
    window_->files()->newProject();
}

inline void Monkey::note(const QString& what)
{
    log_ += QByteArray::number(qlonglong(acts_)) + ": " + what.toUtf8() + '\n';
    if (log_.size() > 1500)
        log_ = log_.mid(log_.indexOf('\n', log_.size() - 1500) + 1);
    std::strncpy(lastWords, log_.constData(), sizeof lastWords - 1);
}

inline QString Monkey::act()
{
    static constexpr std::pair<int, Deed> kDeeds[] = {
        {10, &Monkey::dragOnCanvas}, {10, &Monkey::joinPorts}, {6, &Monkey::clickAnywhere},
        {14, &Monkey::pokeControl},  {10, &Monkey::pressKey},  {8, &Monkey::triggerAction},
        {8, &Monkey::setAttribute},  {6, &Monkey::setByPath},  {8, &Monkey::addLayer},
        {8, &Monkey::undoOrRedo},    {8, &Monkey::train},      {6, &Monkey::look},
        {3, &Monkey::changeData},    {2, &Monkey::openOrNew},  {2, &Monkey::resize},
        {3, &Monkey::turnWheel}};
    int sum = 0;
    for (const auto& [weight, deed] : kDeeds)
        sum += weight;
    int pick = below(sum);
    ++acts_;
    for (const auto& [weight, deed] : kDeeds)
        if ((pick -= weight) < 0) {
            (this->*deed)();
            break;
        }
    QCoreApplication::processEvents();
    leaveDialogs();
    if (acts_ % 10 == 0)
        QTest::qWait(5);
    return acts_ % 50 == 0 ? undone() : QString();
}

/// Back to the last New or Open and a random way forth again.
inline QString Monkey::undone()
{
    if (!QTest::qWaitFor([this] { return !window_->files()->isBusy(); }, kPatience))
        return "a file is read or written for ever";
    leaveDialogs();
    QUndoStack& stack = window_->document()->undoStack();
    note("everything is undone");
    while (stack.canUndo())
        stack.undo();
    if (const std::string now = writeProject(window_->document()->project()); now != opened_)
        return "undo does not lead back to what was opened; " + difference(opened_, now);
    for (int redone = below(stack.count() + 1); redone > 0; --redone)
        stack.redo();
    QCoreApplication::processEvents();
    return {};
}

inline void Monkey::leaveDialogs()
{
    for (int i = 0; i < 8; ++i) {
        if (QWidget* popup = QApplication::activePopupWidget()) {
            popup->close();
        } else if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
            QAbstractButton* button = one(box->buttons());
            note("answers " + button->text());
            button->click();
        } else if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget())) {
            dialog->reject();
        } else {
            return;
        }
        QCoreApplication::processEvents();
    }
}

inline void Monkey::drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys)
{
    QWindow* handle = window_->windowHandle();
    QTest::mouseMove(handle, from);
    QTest::mousePress(handle, Qt::LeftButton, keys, from);
    for (int i = 1; i <= 4; ++i)
        QTest::mouseMove(handle, from + (to - from) * i / 4);
    QTest::mouseRelease(handle, Qt::LeftButton, keys, to);
}

inline void Monkey::dragOnCanvas()
{
    if (window_->stage()->mode() != Stage::Mode::build)
        return;
    const QRect room = QRect(canvas().viewport()->mapTo(window_.get(), QPoint()), canvas().viewport()->size());
    const auto anywhere = [&] { return room.topLeft() + QPoint(below(room.width()), below(room.height())); };
    const QString id = anyCard();
    const NodeItem* card = canvas().canvas().card(id);
    const QPoint from = card && below(3) > 0 ? onScreen(card->sceneBoundingRect().center()) : anywhere();
    const QPoint to = anywhere();
    if (!room.contains(from))
        return;
    note(QString("drags from %1 %2 to %3 %4").arg(from.x()).arg(from.y()).arg(to.x()).arg(to.y()));
    drag(from, to, below(5) == 0 ? Qt::ShiftModifier : Qt::NoModifier);
}

inline void Monkey::joinPorts()
{
    const NodeItem *a = canvas().canvas().card(anyCard()), *b = canvas().canvas().card(anyCard());
    if (!a || !b || window_->stage()->mode() != Stage::Mode::build)
        return;
    const QRect room = QRect(canvas().viewport()->mapTo(window_.get(), QPoint()), canvas().viewport()->size());
    const QPoint from = onScreen(a->outputPoint(0)), to = onScreen(b->inputPoint(0));
    if (!room.contains(from))
        return;
    note("joins " + a->id() + " to " + b->id());
    drag(from, to, {});
}

inline void Monkey::clickAnywhere()
{
    const QPoint at(below(window_->width()), below(window_->height()));
    const QWidget* under = window_->childAt(at);
    for (const QWidget* widget = under; widget; widget = widget->parentWidget())
        if (widget == window_->stage()->palette())
            return; // a drag that begins there is the system's, and blocks
    note(QString("clicks at %1 %2 (%3)").arg(at.x()).arg(at.y()).arg(under ? under->objectName() : ""));
    const Qt::MouseButton button = below(4) == 0 ? Qt::RightButton : Qt::LeftButton;
    if (below(4) == 0)
        QTest::mouseDClick(window_->windowHandle(), button, {}, at);
    else
        QTest::mouseClick(window_->windowHandle(), button, {}, at);
}

inline void Monkey::pokeControl()
{
    QList<QWidget*> controls;
    for (QWidget* widget : window_->findChildren<QWidget*>())
        if (widget->isVisible() && widget->isEnabled()
            && (qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QComboBox*>(widget)
                || qobject_cast<QLineEdit*>(widget) || qobject_cast<QAbstractButton*>(widget)
                || qobject_cast<QSlider*>(widget) || qobject_cast<QTabBar*>(widget)
                || qobject_cast<QListWidget*>(widget)))
            controls << widget;
    if (controls.isEmpty())
        return;
    QWidget* control = one(controls);
    note(QString("pokes %1 “%2”").arg(control->metaObject()->className(), control->objectName()));
    if (auto* combo = qobject_cast<QComboBox*>(control)) {
        const int index = below(combo->count());
        combo->setCurrentIndex(index);
        emit combo->activated(index);
    } else if (auto* slider = qobject_cast<QSlider*>(control)) {
        slider->setValue(slider->minimum() + below(slider->maximum() - slider->minimum() + 1));
    } else if (auto* tabs = qobject_cast<QTabBar*>(control)) {
        tabs->setCurrentIndex(below(tabs->count()));
    } else if (auto* list = qobject_cast<QListWidget*>(control)) {
        list->setCurrentRow(below(list->count()));
    } else if (auto* button = qobject_cast<QAbstractButton*>(control)) {
        button->click();
    } else {
        static const char* const kTexts[] = {"",    "0",    "1",    "3",       "17", "-5",
                                             "0.5", "1e30", "relu", "9999999", "가", "x y"};
        control->setFocus();
        if (auto* line = qobject_cast<QLineEdit*>(control))
            line->selectAll();
        QTest::keyClick(control, Qt::Key_A, Qt::ControlModifier);
        const QByteArray text = kTexts[below(std::size(kTexts))];
        if (text == "가") {
            QInputMethodEvent event;
            event.setCommitString(text);
            QCoreApplication::sendEvent(control, &event);
        } else {
            QTest::keyClicks(control, QString::fromUtf8(text));
        }
        QTest::keyClick(control, below(3) ? Qt::Key_Return : Qt::Key_Escape);
    }
}

inline void Monkey::pressKey()
{
    static constexpr Qt::Key kKeys[] = {
        Qt::Key_Tab,    Qt::Key_Left,     Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Return, Qt::Key_Escape,
        Qt::Key_Delete, Qt::Key_Space,    Qt::Key_Home,  Qt::Key_A,  Qt::Key_C,    Qt::Key_V,      Qt::Key_X,
        Qt::Key_D,      Qt::Key_G,        Qt::Key_Z,     Qt::Key_Y,  Qt::Key_F,    Qt::Key_Period, Qt::Key_Plus,
        Qt::Key_Minus,  Qt::Key_PageDown, Qt::Key_F2,    Qt::Key_M};
    static constexpr Qt::KeyboardModifier kModifiers[] = {Qt::NoModifier, Qt::NoModifier, Qt::ControlModifier,
                                                          Qt::ShiftModifier};
    const Qt::Key key = kKeys[below(std::size(kKeys))];
    const Qt::KeyboardModifier modifier = kModifiers[below(std::size(kModifiers))];
    if (below(2))
        window_->stage()->canvas()->setFocus();
    QWidget* at = window_->focusWidget() ? window_->focusWidget() : window_.get();
    note(QString("presses %1 + %2 on %3").arg(int(modifier), 0, 16).arg(int(key), 0, 16).arg(at->objectName()));
    QTest::keyClick(at, key, modifier);
}

inline void Monkey::triggerAction()
{
    QList<QAction*> actions;
    for (QAction* action : window_->findChildren<QAction*>())
        if (action->isEnabled() && !action->isSeparator() && !action->menu() && !action->objectName().isEmpty()
            && action->objectName() != "quit")
            actions << action;
    if (actions.isEmpty())
        return;
    QAction* action = one(actions);
    note("does " + action->objectName());
    action->trigger();
}

inline void Monkey::setAttribute()
{
    const Graph& graph = window_->document()->graph();
    if (graph.nodes.empty())
        return;
    const Node& node = graph.nodes[std::size_t(below(int(graph.nodes.size())))];
    const LayerType* type = findLayer(node.type);
    if (!type || type->attributes.empty())
        return;
    const AttributeSpec& spec = type->attributes[std::size_t(below(int(type->attributes.size())))];
    static const Value kValues[] = {std::int64_t(0),
                                    std::int64_t(1),
                                    std::int64_t(3),
                                    std::int64_t(64),
                                    0.5,
                                    -1.0,
                                    true,
                                    std::string("relu"),
                                    std::string("same"),
                                    std::vector<std::int64_t>{2, 2}};
    note(QString("sets %1.%2").arg(QString::fromStdString(node.id), QString::fromStdString(spec.name)));
    window_->document()->setAttribute(QString::fromStdString(node.id), QString::fromStdString(spec.name),
                                      kValues[below(std::size(kValues))]);
}

inline void Monkey::setByPath()
{
    static const std::pair<const char*, Value> kValues[] = {
        {"seed", std::int64_t(3)},
        {"training.epochs", std::int64_t(1)},
        {"training.epochs", std::int64_t(40)},
        {"training.batch_size", std::int64_t(1)},
        {"training.batch_size", std::int64_t(100000)},
        {"training.optimizer.learning_rate", 0.1},
        {"training.optimizer.learning_rate", 1e9},
        {"training.optimizer.type", std::string("sgd")},
        {"training.optimizer.type", std::string("adam")},
        {"training.loss", std::string("mse")},
        {"training.loss", std::string("binary_crossentropy")},
        {"training.loss", std::string("categorical_crossentropy")},
        {"data.split.method", std::string("ratio")},
        {"data.split.validation", 0.3},
        {"data.split.test", 0.9},
        {"title", std::string("이름")}};
    const auto& [path, value] = kValues[below(std::size(kValues))];
    note(QString("sets %1").arg(path));
    window_->document()->setValue(path, value);
}

inline void Monkey::addLayer()
{
    static const char* const kTypes[] = {"dense",         "conv2d",  "flatten",
                                         "dropout",       "lstm",    "add",
                                         "concatenate",   "input",   "batch_normalization",
                                         "max_pooling2d", "reshape", "embedding"};
    const QString type = kTypes[below(std::size(kTypes))];
    if (!findLayer(type.toStdString()) || window_->document()->graph().nodes.size() > 40)
        return;
    note("adds " + type);
    window_->document()->addNode(type, {double(below(1200)), double(below(500))});
}

inline void Monkey::undoOrRedo()
{
    QUndoStack& stack = window_->document()->undoStack();
    const bool back = below(3) > 0;
    note(back ? "undo" : "redo");
    for (int times = 1 + below(4); times > 0; --times)
        back ? stack.undo() : stack.redo();
}

inline void Monkey::train()
{
    TrainingSession& session = *window_->session();
    static const char* const kButtons[] = {"train_button",      "train_button", "step_batch_button",
                                           "step_epoch_button", "stop_button",  "reset_button"};
    if (below(5) == 0)
        session.setSpeed(below(2) ? 0 : 10);
    const char* name = kButtons[below(std::size(kButtons))];
    auto* button = window_->findChild<QAbstractButton*>(QLatin1String(name));
    if (!button || !button->isVisible() || !button->isEnabled())
        return;
    note(name);
    button->click();
    QTest::qWait(below(60));
}

inline void Monkey::look()
{
    const auto& views = viewsTable();
    const QString id = QLatin1String(views[std::size_t(below(int(views.size())))].id);
    note("looks at " + id);
    if (below(4) == 0)
        window_->stage()->setMode(Stage::Mode::build);
    else
        window_->stage()->showView(id);
    QTest::qWait(below(40));
}

inline void Monkey::changeData()
{
    Project project = window_->document()->project();
    static const std::pair<const char*, Attributes> kSources[] = {
        {"toy_2d", {{"kind", std::string("xor")}, {"samples", std::int64_t(60)}}},
        {"toy_2d", {{"kind", std::string("spiral")}, {"samples", std::int64_t(90)}}},
        {"csv", {{"file", std::string("houses.csv")}}},
        {"csv", {{"file", std::string("absent.csv")}}},
        {"fashion_mnist", {}}};
    const auto& [type, attributes] = kSources[below(std::size(kSources))];
    project.data.source = {type, attributes};
    if (below(2))
        project.data.transforms.clear();
    note(QString("takes data of %1").arg(type));
    window_->document()->editProject(project, "data", Change::data);
    QTest::qWait(below(60));
}

inline void Monkey::openOrNew()
{
    static const char* const kFiles[] = {"xor.loom",         "spiral.loom", "houses.loom", "fashion_dense.loom",
                                         "fashion_cnn.loom", "absent.loom", "houses.csv"};
    FileFlow* files = window_->files();
    if (below(4) == 0) {
        note("new");
        files->newProject();
    } else {
        const QString file = folder_.filePath(kFiles[below(std::size(kFiles))]);
        note("opens " + file);
        files->guard([files, file] { files->openFile(file); });
    }
    if (below(2))
        QTest::qWait(below(200));
}

inline void Monkey::resize()
{
    static constexpr QSize kSizes[] = {{1440, 900}, {1280, 720}, {1024, 768}, {700, 500}};
    const QSize size = kSizes[below(std::size(kSizes))];
    note(QString("resizes to %1").arg(size.width()));
    window_->resize(size);
}

inline void Monkey::turnWheel()
{
    const QPoint at(below(window_->width()), below(window_->height()));
    note(QString("turns the wheel at %1 %2").arg(at.x()).arg(at.y()));
    QWheelEvent event(at, window_->mapToGlobal(at), {}, {0, below(2) ? 120 : -120}, Qt::NoButton,
                      below(3) == 0 ? Qt::ControlModifier : Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(window_->windowHandle(), &event);
}

} // namespace loom::ui::test
