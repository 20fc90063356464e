#include "base/json.h"

#include <QtTest>

using namespace loom;

class JsonTest : public QObject {
    Q_OBJECT
private slots:
    void keysKeepTheirOrder()
    {
        const std::string text = R"({"b":1,"a":[1,2.5,"x",null,true]})";
        QCOMPARE(writeJson(*parseJson(text)), text);
    }
    void shortRecordsStayOnOneLine()
    {
        QCOMPARE(writeReadableJson(Json{{"a", 1}, {"b", {1, 2}}}), std::string("{\"a\": 1, \"b\": [1, 2]}\n"));
    }
    void longRecordsTakeOneLineAnItem()
    {
        const std::string word(200, 'w');
        const std::string text = writeReadableJson(Json{{"a", word}, {"b", {{"c", 1}}}});
        QCOMPARE(text, "{\n  \"a\": \"" + word + "\",\n  \"b\": {\"c\": 1}\n}\n");
    }
    void readableTextIsReadBackEqual()
    {
        Json json = Json::object();
        for (int i = 0; i < 60; ++i)
            json["key" + std::to_string(i)] = {{"text", "가\n\"" + std::to_string(i)}, {"list", {i, 0.1 * i}}};
        QVERIFY(*parseJson(writeReadableJson(json)) == json);
    }
    void aMistakeIsFoundByLineAndColumn()
    {
        const auto broken = parseJson("{\n  \"a\": 1,\n  \"b\" 2\n}");
        QVERIFY(!broken.ok());
        QCOMPARE(english(broken.error()), std::string("JSON is broken at line 3, column 7"));
    }
    void bracketsInTextAreNoNesting()
    {
        QVERIFY(parseJson("[\"" + std::string(1000, '[') + "\\\"" + std::string(1000, '{') + "\"]").ok());
    }
    void exactlySixtyFourLevelsAreRead()
    {
        QVERIFY(parseJson(std::string(64, '[') + std::string(64, ']')).ok());
        QVERIFY(!parseJson(std::string(65, '[') + std::string(65, ']')).ok());
    }
    void bytesThatAreNoTextAreReplacedWhenWritten()
    {
        QCOMPARE(writeJson(Json("a\xff")), std::string("\"a\xef\xbf\xbd\""));
    }
};

QTEST_GUILESS_MAIN(JsonTest)
#include "json_test.moc"
