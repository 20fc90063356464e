#include "gallery.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/theme.h"
#include "data/source_type.h"
#include "gallery_pictures.h"
#include "sample_card.h"
#include "sample_times.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr double kWide = 34, kHigh = 24; ///< of a picture, in units
constexpr double kEdge = 6, kGap = 2, kBar = 4;
constexpr double kSample = 98, kWideSample = 112; ///< a sample's card with its gap; as it is best
constexpr int kFewest = 3, kMost = 9; ///< cards in a row
constexpr int kMostSamples = 3;

} // namespace

Gallery::Gallery(Theme* theme, QWidget* over)
    : QFrame(over)
    , theme_(theme)
    , over_(over)
    , area_(new QScrollArea(this))
    , starters_(starters())
    , times_(new SampleTimes(this))
{
    setObjectName("gallery");
    setProperty("role", "panel");
    setAutoFillBackground(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area_);
    area_->setWidgetResizable(true);
    area_->setFocusPolicy(Qt::NoFocus);
    over->installEventFilter(this);
    connect(times_, &SampleTimes::measured, this, &Gallery::tellTime);
    connect(theme_, &Theme::changed, this, [this] {
        if (isVisible())
            rebuild();
    });
    hide();
}

Gallery::~Gallery() = default;

QStringList Gallery::samples()
{
    const QString bin = QCoreApplication::applicationDirPath();
    for (const char* place : {"/../share/netloom/samples", "/../../samples"}) {
        const QDir folder(bin + QLatin1String(place));
        QStringList files;
        for (const Sample& sample : samplesTable())
            if (const QFileInfo file(folder, QString::fromStdString(sample.id) + QStringLiteral(".loom"));
                file.exists())
                files << file.canonicalFilePath();
        if (!files.isEmpty())
            return files;
    }
    return {};
}

QSize Gallery::pictureSize() const
{
    return {theme_->px(kWide), theme_->px(kHigh)};
}

/// For cards, beside the bar that scrolls them.
int Gallery::room() const
{
    return over_->width() - theme_->px(2 * kEdge + kBar);
}

/// As many in a row as there is room for; says whether it was otherwise before.
bool Gallery::countColumns()
{
    const std::pair before(across_, samplesAcross_);
    const int card = theme_->px(kWide + 2 * kGap + kGap); // a button stands around its picture
    across_ = std::clamp(room() / card, kFewest, kMost);
    const int fit = room() / theme_->px(kSample), comfortable = room() / theme_->px(kWideSample);
    samplesAcross_ = std::clamp(std::max(comfortable, std::min(fit, 2)), 1, kMostSamples);
    return before != std::pair(across_, samplesAcross_);
}

/// All columns alike, and together as wide as there is room.
void Gallery::widenColumns()
{
    const int wide = (room() - (columns() - 1) * grid_->horizontalSpacing()) / columns();
    for (int column = 0; column < columns(); ++column)
        grid_->setColumnMinimumWidth(column, wide);
}

void Gallery::open()
{
    rebuild();
    setGeometry(over_->rect());
    show();
    raise();
    times_->measure(samples());
    if (auto* first = findChild<QToolButton*>())
        first->setFocus(Qt::TabFocusReason);
}

void Gallery::leave()
{
    times_->stop();
    hide();
    emit closed();
}

void Gallery::rebuild()
{
    const QWidget* focus = isVisible() ? focusWidget() : nullptr;
    const QString focused = focus ? focus->objectName() : QString();
    waiting_.clear();
    sampleCards_.clear();
    auto* page = new QWidget;
    grid_ = new QGridLayout(page);
    const int edge = theme_->px(kEdge);
    grid_->setContentsMargins(edge, edge, edge, edge);
    grid_->setHorizontalSpacing(theme_->px(kGap / 2));
    grid_->setVerticalSpacing(theme_->px(kGap));
    column_ = 0;
    countColumns();
    widenColumns();
    setAccessibleName(tr("What shall it learn from?"));
    auto* title = new QLabel(accessibleName(), page);
    title->setProperty("role", "headline");
    grid_->addWidget(title, 0, 0, 1, columns());
    heading(tr("Ready at hand"));
    for (const Starter& starter : starters_) {
        QToolButton* button = card(QStringLiteral("start_") + QString::fromStdString(starter.id),
                                   coreText(starter.title), coreText(starter.text), {});
        picture(button, starter.project, {});
        connect(button, &QToolButton::clicked, this, [this, &starter] {
            leave();
            emit starterChosen(starter);
        });
    }
    heading(tr("Your own"));
    const auto own = [&](const char* name, const QString& title, const QString& help, const char* icon,
                         void (Gallery::*signal)()) {
        connect(card(QLatin1String(name), title, help, iconPicture(QLatin1String(icon))), &QToolButton::clicked, this,
                [this, signal] {
                    leave();
                    emit(this->*signal)();
                });
    };
    own("start_pictures", tr("A folder of pictures"),
        tr("It holds a folder for each class; PNG and JPEG. You can also drop it on the window."), "picture",
        &Gallery::picturesWanted);
    own("start_table", tr("A table"), tr("A CSV file, one row a line. You can also drop it on the window."), "data",
        &Gallery::tableWanted);
    own("start_empty", tr("An empty canvas"), tr("Clothes as data, and no network yet."), "network",
        &Gallery::emptyWanted);
    addSamples();
    grid_->setColumnStretch(columns(), 1);
    grid_->setRowStretch(grid_->rowCount(), 1);
    area_->setWidget(page);
    if (auto* again = focused.isEmpty() ? nullptr : page->findChild<QToolButton*>(focused))
        again->setFocus(Qt::TabFocusReason);
    readLooks();
}

void Gallery::addSamples()
{
    std::optional<SampleFamily> family;
    for (const QString& file : samples()) {
        const Sample& sample = *findSample(QFileInfo(file).completeBaseName().toStdString());
        if (std::exchange(family, sample.family) != sample.family)
            heading(coreText(titleOf(sample.family)));
        sampleCard(file, sample);
    }
}

void Gallery::sampleCard(const QString& file, const Sample& sample)
{
    const Project project = sampleProject(file);
    auto* card = new SampleCard(theme_, grid_->parentWidget());
    nameControl(card, QStringLiteral("sample_") + QString::fromStdString(sample.id), coreText(sample.title));
    card->setText(card->accessibleName());
    card->setSentence(coreText(sample.text));
    card->setNetwork(networkPicture(project.graph, *theme_, card->networkSize()));
    card->setIconSize(pictureSize());
    picture(card, project, QFileInfo(file).absolutePath());
    sampleCards_[file] = card;
    tellTime(file);
    place(card, across_);
    connect(card, &QToolButton::clicked, this, [this, file] {
        leave();
        emit sampleChosen(file);
    });
}

/// Only what was measured here is said, as roughly as it is known.
void Gallery::tellTime(const QString& file)
{
    constexpr double kMinute = 60, kRough = 10;
    SampleCard* card = sampleCards_.value(file);
    const std::optional<double> known = times_->seconds(file);
    if (!card || !known)
        return;
    const double seconds = *known < kRough ? std::ceil(*known) : std::ceil(*known / kRough) * kRough;
    card->setTime(seconds < 2 * kMinute
                      ? tr("about %1 s here").arg(countText(qint64(seconds)))
                      : tr("about %1 min here").arg(countText(qint64(std::ceil(seconds / kMinute)))));
}

void Gallery::heading(const QString& words)
{
    auto* label = new QLabel(words, grid_->parentWidget());
    label->setFont(theme_->font(13, true));
    label->setContentsMargins(0, theme_->px(kGap), 0, 0); // nearer to what it is of than to what stands above
    grid_->addWidget(label, grid_->rowCount(), 0, 1, columns());
    column_ = 0;
}

QToolButton* Gallery::card(const QString& name, const QString& title, const QString& help, const QPixmap& picture)
{
    auto* button = new QToolButton(grid_->parentWidget());
    nameControl(button, name, title, help);
    button->setText(title);
    button->setIcon(picture);
    button->setIconSize(pictureSize());
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    place(button, samplesAcross_);
    return button;
}

/// Behind the card before it, or in the next row where there is no room.
void Gallery::place(QToolButton* card, int span)
{
    card->setFocusPolicy(Qt::StrongFocus);
    card->installEventFilter(this);
    if (column_ + span > columns())
        column_ = 0;
    const int row = column_ == 0 ? grid_->rowCount() : grid_->rowCount() - 1;
    grid_->addWidget(card, row, column_, 1, span);
    column_ = (column_ + span) % columns();
}

QPixmap Gallery::iconPicture(const QString& icon) const
{
    return centred(theme_->pixmap(icon, theme_->px(kHigh / 2), theme_->color("muted")), pictureSize());
}

/// A pictogram until the data have been read.
void Gallery::picture(QToolButton* card, const Project& project, const QString& folder)
{
    const SourceType* source = findSource(project.data.source.type);
    card->setIcon(iconPicture(source && source->pictures ? QStringLiteral("picture") : QStringLiteral("data")));
    waiting_.push_back({card, {project.data.source, project.seed, folder.toStdString()}});
    for (const auto& [known, look] : looks_)
        if (known == waiting_.back().of)
            takeLook(known, look);
}

/// Reading data takes a moment: the window does not wait for it.
void Gallery::readLooks()
{
    if (std::exchange(looksAsked_, true))
        return;
    std::vector<LookedAt> wanted;
    for (const Waiting& one : waiting_)
        if (std::ranges::find(wanted, one.of) == wanted.end())
            wanted.push_back(one.of);
    reader_ = std::jthread([this, wanted](const std::stop_token& stop) {
        for (const LookedAt& one : wanted) {
            const DataLook look = lookOf(one, stop);
            if (stop.stop_requested())
                return;
            QMetaObject::invokeMethod(
                this,
                [this, one, look] {
                    looks_.emplace_back(one, look);
                    takeLook(one, look);
                },
                Qt::QueuedConnection);
        }
    });
}

void Gallery::takeLook(const LookedAt& of, const DataLook& look)
{
    for (const Waiting& one : waiting_)
        if (one.of == of && !look.isEmpty())
            one.card->setIcon(lookPicture(look, *theme_, pictureSize()));
}

bool Gallery::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == over_ && event->type() == QEvent::Resize) {
        setGeometry(over_->rect());
        if (isVisible() && countColumns())
            rebuild();
        else if (isVisible())
            widenColumns();
    }
    if (event->type() == QEvent::KeyPress && watched != over_) {
        const auto* press = static_cast<QKeyEvent*>(event);
        if (press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter) {
            static_cast<QToolButton*>(watched)->click();
            return true;
        }
        if (const QPoint step = arrowStep(press->key()); !step.isNull()) {
            int row = 0, column = 0, high = 0, wide = 0;
            grid_->getItemPosition(grid_->indexOf(static_cast<QWidget*>(watched)), &row, &column, &high, &wide);
            for (row += step.y(), column += step.x();
                 row >= 0 && column >= 0 && row < grid_->rowCount() && column < columns();
                 row += step.y(), column += step.x()) {
                const QLayoutItem* item = grid_->itemAtPosition(row, column);
                auto* next = item ? qobject_cast<QToolButton*>(item->widget()) : nullptr;
                if (next && next != watched) {
                    next->setFocus(Qt::TabFocusReason);
                    area_->ensureWidgetVisible(next);
                    break;
                }
            }
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void Gallery::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else
        QFrame::keyPressEvent(event);
}

void Gallery::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && isVisible())
        rebuild();
    QFrame::changeEvent(event);
}

} // namespace loom::ui
