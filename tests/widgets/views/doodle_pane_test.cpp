#include "common/number_edit.h"
#include "common/stroke_pad.h"
#include "common/theme.h"
#include "project/generation.h"
#include "views/try_it/doodle_pane.h"
#include "views/try_it/try_it_panel.h"
#include "widgets/views/pictures.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

using namespace loom;
using namespace loom::ui;
using loom::test::Pictures;

namespace {

Project doodleProject(bool figure)
{
    const auto whole = [](std::int64_t n) { return Value(n); };
    Project p;
    p.seed = 7;
    const std::int64_t units = figure ? 10 : 36;
    p.graph.nodes = {{"moves", "input"},
                     {"space", "embedding", {{"input_dim", whole(36)}, {"output_dim", whole(8)}}},
                     {"memory", "lstm", {{"units", whole(16)}, {"return_sequences", !figure}}},
                     {"next", "dense", {{"units", whole(units)}, {"activation", std::string("softmax")}}}};
    p.graph.edges = {{{"moves"}, {"space"}}, {{"space"}, {"memory"}}, {{"memory"}, {"next"}}};
    p.data.source = {"doodles", {{"samples", whole(100)}, {"target", std::string(figure ? "figure" : "next")}}};
    p.data.split.validation = 0.1;
    p.training.losses = {{"loss", "categorical_crossentropy"}};
    p.training.optimizer = {"adam", {{"learning_rate", 0.01}}};
    p.training.batchSize = 20;
    p.training.metrics = {};
    return p;
}

} // namespace

/// The network goes on with a drawing that is begun by hand.
class DoodlePaneTest : public QObject {
    Q_OBJECT
private slots:
    void init() { begin(false); }
    void cleanup() { panel_.reset(); }

    void itGoesOnAsTheCommandLineDoes_data()
    {
        QTest::addColumn<bool>("drawn");
        QTest::addColumn<double>("temperature");
        QTest::newRow("from an empty sheet") << false << 0.5;
        QTest::newRow("behind a line") << true << 0.5;
        QTest::newRow("behind a line, colder") << true << 0.2;
    }
    void itGoesOnAsTheCommandLineDoes()
    {
        QFETCH(bool, drawn);
        QFETCH(double, temperature);
        if (drawn)
            draw();
        QTRY_VERIFY_WITH_TIMEOUT(answers(), kPatience);
        pane()->findChild<NumberEdit*>("doodle_temperature")->setValue(temperature);
        auto* go = button("doodle_go_on");
        QTest::mouseClick(go, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!go->isChecked(), kPatience);
        QVERIFY(drawn == !pane()->moves().empty());

        RunOptions options;
        options.threads = 1;
        auto run = makeRun(doodleProject(false), options);
        for (qint64 step = 0; step < pictures_->session.stepsDone(); ++step)
            run->trainer->step();
        auto model = LanguageModel::of(*run, 1);
        QVERIFY2(model.ok(), model.ok() ? "" : english(model.error()).c_str());
        QVERIFY(model->keepsState());
        std::vector<std::int32_t> start{kMoveStart};
        start.insert(start.end(), pane()->moves().begin(), pane()->moves().end());
        GenerationOptions asked{.length = 96 - std::int64_t(pane()->moves().size())};
        asked.choice.temperature = temperature;
        auto written = generate(*model, start, asked);
        QVERIFY(written.ok());
        if (written->tokens.back() == kMoveEnd)
            written->tokens.pop_back();
        QVERIFY(!written->tokens.empty());
        QCOMPARE(pane()->following(), written->tokens);
        QVERIFY(!pad()->following().empty());
    }

    void anotherWayIsAnother()
    {
        QTRY_VERIFY_WITH_TIMEOUT(answers(), kPatience);
        QTest::mouseClick(button("doodle_go_on"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!button("doodle_go_on")->isChecked(), kPatience);
        const auto first = pane()->following();
        QTest::mouseClick(button("doodle_another"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!button("doodle_go_on")->isChecked(), kPatience);
        QVERIFY(pane()->following() != first);
    }

    /// Whoever draws on takes the pen back.
    void aStrokeTakesBackWhatTheNetworkDrew()
    {
        QTRY_VERIFY_WITH_TIMEOUT(answers(), kPatience);
        QTest::mouseClick(button("doodle_go_on"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(pane()->following().size() > 1, kPatience);
        draw();
        QVERIFY(!button("doodle_go_on")->isChecked());
        QVERIFY(pane()->following().empty() && pad()->following().empty());
        QVERIFY(pane()->moves().size() > 3);
        QTRY_VERIFY_WITH_TIMEOUT(answers(), kPatience);
        QVERIFY(sentence().startsWith(QStringLiteral("Next move: pen on the paper ")));
        QTest::mouseClick(button("doodle_clear"), Qt::LeftButton);
        QVERIFY(pane()->moves().empty());
    }

    /// Nothing sticks out of a drawer, which is no wider than this.
    void allOfItStandsInANarrowDrawer()
    {
        panel_->resize(theme_.px(84), 900);
        QTRY_VERIFY_WITH_TIMEOUT(answers(), kPatience);
        QWidget* seen = panel_->findChild<QScrollArea*>("try_scroll")->viewport();
        QTRY_VERIFY_WITH_TIMEOUT(pad()->isVisible(), kPatience);
        for (const QWidget* part : pane()->findChildren<QWidget*>())
            if (part->isVisible())
                QVERIFY2(part->mapTo(panel_.get(), QPoint(part->width(), 0)).x()
                             <= seen->mapTo(panel_.get(), QPoint(seen->width(), 0)).x(),
                         qPrintable(part->objectName()));
    }

    /// Nothing can be taken back from a blank sheet.
    void onlyWhatIsThereIsTakenBack()
    {
        QTRY_VERIFY_WITH_TIMEOUT(answers(), kPatience);
        QVERIFY(!button("doodle_undo")->isEnabled() && !button("doodle_clear")->isEnabled());
        QTest::mouseClick(button("doodle_go_on"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!pane()->following().empty(), kPatience);
        QVERIFY(!button("doodle_undo")->isEnabled() && button("doodle_clear")->isEnabled());
        QTest::mouseClick(button("doodle_clear"), Qt::LeftButton);
        QVERIFY(pane()->following().empty() && !button("doodle_clear")->isEnabled());
        draw();
        QVERIFY(button("doodle_undo")->isEnabled() && button("doodle_clear")->isEnabled());
    }

    void aDrawingCanBeTooLong()
    {
        for (int i = 0; i < 9; ++i)
            draw(0.1 + 0.09 * i);
        QVERIFY(pane()->moves().size() > 96);
        QTRY_COMPARE_WITH_TIMEOUT(sentence(), QStringLiteral("The drawing is longer than the network reads."),
                                  kPatience);
        QTest::mouseClick(button("doodle_go_on"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!button("doodle_go_on")->isChecked(), kPatience);
        QVERIFY(pane()->following().empty());
    }

    void aFigureIsTold()
    {
        begin(true);
        QVERIFY(!button("doodle_go_on")->isVisible());
        draw();
        QTRY_VERIFY_WITH_TIMEOUT(answers(), kPatience);
        QVERIFY2(sentence().contains(QLatin1Char('%')), qPrintable(sentence()));
    }

private:
    void begin(bool figure)
    {
        panel_.reset();
        pictures_ = std::make_unique<Pictures>();
        pictures_->document.setProject(doodleProject(figure), {});
        pictures_->session.setSpeed(0);
        pictures_->session.prepare(pictures_->document.project(), {});
        QTRY_COMPARE_WITH_TIMEOUT(pictures_->session.state(), TrainingSession::State::ready, kPatience);
        pictures_->session.stepEpoch();
        QTRY_COMPARE_WITH_TIMEOUT(pictures_->session.state(), TrainingSession::State::paused, kPatience);
        panel_ = std::make_unique<TryItPanel>(pictures_->context(theme_));
        panel_->resize(400, 900);
        panel_->show();
        QVERIFY(QTest::qWaitForWindowExposed(panel_.get()));
    }
    DoodlePane* pane() { return panel_->doodlePane(); }
    StrokePad* pad() { return pane()->findChild<StrokePad*>(); }
    QPushButton* button(const char* name) { return pane()->findChild<QPushButton*>(QLatin1String(name)); }
    QString sentence() { return panel_->findChild<QLabel*>("answer")->text(); }
    bool answers() { return panel_->settled() && panel_->answered(); }

    /// A line across the paper.
    void draw(double y = 0.3)
    {
        const auto at = [&](double x) { return QPointF(x * pad()->width(), y * pad()->height()).toPoint(); };
        QTest::mousePress(pad(), Qt::LeftButton, {}, at(0.2));
        for (int piece = 1; piece <= 8; ++piece)
            QTest::mouseMove(pad(), at(0.2 + 0.6 * piece / 8));
        QTest::mouseRelease(pad(), Qt::LeftButton, {}, at(0.8));
    }

    Theme theme_;
    std::unique_ptr<Pictures> pictures_;
    std::unique_ptr<TryItPanel> panel_;
};

QTEST_MAIN(DoodlePaneTest)
#include "doodle_pane_test.moc"
