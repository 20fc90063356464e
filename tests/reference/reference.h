#pragma once

#include "base/value.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <vector>

/// Reading the stored numbers of tests/reference in a test.
namespace reference {

inline QJsonObject file(const QString& name)
{
    QFile json(QString(LOOM_SOURCE_DIR "/tests/reference/%1.json").arg(name));
    return json.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(json.readAll()).object() : QJsonObject();
}

inline std::vector<double> numbers(const QJsonValue& list)
{
    std::vector<double> values;
    for (const QJsonValue& value : list.toArray())
        values.push_back(value.toDouble());
    return values;
}

inline std::vector<std::int64_t> integers(const QJsonValue& list)
{
    std::vector<std::int64_t> values;
    for (const QJsonValue& value : list.toArray())
        values.push_back(value.toInteger());
    return values;
}

/// JSON attributes as a recipe holds them; a number is real where it is not whole.
inline loom::Attributes attributes(const QJsonObject& object)
{
    loom::Attributes all;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const std::string name = it.key().toStdString();
        const double number = it->toDouble();
        if (it->isBool())
            all[name] = it->toBool();
        else if (it->isString())
            all[name] = it->toString().toStdString();
        else if (const std::vector<double> list = it->isArray() ? numbers(*it) : std::vector<double>();
                 std::ranges::any_of(list, [](double each) { return each != double(std::int64_t(each)); }))
            all[name] = list;
        else if (it->isArray())
            all[name] = integers(*it);
        else if (number == double(std::int64_t(number)))
            all[name] = std::int64_t(number);
        else
            all[name] = number;
    }
    return all;
}

} // namespace reference
