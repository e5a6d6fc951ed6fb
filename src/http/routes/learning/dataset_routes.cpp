#include "core/error.h"
#include "datasets/datasets.h"
#include "http/routes/routes.h"
#include "json/api/dataset_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

// A split's upload may be hundreds of photos in one request.
constexpr BodyLimit kItemsLimit{std::size_t{2} << 30, std::size_t{64} << 20};

Reply all(Datasets& datasets) {
  auto list = json::array();
  for (const auto& summary : datasets.list()) list.push_back(to_json(summary));
  return json_reply(list);
}

Reply created(Datasets& datasets, const Request& request) {
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
  constexpr std::size_t kLongestDatasetName = 40;
  return json_reply(
      to_json(datasets.create(text_member(body, "name", kLongestDatasetName).value_or(""), classes)), 201);
}

Reply items_added(Datasets& datasets, const Request& request) {
  const auto split = split_from(request.text("split").value_or(""));
  std::vector<DatasetUpload> files;
  std::vector<ItemOutcome> too_large;
  for (const auto& part : request.parts) {
    if (part.filename.empty()) continue;
    if (part.too_large)
      too_large.push_back({part.filename, FileOutcome::kRefused, "It is larger than 64 MiB."});
    else
      files.push_back(
          {part.filename, {reinterpret_cast<const unsigned char*>(part.bytes.data()), part.bytes.size()}});
  }
  if (files.empty() && too_large.empty())
    throw Error(ErrorCode::kInvalidInput, "Send images and their .txt label files as multipart/form-data.",
                "files");
  auto result = datasets.add_items(request.slot("dataset"), split, files);
  result.refused += static_cast<int>(too_large.size());
  result.files.insert(result.files.end(), too_large.begin(), too_large.end());
  return json_reply(to_json(result));
}

Reply image(Datasets& datasets, const Request& request) {
  constexpr int kNarrowest = 16;
  constexpr int kWidest = 4096;
  const auto width = request.integer("width", kNarrowest, kWidest);
  auto found =
      datasets.image(request.slot("dataset"), split_from(request.slot("split")), request.slot("filename"),
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

void register_dataset_routes(Router& router, Datasets& datasets) {
  router.get("/api/datasets", [&datasets](const Request&) { return all(datasets); });
  router.post("/api/datasets", [&datasets](const Request& request) { return created(datasets, request); });
  router.get("/api/datasets/{dataset}", [&datasets](const Request& request) {
    return json_reply(to_json(datasets.get(request.slot("dataset"))));
  });
  router.post(
      "/api/datasets/{dataset}/items",
      [&datasets](const Request& request) { return items_added(datasets, request); }, kItemsLimit);
  router.post("/api/datasets/{dataset}/add-annotated", [&datasets](const Request& request) {
    return json_reply(to_json(datasets.add_annotated(request.slot("dataset"))));
  });
  router.get("/api/dataset-image/{dataset}/{split}/{filename}",
             [&datasets](const Request& request) { return image(datasets, request); });
}

}  // namespace fieldloop
