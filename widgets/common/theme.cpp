#include "common/theme.h"

#include "common/theme_icon.h"
#include "common/theme_style.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPalette>
#include <QPixmap>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

// The macro declares a function and so must stand outside every namespace.
static void initEmbeddedFiles()
{
    Q_INIT_RESOURCE(netloom);
    Q_INIT_RESOURCE(translations);
}

namespace loom::ui {
namespace {

constexpr double kClassroomScale = 1.25; ///< from here on the stronger contrasts apply

QHash<QString, QColor> colorsOf(const QJsonObject& object)
{
    QHash<QString, QColor> colors;
    for (auto item = object.begin(); item != object.end(); ++item)
        colors.insert(item.key(), QColor(item->toString()));
    return colors;
}

QList<QColor> colorsOf(const QJsonArray& array)
{
    QList<QColor> colors;
    for (const QJsonValue& item : array)
        colors.append(QColor(item.toString()));
    return colors;
}

QColor between(const QList<QColor>& stops, double t)
{
    if (stops.isEmpty() || std::isnan(t))
        return Qt::magenta;
    const double at = std::clamp(t, 0.0, 1.0) * double(stops.size() - 1);
    const int low = std::min(int(at), int(stops.size()) - 1);
    const int high = std::min(low + 1, int(stops.size()) - 1);
    const double f = at - low;
    const auto mix = [f](int a, int b) { return int(std::lround(a + (b - a) * f)); };
    const QColor &a = stops[low], &b = stops[high];
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

void loadFonts()
{
    for (const char* file : {"NanumBarunGothic", "NanumBarunGothicBold", "DejaVuSans", "DejaVuSans-Bold",
                             "DejaVuSerif", "DejaVuSerif-Bold"})
        QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/%1.ttf").arg(QLatin1String(file)));
}

QString textOf(const QString& resource)
{
    QFile file(resource);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

void initResources()
{
    initEmbeddedFiles();
}

Theme::Theme(QObject* parent)
    : QObject(parent)
{
    initResources();
    if (qApp)
        loadFonts();
    load();
}

Theme::~Theme() = default;

void Theme::load()
{
    const QString text = textOf(QStringLiteral(":/themes/%1.json").arg(name_));
    const QJsonObject file = QJsonDocument::fromJson(text.toUtf8()).object();
    colors_ = colorsOf(file[QLatin1String("colors")].toObject());
    classroom_ = colorsOf(file[QLatin1String("classroom")].toObject());
    classes_ = colorsOf(file[QLatin1String("classes")].toArray());
    diverging_ = colorsOf(file[QLatin1String("diverging")].toArray());
    sequential_ = colorsOf(file[QLatin1String("sequential")].toArray());
    tinted_.reset();
}

void Theme::setName(const QString& name)
{
    if (name == name_ || !QFile::exists(QStringLiteral(":/themes/%1.json").arg(name)))
        return;
    name_ = name;
    load();
    if (applied_)
        applyTo(*qApp);
    emit changed();
}

void Theme::setScale(double scale)
{
    scale = std::clamp(scale, 0.75, 3.0);
    if (scale == scale_)
        return;
    scale_ = scale;
    tinted_.reset();
    if (applied_)
        applyTo(*qApp);
    emit changed();
}

QFont Theme::font(double px, bool bold) const
{
    QFont font;
    font.setFamilies({QStringLiteral("NanumBarunGothic"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(std::max(1, int(std::lround(px * scale_))));
    font.setBold(bold);
    return font;
}

QFont Theme::mathFont(double px) const
{
    QFont font = this->font(px);
    font.setFamilies({QStringLiteral("DejaVu Serif"), QStringLiteral("NanumBarunGothic")});
    return font;
}

QFont Theme::tabularFont(double px) const
{
    // The digits of the interface face are already of one width; kerning would move them.
    QFont font = this->font(px);
    font.setKerning(false);
    return font;
}

QColor Theme::color(const QString& key) const
{
    if (scale_ >= kClassroomScale) {
        if (const auto strong = classroom_.find(key); strong != classroom_.end())
            return *strong;
    }
    if (const auto found = colors_.find(key); found != colors_.end())
        return *found;
    if (key.startsWith(QLatin1String("class"))) {
        bool number = false;
        const int index = key.mid(5).toInt(&number);
        if (number)
            return classColor(index);
    }
    return Qt::magenta;
}

QStringList Theme::colorKeys() const
{
    QStringList keys = colors_.keys();
    keys.sort();
    return keys;
}

QColor Theme::classColor(int index) const
{
    const int count = int(classes_.size());
    return count == 0 ? QColor(Qt::magenta) : classes_[((index % count) + count) % count];
}

QColor Theme::diverging(double t) const
{
    return between(diverging_, (t + 1) / 2);
}

QColor Theme::sequential(double t) const
{
    return between(sequential_, t);
}

QIcon Theme::icon(const QString& name) const
{
    return iconExists(name) ? QIcon(new ThemeIcon(*this, name)) : QIcon();
}

QPixmap Theme::pixmap(const QString& name, int px, const QColor& color, double pixelRatio) const
{
    return iconPixmap(name, px, color, pixelRatio);
}

/// An icon in a theme colour as a file, for `image: url(…)`.
QString Theme::tintedFile(const QString& icon, const QString& key)
{
    if (!tinted_)
        tinted_ = std::make_unique<QTemporaryDir>();
    const QString path = tinted_->filePath(icon + QLatin1Char('-') + key + QStringLiteral(".svg"));
    QFile file(path);
    if (!file.exists() && file.open(QIODevice::WriteOnly))
        file.write(tintedIcon(icon, color(key)));
    return path;
}

/// resources/themes/style.qss with `@key` replaced by a colour, `@icon(NAME,key)` by a file, `3u` by a length
/// and `13f` by a type size.
QString Theme::styleSheet()
{
    static const QRegularExpression token(
        QStringLiteral(R"(@icon\((\w+),(\w+)\)|@(\w+)|\b(\d+(?:\.\d+)?)u\b|\b(\d+)f\b)"));
    const QString text = textOf(QStringLiteral(":/themes/style.qss"));
    QString out;
    qsizetype from = 0;
    for (auto matches = token.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        out += QStringView(text).mid(from, match.capturedStart() - from);
        if (match.hasCaptured(1))
            out += tintedFile(match.captured(1), match.captured(2));
        else if (match.hasCaptured(3))
            out += color(match.captured(3)).name(QColor::HexArgb);
        else if (match.hasCaptured(4))
            out += QString::number(px(match.captured(4).toDouble())) + QStringLiteral("px");
        else
            out += QString::number(std::lround(match.captured(5).toDouble() * scale_)) + QStringLiteral("px");
        from = match.capturedEnd();
    }
    out += QStringView(text).mid(from);
    return out;
}

void Theme::applyTo(QApplication& application)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const char* key) {
        palette.setColor(role, color(QLatin1String(key)));
    };
    set(QPalette::Window, "window");
    set(QPalette::WindowText, "text");
    set(QPalette::Base, "input");
    set(QPalette::AlternateBase, "window");
    set(QPalette::Text, "text");
    set(QPalette::Button, "control");
    set(QPalette::ButtonText, "text");
    set(QPalette::Highlight, "selection");
    set(QPalette::HighlightedText, "selection_text");
    set(QPalette::ToolTipBase, "tooltip");
    set(QPalette::ToolTipText, "tooltip_text");
    set(QPalette::PlaceholderText, "muted");
    set(QPalette::Link, "text");
    set(QPalette::LinkVisited, "text");
    set(QPalette::Mid, "line");
    set(QPalette::Dark, "control_border");
    set(QPalette::Light, "panel");
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(QStringLiteral("disabled")));
    if (!applied_)
        application.setStyle(new ThemeStyle(*this)); // the application owns it
    applied_ = &application;
    application.setPalette(palette);
    application.setFont(font());
    application.setStyleSheet(styleSheet());
}

} // namespace loom::ui
