#pragma once

#include <cmath>
#include <cstdio>
#include <string>

namespace loom::test {

/// A time series as the Korean weather office's open data portal hands it out: CP949, seven lines before the header,
/// a tab before each date, \r\n. The days from 2019-01-01 on; the numbers are invented. Day 10 has no values.
inline std::string weatherOfficeTable(int days)
{
    std::string text =
        "\xB1\xE2\xBF\xC2\xBA\xD0\xBC\xAE\r\n" // 기온분석
        "[\xB0\xCB\xBB\xF6\xC1\xB6\xB0\xC7]\r\n" // [검색조건]
        "\xC0\xDA\xB7\xE1\xB1\xB8\xBA\xD0 : \xC0\xCF\r\n" // 자료구분 : 일
        "\xC0\xDA\xB7\xE1\xC7\xFC\xC5\xC2 : \xB1\xE2\xBA\xBB\r\n" // 자료형태 : 기본
        "\xC1\xF6\xBF\xAA/\xC1\xF6\xC1\xA1 : \xBC\xAD\xBF\xEF\r\n" // 지역/지점 : 서울
        "\xB1\xE2\xB0\xA3 : 20190101~20221231\r\n" // 기간 : 20190101~20221231
        "\r\n"
        "\xB3\xAF\xC2\xA5,\xC1\xF6\xC1\xA1,\xC6\xF2\xB1\xD5\xB1\xE2\xBF\xC2(\xA1\xC9),"
        "\xC3\xD6\xC0\xFA\xB1\xE2\xBF\xC2(\xA1\xC9),\xC3\xD6\xB0\xED\xB1\xE2\xBF\xC2(\xA1\xC9)\r\n" // 날짜,지점,평균기온(℃),최저기온(℃),최고기온(℃)
        ;
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = 2019, month = 0, day = 1;
    for (int i = 0; i < days; ++i) {
        char row[80];
        const double mean = std::round(10 * (12 - 14 * std::cos(i * 0.0172) + 3 * std::sin(i * 0.7))) / 10;
        std::snprintf(row, sizeof row, "\t%d-%02d-%02d,108,", year, month + 1, day);
        text += row;
        std::snprintf(row, sizeof row, "%.1f,%.1f,%.1f\r\n", mean, mean - 5, mean + 5);
        text += i == 9 ? ",,\r\n" : row;
        if (++day > kDays[month] + (month == 1 && year % 4 == 0)) {
            day = 1;
            month = (month + 1) % 12;
            year += month == 0;
        }
    }
    return text;
}

} // namespace loom::test
