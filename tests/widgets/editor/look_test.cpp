#include "editor_fixture.h"
#include <QTranslator>
#include <QDir>
using namespace loom; using namespace loom::ui; using namespace loom::ui::test;
class LookTest : public QObject { Q_OBJECT
private slots:
  void grab() {
    QDir().mkpath("/tmp/h1_pics");
    Theme theme; 
    QTranslator ko; (void)ko.load(":/i18n/netloom_ko.qm");
    QTranslator en; (void)en.load(":/i18n/netloom_en.qm");
    for (bool korean : {false, true}) for (bool dark : {false, true}) {
      QCoreApplication::installTranslator(korean ? &ko : &en);
      QLocale::setDefault(korean ? QLocale(QLocale::Korean, QLocale::SouthKorea) : QLocale(QLocale::English, QLocale::UnitedStates));
      theme.setName(dark ? "dark" : "light"); theme.applyTo(*qApp);
      const QString tag = QString("/tmp/h1_pics/%1_%2_").arg(korean ? "ko" : "en", dark ? "dark" : "light");
      { Editor e(theme, fashionCnn()); e.hands.click(e.middle("conv2")); QTest::qWait(30); e.window.grab().save(tag + "window.png"); 
        e.window.findChild<CanvasView*>(); 
        for (QWidget* w : {(QWidget*)&e.palette, (QWidget*)&e.properties, (QWidget*)&e.issues}) w->hide();
        e.canvas.resize(1440,900); QTest::qWait(50);
        e.act("tidy"); QTest::qWait(30); e.canvas.grab().save(tag + "cnn.png");
        e.act("zoomNormal"); QTest::qWait(30); e.canvas.grab().save(tag + "zoom1.png");
        e.canvas.setZoom(0.5, {700,450}); e.canvas.grab().save(tag + "zoom05.png");
        e.canvas.setZoom(0.25, {700,450}); e.canvas.grab().save(tag + "zoom025.png");
        e.canvas.setZoom(2, {700,450}); e.canvas.grab().save(tag + "zoom2.png");
      }
      { Graph g = chain({{"image","input"},{"conv","conv2d"},{"out","dense"}});
        g.nodes.push_back({"skip","conv2d",{{"padding",word("same")}},"",{272,160}});
        g.nodes.push_back({"sum","add",{},"",{816,160}});
        g.nodes.push_back({"flat","flatten",{},"Long name of a layer",{544,320}});
        g.nodes.push_back({"bn","batch_normalization",{},"",{816,320}});
        g.nodes.push_back({"cat","concatenate",{},"",{1088,160}});
        g.nodes.push_back({"drop","dropout",{},"",{1088,0}});
        g.edges = {{{"image",""},{"conv",""}},{{"conv",""},{"out",""}},{{"image",""},{"skip",""}},{{"skip",""},{"sum",""}},{{"conv",""},{"sum",""}},{{"skip",""},{"flat",""}},{{"sum",""},{"cat",""}},{{"bn",""},{"cat",""}},{{"flat",""},{"bn",""}},{{"cat",""},{"drop",""}},{{"drop",""},{"out",""}}};
        g.find("bn")->frozen = true; g.groups={{"block","Block"}}; g.find("flat")->group=g.find("bn")->group="block";
        Editor e(theme, fashion(g)); for (QWidget* w : {(QWidget*)&e.palette, (QWidget*)&e.properties, (QWidget*)&e.issues}) w->hide();
        QTest::qWait(50); e.canvas.fit(); e.canvas.grab().save(tag + "odd.png");
        e.hands.pull(e.output("conv"), e.input("out")); QTest::qWait(50); e.canvas.grab().save(tag + "wire.png"); e.hands.key(Qt::Key_Escape); e.hands.release(e.input("out"));
        e.hands.click(e.badge("out")); QTest::qWait(30); e.canvas.grab().save(tag + "badge.png"); e.hands.key(Qt::Key_Escape);
        e.hands.click(e.output("skip")); QTest::qWait(30); e.canvas.grab().save(tag + "find.png"); e.hands.key(Qt::Key_Escape);
        e.act("tidy"); QTest::qWait(30); e.canvas.grab().save(tag + "odd_tidy.png");
        e.document.setFolded("block", true); e.canvas.grab().save(tag + "folded.png");
      }
      { Editor e(theme); QTest::qWait(30); e.window.grab().save(tag + "empty.png"); }
      QCoreApplication::removeTranslator(&ko); QCoreApplication::removeTranslator(&en);
    }
    theme.setName("light"); theme.setScale(1.5); theme.applyTo(*qApp);
    QCoreApplication::installTranslator(&ko);
    { Editor e(theme, fashionCnn()); QTest::qWait(30); e.window.grab().save("/tmp/h1_pics/ko_classroom.png"); }
  }
};
QTEST_MAIN(LookTest)
#include "look_test.moc"
