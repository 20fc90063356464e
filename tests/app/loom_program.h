#pragma once

#include "patience.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

/// What one call of `loom` printed and how it ended.
struct Called {
    int code = -1;
    QByteArray out;
    QByteArray err;

    /// The events of --json; an empty list when a line is no JSON record.
    QList<QJsonObject> events() const
    {
        QList<QJsonObject> list;
        for (const QByteArray& line : out.split('\n')) {
            if (line.isEmpty())
                continue;
            const QJsonDocument json = QJsonDocument::fromJson(line);
            if (!json.isObject())
                return {};
            list << json.object();
        }
        return list;
    }
    QJsonObject event(const QString& name) const
    {
        for (const QJsonObject& event : events())
            if (event["event"] == name)
                return event;
        return {};
    }
};

inline const QString kLoom = QStringLiteral(LOOM_BIN_DIR "/loom");
inline const QString kSource = QStringLiteral(LOOM_SOURCE_DIR);

/// Of a process that was started, when it has ended.
inline Called ended(QProcess& process)
{
    Called called;
    if (!process.waitForFinished(kPatience))
        process.kill();
    called.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    called.out = process.readAllStandardOutput();
    called.err = process.readAllStandardError();
    return called;
}

inline Called call(const QStringList& words)
{
    QProcess process;
    process.start(kLoom, words);
    return ended(process);
}

inline QByteArray bytesOf(const QString& file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

inline void write(const QString& file, const QByteArray& bytes)
{
    QFile target(file);
    if (target.open(QIODevice::WriteOnly))
        target.write(bytes);
}
