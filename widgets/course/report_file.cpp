#include "course/report_file.h"

#include "base/file.h"
#include "common/core_text.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>
#include <QUrl>

namespace loom::ui {
namespace {

constexpr int kDotsPerInch = 300;
constexpr double kPoints = 10;

QByteArray pngOf(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray html(const ReportPage& page)
{
    QString body = page.body;
    for (qsizetype i = 0; i < page.pictures.size(); ++i)
        body.replace(
            QStringLiteral("\"picture:%1\"").arg(i),
            QStringLiteral("\"data:image/png;base64,%1\"").arg(QLatin1String(pngOf(page.pictures[i]).toBase64())));
    const QString style = QStringLiteral(
        "body { max-width: 50em; margin: 2em auto; padding: 0 1em; font-family: sans-serif; line-height: 1.6; }\n"
        "table { border-collapse: collapse; } img { max-width: 100%; height: auto; } h2 { margin-top: 2em; }\n");
    return QStringLiteral(
               "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title>\n<style>\n%2</style>"
               "</head>\n<body>\n%3</body></html>\n")
        .arg(page.title.toHtmlEscaped(), style, body)
        .toUtf8();
}

QByteArray pdf(const ReportPage& page)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setResolution(kDotsPerInch);
    writer.setTitle(page.title);
    QTextDocument document;
    QFont font(page.family);
    font.setPointSizeF(kPoints);
    document.setDefaultFont(font);
    for (qsizetype i = 0; i < page.pictures.size(); ++i)
        document.addResource(QTextDocument::ImageResource, QUrl(QStringLiteral("picture:%1").arg(i)),
                             page.pictures[i]);
    document.setHtml(page.body);
    document.print(&writer);
    return bytes;
}

} // namespace

QString writeReportFile(const ReportPage& page, const QString& file)
{
    const QByteArray bytes = file.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive) ? pdf(page) : html(page);
    const Result<void> written =
        writeFileAtomically(file.toStdString(), std::string_view(bytes.constData(), std::size_t(bytes.size())));
    return written ? QString() : coreText(written.error());
}

} // namespace loom::ui
