#include "common/core_text.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"
#include "optimizers/optimizer_type.h"
#include "patience.h"
#include "project/project_file.h"
#include "tuning/rate_window.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace loom;
using namespace loom::ui;

/// A learning rate is looked for in the background, and becomes the project's by a button.
class RateWindowTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void theRateThatIsFoundBecomesTheProjectsAndIsUndone();
    void itStopsAndStartsAgain();
    void closingStopsIt();
    void whatCannotBeTriedIsSaid();
    void noFieldCutsItsNumber();
    void itSpeaksKorean();

private:
    void open(const QString& sample);
    template<class T> T* find(const char* name) const { return rates_->findChild<T*>(QLatin1String(name)); }
    void click(const char* button);
    void type(const char* field, const char* text);
    void waitForEnd();
    double rate() const;

    std::unique_ptr<Theme> theme_;
    std::unique_ptr<Document> document_;
    std::unique_ptr<TrainingSession> session_;
    std::unique_ptr<QWidget> host_;
    RateWindow* rates_ = nullptr;
};

void RateWindowTest::init()
{
    theme_ = std::make_unique<Theme>();
    theme_->applyTo(*qApp);
    document_ = std::make_unique<Document>();
    session_ = std::make_unique<TrainingSession>();
    host_ = std::make_unique<QWidget>();
    host_->resize(1280, 860);
    host_->show();
    rates_ = new RateWindow(document_.get(), session_.get(), *theme_, host_.get());
}

void RateWindowTest::cleanup()
{
    host_.reset();
    session_.reset();
}

void RateWindowTest::open(const QString& sample)
{
    const QString file = QStringLiteral(LOOM_SOURCE_DIR "/samples/") + sample;
    document_->setProject(openProject(file.toStdString())->project, file);
    rates_->present();
    QVERIFY(QTest::qWaitForWindowExposed(rates_));
}

void RateWindowTest::click(const char* name)
{
    auto* button = find<QPushButton>(name);
    QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

void RateWindowTest::type(const char* field, const char* text)
{
    auto* edit = find<QWidget>(field);
    QVERIFY2(edit && edit->isEnabled(), field);
    auto* line = edit->findChild<QLineEdit*>();
    line->setFocus();
    QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(line, QLatin1String(text));
    QTest::keyClick(line, Qt::Key_Return);
}

void RateWindowTest::waitForEnd()
{
    QTRY_VERIFY_WITH_TIMEOUT(!rates_->run().isAtWork(), kPatience);
}

double RateWindowTest::rate() const
{
    const Part& part = document_->project().training.optimizer;
    return numberOf(attributeOf(completed(findOptimizer(part.type)->attributes, part.attributes), "learning_rate"));
}

void RateWindowTest::theRateThatIsFoundBecomesTheProjectsAndIsUndone()
{
    open("spiral.loom");
    const Project before = document_->project();
    click("rate_start");
    QVERIFY(rates_->run().isAtWork());
    waitForEnd();
    QVERIFY2(rates_->run().failure().empty(), english(rates_->run().failure()).c_str());
    QVERIFY2(document_->project() == before, "the project stays as it is");
    // The same curve as the engine's own.
    RunOptions options;
    options.projectFolder = LOOM_SOURCE_DIR "/samples";
    const auto engine = findRate(before, {}, options);
    const RateCurve& shown = rates_->run().curve();
    QCOMPARE(shown.points.size(), engine->points.size());
    QVERIFY(shown.suggested() > 0);
    QCOMPARE(shown.suggested(), engine->suggested());
    const std::vector<ComparisonSeries>& lines = rates_->plot().series();
    QCOMPARE(lines.size(), std::size_t(2));
    for (std::size_t i = 0; i < shown.points.size(); ++i) {
        QCOMPARE(lines[0].points[i], QPointF(engine->points[i].rate, engine->points[i].loss));
        QCOMPARE(lines[1].points[i], QPointF(engine->points[i].rate, engine->points[i].smoothed));
    }
    QVERIFY(rates_->plot().xAxis().logarithmic);
    QVERIFY2(rates_->words().contains("falls fastest at"), qPrintable(rates_->words()));
    click("rate_use");
    QCOMPARE(rate(), engine->suggested());
    QVERIFY2(!find<QLabel>("rate_older")->isVisible(), "another rate makes the curve no older");
    click("rate_use_tenth");
    QCOMPARE(rate(), engine->tenth);
    document_->undoStack().undo();
    QCOMPARE(rate(), engine->suggested());
    document_->undoStack().undo();
    QVERIFY(document_->project() == before);
    QVERIFY(document_->setValue(QStringLiteral("training.batch_size"), std::int64_t(8)));
    QVERIFY(find<QLabel>("rate_older")->isVisible());
}

void RateWindowTest::itStopsAndStartsAgain()
{
    open("spiral.loom");
    type("rate_steps", "10000");
    type("rate_to", "1e-5");
    click("rate_start");
    QVERIFY(!find<QWidget>("rate_steps")->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(!rates_->run().curve().points.empty(), kPatience);
    QCOMPARE(find<QPushButton>("rate_start")->text(), QString("Stop"));
    click("rate_start");
    waitForEnd();
    QVERIFY(!rates_->run().isWhole());
    QVERIFY2(rates_->words().startsWith("Stopped after"), qPrintable(rates_->words()));
    QVERIFY(!find<QPushButton>("rate_use")->isVisible());
    type("rate_steps", "20");
    type("rate_to", "0.5");
    click("rate_start");
    waitForEnd();
    QVERIFY(rates_->run().isWhole());
    QCOMPARE(rates_->run().search(), (RateSearch{1e-6, 0.5, 20}));
}

void RateWindowTest::closingStopsIt()
{
    open("spiral.loom");
    type("rate_steps", "10000");
    type("rate_to", "1e-5");
    click("rate_start");
    click("rate_close");
    QVERIFY(!rates_->isVisible());
    waitForEnd();
    QVERIFY(!rates_->run().isWhole());
}

void RateWindowTest::whatCannotBeTriedIsSaid()
{
    open("gan_ring.loom");
    click("rate_start");
    waitForEnd();
    QVERIFY2(rates_->words().contains("phases"), qPrintable(rates_->words()));
    QVERIFY(!find<QPushButton>("rate_use")->isVisible());
    type("rate_from", "2");
    click("rate_start");
    waitForEnd();
    QVERIFY2(rates_->words().contains("the first must be the smaller one"), qPrintable(rates_->words()));
}

void RateWindowTest::noFieldCutsItsNumber()
{
    for (const double scale : {1.0, 1.5}) {
        theme_->setScale(scale);
        theme_->applyTo(*qApp);
        open("spiral.loom");
        const auto fields = rates_->findChildren<QLineEdit*>();
        QCOMPARE(fields.size(), 3);
        for (const QLineEdit* field : fields)
            for (const QString& number : {field->text(), QStringLiteral("0.00012")})
                QTRY_VERIFY2_WITH_TIMEOUT(field->fontMetrics().horizontalAdvance(number) < field->width(),
                                          qPrintable(number), kPatience);
    }
}

void RateWindowTest::itSpeaksKorean()
{
    QTranslator korean;
    QVERIFY(korean.load(QStringLiteral(":/i18n/netloom_ko.qm")));
    open("spiral.loom");
    click("rate_start");
    waitForEnd();
    const QString pictures = qEnvironmentVariable("NETLOOM_PICTURES"); // for whoever looks
    for (const bool dark : {false, true})
        for (const bool inKorean : {false, true}) {
            theme_->setName(dark ? QStringLiteral("dark") : QStringLiteral("light"));
            theme_->applyTo(*qApp);
            inKorean ? qApp->installTranslator(&korean) : qApp->removeTranslator(&korean);
            QTest::qWait(20);
            if (!pictures.isEmpty())
                rates_->grab().save(QString("%1/rate_%2_%3.png").arg(pictures).arg(dark).arg(inKorean));
        }
    const auto hangul = [](QChar letter) { return letter.script() == QChar::Script_Hangul; };
    for (const QLabel* label : rates_->findChildren<QLabel*>())
        QVERIFY2(label->text().isEmpty() || std::ranges::any_of(label->text(), hangul), qPrintable(label->text()));
    for (const QPushButton* button : rates_->findChildren<QPushButton*>())
        QVERIFY2(std::ranges::any_of(button->text(), hangul), qPrintable(button->text()));
    QVERIFY(std::ranges::any_of(rates_->windowTitle(), hangul));
    qApp->removeTranslator(&korean);
}

QTEST_MAIN(RateWindowTest)
#include "rate_window_test.moc"
