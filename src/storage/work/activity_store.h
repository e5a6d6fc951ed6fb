#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/time.h"

namespace fieldloop {

class Transaction;

// Something that happened, for the list on the first page. `kind` is one of the API's: photos, mark,
// annotation, dataset, training, deployment.
struct ActivityRow {
  Timestamp at{};
  std::string kind;
  std::string text;
  std::optional<PhotoId> photo;
};

void add_activity(Transaction& sql, const std::string& kind, const std::string& text,
                  std::optional<PhotoId> photo = {});
// That a photo of this name was uploaded, or several. Clients upload in portions: what comes within ten
// minutes, with nothing else between, is one entry.
void add_upload_activity(Transaction& sql, int photos, const std::string& filename);
std::vector<ActivityRow> list_activity(Transaction& sql, int limit);  // newest first

}  // namespace fieldloop
