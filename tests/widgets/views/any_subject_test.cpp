#include "common/theme.h"
#include "patience.h"
#include "plots/bar_chart.h"
#include "plots/matrix_grid.h"
#include "plots/scatter_plot.h"
#include "plots/tile_grid.h"
#include "project/project_file.h"
#include "views/activations_view.h"
#include "views/confusion_view.h"
#include "views/embedding_view.h"
#include "views/parts/sample_list.h"
#include "views/samples_view.h"
#include "widgets/document/projects.h"
#include "widgets/views/pictures.h"

#include <QLabel>
#include <QPushButton>
#include <QTableView>

using namespace loom;
using namespace loom::ui;
using loom::test::Pictures;
using loom::test::whole;

/// One view after the other lives through projects of any kind; what it shows is always of the present one.
class AnySubjectTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { pictures_.prepare(); }
    void everyViewLivesThroughAnyProjects_data();
    void everyViewLivesThroughAnyProjects();
    void moreOutputsThanClassesAreNamed();
    void theMatrixIsOfThePresentProject();
    void aMapDoesNotOutliveItsProject();
    void samplesAreThoseOfThePresentData();
    void samplesWithoutAClassAreLeftOutOfTheMatrix();
    void tableHeadsAreTheColumnsNames();

private:
    Project table(int classes, int units, int rows = 40);
    Project amounts();
    static Project sample(const char* name); ///< of those that come with the program
    QString write(const QString& name, const QByteArray& text);
    void prepare(const Project& project);

    Theme theme_;
    Pictures pictures_;
    QTemporaryDir folder_;
};

QString AnySubjectTest::write(const QString& name, const QByteArray& text)
{
    QFile file(folder_.filePath(name));
    if (file.open(QFile::WriteOnly))
        file.write(text);
    return file.fileName();
}

/// Two columns and a word; as many outputs as asked for, whatever the classes are.
Project AnySubjectTest::table(int classes, int units, int rows)
{
    QByteArray text = "length,width,kind\n";
    for (int i = 0; i < rows; ++i)
        text += QByteArray::number(i % classes + 0.25 * (i % 3)) + ',' + QByteArray::number(3.5 - i % 5) + ",word"
            + QByteArray::number(i % classes) + '\n';
    Project project = test::planeProject();
    project.graph.nodes[2].attributes["units"] = whole(units);
    const QString file = write(QStringLiteral("table%1-%2.csv").arg(classes).arg(rows), text);
    project.data.source = {"csv", {{"file", file.toStdString()}}};
    return project;
}

Project AnySubjectTest::sample(const char* name)
{
    const std::string folder = LOOM_SOURCE_DIR "/samples";
    return withAbsolutePaths(openProject(folder + "/" + name + ".loom")->project, folder);
}

Project AnySubjectTest::amounts()
{
    QByteArray text = "length,width,price\n";
    for (int i = 0; i < 40; ++i)
        text +=
            QByteArray::number(i) + ',' + QByteArray::number(i % 7) + ',' + QByteArray::number(i * 1.5 + 3) + '\n';
    Project project = test::planeProject();
    project.graph.nodes[2].attributes = {{"units", whole(1)}};
    project.data.source = {"csv", {{"file", write("amounts.csv", text).toStdString()}}};
    project.training.losses = {{"loss", "mse"}};
    project.training.metrics = {{"mae", {}}};
    return project;
}

void AnySubjectTest::prepare(const Project& project)
{
    pictures_.document.setProject(project, {});
    pictures_.session.prepare(project, {});
    QTRY_VERIFY_WITH_TIMEOUT(pictures_.session.state() == TrainingSession::State::ready
                                 || pictures_.session.state() == TrainingSession::State::failed,
                             kPatience);
    QVERIFY2(pictures_.session.state() == TrainingSession::State::ready,
             english(pictures_.session.failure()).c_str());
}

void AnySubjectTest::everyViewLivesThroughAnyProjects_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("hidden");
    for (const ViewType& type : viewsTable())
        for (const bool hidden : {false, true})
            QTest::addRow("%s, %s", type.id, hidden ? "hidden while the project changes" : "looked at")
                << QString::fromLatin1(type.id) << hidden;
}

void AnySubjectTest::everyViewLivesThroughAnyProjects()
{
    QFETCH(QString, id);
    QFETCH(bool, hidden);
    const std::unique_ptr<View> view(findView(id)->make(pictures_.context(theme_), nullptr));
    view->resize(900, 600);
    const std::vector<Project> projects = {
        pictures_.project(), test::planeProject(),   table(2, 3),       amounts(), sample("reviews"), table(12, 15),
        pictures_.project(), sample("temperatures"), table(30, 40, 90), amounts(), table(3, 3)};
    for (const Project& project : projects) {
        view->setVisible(!hidden);
        prepare(project);
        view->show();
        pictures_.selection.setRow(39);
        QTRY_VERIFY_WITH_TIMEOUT(view->settled(), kPatience);
        view->prepareReport();
        QTRY_VERIFY_WITH_TIMEOUT(view->settled(), kPatience);
        QEvent language(QEvent::LanguageChange);
        QCoreApplication::sendEvent(view.get(), &language);
        QVERIFY(!view->grab().isNull());
        pictures_.session.stepBatch();
        QTRY_COMPARE_WITH_TIMEOUT(pictures_.session.stepsDone(), 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(view->settled(), kPatience);
        QVERIFY(!view->grab().isNull());
    }
    prepare(pictures_.project());
}

void AnySubjectTest::moreOutputsThanClassesAreNamed()
{
    prepare(table(2, 3));
    ConfusionView view(pictures_.context(theme_));
    view.resize(900, 600);
    view.show();
    QTRY_COMPARE_WITH_TIMEOUT(view.matrix().classes, 3, kPatience);
    view.openCell(2, 2);
    QTRY_VERIFY_WITH_TIMEOUT(view.settled(), kPatience);
    QStringList words;
    for (const QLabel* label : view.findChildren<QLabel*>())
        words << label->text();
    QVERIFY2(words.join('|').contains(QStringLiteral("output 3, taken for output 3")), qPrintable(words.join('|')));
    ActivationsView outputs(pictures_.context(theme_));
    pictures_.selection.setNodes({});
    outputs.resize(900, 600);
    outputs.show();
    QTRY_COMPARE_WITH_TIMEOUT(outputs.bars().names(), (QStringList{"word0", "word1", "output 3"}), kPatience);
    prepare(pictures_.project());
}

void AnySubjectTest::theMatrixIsOfThePresentProject()
{
    ConfusionView view(pictures_.context(theme_));
    view.show();
    QTRY_COMPARE_WITH_TIMEOUT(view.matrix().classes, 10, kPatience);
    view.hide();
    prepare(test::planeProject());
    view.show();
    QVERIFY2(view.matrix().classes != 10, "nothing of the project before is left");
    QTRY_COMPARE_WITH_TIMEOUT(view.matrix().classes, 2, kPatience);
    QCOMPARE(view.matrix().total(), std::int64_t(pictures_.session.data()->validation.size()));
    view.hide();
    prepare(amounts());
    view.show();
    QVERIFY(view.showsNotice());
    prepare(pictures_.project());
}

void AnySubjectTest::aMapDoesNotOutliveItsProject()
{
    EmbeddingView view(pictures_.context(theme_));
    view.resize(900, 600);
    view.show();
    view.setMethod(false);
    view.start();
    QTRY_VERIFY_WITH_TIMEOUT(view.settled(), kPatience);
    auto* plot = view.findChild<ScatterPlot*>(QStringLiteral("points"));
    QVERIFY(plot->count() > 0);
    plot->setSelection({0, 1, 2});
    QCOMPARE(view.lassoed().size(), std::size_t(3));
    view.hide();
    prepare(test::planeProject());
    prepare(pictures_.project());
    view.show();
    QVERIFY2(view.showsNotice(), "it says what it will show, and has the button");
    QCOMPARE(plot->count(), 0);
    QVERIFY(view.lassoed().empty());
    QVERIFY(view.note().isEmpty());
}

void AnySubjectTest::samplesAreThoseOfThePresentData()
{
    SamplesView view(pictures_.context(theme_));
    view.resize(900, 600);
    view.show();
    QTRY_COMPARE_WITH_TIMEOUT(view.rows().size(), std::size_t(Pictures::kTraining + Pictures::kTest), kPatience);
    for (const int rows : {60, 40, 50}) {
        prepare(table(3, 3, rows));
        QTRY_COMPARE_WITH_TIMEOUT(view.rows().size(), std::size_t(rows), kPatience);
        QCOMPARE(view.classCount(0) + view.classCount(1) + view.classCount(2), std::int64_t(rows));
        QVERIFY(!view.grab().isNull());
    }
    prepare(pictures_.project());
    QTRY_COMPARE_WITH_TIMEOUT(view.rows().size(), std::size_t(Pictures::kTraining + Pictures::kTest), kPatience);
    QCOMPARE(view.classCount(9), std::int64_t((Pictures::kTraining + Pictures::kTest) / 10));
}

void AnySubjectTest::samplesWithoutAClassAreLeftOutOfTheMatrix()
{
    ConfusionView view(pictures_.context(theme_));
    Subject subject = subjectOf(pictures_.session.project(), pictures_.session.data());
    subject.classes = subject.classes.mid(0, 4); // six of ten classes are unknown
    view.setSubject(subject); // hidden, so that no other answer comes between
    Snapshot snapshot;
    snapshot.rows = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    snapshot.tensors[subject.output + "/output"] = Tensor(Shape{10, 4}, DType::f32);
    view.take(snapshot);
    QTRY_COMPARE_WITH_TIMEOUT(view.matrix().total(), std::int64_t(4), kPatience);
    QVERIFY2(view.summary().contains(QStringLiteral("6 samples without a class")), qPrintable(view.summary()));
}

void AnySubjectTest::tableHeadsAreTheColumnsNames()
{
    Project project = amounts();
    project.data.split.validation = 0.25;
    QByteArray text = "height,length,width,price\n";
    for (int i = 0; i < 40; ++i)
        text += QByteArray::number(i % 3) + ',' + QByteArray::number(i) + ',' + QByteArray::number(i % 7) + ",3\n";
    text += "1,2,3,4\n";
    project.data.source = {"csv", {{"file", write("heads.csv", text).toStdString()}}};
    prepare(project);
    SamplesView view(pictures_.context(theme_));
    view.show();
    const auto* model = view.findChild<QTableView*>(QStringLiteral("table"))->model();
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 41, kPatience);
    QStringList heads;
    for (int column = 0; column < model->columnCount(); ++column)
        heads << model->headerData(column, Qt::Horizontal).toString();
    QCOMPARE(heads, (QStringList{"price", "height", "length", "width"}));
    prepare(pictures_.project());
}

int main(int argc, char* argv[])
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    AnySubjectTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "any_subject_test.moc"
