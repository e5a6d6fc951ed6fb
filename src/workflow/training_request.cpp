#include "workflow/training_request.h"

#include <cmath>

#include "core/error.h"

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr int kStride = 32;  // of the network's coarsest grid
constexpr std::size_t kLongestNotes = 2000;

[[noreturn]] void refuse(const char* member, const std::string& demand) {
  throw Error(ErrorCode::kInvalidInput, std::string(member) + " must be " + demand + ".", member);
}

void check_range(const char* member, std::int64_t value, std::int64_t least, std::int64_t most) {
  if (value < least || value > most)
    refuse(member, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
}

template <class Value>
void read(const json& object, const char* member, Value& value, bool (json::*is_type)() const,
          const char* demand) {
  const auto found = object.find(member);
  if (found == object.end() || found->is_null()) return;
  if (!((*found).*is_type)()) refuse(member, demand);
  value = found->get<Value>();
}

void read_whole(const json& object, const char* member, auto& value) {
  const auto found = object.find(member);
  if (found == object.end() || found->is_null()) return;
  if (!found->is_number() || std::floor(found->get<double>()) != found->get<double>() ||
      std::abs(found->get<double>()) > 1e9)
    refuse(member, "a whole number");
  value = static_cast<std::remove_reference_t<decltype(value)>>(found->get<double>());
}

}  // namespace

void check(const TrainingRequest& request) {
  check_range("epochs", request.epochs, 1, 1000);
  check_range("batch", request.batch, 1, 128);
  check_range("image_size", request.image_size, 160, 1280);
  check_range("seed", request.seed, 0, 1'000'000'000);
  check_range("frozen_stages", request.frozen_stages, 0, 4);
  if (request.image_size % kStride != 0) refuse("image_size", "a multiple of 32, such as 320 or 416");
  if (!(request.learning_rate > 0 && request.learning_rate <= 1))
    refuse("learning_rate", "above 0 and at most 1");
  if (request.notes.size() > kLongestNotes) refuse("notes", "at most 2000 characters");
}

TrainingRequest training_request_from(const json& object) {
  TrainingRequest request;
  read(object, "dataset", request.dataset, &json::is_string, "a name");
  read(object, "base", request.base, &json::is_string, "a model version's name");
  read_whole(object, "epochs", request.epochs);
  read_whole(object, "batch", request.batch);
  read_whole(object, "image_size", request.image_size);
  read(object, "learning_rate", request.learning_rate, &json::is_number, "a number");
  read_whole(object, "seed", request.seed);
  read_whole(object, "frozen_stages", request.frozen_stages);
  read(object, "add_annotated", request.add_annotated, &json::is_boolean, "true or false");
  read(object, "notes", request.notes, &json::is_string, "a text");
  check(request);
  return request;
}

json to_json(const TrainingRequest& request) {
  return {{"dataset", request.dataset},
          {"base", request.base},
          {"epochs", request.epochs},
          {"batch", request.batch},
          {"image_size", request.image_size},
          {"learning_rate", request.learning_rate},
          {"seed", request.seed},
          {"frozen_stages", request.frozen_stages},
          {"add_annotated", request.add_annotated},
          {"notes", request.notes}};
}

}  // namespace fieldloop
