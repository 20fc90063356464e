#include "document/file_watch.h"

#include "project/data_files.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <atomic>
#include <thread>

namespace loom::ui {

/// Written by the thread until `done`, then read by the window.
struct FileWatch::Question {
    DataRecipe recipe;
    std::string folder;
    std::map<std::string, std::string> before;
    std::vector<std::string> answer;
    std::atomic<bool> done{false};
};

FileWatch::FileWatch(QObject* parent)
    : QObject(parent)
{
    constexpr int kSettleMs = 300, kLookMs = 30;
    settle_.setSingleShot(true); // programs write in pieces
    settle_.setInterval(kSettleMs);
    look_.setInterval(kLookMs);
    connect(&settle_, &QTimer::timeout, this, &FileWatch::compare);
    connect(&look_, &QTimer::timeout, this, &FileWatch::look);
    const auto touched = [this] { settle_.start(); };
    connect(&watcher_, &QFileSystemWatcher::fileChanged, this, touched);
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, this, touched);
}

FileWatch::~FileWatch() = default;

void FileWatch::watch(const DataRecipe& recipe, const QString& folder, const std::map<std::string, std::string>& read)
{
    settle_.stop();
    look_.stop();
    question_.reset();
    told_.clear();
    recipe_ = recipe;
    folder_ = folder;
    read_ = read;
    if (const QStringList before = watcher_.files() + watcher_.directories(); !before.isEmpty())
        watcher_.removePaths(before);
    addPaths();
}

/// Files, the folders around them (a file that is replaced is another one) and folders of folders.
void FileWatch::addPaths()
{
    constexpr int kMostFolders = 512; // the system has few watches
    QStringList paths;
    for (const auto& [name, hash] : read_) {
        const QFileInfo info(QDir(folder_), QString::fromStdString(name));
        paths << info.absoluteFilePath();
        if (!info.isDir())
            paths << info.absolutePath();
        QDirIterator inside(info.absoluteFilePath(), QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks,
                            QDirIterator::Subdirectories);
        while (info.isDir() && inside.hasNext() && paths.size() < kMostFolders)
            paths << inside.next();
    }
    const QStringList watched = watcher_.files() + watcher_.directories();
    for (const QString& path : paths)
        if (!watched.contains(path) && QFileInfo::exists(path))
            watcher_.addPath(path);
}

void FileWatch::compare()
{
    if (read_.empty())
        return;
    addPaths(); // what was replaced or is new
    question_ = std::make_shared<Question>();
    question_->recipe = recipe_;
    question_->folder = folder_.toStdString();
    question_->before = read_;
    std::thread([question = question_] {
        question->answer = changedFiles(question->before, dataFiles(question->recipe, question->folder));
        question->done = true;
    }).detach();
    look_.start();
}

void FileWatch::look()
{
    if (!question_ || !question_->done)
        return;
    look_.stop();
    QStringList names;
    const std::shared_ptr<Question> question = std::exchange(question_, nullptr);
    for (const std::string& name : question->answer)
        names << QString::fromStdString(name);
    if (names == told_)
        return;
    told_ = names;
    emit changed(names);
}

} // namespace loom::ui
