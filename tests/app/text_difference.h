#pragma once

#include <QString>
#include <QStringList>

#include <string>

namespace loom::ui::test {

/// The lines in which two texts differ.
inline QString difference(const std::string& before, const std::string& after)
{
    const QStringList was = QString::fromStdString(before).split('\n'),
                      is = QString::fromStdString(after).split('\n');
    QString said;
    for (const QString& line : was)
        if (!is.contains(line))
            said += "\n- " + line;
    for (const QString& line : is)
        if (!was.contains(line))
            said += "\n+ " + line;
    return said.left(1500);
}

} // namespace loom::ui::test
