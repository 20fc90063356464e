#include "common/theme.h"
#include "patience.h"
#include "views/embedding_view.h"
#include "views/view.h"
#include "widgets/views/pictures.h"

#include <QLabel>
#include <QTranslator>

using namespace loom;
using namespace loom::ui;
using loom::test::Pictures;

/// Every view says which weights it shows: of a run from the seed, or those that were saved.
class SavedWeightsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everyViewSaysSavedWeights_data();
    void everyViewSaysSavedWeights();
    void theEmbeddingSaysSavedWeights();
    void weightsThatDoNotFitAreNotSaidToBeSaved();

private:
    void prepare(Pictures& pictures, const std::map<std::string, Tensor>& weights);

    Theme theme_;
    std::map<std::string, Tensor> weights_;
};

void SavedWeightsTest::initTestCase()
{
    Pictures trained;
    trained.prepare();
    trained.session.stepEpoch();
    QTRY_COMPARE_WITH_TIMEOUT(trained.session.state(), TrainingSession::State::paused, kPatience);
    weights_ = trained.weights();
    QVERIFY(weights_.count("conv1/kernel"));
}

void SavedWeightsTest::prepare(Pictures& pictures, const std::map<std::string, Tensor>& weights)
{
    pictures.prepare();
    pictures.session.prepare(pictures.document.project(), {},
                             std::make_shared<const std::map<std::string, Tensor>>(weights));
    QTRY_COMPARE_WITH_TIMEOUT(pictures.session.state(), TrainingSession::State::ready, kPatience);
    pictures.selection.setNodes({QStringLiteral("conv1")});
}

void SavedWeightsTest::everyViewSaysSavedWeights_data()
{
    QTest::addColumn<QString>("id");
    // Samples are data, curves are the run; the embedding is looked at below; pictures have no plane, no amounts, no
    // words and here no boxes.
    const QStringList others{"samples",        "curves", "embedding",      "decision_surface",
                             "predicted_true", "boxes",  "word_neighbours"};
    for (const ViewType& type : viewsTable())
        if (!others.contains(QLatin1String(type.id)))
            QTest::newRow(type.id) << QString::fromLatin1(type.id);
}

void SavedWeightsTest::everyViewSaysSavedWeights()
{
    QFETCH(QString, id);
    Pictures pictures;
    prepare(pictures, weights_);
    QVERIFY(pictures.session.savedWeights());
    const std::unique_ptr<View> view(findView(id)->make(pictures.context(theme_), nullptr));
    view->show();
    auto* step = view->findChild<QLabel*>(QStringLiteral("step"));
    QVERIFY(step);
    QTRY_COMPARE_WITH_TIMEOUT(step->text(), QStringLiteral("saved weights"), kPatience);
    QTranslator korean;
    QVERIFY(korean.load(QStringLiteral(":/i18n/netloom_ko.qm")));
    QCoreApplication::installTranslator(&korean);
    QTRY_COMPARE_WITH_TIMEOUT(step->text(), QStringLiteral("저장된 가중치"), kPatience);
    QCoreApplication::removeTranslator(&korean);
    pictures.session.stepBatch();
    QTRY_COMPARE_WITH_TIMEOUT(step->text(), QStringLiteral("saved weights, 1 steps on"), kPatience);
    pictures.session.reset();
    QTRY_COMPARE_WITH_TIMEOUT(step->text(), QStringLiteral("after 0 steps"), kPatience);
    QVERIFY(!pictures.session.savedWeights());
}

void SavedWeightsTest::theEmbeddingSaysSavedWeights()
{
    Pictures pictures;
    prepare(pictures, weights_);
    EmbeddingView view(pictures.context(theme_));
    view.show();
    view.start();
    const auto says = [&view](const QString& words) {
        for (const QLabel* label : view.findChildren<QLabel*>())
            if (label->text().endsWith(words))
                return true;
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("network: saved weights")), kPatience);
}

void SavedWeightsTest::weightsThatDoNotFitAreNotSaidToBeSaved()
{
    Pictures pictures;
    prepare(pictures, {{"conv1/kernel", Tensor(Shape{5, 5, 1, 4}, DType::f32)}});
    QVERIFY(!pictures.session.savedWeights());
}

int main(int argc, char* argv[])
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    SavedWeightsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "saved_weights_test.moc"
