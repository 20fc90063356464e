#include "plots/plot_saving.h"

#include "common/accessibility.h"
#include "common/file_choice.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QToolTip>
#include <QWidget>
#include <cmath>

namespace loom::ui {

namespace {

constexpr double kFiner = 2; // a PNG, than the screen
constexpr int kResolution = 96; // an SVG's pixels are those of the screen

struct PlotSaving {
    Q_DECLARE_TR_FUNCTIONS(loom::ui::PlotSaving)
};

QString couldNot(const QString& file)
{
    return PlotSaving::tr("%1 could not be written: choose another place, or make room on the disk.")
        .arg(QFileInfo(file).fileName());
}

void paintSvg(const PlotPage& page, QIODevice* device)
{
    QSvgGenerator generator;
    generator.setOutputDevice(device);
    generator.setResolution(kResolution);
    generator.setSize(page.size);
    generator.setViewBox(QRect(QPoint(), page.size));
    generator.setTitle(page.title);
    QPainter painter(&generator);
    painter.setRenderHint(QPainter::Antialiasing);
    page.paint(painter);
}

bool paintPng(const PlotPage& page, QIODevice* device)
{
    QImage image(page.size * kFiner, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(kFiner);
    image.fill(Qt::transparent);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        page.paint(painter);
    }
    return image.save(device, "PNG");
}

/// The right button and the menu key of one plot.
class SavingMenu : public QObject {
public:
    SavingMenu(QWidget* plot, std::function<PlotPage()> page)
        : QObject(plot)
        , plot_(plot)
        , page_(std::move(page))
    {
        plot->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (watched != plot_ || event->type() != QEvent::ContextMenu)
            return false;
        auto* menu = new QMenu(plot_);
        menu->setObjectName(QStringLiteral("plot_menu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const std::pair<const char*, QString> kinds[] = {{"svg", PlotSaving::tr("Save as SVG …")},
                                                         {"png", PlotSaving::tr("Save as PNG …")},
                                                         {"csv", PlotSaving::tr("Save the numbers as CSV …")}};
        for (const auto& [ending, words] : kinds) {
            QAction* action = menu->addAction(words);
            const QString suffix = QString::fromLatin1(ending);
            action->setObjectName(QStringLiteral("save_") + suffix);
            connect(action, &QAction::triggered, plot_, [this, suffix] { choose(suffix); });
        }
        menu->popup(static_cast<QContextMenuEvent*>(event)->globalPos());
        return true;
    }

private:
    void choose(const QString& suffix)
    {
        QFileDialog* dialog = fileDialog(plot_->window(), QFileDialog::AcceptSave, PlotSaving::tr("Save the plot"),
                                         QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
        dialog->setObjectName(QStringLiteral("choose_plot_file"));
        dialog->setDefaultSuffix(suffix);
        dialog->selectFile(page_().title.simplified().replace(u'/', u'-') + u'.' + suffix);
        connect(dialog, &QFileDialog::fileSelected, plot_, [this](const QString& file) {
            const QString wrong = savePlot(page_(), file);
            const QString said =
                wrong.isEmpty() ? PlotSaving::tr("Saved in %1.").arg(QFileInfo(file).fileName()) : wrong;
            QToolTip::showText(plot_->mapToGlobal(plot_->rect().center()), said, plot_);
            describeContent(plot_, said);
        });
        dialog->open();
    }

    QWidget* plot_;
    std::function<PlotPage()> page_;
};

} // namespace

QString csvLine(const QStringList& cells)
{
    QStringList quoted;
    for (QString cell : cells) {
        if (cell.contains(u'"') || cell.contains(u',') || cell.contains(u'\n') || cell.contains(u'\r'))
            cell = u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
        quoted << cell;
    }
    return quoted.join(u',') + QStringLiteral("\r\n");
}

QString csvNumber(double value)
{
    return std::isnan(value) ? QString() : QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QString savePlot(const PlotPage& page, const QString& file)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return couldNot(file);
    const QString ending = QFileInfo(file).suffix().toLower();
    bool written = true;
    if (ending == QLatin1String("svg"))
        paintSvg(page, &out);
    else if (ending == QLatin1String("png"))
        written = paintPng(page, &out);
    else if (ending == QLatin1String("csv"))
        out.write(page.table.toUtf8());
    else
        return PlotSaving::tr("A plot is saved as .svg, .png or .csv; “%1” ends otherwise.")
            .arg(QFileInfo(file).fileName());
    return written && out.commit() ? QString() : couldNot(file);
}

void offerSaving(QWidget* plot, std::function<PlotPage()> page)
{
    new SavingMenu(plot, std::move(page));
}

} // namespace loom::ui
