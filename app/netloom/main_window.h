#pragma once

#include <QMainWindow>

class QAction;
class QMenu;
class QSplitter;
class QToolButton;

namespace loom {
struct Project;
}

namespace loom::ui {

class BelowTabs;
class CanvasActions;
class DataPanel;
class Document;
class Drawer;
class FileFlow;
class Gallery;
class LearnPage;
class IssuesPanel;
class Language;
class NoticeBar;
class PropertyPanel;
class RunBar;
struct Preferences;
class RunControl;
class RunsPanel;
class SearchPage;
class PickGroup;
class Stage;
class Starting;
class StatusStrip;
class Theme;
class TopBar;
class TrainingSession;
class TrialNotice;
class Workspace;

/// The window: makes the parts, puts them in their places and wires their signals; decides nothing itself.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Theme* theme, Language* language);
    ~MainWindow() override;

    /// What is open, picked and trained in it.
    Workspace* workspace() const { return workspace_; }
    Document* document() const { return document_; }
    TrainingSession* session() const { return session_; }
    FileFlow* files() const { return files_; }
    Stage* stage() const { return stage_; }
    Starting* starting() const { return starting_; }
    Gallery* gallery() const { return gallery_; }
    LearnPage* learn() const { return learn_; }
    SearchPage* search() const { return search_; }

    /// Sizes of stage and window, for the rule that the stage has at least 55 % of it.
    double stageShare() const;
    /// Large type, the whole screen, and whatever is not the stage folded away.
    void setClassroom(bool on);
    void setStripFolded(bool folded);
    /// The mode Learn in the place of the studio, or the studio again. Its first lab opens with it.
    void setLearning(bool on);
    bool isLearning() const;
    /// The mode Search in the place of the studio, or the studio again.
    void setSearching(bool on);
    bool isSearching() const;
    /// That lab; the course where there is none of that id.
    void openLab(const QString& id);
    /// Puts back what the learner chose last: recent files, the window's place.
    void apply(const Preferences& preferences);
    Preferences preferences() const;
    /// Offers the projects that a killed program left behind.
    void offerRecovery();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    friend class WindowActions;
    void fitStrip();
    void fitRows();
    void placeNotice();
    int foldedHeight() const;
    void buildParts();
    void buildLayout();
    void connectParts();
    void connectStart();
    void connectLearn();
    void openFirstLab();
    void connectSearch();
    void openTrial(qint64 trial);
    enum class Page { studio, learn, search };
    void showPage(Page page);
    void buildFromLab(const QString& subject);
    QString shownTitle() const;
    void openDrawer(QWidget* page);
    void openPanel(const QString& command);
    void jump(const QString& node, const QString& path);
    void offerSetAside(int formerRun);
    void updateTitle();
    static QString nameOf(const Project& project, const QString& file);
    void nameFoldButton();
    void retranslate();
    void restyle();

    Theme* theme_;
    Language* language_;
    Workspace* workspace_;
    // The workspace's.
    Document* document_;
    PickGroup* selection_;
    TrainingSession* session_;
    RunControl* control_;
    FileFlow* files_;
    Starting* starting_;
    Gallery* gallery_;
    LearnPage* learn_;
    SearchPage* search_ = nullptr;
    TrialNotice* trial_ = nullptr;
    Stage* stage_;
    CanvasActions* canvasActions_;
    RunBar* runBar_;
    Drawer* drawer_;
    PropertyPanel* properties_;
    QWidget *recipe_, *curves_, *tryIt_;
    DataPanel* data_;
    RunsPanel* runs_;
    IssuesPanel* issues_;
    NoticeBar* notice_;
    StatusStrip* status_;
    BelowTabs* below_;
    TopBar* top_;
    QSplitter* splitter_;
    QToolButton *title_, *foldStrip_;
    class WindowActions* actions_;
    bool closing_ = false, stripFolded_ = false, stripByHand_ = false;
};

} // namespace loom::ui
