#include "gallery.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/theme.h"
#include "data/source_type.h"
#include "gallery_pictures.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace loom::ui {
namespace {

constexpr double kWide = 34, kHigh = 24; ///< of a picture, in units
constexpr double kEdge = 6, kGap = 2;
constexpr int kFewest = 3, kMost = 9; ///< cards in a row

bool isClothes(const Project& project)
{
    return project.data.source.type == "fashion_mnist";
}

} // namespace

Gallery::Gallery(Theme* theme, QWidget* over)
    : QFrame(over)
    , theme_(theme)
    , over_(over)
    , area_(new QScrollArea(this))
    , starters_(starters())
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
        for (const QFileInfo& file : folder.entryInfoList({"*.loom"}, QDir::Files, QDir::Name))
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

/// As many in a row as there is room for.
int Gallery::columnsThatFit() const
{
    const int card = theme_->px(kWide + 2 * kGap + kGap); // a button stands around its picture
    const int room = over_->width() - theme_->px(2 * kEdge + kGap);
    return std::clamp(room / card, kFewest, kMost);
}

void Gallery::open()
{
    rebuild();
    setGeometry(over_->rect());
    show();
    raise();
    if (auto* first = findChild<QToolButton*>())
        first->setFocus(Qt::TabFocusReason);
}

void Gallery::leave()
{
    hide();
    emit closed();
}

void Gallery::rebuild()
{
    const QWidget* focus = isVisible() ? focusWidget() : nullptr;
    const QString focused = focus ? focus->objectName() : QString();
    clothesCards_.clear();
    auto* page = new QWidget;
    grid_ = new QGridLayout(page);
    const int edge = theme_->px(kEdge);
    grid_->setContentsMargins(edge, edge, edge, edge);
    grid_->setSpacing(theme_->px(kGap));
    column_ = 0;
    columns_ = columnsThatFit();
    setAccessibleName(tr("What shall it learn from?"));
    auto* title = new QLabel(accessibleName(), page);
    title->setProperty("role", "headline");
    grid_->addWidget(title, 0, 0, 1, columns_);
    heading(tr("Ready at hand"));
    for (const Starter& starter : starters_) {
        QToolButton* button = card(QStringLiteral("start_") + QString::fromStdString(starter.id),
                                   coreText(starter.title), coreText(starter.text), pictureOf(starter.project));
        if (isClothes(starter.project))
            clothesCards_ << button;
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
    heading(tr("Finished samples"));
    for (const QString& file : samples()) {
        const QString name = QFileInfo(file).completeBaseName();
        const Project project = sampleProject(file);
        QToolButton* button =
            card(QStringLiteral("sample_") + name, sampleTitle(project, name), file, pictureOf(project));
        if (isClothes(project))
            clothesCards_ << button;
        connect(button, &QToolButton::clicked, this, [this, file] {
            leave();
            emit sampleChosen(file);
        });
    }
    grid_->setColumnStretch(columns_, 1);
    grid_->setRowStretch(grid_->rowCount(), 1);
    area_->setWidget(page);
    if (auto* again = focused.isEmpty() ? nullptr : page->findChild<QToolButton*>(focused))
        again->setFocus(Qt::TabFocusReason);
    readClothes();
}

void Gallery::heading(const QString& words)
{
    auto* label = new QLabel(words, grid_->parentWidget());
    label->setFont(theme_->font(13, true));
    grid_->addWidget(label, grid_->rowCount(), 0, 1, columns_);
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
    button->setFocusPolicy(Qt::StrongFocus);
    button->installEventFilter(this);
    const int row = column_ == 0 ? grid_->rowCount() : grid_->rowCount() - 1;
    grid_->addWidget(button, row, column_);
    column_ = (column_ + 1) % columns_;
    return button;
}

QPixmap Gallery::iconPicture(const QString& icon) const
{
    return centred(theme_->pixmap(icon, theme_->px(kHigh / 2), theme_->color("muted")), pictureSize());
}

QPixmap Gallery::pictureOf(const Project& project) const
{
    if (project.data.source.type == "toy_2d")
        return pointsPicture(project, *theme_, pictureSize());
    return isClothes(project) ? clothesPicture() : iconPicture(QStringLiteral("data"));
}

/// A pictogram until they have been read, and where they are not installed.
QPixmap Gallery::clothesPicture() const
{
    if (clothes_.isNull())
        return iconPicture(QStringLiteral("picture"));
    const int height = pictureSize().height() * 7 / 8;
    return centred(QPixmap::fromImage(clothes_.scaledToHeight(height, Qt::SmoothTransformation)), pictureSize());
}

/// Reading pictures takes a moment: the window does not wait for it.
void Gallery::readClothes()
{
    if (std::exchange(clothesAsked_, true))
        return;
    reader_ = std::jthread([this](const std::stop_token& stop) {
        const QImage read = clothesImage(stop);
        QMetaObject::invokeMethod(
            this,
            [this, read] {
                clothes_ = read;
                for (QToolButton* button : clothesCards_)
                    button->setIcon(clothesPicture());
            },
            Qt::QueuedConnection);
    });
}

bool Gallery::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == over_ && event->type() == QEvent::Resize) {
        setGeometry(over_->rect());
        if (isVisible() && columnsThatFit() != columns_)
            rebuild();
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
                 row >= 0 && column >= 0 && row < grid_->rowCount() && column < columns_;
                 row += step.y(), column += step.x()) {
                const QLayoutItem* item = grid_->itemAtPosition(row, column);
                if (auto* next = item ? qobject_cast<QToolButton*>(item->widget()) : nullptr) {
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
