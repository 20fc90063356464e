#include "data/data_recipe.h"

#include <QtTest/QtTest>

#include <png.h>

using namespace loom;
using Names = std::vector<std::string>;

/// A folder of pictures with a list of their classes.
class LabelListTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        for (const char* name : {"1.png", "2.png", "far/away.png", "with blank.png"})
            picture(name);
    }

    void theListSaysFileAndClass_data()
    {
        QTest::addColumn<QByteArray>("list");
        const char* const rows[] = {
            "1.png %1 dog\n2.png %1 cat\nfar/away.png %1 dog\nwith blank.png %1 cat",
            "file%1label\r\n1.png%1dog\r\n\r\n2.png%1cat\r\nfar/away.png%1dog\r\n"
            "with blank.png%1cat\r\n",
            "\"1.png\"%1\"dog\"\n\"2.png\"%1cat\nfar/away.png%1dog\nwith blank.png%1\"cat\"\n"};
        for (const auto& [name, sign] :
             {std::pair("tabs", "\t"), std::pair("commas", ","), std::pair("semicolons", ";")})
            for (int i = 0; i < 3; ++i)
                QTest::addRow("%s, form %d", name, i) << QString(rows[i]).arg(sign).toUtf8();
        QTest::newRow("the last blank, with a mark of UTF-8")
            << QByteArray("\xEF\xBB\xBF"
                          "1.png dog\n2.png cat\nfar/away.png dog\nwith blank.png cat\n");
    }
    void theListSaysFileAndClass()
    {
        QFETCH(QByteArray, list);
        put("labels.txt", list);
        const PreparedData data = read();
        QCOMPARE(data.rows.fields()[1].classes, (Names{"cat", "dog"}));
        QCOMPARE(data.rows.size(), std::int64_t(4));
        QCOMPARE(data.faults.count, std::int64_t(0));
        for (const auto& [row, label] : {std::pair(0, 1.0), std::pair(1, 0.0), std::pair(2, 1.0), std::pair(3, 0.0)})
            QCOMPARE(data.rows.at(1, row, 0), label);
    }

    void linesThatNameNoPictureAreLeftOut()
    {
        put("broken.png", "no picture");
        put("labels.csv",
            "1.png,dog\nabsent.png,dog\n2.png,cat\n../outside.png,cat\n1.png,cat\nfar/away.png\n"
            "broken.png,cat\n");
        const PreparedData data = read();
        QCOMPARE(data.rows.size(), std::int64_t(2));
        QStringList faults;
        for (const Fault& fault : data.faults.listed)
            faults << QString::fromStdString(english(fault.place) + ": " + english(fault.reason));
        QCOMPARE(faults.size(), 5);
        QCOMPARE(faults[0], QString("labels.csv, line 2: There is no file absent.png in the folder."));
        QCOMPARE(faults[1], QString("labels.csv, line 4: The file lies outside the folder."));
        QCOMPARE(faults[2], QString("labels.csv, line 5: The file 1.png is named twice."));
        QCOMPARE(faults[3], QString("labels.csv, line 6: The line names no class."));
        QVERIFY(faults[4].startsWith("broken.png: "));
    }

    void classesThatANetworkKnowsKeepTheirNumbers()
    {
        put("labels.txt", "1.png ant\n2.png dog\nfar/away.png bee\n");
        const Fitted known = read().fitted;
        put("labels.txt", "1.png dog\n2.png wolf\n");
        const PreparedData data = read(&known);
        QCOMPARE(data.rows.fields()[1].classes, (Names{"ant", "bee", "dog"}));
        QCOMPARE(data.rows.size(), std::int64_t(1));
        QCOMPARE(data.rows.at(1, 0, 0), 2.0);
        QCOMPARE(english(data.faults.listed.at(0).reason),
                 std::string("The network does not know the class “wolf” (1 picture)."));
    }

    void anEmptyListIsASentence()
    {
        put("labels.txt", "\n\n");
        const auto data = tryRead();
        QVERIFY(!data
                && english(data.error()).find("name file and class of each in labels.txt") != std::string::npos);
    }

private:
    void put(const QString& name, const QByteArray& bytes)
    {
        QFile file(folder_->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    void picture(const QString& name)
    {
        QDir().mkpath(QFileInfo(folder_->filePath(name)).path());
        const std::vector<std::uint8_t> grey(16, 100);
        png_image image{};
        image.version = PNG_IMAGE_VERSION;
        image.width = image.height = 4;
        image.format = PNG_FORMAT_GRAY;
        QVERIFY(png_image_write_to_file(&image, folder_->filePath(name).toUtf8(), 0, grey.data(), 0, nullptr) != 0);
    }
    Result<PreparedData> tryRead(const Fitted* known = nullptr) const
    {
        return prepare(
            {{"image_folder",
              {{"folder", folder_->path().toStdString()}, {"rows", std::int64_t(4)}, {"columns", std::int64_t(4)}}},
             {},
             {"chronological", 0, 0}},
            {"", 1, {}}, known);
    }
    PreparedData read(const Fitted* known = nullptr) const
    {
        auto data = tryRead(known);
        if (!data)
            qWarning("%s", english(data.error()).c_str());
        return data.value();
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_GUILESS_MAIN(LabelListTest)
#include "label_list_test.moc"
