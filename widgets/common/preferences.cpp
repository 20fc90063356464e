#include "common/preferences.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace loom::ui {
namespace {

constexpr int kMostRecent = 10;
constexpr qint64 kMostBytes = 1 << 20;

/// By the XDG base directory specification: a relative path in the variable counts as unset.
QString xdgFolder(const char* variable, const QString& fallback)
{
    const QString given = qEnvironmentVariable(variable);
    return QDir::isAbsolutePath(given) ? given : QDir::homePath() + fallback;
}

} // namespace

QString preferencesFile()
{
    return xdgFolder("XDG_CONFIG_HOME", QStringLiteral("/.config")) + QStringLiteral("/netloom/preferences.json");
}

QString stateFolder(const QString& name)
{
    return xdgFolder("XDG_STATE_HOME", QStringLiteral("/.local/state")) + QStringLiteral("/netloom/") + name;
}

void Preferences::addRecent(const QString& file)
{
    const QString path = QFileInfo(file).absoluteFilePath();
    recent.removeAll(path);
    recent.prepend(path);
    recent = recent.mid(0, kMostRecent);
}

void Preferences::removeRecent(const QString& file)
{
    recent.removeAll(QFileInfo(file).absoluteFilePath());
}

Preferences readPreferences(const QString& file)
{
    Preferences read;
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly) || in.size() > kMostBytes)
        return read;
    const QJsonObject object = QJsonDocument::fromJson(in.readAll()).object();
    const auto text = [&object](const char* key) { return object[QLatin1String(key)].toString(); };
    read.language = text("language");
    if (const QString theme = text("theme"); !theme.isEmpty())
        read.theme = theme;
    read.scale = std::clamp(object[QLatin1String("scale")].toDouble(1), 0.75, 3.0);
    read.reducedMotion = object[QLatin1String("reduced_motion")].toBool();
    for (const QJsonValue& path : object[QLatin1String("recent")].toArray())
        if (QDir::isAbsolutePath(path.toString()) && read.recent.size() < kMostRecent)
            read.recent.append(path.toString());
    read.geometry = QByteArray::fromBase64(text("geometry").toLatin1());
    read.docks = QByteArray::fromBase64(text("docks").toLatin1());
    return read;
}

bool writePreferences(const Preferences& preferences, const QString& file)
{
    const QJsonObject object{{QStringLiteral("language"), preferences.language},
                             {QStringLiteral("theme"), preferences.theme},
                             {QStringLiteral("scale"), preferences.scale},
                             {QStringLiteral("reduced_motion"), preferences.reducedMotion},
                             {QStringLiteral("recent"), QJsonArray::fromStringList(preferences.recent)},
                             {QStringLiteral("geometry"), QString::fromLatin1(preferences.geometry.toBase64())},
                             {QStringLiteral("docks"), QString::fromLatin1(preferences.docks.toBase64())}};
    QDir().mkpath(QFileInfo(file).absolutePath());
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return false;
    out.write(QJsonDocument(object).toJson());
    return out.commit();
}

} // namespace loom::ui
