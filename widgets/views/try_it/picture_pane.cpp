#include "views/try_it/picture_pane.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/file_choice.h"
#include "common/flow_layout.h"
#include "common/theme.h"
#include "data/pictures/picture.h"
#include "plots/heat_map.h"
#include "views/try_it/answer_bars.h"
#include "views/try_it/drawing_pad.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace loom::ui {
namespace {

constexpr std::int64_t kLooked = 32; ///< pictures whose border tells what the paper is like
constexpr int kBrushParts = 100;

/// On white where it is transparent.
std::shared_ptr<const sources::Picture> picturePixels(const QImage& image)
{
    QImage solid(image.size(), QImage::Format_RGB32);
    solid.fill(Qt::white);
    QPainter(&solid).drawImage(0, 0, image);
    const QImage pixels = solid.convertToFormat(QImage::Format_RGB888);
    auto picture = std::make_shared<sources::Picture>();
    picture->rows = pixels.height();
    picture->columns = pixels.width();
    for (int y = 0; y < pixels.height(); ++y) {
        const uchar* line = pixels.constScanLine(y); // its end may be padded
        picture->bytes.insert(picture->bytes.end(), line, line + std::ptrdiff_t(3) * pixels.width());
    }
    return picture;
}

QImage imageOf(const sources::Picture& picture)
{
    return QImage(picture.bytes.data(), int(picture.columns), int(picture.rows), int(3 * picture.columns),
                  QImage::Format_RGB888)
        .copy();
}

/// Are the borders of the pictures that are learned from dark?
bool hasDarkBorders(const Subject& subject)
{
    const PictureSize size = pictureSize(subject);
    double sum = 0, low = 0, high = 255;
    std::int64_t count = 0;
    for (const std::int64_t row : subject.data->training.slice(0, kLooked)) {
        const std::vector<float> numbers = rowNumbers(subject, row);
        for (int i = 0; i < int(numbers.size()); ++i) {
            const int pixel = i / size.channels, r = pixel / size.columns, c = pixel % size.columns;
            low = std::min(low, double(numbers[std::size_t(i)]));
            if (r > 0 && c > 0 && r < size.rows - 1 && c < size.columns - 1)
                continue;
            sum += double(numbers[std::size_t(i)]);
            ++count;
        }
    }
    return count == 0 || sum / double(count) < (low + high) / 2;
}

} // namespace

PicturePane::PicturePane(Theme& theme, QWidget* parent)
    : TryPane(parent)
    , theme_(theme)
    , pad_(new DrawingPad(theme, this))
    , seen_(new HeatMap(theme, this))
    , bars_(new AnswerBars(theme, this))
    , seenWord_(new QLabel(this))
    , note_(new QLabel(this))
    , brushWord_(new QLabel(this))
    , draw_(new QToolButton(this))
    , erase_(new QToolButton(this))
    , clear_(new QPushButton(this))
    , open_(new QPushButton(this))
    , paste_(new QPushButton(this))
    , sample_(new QPushButton(this))
    , brush_(new QSlider(Qt::Horizontal, this))
    , background_(this)
    , reading_(this)
{
    setAcceptDrops(true);
    seen_->setObjectName(QStringLiteral("seen"));
    note_->setObjectName(QStringLiteral("picture_note"));
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(theme.px(2));
    auto* pictures = new QHBoxLayout;
    pictures->setSpacing(theme.px(2));
    pictures->addWidget(pad_, 0, Qt::AlignLeft | Qt::AlignTop);
    auto* side = new QVBoxLayout;
    side->setSpacing(theme.px(1));
    for (QLabel* label : {seenWord_, note_}) {
        label->setWordWrap(true);
        label->setProperty("role", "muted");
    }
    side->addWidget(seenWord_);
    side->addWidget(seen_);
    side->addStretch();
    pictures->addLayout(side, 1);
    page->addLayout(pictures);
    buildTools(page);
    page->addWidget(note_);
    page->addWidget(bars_);
    page->addStretch();
    connect(pad_, &DrawingPad::drawn, this, [this] { setPixels(picturePixels(pad_->paper())); });
    connect(pad_, &DrawingPad::cleared, this, [this] { setPixels(nullptr); });
    connect(&theme, &Theme::changed, this, &PicturePane::restyle);
    restyle();
    retranslate();
}

void PicturePane::buildTools(QVBoxLayout* page)
{
    auto* kinds = new QButtonGroup(this);
    for (QToolButton* button : {draw_, erase_}) {
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        kinds->addButton(button);
    }
    draw_->setChecked(true);
    connect(erase_, &QToolButton::toggled, pad_, &DrawingPad::setErasing);
    brush_->setRange(3, 25);
    brush_->setValue(8);
    brushWord_->setBuddy(brush_);
    connect(brush_, &QSlider::valueChanged, this, [this](int parts) { pad_->setBrush(double(parts) / kBrushParts); });
    auto* first = new QHBoxLayout;
    first->setSpacing(theme_.px(1));
    for (QWidget* widget : std::initializer_list<QWidget*>{draw_, erase_, clear_, brushWord_})
        first->addWidget(widget);
    first->insertSpacing(3, theme_.px(1));
    first->addSpacing(theme_.px(1));
    first->addWidget(brush_, 1);
    page->addLayout(first);
    auto* second = new FlowLayout;
    second->setSpacing(theme_.px(1));
    for (QWidget* widget : std::initializer_list<QWidget*>{open_, paste_, sample_})
        second->addWidget(widget);
    page->addLayout(second);
    connect(clear_, &QPushButton::clicked, pad_, &DrawingPad::clear);
    connect(open_, &QPushButton::clicked, this, &PicturePane::choose);
    connect(paste_, &QPushButton::clicked, this, &PicturePane::paste);
    connect(sample_, &QPushButton::clicked, this, &PicturePane::copySample);
}

void PicturePane::restyle()
{
    constexpr double kSeen = 28; // units
    seen_->setFixedSize(theme_.px(kSeen), theme_.px(kSeen));
}

void PicturePane::retranslate()
{
    nameControl(draw_, QStringLiteral("pad_draw"), tr("Draw"),
                tr("Draw with the mouse, or with Shift and the arrows"));
    nameControl(erase_, QStringLiteral("pad_erase"), tr("Erase"), tr("Erase; the right mouse button does, too"));
    nameControl(clear_, QStringLiteral("pad_clear"), tr("Clear"), tr("Empty paper (Del)"));
    nameControl(open_, QStringLiteral("picture_open"), tr("Open …"), tr("A PNG or JPEG picture; or drop one here"));
    nameControl(paste_, QStringLiteral("picture_paste"), tr("Paste"), tr("The picture on the clipboard (Ctrl+V)"));
    nameControl(sample_, QStringLiteral("picture_sample"), tr("Picked sample"),
                tr("Puts the picked sample on the paper, to change it"));
    nameControl(brush_, QStringLiteral("pad_brush"), tr("Width of the brush"));
    draw_->setText(tr("Draw"));
    erase_->setText(tr("Erase"));
    clear_->setText(tr("Clear"));
    open_->setText(tr("Open …"));
    paste_->setText(tr("Paste"));
    sample_->setText(tr("Picked sample"));
    brushWord_->setText(tr("Brush"));
    seenWord_->setText(tr("As the network sees it"));
    pad_->setAccessibleName(tr("Paper to draw on"));
    seen_->setAccessibleName(seenWord_->text());
}

QString PicturePane::invitation() const
{
    return tr("Draw a picture, or open, drop or paste one: the network says what it takes it for.");
}

void PicturePane::setSubject(const std::shared_ptr<const Subject>& subject, std::int64_t row)
{
    row_ = row;
    if (subject == subject_)
        return;
    const bool otherData = !subject_ || subject_->data != subject->data;
    subject_ = subject;
    const PictureSize size = pictureSize(*subject);
    pad_->setInput(size.rows, size.columns);
    seen_->setPicture({}, 1, {});
    if (otherData)
        findPaper();
}

/// Reads some pictures, which may lie on disk, beside the window.
void PicturePane::findPaper()
{
    background_.forget();
    background_.ask([subject = subject_] { return std::optional<bool>(hasDarkBorders(*subject)); },
                    [this](const std::optional<bool>& dark) {
                        if (dark)
                            pad_->setDark(*dark);
                    });
}

std::optional<NewRows> PicturePane::question() const
{
    NewRows rows;
    rows.picture = file_.toStdString();
    rows.pixels = pixels_;
    return file_.isEmpty() && !pixels_ ? std::nullopt : std::optional(rows);
}

void PicturePane::showAnswer(const std::shared_ptr<const Answered>& answered)
{
    bars_->showAnswer(*subject_, *answered);
    std::vector<float> numbers;
    const Tensor& pictures = answered->rows->rows.column(subject_->shown.field);
    for (std::int64_t i = 0; i < pictures.size(); ++i)
        numbers.push_back(float(pictures.at(i)));
    seen_->setPicture(pictureOf(*subject_, numbers), pictureSize(*subject_).channels, numbers);
    QStringList notes;
    for (const Text& note : answered->rows->notes)
        notes << coreText(note);
    note_->setText(notes.join(QLatin1Char(' ')));
    note_->setVisible(!notes.isEmpty());
}

void PicturePane::showProblem(const QString&)
{
    bars_->clear();
    seen_->setPicture({}, 1, {});
    note_->hide();
}

void PicturePane::setPixels(const std::shared_ptr<const sources::Picture>& pixels)
{
    reading_.forget();
    file_.clear();
    pixels_ = pixels;
    emit changed();
}

/// It may be a large photograph.
void PicturePane::takeImage(const QImage& image)
{
    pad_->setPicture(image);
    reading_.forget();
    reading_.ask([image] { return picturePixels(image); },
                 [this](const std::shared_ptr<const sources::Picture>& pixels) { setPixels(pixels); });
}

void PicturePane::openFile(const QString& file)
{
    pixels_.reset();
    file_ = file;
    emit changed();
    const sources::PictureSize paper{pad_->paper().height(), pad_->paper().width(), false, false};
    reading_.forget();
    reading_.ask(
        [name = file.toStdString(), paper] {
            const auto picture = sources::readPicture(name, paper);
            return picture ? imageOf(*picture) : QImage();
        },
        [this, file](const QImage& image) {
            if (file == file_ && !image.isNull())
                pad_->setPicture(image);
        });
}

void PicturePane::choose()
{
    QFileDialog* dialog = fileDialog(window(), QFileDialog::AcceptOpen, tr("A picture"),
                                     tr("Pictures (*.png *.jpg *.jpeg *.jfif);;All files (*)"));
    dialog->setObjectName(QStringLiteral("choose_picture"));
    connect(dialog, &QFileDialog::fileSelected, this, &PicturePane::openFile);
    dialog->open();
}

void PicturePane::paste()
{
    take(QApplication::clipboard()->mimeData());
}

/// It may lie on disk.
void PicturePane::copySample()
{
    if (!subject_)
        return;
    reading_.forget();
    reading_.ask([subject = subject_, row = row_] { return rowPicture(*subject, row); },
                 [this](const QImage& picture) {
                     if (!picture.isNull())
                         takeImage(picture);
                 });
}

/// A file comes before the picture that a program may send along with it.
bool PicturePane::take(const QMimeData* data)
{
    if (const QString file = carriedFile(data); !file.isEmpty()) {
        openFile(file);
        return true;
    }
    const QImage image = data->hasImage() ? qvariant_cast<QImage>(data->imageData()) : QImage();
    if (image.isNull())
        return false;
    takeImage(image);
    return true;
}

void PicturePane::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    const bool project = !urls.isEmpty()
        && (urls.front().path().endsWith(QLatin1String(".loom"))
            || urls.front().path().endsWith(QLatin1String(".loomz")));
    if (!project && (event->mimeData()->hasImage() || !urls.isEmpty()))
        event->acceptProposedAction();
}

void PicturePane::dropEvent(QDropEvent* event)
{
    if (take(event->mimeData()))
        event->acceptProposedAction();
}

/// Pasting a picture is meant here, not pasting layers.
bool PicturePane::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste)) {
        event->accept();
        return true;
    }
    return TryPane::event(event);
}

void PicturePane::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Paste))
        paste();
    else
        TryPane::keyPressEvent(event);
}

} // namespace loom::ui
