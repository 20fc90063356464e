#pragma once

#include "data_look.h"
#include "project/samples.h"
#include "project/starters.h"

#include <QFrame>
#include <QHash>
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
    void picture(QToolButton* card, const Project& project, const QString& folder);
    void readLooks();
    void takeLook(const LookedAt& of, const DataLook& look);
    int room() const;
    bool countColumns();
    void widenColumns();
    int columns() const { return across_ * samplesAcross_; }
    QPixmap iconPicture(const QString& icon) const;
    void place(QToolButton* card, int span);
    void leave();
    QSize pictureSize() const;

    Theme* theme_;
    QWidget* over_;
    QScrollArea* area_;
    QGridLayout* grid_ = nullptr;
    std::vector<Starter> starters_;
    /// A card that waits for what its data look like; the page owns it.
    struct Waiting {
        QToolButton* card;
        LookedAt of;
    };
    std::vector<Waiting> waiting_;
    std::vector<std::pair<LookedAt, DataLook>> looks_; ///< as far as they were read, whatever came of it
    bool looksAsked_ = false;
    std::jthread reader_;
    QHash<QString, SampleCard*> sampleCards_; ///< by file; the page owns them
    SampleTimes* times_;
    int column_ = 0;
    /// How many cards stand in a row. The grid has columns for both: as many as the product.
    int across_ = 1, samplesAcross_ = 1;
};

} // namespace loom::ui
