#include <regex>
#include <string_view>

#include "core/error.h"
#include "http/routes/routes.h"
#include "photos/photos.h"

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

// Whether an Accept header names image/webp, and not to refuse it.
bool takes_webp(const std::string& accept) {
  constexpr std::string_view kWebp = "image/webp";
  const auto at = accept.find(kWebp);
  if (at == std::string::npos) return false;
  const auto start = at + kWebp.size();
  const auto parameters = accept.substr(start, accept.find(',', start) - start);
  static const std::regex kRefused(R"(;\s*q=0(\.0*)?\s*$)");
  return !std::regex_search(parameters, kRefused);
}

Reply original(const Photos& photos, const Request& request, const PhotoRow& photo) {
  Reply reply = image_reply(request, "\"" + photo.sha256.substr(0, 32) + "-0\"");
  if (reply.status == 304) return reply;
  reply.file = photos.original(photo);
  reply.content_type = mime_type(*reply.file);
  return reply;
}

Reply thumbnail(const Photos& photos, const Request& request, const PhotoRow& photo, int width) {
  const int standard = thumbnail_width(width);
  const auto format = thumbnail_format(standard, takes_webp(request.header("accept")));
  Reply reply = image_reply(request, "\"" + photo.sha256.substr(0, 32) + "-" + std::to_string(standard) +
                                         std::string(extension_of(format)) + "\"");
  reply.headers["Vary"] = "Accept";
  if (reply.status == 304) return reply;
  reply.file = photos.thumbnail(photo, standard, format);
  reply.content_type = mime_type_of(format);
  return reply;
}

Reply photo_image(const Photos& photos, const Request& request) {
  const auto width = request.integer("width", 16, 4096);
  const auto photo = photos.named(request.slot("filename"));
  return width ? thumbnail(photos, request, photo, static_cast<int>(*width))
               : original(photos, request, photo);
}

}  // namespace

void register_photo_image_routes(Router& router, Photos& photos) {
  router.get("/photos/image/{filename}",
             [&photos](const Request& request) { return photo_image(photos, request); });
}

}  // namespace fieldloop
