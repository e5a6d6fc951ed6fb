#include "annotate/presence.h"

#include "home/events.h"
#include "photos/photos.h"

namespace fieldloop {

void Presence::publish(const std::vector<PhotoId>& photos) {
  for (const auto photo : photos) {
    std::vector<EventFields> editors;
    for (const auto& editor : editors_.at(photo, std::chrono::steady_clock::now()))
      editors.push_back({{"editor", editor.id}, {"name", editor.name}});
    parts_.events.publish("presence", {{"photo_id", photo.value}, {"editors", editors}});
  }
}

std::vector<Editor> Presence::enter(PhotoId photo, const Editor& editor) {
  parts_.photos.get(photo);
  const auto now = std::chrono::steady_clock::now();
  publish(editors_.enter(photo, editor, now));
  auto editors = editors_.at(photo, now);
  std::erase_if(editors, [&](const Editor& other) { return other.id == editor.id; });
  return editors;
}

void Presence::leave(const std::string& editor) {
  publish(editors_.leave(editor, std::chrono::steady_clock::now()));
}

}  // namespace fieldloop
