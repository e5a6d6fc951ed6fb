#include "core/error.h"
#include "http/routes.h"
#include "workflow/app.h"
#include "workflow/query_photos.h"
#include "workflow/thumbnails.h"

namespace fieldloop {
namespace {

std::string mime_type(const std::filesystem::path& file) {
  if (file.extension() == ".png" || file.extension() == ".PNG") return "image/png";
  if (file.extension() == ".webp" || file.extension() == ".WEBP") return "image/webp";
  return "image/jpeg";
}

// A photo never changes, so neither does what its address answers.
Reply image_reply(const Request& request, const std::string& etag) {
  Reply reply;
  reply.headers["ETag"] = etag;
  reply.headers["Cache-Control"] = "private, max-age=31536000, immutable";
  if (request.header("if-none-match").find(etag) != std::string::npos) reply.status = 304;
  return reply;
}

Reply photo_image(const App& app, const Request& request) {
  const auto width = request.integer("width", 16, 4096);
  const auto photo = get_photo_named(app, request.slot("filename"));
  const int standard = width ? thumbnail_width(static_cast<int>(*width)) : 0;
  Reply reply =
      image_reply(request, "\"" + photo.sha256.substr(0, 32) + "-" + std::to_string(standard) + "\"");
  if (reply.status == 304) return reply;
  reply.file = width ? thumbnail_of(app.home, photo.filename, standard) : app.home.root() / photo.filepath;
  reply.content_type = width ? "image/jpeg" : mime_type(*reply.file);
  return reply;
}

}  // namespace

void register_photo_image_routes(Router& router, App& app) {
  router.get("/photos/image/{filename}",
             [&app](const Request& request) { return photo_image(app, request); });
}

}  // namespace fieldloop
