// The mode Learn in the window: the course in the place of the studio.
#include "common/core_text.h"
#include "common/preferences.h"
#include "course/lab_session.h"
#include "course/learn_page.h"
#include "document/document.h"
#include "main_window.h"
#include "notice_bar.h"
#include "project/samples.h"
#include "stage.h"
#include "workspace/file_flow.h"

#include <QFileInfo>
#include <QLayout>

namespace loom::ui {
namespace {

constexpr const char* kFirstLab = "neuron";

} // namespace

void MainWindow::connectLearn()
{
    learn_ = new LearnPage(*theme_, QString::fromStdString(learnersCourseFolder()),
                           stateFolder(QStringLiteral("learner")), centralWidget());
    learn_->hide();
    centralWidget()->layout()->addWidget(learn_);
    static_cast<QBoxLayout*>(centralWidget()->layout())->setStretchFactor(learn_, 1);
    connect(learn_->session(), &LabSession::pageChanged, this, [this] {
        if (isLearning())
            updateTitle();
    });
    connect(learn_, &LearnPage::buildWanted, this, &MainWindow::buildFromLab);
    // What is opened or looked into is shown in the studio.
    connect(stage_, &Stage::modeChanged, this, [this] { setLearning(false); });
    connect(files_, &FileFlow::opened, this, [this] { setLearning(false); });
}

bool MainWindow::isLearning() const
{
    return !learn_->isHidden();
}

void MainWindow::openFirstLab()
{
    if (!learn_->session()->isOpen() && !learn_->openLab(QLatin1String(kFirstLab)))
        learn_->showCourse();
}

/// A lab's network as an ordinary project that is in no file yet; its run starts from the weights as they are.
void MainWindow::buildFromLab(const QString& subject)
{
    LabSession& lab = *learn_->session();
    HeldNetwork* network = lab.values().network(subject.toStdString());
    const Project* held = lab.values().project(subject.toStdString());
    if (!network || !held)
        return;
    auto weights = std::make_shared<std::map<std::string, Tensor>>();
    for (const auto& [name, tensor] : network->weights())
        (*weights)[name] = tensor.to(DType::f32);
    Project project = *held;
    project.title = lab.lesson().title;
    files_->takeProject(std::move(project), std::move(weights), [this] {
        notice_->show(NoticeBar::Kind::note, [] { return tr("This is the network of the lab."); },
                      {[] { return tr("Back to the lab"); }, [this] { setLearning(true); }});
    });
}

void MainWindow::openLab(const QString& id)
{
    const bool opened = learn_->openLab(id);
    setLearning(true);
    if (!opened)
        learn_->showCourse(tr("There is no lab “%1” that can be used. The course lists those there are.").arg(id));
}

QString MainWindow::shownTitle() const
{
    if (isLearning() && learn_->session()->isOpen())
        return QString::fromStdString(learn_->session()->lesson().title);
    return nameOf(document_->project(), document_->file());
}

/// A sample is called as the gallery calls it.
QString MainWindow::nameOf(const Project& project, const QString& file)
{
    for (const Sample& sample : samplesTable())
        if (project.title == english(sample.title))
            return coreText(sample.title);
    return !project.title.empty() ? QString::fromStdString(project.title)
        : file.isEmpty()          ? tr("Untitled")
                                  : QFileInfo(file).completeBaseName();
}

} // namespace loom::ui
