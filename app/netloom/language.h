#pragma once

#include <QObject>
#include <QTranslator>

namespace loom::ui {

/// The language of the window, switched live: installs Netloom's and Qt's own translations.
class Language : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// "en" or "ko"; others become "en".
    void set(const QString& code);
    const QString& code() const { return code_; }
    /// The system's language where the product speaks it.
    static QString systemCode();

private:
    QString code_ = QStringLiteral("en");
    QTranslator own_, qt_;
};

} // namespace loom::ui
