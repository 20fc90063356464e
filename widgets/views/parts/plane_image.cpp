#include "views/parts/plane_image.h"

#include "common/theme.h"
#include "plots/map_image.h"

#include <algorithm>
#include <vector>

namespace loom::ui {

namespace {

QColor mixed(const QColor& a, const QColor& b, double t)
{
    const auto mix = [t](int x, int y) { return int(x + (y - x) * t + 0.5); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

} // namespace

QColor classColour(const Theme& theme, int label, int classes)
{
    if (label < 0)
        return theme.color(QStringLiteral("text"));
    return classes == 2 ? theme.diverging(label == 0 ? -1 : 1) : theme.classColor(label % 10);
}

QImage unitImage(const Theme& theme, const PlaneAnswers& answers, int unit, std::optional<double> border)
{
    std::vector<float> shown;
    for (int cell = 0; cell < answers.side * answers.side; ++cell)
        shown.push_back(answers.at(unit, cell) - float(border.value_or(0)));
    const double sure = border == 0.0 ? 1 : 0.5; // from the border to an answer
    const MapRange range = border ? MapRange{-sure, sure} : rangeOf(shown, MapScale::diverging);
    return MapColors(theme, MapScale::diverging).image(shown, answers.side, answers.side, range);
}

QImage classImage(const Theme& theme, const PlaneAnswers& answers, int classes)
{
    const QColor panel = theme.color(QStringLiteral("plot"));
    QImage image(answers.side, answers.side, QImage::Format_RGB32);
    for (int cell = 0; cell < answers.side * answers.side; ++cell) {
        int best = 0;
        double sum = 0;
        for (int unit = 0; unit < answers.units; ++unit) {
            sum += std::max(0.0F, answers.at(unit, cell));
            best = answers.at(unit, cell) > answers.at(best, cell) ? unit : best;
        }
        const double share = sum > 0 ? answers.at(best, cell) / sum : 1, even = 1.0 / answers.units;
        const double sure = std::clamp((share - even) / (1 - even), 0.0, 1.0);
        image.setPixelColor(cell % answers.side, cell / answers.side,
                            mixed(panel, classColour(theme, best, classes), 0.1 + 0.65 * sure));
    }
    return image;
}

QImage paler(QImage image, const Theme& theme)
{
    constexpr double kStrength = 0.6;
    const QColor panel = theme.color(QStringLiteral("plot"));
    for (int row = 0; row < image.height(); ++row)
        for (int column = 0; column < image.width(); ++column)
            image.setPixelColor(column, row, mixed(panel, image.pixelColor(column, row), kStrength));
    return image;
}

} // namespace loom::ui
