#include "common/series_words.h"

#include "common/core_text.h"
#include "graph/naming.h"
#include "train/metric_type.h"

#include <QCoreApplication>

namespace loom::ui {
namespace {

struct SeriesWords {
    Q_DECLARE_TR_FUNCTIONS(SeriesWords)
};

/// Ids of losses and metrics in the program's own projects, with blanks; those of others are their own words.
[[maybe_unused]] constexpr const char* kOwn[] = {
    QT_TRANSLATE_NOOP("SeriesWords", "content"),       QT_TRANSLATE_NOOP("SeriesWords", "divergence"),
    QT_TRANSLATE_NOOP("SeriesWords", "every box"),     QT_TRANSLATE_NOOP("SeriesWords", "fake"),
    QT_TRANSLATE_NOOP("SeriesWords", "fool"),          QT_TRANSLATE_NOOP("SeriesWords", "loss"),
    QT_TRANSLATE_NOOP("SeriesWords", "real"),          QT_TRANSLATE_NOOP("SeriesWords", "reconstruction"),
    QT_TRANSLATE_NOOP("SeriesWords", "smooth across"), QT_TRANSLATE_NOOP("SeriesWords", "smooth down"),
    QT_TRANSLATE_NOOP("SeriesWords", "style")};

QString ownWords(const std::string& id)
{
    const NumberedId split = splitId(id);
    const QString stem = QString::fromStdString(split.stem).replace(QLatin1Char('_'), QLatin1Char(' '));
    const QString words = QCoreApplication::translate("SeriesWords", stem.toUtf8().constData());
    return split.number.empty() ? words : words + QLatin1Char(' ') + QString::fromStdString(split.number);
}

QString behindOwn(const SeriesName& name, const QString& title)
{
    return name.loss.empty() ? title : QStringLiteral("%1: %2").arg(ownWords(name.loss), title);
}

/// "Mean IoU" as "mean IoU": a word that is more than capitalised keeps its letters.
QString within(const QString& title)
{
    QString words = title;
    for (qsizetype i = 0; i + 1 < words.size(); ++i)
        if ((i == 0 || words[i - 1] == QLatin1Char(' ')) && words[i + 1].isLower())
            words[i] = words[i].toLower();
    return words;
}

} // namespace

QString seriesWords(const std::string& series)
{
    const SeriesName name = readSeries(series);
    return behindOwn(name, name.metric ? coreText(name.metric->title) : SeriesWords::tr("Loss"));
}

QString seriesWordsWithin(const std::string& series)
{
    const SeriesName name = readSeries(series);
    return behindOwn(name, name.metric ? within(coreText(name.metric->title)) : SeriesWords::tr("loss"));
}

} // namespace loom::ui
