#include "command_list.h"

#include "common/command_words.h"
#include "common/theme.h"
#include "editor/layer_search.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <vector>

namespace loom::ui {

CommandList::CommandList(const QList<QAction*>& actions, Theme* theme, QWidget* parent)
    : QDialog(parent, Qt::Popup)
    , actions_(actions)
{
    setObjectName("command_list");
    setAttribute(Qt::WA_DeleteOnClose);
    search_ = new QLineEdit(this);
    search_->setObjectName("command_search");
    setWindowTitle(tr("All commands"));
    search_->setPlaceholderText(tr("Name of a command, or what it is about"));
    search_->setAccessibleName(search_->placeholderText());
    list_ = new QListWidget(this);
    list_->setObjectName("command_items");
    list_->setAccessibleName(tr("Commands"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(search_);
    layout->addWidget(list_);
    resize(theme->px(110), theme->px(90));
    search_->installEventFilter(this);
    connect(search_, &QLineEdit::textChanged, this, &CommandList::filter);
    connect(search_, &QLineEdit::returnPressed, this, &CommandList::act);
    connect(list_, &QListWidget::itemActivated, this, &CommandList::act);
    filter({});
    search_->setFocus();
}

/// Names in both languages and other words for the same are searched; letters and digits count, nothing else. Those
/// that are called just so come first, then those whose name begins so.
void CommandList::filter(const QString& words)
{
    list_->clear();
    const QString wanted = searchForm(words);
    std::vector<std::pair<int, qsizetype>> found;
    for (qsizetype i = 0; i < actions_.size(); ++i) {
        const QStringList known = wordsOf(*actions_[i]);
        int rank = 4;
        for (qsizetype k = 0; k < known.size(); ++k) {
            const QString form = searchForm(known[k]);
            const bool name = k == 0;
            if (form == wanted)
                rank = 0;
            else if (form.contains(wanted))
                rank = std::min(rank, name ? (form.startsWith(wanted) ? 1 : 2) : 3);
        }
        if (rank < 4 && !known.first().isEmpty())
            found.push_back({rank, i});
    }
    std::ranges::stable_sort(found, {}, &std::pair<int, qsizetype>::first);
    for (const auto& [rank, i] : found) {
        const QAction* action = actions_[i];
        const QString text = action->text().remove(QLatin1Char('&'));
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        auto* item =
            new QListWidgetItem(action->icon(), keys.isEmpty() ? text : text + QStringLiteral("    ") + keys, list_);
        item->setData(Qt::UserRole, int(i));
        if (!action->isEnabled())
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    }
    if (list_->count() == 0)
        (new QListWidgetItem(tr("No command is called that."), list_))->setFlags(Qt::NoItemFlags);
    list_->setCurrentRow(0);
}

void CommandList::act()
{
    const QListWidgetItem* item = list_->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    QAction* action = actions_[item->data(Qt::UserRole).toInt()];
    close();
    action->trigger();
}

bool CommandList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == search_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            QCoreApplication::sendEvent(list_, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace loom::ui
