#pragma once

#include <QPixmap>
#include <QToolButton>

namespace loom::ui {

class Theme;

/// A finished sample in the gallery: what it learns from (the icon), what is to be seen, its network in small and
/// how long it takes here.
class SampleCard : public QToolButton {
    Q_OBJECT
public:
    SampleCard(const Theme* theme, QWidget* parent);

    void setNetwork(const QPixmap& network);
    void setSentence(const QString& sentence);
    /// Empty: not known yet.
    void setTime(const QString& time);
    const QString& time() const { return time_; }
    /// Room for the network's picture.
    QSize networkSize() const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRect words() const;
    void speak();

    const Theme* theme_;
    QPixmap network_;
    QString sentence_, time_;
};

} // namespace loom::ui
