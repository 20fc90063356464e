#include "window_actions.h"

#include "below_tabs.h"
#include "command_list.h"
#include "common/command_words.h"
#include "common/core_text.h"
#include "common/preferences.h"
#include "common/theme.h"
#include "document/document.h"
#include "drawer.h"
#include "editor/canvas/canvas_actions.h"
#include "editor/canvas/canvas_view.h"
#include "editor/data_panel.h"
#include "editor/property_panel.h"
#include "editor/recipe_panel.h"
#include "gallery.h"
#include "help_window.h"
#include "language.h"
#include "main_window.h"
#include "run_bar.h"
#include "stage.h"
#include "top_bar.h"
#include "views/view_type.h"
#include "workspace/file_flow.h"
#include "workspace/starting.h"

#include <QActionGroup>
#include <QApplication>
#include <QFileInfo>
#include <QMenu>
#include <QToolButton>
#include <tuple>

namespace loom::ui {

WindowActions::WindowActions(MainWindow* window)
    : QObject(window)
    , window_(window)
{
    setObjectName("window_actions");
    makeFile();
    makeView();
    makeMenus();
}

QAction* WindowActions::add(const QString& name, const QString& icon, const QList<QKeySequence>& keys,
                            std::function<void()> act)
{
    auto* action = new QAction(this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    action->setProperty("icon_name", icon);
    connect(action, &QAction::triggered, this, act);
    actions_.insert(name, action);
    order_ << name;
    window_->addAction(action);
    return action;
}

void WindowActions::makeFile()
{
    FileFlow* files = window_->files_;
    QUndoStack& undo = window_->document_->undoStack();
    add("new", "new", {QKeySequence::New}, [this] { window_->gallery_->open(); });
    add("new_pictures", "folder", {}, [this] { window_->starting_->choosePictures(); });
    add("new_table", "data", {}, [this] { window_->starting_->chooseTable(); });
    add("new_empty", "new", {}, [files] { files->newProject(); });
    for (const Starter& starter : starters_)
        add(QStringLiteral("new_") + QString::fromStdString(starter.id), "new", {}, [this, &starter] {
            window_->starting_->begin(starter.project, coreText(starter.title));
        })->setProperty("command_words", QString::fromStdString(starter.words));
    add("open", "open", {QKeySequence::Open}, [files] { files->open(); });
    add("save", "save", {QKeySequence::Save}, [files] { files->save(); });
    add("save_as", "", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)}, [files] { files->saveAs(); });
    add("share", "share", {}, [files] { files->share(); });
    add("share_runs", "share", {}, [files] { files->shareWithRuns(); });
    add("quit", "", {QKeySequence::Quit}, [this] { window_->close(); });
    QAction* back = add("undo", "undo", {QKeySequence::Undo}, [&undo] { undo.undo(); });
    QAction* again =
        add("redo", "redo", {QKeySequence(Qt::CTRL | Qt::Key_Y), QKeySequence::Redo}, [&undo] { undo.redo(); });
    connect(&undo, &QUndoStack::canUndoChanged, back, &QAction::setEnabled);
    connect(&undo, &QUndoStack::canRedoChanged, again, &QAction::setEnabled);
    back->setEnabled(false);
    again->setEnabled(false);
    connect(files, &FileFlow::recentChanged, this, [this] {
        fillRecent();
        savePreferences();
    });
}

void WindowActions::makeView()
{
    Stage* stage = window_->stage_;
    auto* modes = new QActionGroup(this);
    for (const auto& [name, mode] : {std::pair{"mode_build", Stage::Mode::build}, {"mode_look", Stage::Mode::look}}) {
        QAction* action =
            add(name, mode == Stage::Mode::build ? "network" : "eye",
                {QKeySequence(mode == Stage::Mode::build ? Qt::CTRL | Qt::Key_1 : Qt::CTRL | Qt::Key_2)},
                [this, stage, mode] {
                    window_->setLearning(false);
                    window_->setSearching(false);
                    stage->setMode(mode);
                    if (mode == Stage::Mode::build)
                        stage->canvas()->setFocus();
                });
        action->setCheckable(true);
        action->setChecked(mode == Stage::Mode::build);
        modes->addAction(action);
        connect(stage, &Stage::modeChanged, action,
                [action, stage, mode] { action->setChecked(stage->mode() == mode); });
    }
    QAction* learn =
        add("mode_learn", "learn", {QKeySequence(Qt::CTRL | Qt::Key_3)}, [this] { window_->setLearning(true); });
    learn->setCheckable(true);
    modes->addAction(learn);
    QAction* search =
        add("mode_search", "tuning", {QKeySequence(Qt::CTRL | Qt::Key_4)}, [this] { window_->setSearching(true); });
    search->setCheckable(true);
    modes->addAction(search);
    add("properties", "settings", {QKeySequence(Qt::CTRL | Qt::Key_P)},
        [this] { window_->openDrawer(window_->properties_); });
    add("recipe", "recipe", {QKeySequence(Qt::CTRL | Qt::Key_M)}, [this] { window_->openDrawer(window_->recipe_); });
    add("data", "data", {}, [this] { window_->openDrawer(window_->data_); });
    add("try_it", "try_it", {QKeySequence(Qt::CTRL | Qt::Key_I)}, [this] { window_->openDrawer(window_->tryIt_); });
    add("find_rate", "tuning", {}, [] {}); // its window listens
    for (const auto& [name, icon, tab] :
         {std::tuple{"issues", "warning", BelowTab::issues}, {"runs", "curves", BelowTab::runs}})
        add(name, icon, {}, [this, tab] {
            window_->setLearning(false);
            window_->setSearching(false);
            window_->below_->showTab(tab);
            window_->setStripFolded(false);
        });
    for (const ViewType& type : viewsTable())
        add(QStringLiteral("view_") + QLatin1String(type.id), QLatin1String(type.icon), {},
            [stage, id = QString::fromLatin1(type.id)] { stage->showView(id); });
    add("beside", "beside", {}, [stage] { stage->addBeside(); });
    add("float", "float", {}, [stage] { stage->floatView(); });
    add("pin", "pin", {}, [stage] { stage->pinView(); });
    add("language_en", "", {}, [this] { setLanguage("en"); })->setCheckable(true);
    add("language_ko", "", {}, [this] { setLanguage("ko"); })->setCheckable(true);
    add("theme_light", "", {}, [this] { setTheme("light"); })->setCheckable(true);
    add("theme_dark", "", {}, [this] { setTheme("dark"); })->setCheckable(true);
    QAction* classroom = add("classroom", "scale", {QKeySequence(Qt::Key_F11)}, [this] {
        window_->setClassroom(action("classroom")->isChecked());
        savePreferences();
    });
    classroom->setCheckable(true);
    classroom->setChecked(window_->theme_->scale() > 1);
    add("commands", "search", {QKeySequence(Qt::CTRL | Qt::Key_K)}, [this] { openCommands(); });
    for (const char* page : {"search", "cluster"})
        add(QStringLiteral("help_") + QLatin1String(page), "", {},
            [this, page] { HelpWindow::open(window_, *window_->theme_, QLatin1String(page)); });
}

/// All menus hang from the project's title: the stage needs the room of a menu bar.
void WindowActions::makeMenus()
{
    auto* root = new QMenu(window_);
    root->setObjectName("menu_root");
    root->setLayoutDirection(Qt::LeftToRight); // not that of the button it hangs from
    menus_.insert("menu_root", root);
    const auto fill = [this, root](const QString& name, const QStringList& items) {
        QMenu* menu = root->addMenu(QString());
        menu->setObjectName(name);
        menus_.insert(name, menu);
        for (const QString& item : items) {
            if (item == QLatin1String("-"))
                menu->addSeparator();
            else if (QAction* action = actions_.value(item))
                menu->addAction(action);
        }
        return menu;
    };
    const auto append = [](QMenu* menu, const QList<QAction*>& actions) {
        for (QAction* action : actions)
            action ? menu->addAction(action) : void(menu->addSeparator());
    };
    QMenu* file = fill("menu_file", {"new", "open"});
    menus_.insert("menu_recent", file->addMenu(QString()));
    for (const char* name : {"save", "save_as", "share", "share_runs", "quit"})
        file->addAction(actions_.value(QLatin1String(name)));
    QMenu* edit = fill("menu_edit", {"undo", "redo", "-"});
    append(edit, window_->canvasActions_->editMenu());
    append(fill("menu_arrange", {}), window_->canvasActions_->arrangeMenu());
    QMenu* view = fill("menu_view",
                       {"mode_learn", "mode_build", "mode_look", "mode_search", "-", "properties", "recipe", "data",
                        "try_it", "-", "issues", "runs", "-"});
    append(view, window_->canvasActions_->viewMenu());
    QStringList looks;
    for (const ViewType& type : viewsTable())
        if (QLatin1String(type.id) != QLatin1String("curves"))
            looks << QStringLiteral("view_") + QLatin1String(type.id);
    looks << "-"
          << "pin"
          << "beside"
          << "float";
    fill("menu_look", looks);
    QMenu* run = fill("menu_run", {});
    append(run, window_->runBar_->actions());
    run->addAction(actions_.value("find_rate"));
    fill("menu_window",
         {"language_ko", "language_en", "-", "theme_light", "theme_dark", "classroom", "-", "commands"});
    fill("menu_help", {"help_search", "help_cluster"});
    for (QAction* action : window_->runBar_->actions())
        window_->addAction(action);
    fillRecent();
}

TopBar* WindowActions::makeBar(QToolButton* title, RunBar* run)
{
    title->setMenu(menus_.value("menu_root"));
    const auto named = [this](std::initializer_list<const char*> names) {
        QList<QAction*> found;
        for (const char* name : names)
            found << actions_.value(QLatin1String(name));
        return found;
    };
    return new TopBar({named({"undo", "redo"}), named({"mode_learn", "mode_build", "mode_look", "mode_search"}),
                       named({"properties", "recipe", "data", "try_it"}), named({"commands", "classroom"})},
                      title, run, window_->theme_, window_);
}

void WindowActions::fillRecent()
{
    QMenu* menu = menus_.value("menu_recent");
    menu->clear();
    for (const QString& file : window_->files_->recent()) {
        QAction* action = menu->addAction(QFileInfo(file).fileName());
        action->setToolTip(file);
        connect(action, &QAction::triggered, this,
                [this, file] { window_->files_->guard([this, file] { window_->files_->openFile(file); }); });
    }
    menu->setEnabled(!menu->isEmpty());
}

void WindowActions::setLanguage(const QString& code)
{
    window_->language_->set(code);
    retranslate();
    savePreferences();
}

void WindowActions::setTheme(const QString& name)
{
    window_->theme_->setName(name);
    restyle();
    savePreferences();
}

void WindowActions::openCommands()
{
    QList<QAction*> everything = all();
    everything += window_->canvasActions_->all();
    everything += window_->runBar_->actions();
    auto* list = new CommandList(everything, window_->theme_, window_);
    list->move(window_->geometry().center() - QPoint(list->width() / 2, list->height() / 2));
    list->show();
}

QList<QAction*> WindowActions::all() const
{
    QList<QAction*> list;
    for (const QString& name : order_)
        list << actions_.value(name);
    return list;
}

/// What was chosen is kept at once, so that a kill loses none of it.
void WindowActions::savePreferences()
{
    writePreferences(window_->preferences(), preferencesFile());
}

void WindowActions::restyle()
{
    for (QAction* action : std::as_const(actions_))
        if (const QString icon = action->property("icon_name").toString(); !icon.isEmpty())
            action->setIcon(window_->theme_->icon(icon));
    actions_.value("theme_light")->setChecked(window_->theme_->name() == QLatin1String("light"));
    actions_.value("theme_dark")->setChecked(window_->theme_->name() == QLatin1String("dark"));
}

void WindowActions::retranslate()
{
    const auto help = [](QAction* action, const QString& words) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        const QString said = words.isEmpty() ? action->text() : words;
        action->setToolTip(keys.isEmpty() ? said : said + QStringLiteral(" (%1)").arg(keys));
    };
    const auto name = [&](const char* id, const char* source, const QString& words = {}) {
        QAction* action = actions_.value(QLatin1String(id));
        nameCommand(action, staticMetaObject.className(), source);
        help(action, words);
    };
    name("new", QT_TR_NOOP("New project"));
    name("new_pictures", QT_TR_NOOP("New: a folder of pictures …"));
    name("new_table", QT_TR_NOOP("New: a table …"));
    name("new_empty", QT_TR_NOOP("New: an empty canvas"));
    name("open", QT_TR_NOOP("Open …"));
    name("save", QT_TR_NOOP("Save"));
    name("save_as", QT_TR_NOOP("Save as …"));
    name("share", QT_TR_NOOP("Share as one file …"), tr("Packs project, weights and data into one file"));
    name("share_runs", QT_TR_NOOP("Share with its runs …"),
         tr("The same with every run that is kept: curves, settings and states"));
    name("quit", QT_TR_NOOP("Quit"));
    name("undo", QT_TR_NOOP("Undo"));
    name("redo", QT_TR_NOOP("Redo"));
    name("mode_learn", QT_TR_NOOP("Learn"), tr("Follow the course: labs in which you guess, move and see why"));
    name("mode_build", QT_TR_NOOP("Build"), tr("Build the network on the canvas"));
    name("mode_look", QT_TR_NOOP("Look inside"), tr("Look at what the network does with the data"));
    name("mode_search", QT_TR_NOOP("Search"), tr("Let settings vary and look which of them learn best"));
    name("properties", QT_TR_NOOP("Layer"), tr("Attributes, shapes and help of the picked layer"));
    name("recipe", QT_TR_NOOP("Training recipe"), tr("Loss, optimizer, batch size, epochs, metrics"));
    name("data", QT_TR_NOOP("Data recipe"), tr("Where the data come from and what happens to them"));
    name("try_it", QT_TR_NOOP("Try it"), tr("What the network says about a picture, a row or a table of your own"));
    for (const ViewType& type : viewsTable())
        if (QAction* action = actions_.value(QStringLiteral("view_") + QLatin1String(type.id))) {
            nameCommand(action, "View", type.title);
            help(action, type.shownText());
        }
    nameCommand(action("find_rate"), RecipePanel::staticMetaObject.className(), RecipePanel::kFindRate);
    help(action("find_rate"), RecipePanel::tr(RecipePanel::kFindRateHelp));
    name("issues", QT_TR_NOOP("Issues"), tr("What is wrong or odd in the project, with buttons that mend it"));
    name("runs", QT_TR_NOOP("Runs"), tr("What was trained before, to compare and to bring back"));
    name("beside", QT_TR_NOOP("One more view beside"));
    name("float", QT_TR_NOOP("View in a window of its own"));
    name("pin", QT_TR_NOOP("Keep the view at its step"),
         tr("It goes on showing the network of that step while training goes on; again to let it follow"));
    // Names of languages are not translated: each is found by its speakers.
    name("language_en", "English");
    name("language_ko", "한국어");
    name("theme_light", QT_TR_NOOP("Light theme"));
    name("theme_dark", QT_TR_NOOP("Dark theme"));
    name("classroom", QT_TR_NOOP("Classroom view"), tr("Large type for a projector"));
    name("commands", QT_TR_NOOP("All commands …"), tr("Find any command by its name"));
    name("help_search", QT_TR_NOOP("Help: search settings"),
         tr("What a search does, from the first click to the best settings"));
    name("help_cluster", QT_TR_NOOP("Help: more than one machine"),
         tr("Training and searching with several processes, with a script for Slurm"));
    actions_.value("language_en")->setChecked(window_->language_->code() == QLatin1String("en"));
    actions_.value("language_ko")->setChecked(window_->language_->code() == QLatin1String("ko"));
    for (const Starter& starter : starters_) {
        QAction* action = actions_.value(QStringLiteral("new_") + QString::fromStdString(starter.id));
        nameCommand(action, tr("New: %1"), english(starter.title));
        help(action, coreText(starter.text));
    }
    const auto menu = [this](const char* id, const QString& title) {
        menus_.value(QLatin1String(id))->setTitle(title);
    };
    menu("menu_file", tr("File"));
    menu("menu_recent", tr("Open recent"));
    menu("menu_edit", tr("Edit"));
    menu("menu_arrange", tr("Arrange"));
    menu("menu_view", tr("View"));
    menu("menu_look", tr("Look inside"));
    menu("menu_run", tr("Run"));
    menu("menu_window", tr("Language and look"));
    menu("menu_help", tr("Help"));
}

} // namespace loom::ui
