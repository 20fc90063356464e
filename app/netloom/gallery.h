#pragma once

#include "project/samples.h"
#include "project/starters.h"

#include <QFrame>
#include <QHash>
#include <QImage>
#include <thread>

class QGridLayout;
class QLabel;
class QScrollArea;
class QToolButton;

namespace loom::ui {

class SampleCard;
class SampleTimes;
class Theme;

/// "What shall it learn from?": pictures of what there is, one click each. Lies over the window until something was
/// chosen; Escape or the last button put it away and leave everything as it was.
class Gallery : public QFrame {
    Q_OBJECT
public:
    Gallery(Theme* theme, QWidget* over);
    ~Gallery() override;

    void open();
    const std::vector<Starter>& choices() const { return starters_; }
    /// The sample projects that came with the program, as the table of samples has them.
    static QStringList samples();

signals:
    void starterChosen(const loom::Starter& starter);
    void sampleChosen(const QString& file);
    void picturesWanted();
    void tableWanted();
    void emptyWanted();
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void addSamples();
    void sampleCard(const QString& file, const Sample& sample);
    void tellTime(const QString& file);
    void heading(const QString& words);
    QToolButton* card(const QString& name, const QString& title, const QString& help, const QPixmap& picture);
    QPixmap pictureOf(const Project& project) const;
    QPixmap clothesPicture() const;
    int columnsThatFit() const;
    QPixmap iconPicture(const QString& icon) const;
    void readClothes();
    void place(QToolButton* card, int span);
    void leave();
    QSize pictureSize() const;

    Theme* theme_;
    QWidget* over_;
    QScrollArea* area_;
    QGridLayout* grid_ = nullptr;
    std::vector<Starter> starters_;
    std::jthread reader_;
    QImage clothes_;
    bool clothesAsked_ = false;
    QList<QToolButton*> clothesCards_; ///< whose picture waits for the data; the page owns them
    QHash<QString, SampleCard*> sampleCards_; ///< by file; the page owns them
    SampleTimes* times_;
    int column_ = 0, columns_ = 1;
};

} // namespace loom::ui
