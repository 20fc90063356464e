#pragma once

#include <QSortFilterProxyModel>
#include <QStandardItemModel>

namespace loom::ui {

class Theme;

/// The layers of the table by category, for the palette; losses belong to the training recipe and are not in it.
class PaletteModel : public QStandardItemModel {
    Q_OBJECT
public:
    static constexpr int kLayer = Qt::UserRole + 1; ///< the id; categories have none

    explicit PaletteModel(Theme* theme, QObject* parent = nullptr);
    void fill(); ///< again after a change of language or theme

    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

private:
    Theme* theme_;
};

/// Shows the layers that the searched words name, and the categories that hold them.
class PaletteFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const QString& words);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QString words_;
};

} // namespace loom::ui
