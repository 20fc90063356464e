#include "document/node_name.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "document/tensor_name.h"
#include "project/project.h"

#include <QCoreApplication>
#include <QTranslator>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

/// What a learner reads for a node and for what is in it: never an id that has a word in the language.
class NodeNameTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        initResources();
        QVERIFY(korean_.load(QStringLiteral(":/i18n/netloom_ko.qm")));
        project_.graph.nodes = {{.id = "image", .type = "input"},
                                {.id = "conv2", .type = "conv2d"},
                                {.id = "hidden3", .type = "dense"},
                                {.id = "h", .type = "dense"},
                                {.id = "output", .type = "dense"}};
        project_.training.losses = {{.id = "loss", .type = "mse"}};
    }

    void aNodeIsSaidInTheLanguage_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("koreanOwn");
        const auto row = [](const char* id, const char* type, const char* english, const char* own) {
            QTest::newRow(id) << id << type << english << QString::fromUtf8(own);
        };
        row("image", "input", "Input image", "그림");
        row("point", "input", "Input point", "점");
        row("output", "dense", "Dense output", "출력");
        row("hidden3", "dense", "Dense hidden3", "은닉층 3");
        row("dense_2", "dense", "Dense 2", "2");
        row("dense", "dense", "Dense", "");
        row("conv2", "conv2d", "Convolution 2D 2", "2");
        row("mine", "dense", "Dense mine", "mine");
        row("h1", "dense", "Dense h1", "h1");
    }
    void aNodeIsSaidInTheLanguage()
    {
        QFETCH(QString, id);
        QFETCH(QString, type);
        QFETCH(QString, english);
        QFETCH(QString, koreanOwn);
        const Node node{.id = id.toStdString(), .type = type.toStdString()};
        QCOMPARE(nodeName(node), english);
        QCoreApplication::installTranslator(&korean_);
        const QString own = ownNodeName(node), whole = nodeName(node), kind = layerTitle(node.type);
        const QString said = coreText(Text("{node} x", {{"node", node.id}}));
        QCoreApplication::removeTranslator(&korean_);
        QCOMPARE(own, koreanOwn);
        QCOMPARE(whole, own.isEmpty() ? kind : kind + QLatin1Char(' ') + own);
        if (!own.isEmpty() && !own.front().isDigit())
            QCOMPARE(said, own + QStringLiteral(" x")); // in a sentence of the engine's, too
    }

    void anElementOfATensorIsSaidInTheLanguage()
    {
        QCOMPARE(elementName(project_, "h/kernel", {0, 2}),
                 QStringLiteral("Dense h · kernel, weight from 1 to unit 3"));
        QCOMPARE(tensorName(project_, "h/bias:gradient"), QStringLiteral("Dense h · gradient (bias)"));
        QCOMPARE(elementName(project_, "loss/target", {}),
                 QStringLiteral("Mean squared error · what should come out"));
        QCoreApplication::installTranslator(&korean_);
        const QString sample = elementName(project_, "image/output", {1}), sum = tensorName(project_, "output/sum");
        QCoreApplication::removeTranslator(&korean_);
        QVERIFY2(sample.contains(QStringLiteral("그림")) && !sample.contains(QStringLiteral("output")),
                 qPrintable(sample));
        QVERIFY2(sum.contains(QStringLiteral("출력")) && !sum.contains(QStringLiteral("sum")), qPrintable(sum));
    }

private:
    QTranslator korean_;
    Project project_;
};

QTEST_GUILESS_MAIN(NodeNameTest)
#include "node_name_test.moc"
