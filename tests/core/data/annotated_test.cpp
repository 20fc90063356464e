#include "core/data/written_pictures.h"
#include "data/data_recipe.h"
#include "data/left_out.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace loom;
using namespace loom::test;

namespace {

void write(const QString& file, const QByteArray& text)
{
    QDir().mkpath(QFileInfo(file).path());
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(text);
}

void writePictures(const QString& folder)
{
    writePng(folder + "/a.png", 50, 100, plain({200, 10, 10, 255}));
    writePng(folder + "/b.png", 40, 40, plain({10, 200, 10, 255}));
}

QByteArray vocBox(const char* name, int left, int top, int right, int bottom)
{
    return QStringLiteral("<object><name>%1</name><part><bndbox><xmin>1</xmin></bndbox></part><bndbox><xmin>%2</xmin>"
                          "<ymin>%3</ymin><xmax>%4</xmax><ymax>%5</ymax></bndbox></object>")
        .arg(QLatin1String(name))
        .arg(left)
        .arg(top)
        .arg(right)
        .arg(bottom)
        .toUtf8();
}

QByteArray voc(const char* file, int width, int height, const QByteArray& objects)
{
    return QStringLiteral(
               "<?xml version=\"1.0\"?><!-- by hand --><annotation><filename>%1</filename><size><width>%2</width>"
               "<height> %3 </height></size>")
               .arg(QLatin1String(file))
               .arg(width)
               .arg(height)
               .toUtf8()
        + objects + "</annotation>";
}

/// The same two pictures and three boxes in each of the forms: of a.png a cat from (10, 5) to (60, 30) and a dog from
/// (50, 25) to (100, 50), of b.png a dog from (0, 0) to (20, 40).
void writeVoc(const QString& folder)
{
    writePictures(folder + "/JPEGImages");
    write(folder + "/Annotations/a.xml",
          voc("some/where/a.png", 100, 50, vocBox("cat", 11, 6, 60, 30) + vocBox("dog", 51, 26, 100, 50)));
    write(folder + "/Annotations/b.xml", voc("b.png", 40, 40, vocBox("dog", 1, 1, 20, 40)));
}

void writeYolo(const QString& folder)
{
    writePictures(folder + "/images/train");
    write(folder + "/data.yaml", "path: .\nnames:\n  0: cat\n  1: 'dog'\nnc: 2\n");
    write(folder + "/labels/train/a.txt", "0 0.35 0.35 0.5 0.5\n1 0.75 0.75 0.5 0.5\r\n");
    write(folder + "/labels/train/b.txt", "1 0.25 0.5 0.5 1\n\n");
}

void writeCoco(const QString& folder)
{
    writePictures(folder + "/images");
    write(folder + "/annotations/instances.json",
          R"({"images": [{"id": 7, "file_name": "a.png", "width": 100, "height": 50},
                         {"id": 9, "file_name": "b.png", "width": 40, "height": 40}],
              "categories": [{"id": 18, "name": "dog"}, {"id": 17, "name": "cat"}],
              "annotations": [{"image_id": 7, "category_id": 17, "bbox": [10, 5, 50, 25]},
                              {"image_id": 7, "category_id": 18, "bbox": [50, 25, 50, 25]},
                              {"image_id": 7, "category_id": 18, "bbox": [0, 0, 50, 25], "iscrowd": 1},
                              {"image_id": 9, "category_id": 18, "bbox": [0, 0, 20, 40]}]})");
}

Result<SourceData> read(const std::string& source, const QTemporaryDir& folder, Attributes more = {})
{
    const SourceType* type = findSource(source);
    more["folder"] = folder.path().toStdString();
    return type->load(completed(type->attributes, more), {});
}

} // namespace

/// Pictures with boxes that a person has drawn.
class AnnotatedTest : public QObject {
    Q_OBJECT
private slots:
    void eachFormSaysTheSame_data()
    {
        QTest::addColumn<QString>("source");
        for (const char* source : {"voc_folder", "yolo_folder", "coco_folder"})
            QTest::newRow(source) << source;
    }
    void eachFormSaysTheSame();
    void whatIsBrokenIsListed();
    void whereNothingCanBeReadAFileIsNamed();
    void nothingLeadsOutOfTheFolder();
    void anEmptyFolderIsASentence();
    void aNewPictureHasNoBoxes();
    void eachColorOfAMaskIsAClass();

private:
    static void writeAll(const QString& source, const QString& folder)
    {
        if (source == "voc_folder")
            writeVoc(folder);
        else if (source == "yolo_folder")
            writeYolo(folder);
        else
            writeCoco(folder);
    }
};

void AnnotatedTest::eachFormSaysTheSame()
{
    QFETCH(QString, source);
    const QTemporaryDir folder;
    writeAll(source, folder.path());
    for (const char* fit : {"stretch", "letter_box"}) {
        const auto data = read(source.toStdString(), folder, {{"fit", std::string(fit)}, {"most", std::int64_t(2)}});
        QVERIFY2(data.ok(), data.ok() ? "" : english(data.error()).c_str());
        QCOMPARE(data->faults.count, std::int64_t(0));
        QCOMPARE(data->rows.size(), std::int64_t(2));
        QCOMPARE(data->rows.fields()[1].classes, (std::vector<std::string>{"cat", "dog"}));
        QCOMPARE(data->rows.fields()[1].shape, (Shape{2, 5}));
        const bool boxed = fit == std::string("letter_box"); // a.png fills the middle half then
        const auto down = [&](double y) { return boxed ? 0.25 + y / 2 : y; };
        const double wanted[2][10] = {{0.1, down(0.1), 0.6, down(0.6), 0, 0.5, down(0.5), 1, down(1), 1},
                                      {0, 0, 0.5, 1, 1, -1, -1, -1, -1, -1}};
        for (int row = 0; row < 2; ++row)
            for (int i = 0; i < 10; ++i)
                QVERIFY2(std::abs(data->rows.at(1, row, i) - wanted[row][i]) < 1e-6,
                         qPrintable(QStringLiteral("%1 %2: %3").arg(row).arg(i).arg(data->rows.at(1, row, i))));
        QVERIFY(data->rows.at(0, 0, 3 * (32 * 64 + 32)) > 150); // red
    }
    const auto few = read(source.toStdString(), folder, {{"most", std::int64_t(1)}});
    QVERIFY(few.ok());
    QCOMPARE(few->notes.size(), std::size_t(2)); // one box is left out, and said so
}

void AnnotatedTest::whatIsBrokenIsListed()
{
    const QTemporaryDir voc_, yolo, coco;
    writeVoc(voc_.path());
    write(voc_.path() + "/Annotations/c.xml", "<annotation><object></annotation>");
    write(voc_.path() + "/Annotations/d.xml", "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><annotation>&b;</annotation>");
    write(voc_.path() + "/Annotations/e.xml", voc("none.png", 10, 10, {}));
    write(voc_.path() + "/Annotations/f.xml", QByteArray(1000, '<').replace("<", "<a>"));
    write(voc_.path() + "/Annotations/g.xml", voc("b.png", 0, 40, {}));
    write(voc_.path() + "/Annotations/h.xml", voc("b.png", 40, 40, vocBox("dog", 30, 30, 20, 40)));
    const auto ofVoc = read("voc_folder", voc_);
    QVERIFY(ofVoc.ok());
    QCOMPARE(ofVoc->rows.size(), std::int64_t(3)); // b.png once more, without its box
    QCOMPARE(ofVoc->faults.count, std::int64_t(6));

    writeYolo(yolo.path());
    write(yolo.path() + "/images/train/bad.png", "no picture");
    write(yolo.path() + "/labels/train/b.txt",
          "1 0.25 0.5 0.5 1\n2 .5 .5 .1 .1\n1 nan .5 .1 .1\n1 .5 .5 .1\n1 .5 .5 0 .1\n0 5 5 .1 .1\n-1 .5 .5 .1 .1\n");
    const auto ofYolo = read("yolo_folder", yolo);
    QVERIFY(ofYolo.ok());
    QCOMPARE(ofYolo->rows.size(), std::int64_t(2));
    QCOMPARE(ofYolo->faults.count, std::int64_t(7));

    writeCoco(coco.path());
    for (const char* text :
         {"{", "[]", "{\"images\": 3}", "{\"images\": [1, {\"id\": \"x\"}], \"annotations\": [[]]}"}) {
        write(coco.path() + "/annotations/instances.json", text);
        QVERIFY2(!read("coco_folder", coco).ok(), text);
    }
    write(coco.path() + "/annotations/instances.json",
          R"({"images": [{"id": 7, "file_name": "a.png", "width": 100, "height": 50}, {"id": 8, "file_name": "c.png"},
                         {"id": 9, "file_name": "b.png", "width": 0, "height": 40}],
              "categories": [{"id": 17, "name": "cat"}],
              "annotations": [{"image_id": 7, "category_id": 17, "bbox": [10, 5, 50, 25]},
                              {"image_id": 7, "category_id": 17, "bbox": [10, 5, 50]},
                              {"image_id": 7, "category_id": 99, "bbox": [10, 5, 50, 25]},
                              {"image_id": 7, "category_id": 17, "bbox": [200, 5, 50, 25]}, {"image_id": 1e300}]})");
    const auto ofCoco = read("coco_folder", coco);
    QVERIFY(ofCoco.ok());
    QCOMPARE(ofCoco->rows.size(), std::int64_t(1));
    QCOMPARE(ofCoco->faults.count, std::int64_t(6)); // one is of a picture that is not there
    write(coco.path() + "/annotations/instances.json",
          R"({"images": [{"id": 7, "file_name": "a.png", "width": 100, "height": 50},
                         {"id": 7, "file_name": "b.png", "width": 40, "height": 40},
                         {"id": 8, "file_name": "c.png", "width": 40, "height": 40}],
              "categories": [{"id": 17, "name": "cat"}],
              "annotations": [{"image_id": 7, "category_id": 17, "bbox": [10, 5, 50, 25]},
                              {"image_id": 8, "category_id": 17, "bbox": [10, 5, 50, 25]},
                              {"image_id": 9, "category_id": 17, "bbox": [10, 5, 50, 25]}]})");
    const auto twice = read("coco_folder", coco);
    QVERIFY(twice.ok());
    QCOMPARE(twice->rows.size(), std::int64_t(1));
    QCOMPARE(twice->faults.count, std::int64_t(3)); // the second of a number, c.png, a box of none
    QCOMPARE(twice->faults.listed[0].place, Text::verbatim("b.png"));
}

void AnnotatedTest::whereNothingCanBeReadAFileIsNamed()
{
    const QTemporaryDir folder;
    write(folder.path() + "/Annotations/c.xml", "<annotation><object></annotation>");
    const auto data = read("voc_folder", folder);
    QVERIFY(!data.ok());
    QVERIFY2(english(data.error()).starts_with("Annotations/c.xml: It is no whole"), english(data.error()).c_str());
}

void AnnotatedTest::nothingLeadsOutOfTheFolder()
{
    const QTemporaryDir around;
    writePictures(around.path());
    QDir().mkpath(around.path() + "/in");
    write(around.path() + "/in/annotations.json",
          R"({"images": [{"id": 7, "file_name": "../a.png", "width": 100, "height": 50}], "categories":
              [{"id": 1, "name": "cat"}], "annotations": [{"image_id": 7, "category_id": 1, "bbox": [1, 1, 9, 9]}]})");
    const SourceType* coco = findSource("coco_folder");
    const std::string inside = (around.path() + "/in").toStdString();
    QVERIFY(!coco->load(completed(coco->attributes, {{"folder", inside}}), {}).ok());
    QVERIFY(!coco->load(completed(coco->attributes,
                                  {{"folder", inside}, {"annotations", std::string("../in/annotations.json")}}),
                        {})
                 .ok());
}

void AnnotatedTest::anEmptyFolderIsASentence()
{
    for (const char* source : {"voc_folder", "yolo_folder", "coco_folder"}) {
        const QTemporaryDir folder;
        QVERIFY(!read(source, folder).ok());
        writePictures(folder.path() + "/images"); // pictures, and nothing of what is on them
        QVERIFY(!read(source, folder).ok());
        const SourceType* type = findSource(source);
        QVERIFY(!type->load(completed(type->attributes, {}), {}).ok());
        QVERIFY(!type->load(completed(type->attributes, {{"folder", std::string("/no/such/folder")}}), {}).ok());
    }
}

void AnnotatedTest::aNewPictureHasNoBoxes()
{
    const QTemporaryDir folder;
    writeYolo(folder.path());
    const auto data = read("yolo_folder", folder);
    QVERIFY(data.ok());
    const SourceType* type = findSource("yolo_folder");
    SourceContext context;
    context.learned = data->learned;
    NewRows rows;
    rows.picture = (folder.path() + "/images/train/a.png").toStdString();
    const auto one = type->loadNew(rows, completed(type->attributes, {}), context);
    QVERIFY(one.ok());
    QCOMPARE(one->rows.fields()[1].classes, (std::vector<std::string>{"cat", "dog"}));
    QVERIFY(std::isnan(one->rows.at(1, 0, 0)));
}

void AnnotatedTest::eachColorOfAMaskIsAClass()
{
    const QTemporaryDir folder;
    writePictures(folder.path() + "/images");
    // Left half 0, right half red; of b.png the lower quarter 1.
    writePng(folder.path() + "/masks/a.png", 50, 100, [](int, int column) {
        return column < 50 ? Colour{0, 0, 0, 255} : Colour{128, 0, 0, 255};
    });
    writePng(folder.path() + "/masks/b.png", 40, 40, [](int row, int) {
        return row < 30 ? Colour{0, 0, 0, 255} : Colour{1, 1, 1, 255};
    });
    writePng(folder.path() + "/images/alone.png", 8, 8, plain({9, 9, 9, 255}));
    write(folder.path() + "/images/bad.png", "no picture");
    writePng(folder.path() + "/masks/bad.png", 8, 8, plain({0, 0, 0, 255}));
    const auto data = read("mask_folder", folder, {{"fit", std::string("stretch")}});
    QVERIFY2(data.ok(), data.ok() ? "" : english(data.error()).c_str());
    QCOMPARE(data->rows.size(), std::int64_t(2));
    QCOMPARE(data->faults.count, std::int64_t(1));
    QCOMPARE(english(saidOf(data->faults.listed[0])).find(folder.path().toStdString()), std::string::npos);
    QVERIFY(
        std::ranges::any_of(data->notes, [](const Text& note) { return english(note).ends_with(": 1 picture."); }));
    QCOMPARE(data->rows.fields()[1].classes, (std::vector<std::string>{"0", "1", "#800000"}));
    for (int at = 0; at < 64 * 64; ++at) {
        QCOMPARE(data->rows.at(1, 0, at), at % 64 < 32 ? 0.0 : 2.0);
        QCOMPARE(data->rows.at(1, 1, at), at / 64 < 48 ? 0.0 : 1.0);
    }
    SourceContext learned;
    learned.learned = R"({"classes": ["0", "1"]})";
    const SourceType* type = findSource("mask_folder");
    const auto again = type->load(completed(type->attributes, {{"folder", folder.path().toStdString()}}), learned);
    QVERIFY(again.ok());
    QCOMPARE(again->rows.size(), std::int64_t(1)); // red is none of its classes
    QCOMPARE(again->faults.count, std::int64_t(2));
    QCOMPARE(again->faults.listed[1].place, Text::verbatim("masks/a.png"));
    // Noise is no mask: so many colors are no classes.
    const QTemporaryDir noise;
    writePictures(noise.path() + "/images");
    writePng(noise.path() + "/masks/a.png", 50, 100, [](int row, int column) {
        return Colour{std::uint8_t(row), std::uint8_t(column), 7, 255};
    });
    QVERIFY(!read("mask_folder", noise).ok());
}

QTEST_GUILESS_MAIN(AnnotatedTest)
#include "annotated_test.moc"
