#include "language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace loom::ui {

QString Language::systemCode()
{
    return QLocale::system().language() == QLocale::Korean ? QStringLiteral("ko") : QStringLiteral("en");
}

void Language::set(const QString& code)
{
    code_ = code == QLatin1String("ko") ? QStringLiteral("ko") : QStringLiteral("en");
    QCoreApplication::removeTranslator(&own_);
    QCoreApplication::removeTranslator(&qt_);
    const bool korean = code_ == QLatin1String("ko");
    QLocale::setDefault(korean ? QLocale(QLocale::Korean, QLocale::SouthKorea)
                               : QLocale(QLocale::English, QLocale::UnitedStates));
    // English has a file too: it holds the plural forms.
    if (own_.load(QStringLiteral(":/i18n/netloom_%1.qm").arg(code_)))
        QCoreApplication::installTranslator(&own_);
    if (korean && qt_.load(QStringLiteral("qtbase_ko"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qt_);
}

} // namespace loom::ui
