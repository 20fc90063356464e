#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QString>

class QApplication;

namespace loom::ui {

/// Colours, sizes and fonts of the window (resources/themes/*.json); light or dark, normal or classroom scale.
/// One object made by main and handed to who needs it; `changed` lets every view restyle live.
class Theme : public QObject {
    Q_OBJECT
public:
    explicit Theme(QObject* parent = nullptr);

    /// "light" or "dark"; unknown names keep the present one.
    void setName(const QString& name);
    const QString& name() const { return name_; }
    /// 1 normal, 1.5 classroom (large).
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

    /// By key of the theme file: "window", "panel", "text", "muted", "line", "accent", "warning", "error", "canvas",
    /// "card", "wire", "train", "validation" …; magenta for an unknown key (a test looks for it).
    QColor color(const QString& key) const;
    QColor classColor(int index) const; ///< ten
    QColor diverging(double t) const; ///< t in [-1, 1]: orange − … blue +
    QColor sequential(double t) const; ///< t in [0, 1], cividis-like
    QIcon icon(const QString& name) const; ///< resources/icons/NAME.svg in the text colour
    QPixmap pixmap(const QString& name, int px, const QColor& color) const;

signals:
    void changed();

private:
    void load();
    QString name_ = QStringLiteral("light");
    double scale_ = 1;
    class QJsonObject* colors_ = nullptr;
};

} // namespace loom::ui
