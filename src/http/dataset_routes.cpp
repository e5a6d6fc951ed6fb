#include <opencv2/core.hpp>

#include "core/error.h"
#include "files/atomic_file.h"
#include "http/routes.h"
#include "image/photo.h"
#include "workflow/add_annotated.h"
#include "workflow/app.h"
#include "workflow/dataset_items.h"
#include "workflow/datasets.h"
#include "workflow/training_images.h"

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
  const auto dataset = open_dataset(app, request.slot("dataset"));
  const auto name = request.slot("filename");
  const auto file = dataset.images(split_from(request.slot("split"))) / name;
  if (name.find('/') != std::string::npos || name.starts_with('.') || !std::filesystem::is_regular_file(file))
    throw Error(ErrorCode::kNotFound, "There is no image " + name + " in that split.");
  const auto format = detect_format(read_file(file));
  if (!format) throw Error(ErrorCode::kCorruptData, name + " is not a JPEG, PNG or WebP image.");
  Reply reply;
  reply.headers["Cache-Control"] = "public, max-age=3600";
  constexpr int kWidest = 4096;
  const auto width = request.integer("width", 16, kWidest);
  if (!width) {
    reply.content_type = mime_type_of(*format);
    reply.file = file;
    return reply;
  }
  const auto jpeg = make_thumbnail(decode_upright(read_file(file)), static_cast<int>(*width));
  reply.content_type = "image/jpeg";
  reply.body.assign(jpeg.begin(), jpeg.end());
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
