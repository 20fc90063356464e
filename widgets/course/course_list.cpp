#include "course/course_list.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "common/unbroken.h"
#include "course/chapters.h"
#include "course/time_line.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <map>

namespace loom::ui {
namespace {

constexpr int kId = Qt::UserRole, kWords = Qt::UserRole + 1;

/// Rows as high as their words need in the width that there is; a tree asks for them in one line.
class WrappedRows : public QStyledItemDelegate {
public:
    WrappedRows(QTreeWidget* tree, const Theme& theme)
        : QStyledItemDelegate(tree)
        , tree_(*tree)
        , theme_(theme)
    {
        tree->viewport()->installEventFilter(this);
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem narrow = option;
        int indents = 1;
        for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
            ++indents;
        constexpr double kAround = 4; // units: what the style leaves free beside the words
        narrow.rect = QRect(0, 0, tree_.viewport()->width() - indents * tree_.indentation() - theme_.px(kAround), 1);
        return QStyledItemDelegate::sizeHint(narrow, index);
    }

protected:
    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Resize)
            tree_.doItemsLayout();
        return QStyledItemDelegate::eventFilter(object, event);
    }

private:
    QTreeWidget& tree_;
    const Theme& theme_;
};

/// A line each: where it stands and what it is.
void tellBelow(QTreeWidgetItem* lab, const std::vector<LabFault>& faults)
{
    for (const LabFault& fault : faults) {
        auto* line = new QTreeWidgetItem(lab);
        line->setText(0, QString::fromStdString(placeOf(fault)) + coreText(fault.sentence));
        line->setToolTip(0, line->text(0));
    }
}

} // namespace

QString chapterTitle(int chapter)
{
    const std::vector<Text>& titles = courseChapters();
    if (chapter < 1 || chapter > int(titles.size()))
        return QCoreApplication::translate("Chapter", "Other labs");
    return QStringLiteral("%1 %2").arg(chapter).arg(coreText(titles[std::size_t(chapter) - 1]));
}

CourseList::CourseList(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , back_(new QPushButton(this))
    , years_(new TimeLine(theme, this))
    , search_(new QLineEdit(this))
    , tree_(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("course_list"));
    search_->setObjectName(QStringLiteral("course_search"));
    tree_->setObjectName(QStringLiteral("course_tree"));
    tree_->setHeaderHidden(true);
    tree_->setColumnCount(1);
    tree_->setWordWrap(true);
    tree_->setItemDelegate(new WrappedRows(tree_, theme_));
    back_->setObjectName(QStringLiteral("course_back"));
    back_->setFlat(true);
    back_->hide();
    auto* lines = new QVBoxLayout(this);
    lines->addWidget(back_, 0, Qt::AlignLeft);
    lines->addWidget(years_);
    lines->addWidget(search_);
    lines->addWidget(tree_, 1);
    connect(search_, &QLineEdit::textChanged, this, &CourseList::search);
    const auto choose = [this](const QString& id) {
        if (!id.isEmpty() && id == open_)
            emit backWanted(); // nothing that was moved in it is lost
        else if (!id.isEmpty())
            emit labChosen(id);
    };
    const auto chooseItem = [choose](const QTreeWidgetItem* item) { choose(item->data(0, kId).toString()); };
    connect(tree_, &QTreeWidget::itemActivated, this, chooseItem);
    connect(tree_, &QTreeWidget::itemClicked, this, chooseItem);
    connect(years_, &TimeLine::labChosen, this, choose);
    connect(back_, &QPushButton::clicked, this, &CourseList::backWanted);
    auto* leave = new QShortcut(Qt::Key_Escape, this);
    leave->setContext(Qt::WidgetWithChildrenShortcut);
    connect(leave, &QShortcut::activated, back_, &QPushButton::click);
    connect(&theme_, &Theme::changed, this, &CourseList::fill);
}

void CourseList::setOpenLab(const QString& id, const QString& title)
{
    open_ = id;
    back_->setText(title);
    back_->setVisible(!id.isEmpty());
}

void CourseList::setHead(QWidget* head)
{
    static_cast<QVBoxLayout*>(layout())->insertWidget(0, head);
}

void CourseList::setCourse(const std::vector<CourseEntry>& entries, const QString& language,
                           const LearnerRecord* record)
{
    record_ = record;
    entries_ = &entries;
    language_ = language;
    fill();
}

void CourseList::addLab(const CourseEntry& entry, QTreeWidgetItem* chapter)
{
    const auto lesson = entry.lessons.find(language_.toStdString());
    const QString title = lesson == entry.lessons.end() ? QString::fromStdString(entry.id)
                                                        : QString::fromStdString(lesson->second.title);
    auto* item = new QTreeWidgetItem(chapter);
    QString words = title + QLatin1Char(' ') + QString::fromStdString(entry.id);
    for (const auto& [language, other] : entry.lessons)
        words += QLatin1Char(' ') + QString::fromStdString(other.title) + QLatin1Char(' ')
            + QString::fromStdString(other.sentence);
    item->setData(0, kWords, words.toLower());
    if (entry.usable()) {
        const std::size_t pages = entry.lab->steps.size() + entry.lab->quiz.size() + entry.lab->tasks.size();
        const std::size_t done =
            record_ && record_->labs.contains(entry.id) ? record_->labs.at(entry.id).done.size() : 0;
        const QString minutes = tr("%1 · %2 min").arg(title).arg(entry.lab->minutes);
        item->setText(0, unbroken(done == 0 ? minutes : tr("%1 · %2 of %3 done").arg(minutes).arg(done).arg(pages)));
        const int size = tree_->fontMetrics().height();
        item->setIcon(0,
                      done >= pages ? theme_.icon(QStringLiteral("check"))
                                    : QIcon(theme_.pixmap(QStringLiteral("check"), size, Qt::transparent)));
        if (QString::fromStdString(entry.id) == open_)
            item->setFont(0, theme_.font(13, true));
        if (lesson != entry.lessons.end())
            item->setToolTip(0, QString::fromStdString(lesson->second.sentence));
        item->setData(0, kId, QString::fromStdString(entry.id));
        tellBelow(item, entry.warnings);
        return;
    }
    item->setText(0, title);
    item->setIcon(0, theme_.icon(QStringLiteral("warning")));
    tellBelow(item, entry.faults);
}

void CourseList::fill()
{
    search_->setPlaceholderText(tr("Search the course"));
    search_->setAccessibleName(search_->placeholderText());
    tree_->setAccessibleName(tr("Course"));
    back_->setIcon(theme_.icon(QStringLiteral("chevron_left")));
    back_->setToolTip(tr("Back to the lab as it stands (Esc)"));
    back_->setAccessibleName(tr("Back to the lab: %1").arg(back_->text()));
    tree_->clear();
    if (!entries_)
        return;
    years_->setDates(timeLine(*entries_, courseYears()), language_);
    std::map<int, QTreeWidgetItem*> chapters;
    for (const CourseEntry& entry : *entries_) {
        const int chapter = entry.lab ? entry.lab->chapter : 0;
        QTreeWidgetItem*& parent = chapters[chapter];
        if (!parent) {
            parent = new QTreeWidgetItem(tree_);
            parent->setText(0, entry.lab ? chapterTitle(chapter) : tr("Cannot be used"));
            parent->setFont(0, theme_.font(13, true));
        }
        addLab(entry, parent);
    }
    tree_->expandAll();
    search(search_->text());
}

void CourseList::search(const QString& words)
{
    for (int c = 0; c < tree_->topLevelItemCount(); ++c) {
        QTreeWidgetItem* chapter = tree_->topLevelItem(c);
        bool any = false;
        for (int i = 0; i < chapter->childCount(); ++i) {
            const bool fits = chapter->child(i)->data(0, kWords).toString().contains(words.trimmed().toLower());
            chapter->child(i)->setHidden(!fits);
            any = any || fits;
        }
        chapter->setHidden(!any);
    }
}

void CourseList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

} // namespace loom::ui
