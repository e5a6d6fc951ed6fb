#include "app/app.h"
#include "core/error.h"
#include "datasets/add_annotated.h"
#include "datasets/class_list.h"
#include "datasets/dataset_image.h"
#include "datasets/dataset_items.h"
#include "datasets/datasets.h"
#include "http/routes/routes.h"

namespace fieldloop {
namespace {

using nlohmann::json;

// A split's upload may be hundreds of photos in one request.
constexpr BodyLimit kUploadLimit{std::size_t{2} << 30, std::size_t{64} << 20};

Reply all(App& app) {
  auto list = json::array();
  for (const auto& summary : list_datasets(app)) list.push_back(to_json(summary));
  return json_reply(list);
}

Reply created(App& app, const Request& request) {
  const auto body = request.json_object();
  std::vector<std::string> classes;
  const auto listed = body.find("classes");
  if (listed == body.end() || !listed->is_array())
    throw Error(ErrorCode::kInvalidInput, "classes must be a list of names.", "classes");
  for (const auto& name : *listed) {
    if (!name.is_string())
      throw Error(ErrorCode::kInvalidInput, "classes must be a list of names.", "classes");
    classes.push_back(name.get<std::string>());
  }
  check_new_class_names(classes);
  constexpr std::size_t kLongestName = 40;
  return json_reply(
      to_json(create_dataset(app, text_member(body, "name", kLongestName).value_or(""), classes)), 201);
}

Reply items_added(App& app, const Request& request) {
  const auto split = split_from(request.text("split").value_or(""));
  std::vector<DatasetUpload> files;
  std::vector<ItemOutcome> too_large;
  for (const auto& part : request.parts) {
    if (part.filename.empty()) continue;
    if (part.too_large)
      too_large.push_back({part.filename, "refused", "It is larger than 64 MiB."});
    else
      files.push_back(
          {part.filename, {reinterpret_cast<const unsigned char*>(part.bytes.data()), part.bytes.size()}});
  }
  if (files.empty() && too_large.empty())
    throw Error(ErrorCode::kInvalidInput, "Send images and their .txt label files as multipart/form-data.",
                "files");
  auto result = add_dataset_items(app, request.slot("dataset"), split, files);
  result.refused += static_cast<int>(too_large.size());
  result.files.insert(result.files.end(), too_large.begin(), too_large.end());
  return json_reply(to_json(result));
}

Reply image(App& app, const Request& request) {
  constexpr int kNarrowest = 16;
  constexpr int kWidest = 4096;
  const auto width = request.integer("width", kNarrowest, kWidest);
  auto found = dataset_image(app, request.slot("dataset"), request.slot("split"), request.slot("filename"),
                             width ? std::optional(static_cast<int>(*width)) : std::nullopt);
  Reply reply;
  reply.headers["Cache-Control"] = "private, max-age=3600";
  reply.content_type = found.mime_type;
  if (width)
    reply.body = std::move(found.jpeg);
  else
    reply.file = found.file;
  return reply;
}

}  // namespace

void register_dataset_routes(Router& router, App& app) {
  router.get("/api/datasets", [&app](const Request&) { return all(app); });
  router.post("/api/datasets", [&app](const Request& request) { return created(app, request); });
  router.get("/api/datasets/{dataset}", [&app](const Request& request) {
    return json_reply(to_json(get_dataset(app, request.slot("dataset"))));
  });
  router.post(
      "/api/datasets/{dataset}/items", [&app](const Request& request) { return items_added(app, request); },
      kUploadLimit);
  router.post("/api/datasets/{dataset}/add-annotated", [&app](const Request& request) {
    return json_reply(to_json(add_annotated(app, request.slot("dataset"))));
  });
  router.get("/api/dataset-image/{dataset}/{split}/{filename}",
             [&app](const Request& request) { return image(app, request); });
}

}  // namespace fieldloop
