#include "editor/document/text_edit.h"

#include <algorithm>

namespace gesprek::editor {

namespace {

bool is_inside_character(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return false;
  if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) return true;
  return text[at] == '\n' && text[at - 1] == '\r';
}

}  // namespace

TextEdit make_edit(std::string_view text, std::size_t begin, std::size_t end, std::string_view inserted) {
  const std::string_view removed = text.substr(begin, end - begin);
  const std::size_t most = std::min(removed.size(), inserted.size());
  std::size_t front = 0;
  while (front < most && removed[front] == inserted[front]) ++front;
  while (front > 0 && (is_inside_character(removed, front) || is_inside_character(inserted, front))) --front;
  std::size_t back = 0;
  while (back < most - front && removed[removed.size() - 1 - back] == inserted[inserted.size() - 1 - back]) {
    ++back;
  }
  while (back > 0 && (is_inside_character(removed, removed.size() - back) ||
                      is_inside_character(inserted, inserted.size() - back))) {
    --back;
  }
  return {begin + front, std::string(removed.substr(front, removed.size() - front - back)),
          std::string(inserted.substr(front, inserted.size() - front - back))};
}

TextEdit difference(std::string_view before, std::string_view after) {
  return make_edit(before, 0, before.size(), after);
}

bool normalise(EditSet& edits) {
  edits.erase(std::remove_if(edits.begin(), edits.end(),
                             [](const TextEdit& edit) { return edit.removed == edit.inserted; }),
              edits.end());
  std::stable_sort(edits.begin(), edits.end(),
                   [](const TextEdit& a, const TextEdit& b) { return a.at < b.at; });
  for (std::size_t i = 1; i < edits.size(); ++i) {
    if (edits[i].at < edits[i - 1].at + edits[i - 1].removed.size()) return false;
  }
  return true;
}

bool apply(const EditSet& edits, std::string& text) {
  std::size_t end = 0;
  std::size_t size = text.size();
  for (const TextEdit& edit : edits) {
    if (edit.at < end || edit.at > text.size() ||
        text.compare(edit.at, edit.removed.size(), edit.removed) != 0) {
      return false;
    }
    end = edit.at + edit.removed.size();
    size = size - edit.removed.size() + edit.inserted.size();
  }
  if (edits.size() == 1) {
    text.replace(edits[0].at, edits[0].removed.size(), edits[0].inserted);
    return true;
  }
  std::string result;
  result.reserve(size);
  std::size_t from = 0;
  for (const TextEdit& edit : edits) {
    result.append(text, from, edit.at - from);
    result += edit.inserted;
    from = edit.at + edit.removed.size();
  }
  result.append(text, from, std::string::npos);
  text = std::move(result);
  return true;
}

EditSet inverse(const EditSet& edits) {
  EditSet result;
  result.reserve(edits.size());
  std::size_t inserted = 0;
  std::size_t removed = 0;
  for (const TextEdit& edit : edits) {
    result.push_back({edit.at + inserted - removed, edit.inserted, edit.removed});
    inserted += edit.inserted.size();
    removed += edit.removed.size();
  }
  return result;
}

bool append(TextEdit& first, const TextEdit& second) {
  const std::size_t put_begin = first.at;
  const std::size_t put_end = first.at + first.inserted.size();
  const std::size_t taken_begin = second.at;
  const std::size_t taken_end = second.at + second.removed.size();
  if (taken_end < put_begin || taken_begin > put_end) return false;
  // What the second takes away from before and behind the first's text stood there from the start.
  const std::size_t before = taken_begin < put_begin ? put_begin - taken_begin : 0;
  const std::size_t behind = taken_end > put_end ? taken_end - put_end : 0;
  const std::size_t keep_front = taken_begin > put_begin ? taken_begin - put_begin : 0;
  const std::size_t keep_back = put_end > taken_end ? put_end - taken_end : 0;
  TextEdit joined;
  joined.at = std::min(put_begin, taken_begin);
  joined.removed = second.removed.substr(0, before) + first.removed +
                   second.removed.substr(second.removed.size() - behind);
  joined.inserted = first.inserted.substr(0, keep_front) + second.inserted +
                    first.inserted.substr(first.inserted.size() - keep_back);
  first = std::move(joined);
  return true;
}

}  // namespace gesprek::editor
