#include "data/data_loader.h"
#include "data/data_recipe.h"

#include <QtTest/QtTest>

#include <cmath>
#include <fstream>
#include <png.h>

using namespace loom;
using Names = std::vector<std::string>;

namespace {

Part named(const char* type, Attributes attributes = {})
{
    return {type, std::move(attributes)};
}

/// Row `row` of a field as the network gets it.
std::vector<float> batch(const PreparedData& data, int field, std::int64_t row)
{
    std::vector<float> out(std::size_t(data.fields()[std::size_t(field)].shape.size()));
    const std::vector<std::int64_t> rows{row};
    const auto read = gatherField(data, field, rows, {out.data(), DType::f32, 1, std::int64_t(out.size())});
    return read ? out : std::vector<float>();
}

} // namespace

class FittedTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsMeasuredHasItsNameInTheWeights()
    {
        const PreparedData data =
            read("x,y\n1,10\n3,20\n5,60\n",
                 {named("standardize"), named("normalize"), named("normalize", {{"field", std::string("y")}})});
        const auto& tensors = data.fitted.tensors;
        QCOMPARE(tensors.at("data/standardize/features.mean").at(0), 3.0);
        QCOMPARE(tensors.at("data/normalize_2/y.minimum").at(0), 10.0);
        QCOMPARE(tensors.at("data/normalize_2/y.maximum").at(0), 60.0);
        QVERIFY(tensors.contains("data/normalize/features.minimum"));
        NamedTensors model;
        data.fitted.addTo(model);
        QVERIFY(model.metadata.contains("data/source"));
        const Fitted again = fittedFrom(model);
        QCOMPARE(again.tensors.size(), tensors.size());
        QCOMPARE(again.source, data.fitted.source);
    }

    void theSameDataKnownOrMeasuredAreTheSameBits()
    {
        const std::vector<Part> transforms{named("standardize"), named("one_hot")};
        const std::string text = "x,kind,y\n1,a,p\n3,,q\n5,b,p\n,a,q\n";
        const PreparedData measured = read(text, transforms, nullptr, {{"missing", std::string("mean")}});
        const PreparedData known = read(text, transforms, &measured.fitted, {{"missing", std::string("mean")}});
        for (int field = 0; field < 2; ++field)
            for (std::int64_t row = 0; row < 4; ++row)
                QCOMPARE(batch(known, field, row), batch(measured, field, row));
    }

    void gapsOfNewRowsAreFilledWithTheOldMeans()
    {
        const Attributes mean{{"missing", std::string("mean")}};
        const PreparedData old = read("x,z,y\n1,1,2\n5,1,4\n", {}, nullptr, mean);
        const PreparedData fresh = read("x,z,y\n,7,2\n100,1,4\n", {}, &old.fitted, mean);
        QCOMPARE(batch(fresh, 0, 0), (std::vector<float>{3, 7}));
    }

    void aClassThatIsMissingInNewRowsKeepsTheOthersTheirNumbers()
    {
        const PreparedData old = read("x,kind\n1,ant\n2,bird\n3,cat\n", {});
        const PreparedData fresh = read("x,kind\n1,cat\n2,ant\n5,dog\n", {}, &old.fitted);
        QCOMPARE(fresh.rows.fields()[1].classes, (Names{"ant", "bird", "cat"}));
        QCOMPARE(fresh.rows.size(), std::int64_t(2));
        QCOMPARE(fresh.rows.at(1, 0, 0), 2.0);
        QCOMPARE(english(fresh.faults.listed.at(0).reason),
                 std::string("Column “kind”: the network does not know “dog”."));
    }

    void classFoldersKeepTheirNumbersToo()
    {
        const QTemporaryDir folder;
        const auto put = [&](const QString& name) {
            QDir().mkpath(QFileInfo(folder.path() + "/" + name).path());
            std::vector<std::uint8_t> red;
            for (int i = 0; i < 16; ++i)
                red.insert(red.end(), {255, 0, 0});
            png_image image{};
            image.version = PNG_IMAGE_VERSION;
            image.width = image.height = 4;
            image.format = PNG_FORMAT_RGB;
            const QByteArray file = (folder.path() + "/" + name).toUtf8();
            QVERIFY(png_image_write_to_file(&image, file.constData(), 0, red.data(), 0, nullptr) != 0);
        };
        for (const char* name :
             {"train/ant/1.png", "train/bird/1.png", "train/cat/1.png", "test/cat/1.png", "test/dog/1.png"})
            put(name);
        QVERIFY(QDir().mkpath(folder.path() + "/test/bird"));
        const auto data = [&](const char* part, const Fitted* known) {
            return prepare(
                {{"image_folder",
                  {{"folder", std::string(part)}, {"rows", std::int64_t(4)}, {"columns", std::int64_t(4)}}},
                 {named("scale")},
                 {"chronological", 0, 0}},
                {folder.path().toStdString(), 1, {}}, known);
        };
        const auto old = data("train", nullptr);
        const auto fresh = data("test", &old->fitted);
        QVERIFY2(fresh, fresh ? "" : english(fresh.error()).c_str());
        QCOMPARE(fresh->rows.fields()[1].classes, (Names{"ant", "bird", "cat"}));
        QCOMPARE(fresh->rows.size(), std::int64_t(1));
        QCOMPARE(fresh->rows.at(1, 0, 0), 2.0);
        QCOMPARE(english(fresh->faults.listed.at(0).reason),
                 std::string("The network does not know the class “dog” (1 picture)."));
        NewRows picture;
        picture.picture = (folder.path() + "/test/dog/1.png").toStdString();
        const auto one =
            prepareNew({{"image_folder",
                         {{"folder", std::string("train")}, {"rows", std::int64_t(4)}, {"columns", std::int64_t(4)}}},
                        {named("scale")},
                        {}},
                       picture, {folder.path().toStdString(), 1, {}}, old->fitted);
        QVERIFY2(one, one ? "" : english(one.error()).c_str());
        QCOMPARE(batch(*one, 0, 0)[0], 1.0f);
        QCOMPARE(batch(*one, 0, 0)[1], 0.0f);
    }

    void predictionsGoBackToTheUnitOfTheTable()
    {
        const PreparedData data =
            read("x,y\n1,10\n3,20\n5,60\n", {named("standardize", {{"field", std::string("y")}})});
        for (std::int64_t row = 0; row < 3; ++row)
            QVERIFY(std::abs(data.original(1, 0, double(batch(data, 1, row)[0])) - data.rows.at(1, row, 0)) < 1e-4);
        QVERIFY(std::abs(data.unitsOf(1)[0] - data.fitted.tensors.at("data/standardize/y.deviation").at(0)) < 1e-9);
        QCOMPARE(data.unitsOf(0), (std::vector<double>{1}));
    }

    void numbersOfOneWidthAreNotThoseOfAnother()
    {
        const auto wide = [](Fitted fitted) {
            fitted.source.clear();
            return fitted;
        };
        const std::vector<Part> whole{named("standardize", {{"per", std::string("field")}})};
        const char* const three = "x,w,z,y\n1,2,3,4\n4,5,6,7\n";
        const Fitted one = wide(read("x,w,y\n1,5,10\n3,8,20\n", whole).fitted);
        QVERIFY(sentence(three, whole, one).contains("with 2 numbers a row, these data have 3"));
        const Fitted each = wide(read(three, {named("standardize")}).fitted);
        QVERIFY(sentence(three, whole, each).contains("in 3 groups of numbers, this recipe has 1"));
        const Fitted all = wide(read(three, whole).fitted);
        QVERIFY(sentence(three, whole, all).isEmpty());
        QVERIFY(sentence(three, {named("standardize")}, all).contains("in 1 groups of numbers, this recipe has 3"));
        // A table of one column has one mean, which is none of three.
        const Fitted single = wide(read("x,y\n1,2\n4,5\n", {named("standardize")}).fitted);
        QVERIFY(sentence(three, {named("standardize")}, single).contains("in 1 groups of numbers"));
    }

    void weightsOfOtherDataAreRefused()
    {
        const PreparedData old = read("x,y\n1,10\n3,20\n", {named("standardize")});
        Fitted wider = read("x,w,y\n1,5,10\n3,8,20\n", {named("standardize")}).fitted;
        wider.source.clear();
        QVERIFY(sentence("x,w,z,y\n1,2,3,4\n4,5,6,7\n", {named("standardize")}, wider)
                    .contains("with 2 numbers a row, these data have 3"));
        Fitted wrong = old.fitted;
        wrong.source.clear();
        QVERIFY(sentence("x,y\n1,2\n4,5\n", {named("normalize")}, wrong)
                    .contains("have no data/normalize/features.minimum"));
        QVERIFY(sentence("z,y\n1,2\n4,5\n", {named("standardize")}, old.fitted)
                    .contains("no column “x”, which the network"));
        wrong.source = "{";
        QVERIFY(!sentence("x,y\n1,2\n4,5\n", {named("standardize")}, wrong).isEmpty());
        wrong.source = "{\"inputs\": 7}";
        QVERIFY(sentence("x,y\n1,2\n4,5\n", {named("standardize")}, wrong).contains("is damaged"));
    }

private:
    Result<PreparedData> tryRead(const std::string& text, std::vector<Part> transforms, const Fitted* known = nullptr,
                                 Attributes attributes = {}) const
    {
        const std::string folder = folder_.path().toStdString();
        std::ofstream(folder + "/table.csv") << text;
        attributes["file"] = std::string("table.csv");
        return prepare({{"csv", attributes}, std::move(transforms), {"chronological", 0, 0}}, {folder, 1, {}}, known);
    }
    PreparedData read(const std::string& text, std::vector<Part> transforms, const Fitted* known = nullptr,
                      const Attributes& attributes = {}) const
    {
        auto data = tryRead(text, std::move(transforms), known, attributes);
        if (!data)
            qWarning("%s", english(data.error()).c_str());
        return data.value();
    }
    QString sentence(const std::string& text, std::vector<Part> transforms, const Fitted& known) const
    {
        const auto data = tryRead(text, std::move(transforms), &known);
        return data ? QString() : QString::fromStdString(english(data.error()));
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(FittedTest)
#include "fitted_test.moc"
