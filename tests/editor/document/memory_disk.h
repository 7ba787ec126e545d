#pragma once
// A disk in memory, of which any action can be made to fail: full, gone, read-only. Or the program is killed
// at one.

#include <map>
#include <memory>
#include <set>
#include <string>

#include "editor/document/disk.h"

namespace gesprek::editor {

class MemoryDisk final : public Disk {
 public:
  std::map<std::string, std::string> files;
  std::set<std::string> locked;
  long fail_from = -1, fail_to = -1;  // actions with these numbers fail, from 0; -1: none
  long actions = 0;
  bool is_full = false;
  /// The program is killed at the action with this number: it is half done, and nothing happens any more.
  long dead_from = -1;

  /// The program starts anew; `power_cut`: what a journal got and was not synced is gone.
  void start_anew(bool power_cut) {
    dead_from = fail_from = fail_to = -1;
    locked.clear();
    for (const auto& [path, size] : synced_) {
      if (power_cut && files[path].size() > size) files[path].resize(size);
    }
  }

  Result<std::string> read(const std::string& path) override {
    const auto found = files.find(path);
    if (fails() || found == files.end()) {
      return Error{ErrorCode::not_found, "Lezen van '" + path + "' lukt niet.", path};
    }
    return found->second;
  }
  bool exists(const std::string& path) override { return files.count(path) > 0; }
  std::vector<std::string> list(const std::string& folder) override {
    std::vector<std::string> names;
    for (const auto& [path, bytes] : files) {
      if (path.compare(0, folder.size() + 1, folder + "/") == 0)
        names.push_back(path.substr(folder.size() + 1));
    }
    return names;
  }
  Result<void> write(const std::string& path, std::string_view bytes) override {
    if (dies()) {
      if (is_dying()) files[path] = std::string(bytes.substr(0, bytes.size() / 2));
      return full(path);
    }
    if (fails() || is_full) {
      files[path] = std::string(bytes.substr(0, bytes.size() / 2));  // what a full disk leaves
      return full(path);
    }
    files[path] = std::string(bytes);
    return {};
  }
  Result<void> rename(const std::string& from, const std::string& to) override {
    if (dies() || fails()) return full(to);
    files[to] = files[from];
    files.erase(from);
    return {};
  }
  void remove(const std::string& path) override {
    if (!dies()) files.erase(path);
  }
  Result<void> make_folder(const std::string& path) override {
    if (fails()) return full(path);
    return {};
  }
  Result<std::unique_ptr<session::AppendFile>> open_journal(const std::string& path) override {
    if (dies() || fails()) return full(path);
    files.emplace(path, std::string());
    return std::unique_ptr<session::AppendFile>(std::make_unique<Journal>(*this, path));
  }
  Result<std::unique_ptr<FileLock>> lock(const std::string& path) override {
    if (!locked.insert(path).second) {
      return Error{ErrorCode::locked, "Deze casus is al open in een ander venster.", path};
    }
    return std::unique_ptr<FileLock>(std::make_unique<Lock>(*this, path));
  }
  std::string full_path(const std::string& path) override { return path; }

 private:
  bool fails() {
    const long number = actions++;
    return fail_from >= 0 && number >= fail_from && number <= fail_to;
  }
  /// Whether the program is no more; the action at which it is killed counts, so that there is only one such.
  bool dies() {
    if (dead_from < 0 || actions < dead_from) return false;
    ++actions;
    return true;
  }
  [[nodiscard]] bool is_dying() const { return actions == dead_from + 1; }
  static Error full(const std::string& path) {
    return {ErrorCode::unwritable, "Schrijven naar '" + path + "' lukt niet: de schijf is vol.", path};
  }

  std::map<std::string, std::size_t> synced_;  // of journals: what a power cut leaves

  class Lock final : public FileLock {
   public:
    Lock(MemoryDisk& disk, std::string path) : disk_(disk), path_(std::move(path)) {}
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    ~Lock() override { disk_.locked.erase(path_); }

   private:
    MemoryDisk& disk_;
    std::string path_;
  };

  class Journal final : public session::AppendFile {
   public:
    Journal(MemoryDisk& disk, std::string path) : disk_(disk), path_(std::move(path)) {}
    Result<void> append(std::string_view bytes) override {
      if (disk_.dies()) {
        if (disk_.is_dying()) disk_.files[path_] += std::string(bytes.substr(0, bytes.size() / 2));
        return full(path_);
      }
      if (disk_.fails() || disk_.is_full) {
        disk_.files[path_] += std::string(bytes.substr(0, bytes.size() / 2));
        return full(path_);
      }
      disk_.files[path_] += std::string(bytes);
      return {};
    }
    Result<void> sync() override {
      if (disk_.dies() || disk_.fails()) return full(path_);
      disk_.synced_[path_] = disk_.files[path_].size();
      return {};
    }
    Result<void> cut_to(std::uint64_t size) override {
      if (disk_.dies()) return full(path_);
      disk_.files[path_].resize(static_cast<std::size_t>(size));
      return {};
    }
    Result<std::uint64_t> size() const override { return disk_.files[path_].size(); }
    Result<std::string> contents(std::size_t) const override { return disk_.files[path_]; }

   private:
    MemoryDisk& disk_;
    std::string path_;
  };
};

}  // namespace gesprek::editor
