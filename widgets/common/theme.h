#pragma once

#include <QColor>
#include <QFont>
#include <QHash>
#include <QIcon>
#include <QList>
#include <QObject>
#include <QString>

#include <memory>

class QApplication;
class QTemporaryDir;

namespace loom::ui {

/// Makes icons, themes and fonts of the static library reachable; call it once before the first Theme.
void initResources();

/// Colours, sizes and fonts of the window (resources/themes/*.json); light or dark, normal or classroom
/// scale. One object made by main and handed to who needs it; `changed` lets every view restyle live.
class Theme : public QObject {
    Q_OBJECT
public:
    explicit Theme(QObject* parent = nullptr);
    ~Theme() override;

    /// "light" or "dark"; unknown names keep the present one.
    void setName(const QString& name);
    const QString& name() const { return name_; }
    bool isDark() const { return name_ == QLatin1String("dark"); }
    /// 1 normal, 1.5 classroom (large); kept between 0.75 and 3.
    void setScale(double scale);
    double scale() const { return scale_; }
    /// Sets palette, font and style sheet of the application; again after each change.
    void applyTo(QApplication& application);

    /// The one length everything is a multiple of: 4 px at scale 1.
    double unit() const { return 4.0 * scale_; }
    int px(double units) const { return int(units * unit() + 0.5); }
    QFont font(double px = 13, bool bold = false) const; ///< interface face; px at scale 1
    QFont mathFont(double px = 13) const;
    QFont tabularFont(double px = 13) const; ///< digits of equal width

    /// By key of the theme file: "window", "panel", "text", "muted", "line", "accent", "warning", "error",
    /// "canvas", "card", "wire", "train", "validation", "class0" …; magenta for an unknown key (a test looks
    /// for it).
    QColor color(const QString& key) const;
    QStringList colorKeys() const; ///< of the theme file, in alphabetical order
    QColor classColor(int index) const; ///< ten
    QColor diverging(double t) const; ///< t in [-1, 1]: orange − … blue +
    QColor sequential(double t) const; ///< t in [0, 1], cividis-like
    /// resources/icons/NAME.svg in the text colour; follows the theme by itself. Null for an unknown name.
    QIcon icon(const QString& name) const;
    QPixmap pixmap(const QString& name, int px, const QColor& color, double pixelRatio = 1) const;

signals:
    void changed();

private:
    void load();
    QString styleSheet();
    QString tintedFile(const QString& icon, const QString& key);

    QString name_ = QStringLiteral("light");
    double scale_ = 1;
    QHash<QString, QColor> colors_, classroom_;
    QList<QColor> classes_, diverging_, sequential_;
    std::unique_ptr<QTemporaryDir> tinted_; ///< icons in a theme colour for the style sheet, which takes files only
    QObject* applied_ = nullptr;
};

} // namespace loom::ui
