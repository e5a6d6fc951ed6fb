#pragma once
#include <string>
#include <vector>

#include "annotate/editor_list.h"
#include "core/ids.h"

namespace fieldloop {

class EventBus;
class Photos;

// What Presence works with; all of it must outlive it.
struct PresenceParts {
  const Photos& photos;
  EventBus& events;
};

// Who has which photo open for annotation, so that people do not work on the same one unawares. Thread-safe.
class Presence {
 public:
  explicit Presence(PresenceParts parts) : parts_(parts) {}

  // Notes that the editor has the photo open, tells everybody who listens when that is new (event
  // "presence"), and returns the others who have it open. Throws Error(kNotFound).
  std::vector<Editor> enter(PhotoId photo, const Editor& editor);

  // The editor has closed the photo it had open.
  void leave(const std::string& editor);

 private:
  void publish(const std::vector<PhotoId>& photos);

  PresenceParts parts_;
  EditorList editors_;
};

}  // namespace fieldloop
