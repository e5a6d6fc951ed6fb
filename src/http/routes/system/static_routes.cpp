#include "core/error.h"
#include "http/routes/routes.h"

namespace fieldloop {
namespace {

constexpr auto kPacked = ".gz";

const std::map<std::string, std::string> kMimeTypes{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".json", "application/json"},
    {".txt", "text/plain; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
    {".webp", "image/webp"},
    {".map", "application/json"},
};

// The file below `folder`; empty when there is none or the path leads out of it.
std::optional<std::filesystem::path> file_below(const std::filesystem::path& folder,
                                                const std::string& path) {
  std::error_code error;
  const auto root = std::filesystem::canonical(folder, error);
  const auto file = std::filesystem::canonical(folder / path, error);
  if (error || !std::filesystem::is_regular_file(file)) return {};
  const auto relative = file.lexically_relative(root);
  if (relative.empty() || *relative.begin() == "..") return {};
  return file;
}

// The form that the build packed beside a file, for a client that takes it; else the file.
std::filesystem::path form_of(const std::filesystem::path& file, const Request& request) {
  auto packed = file;
  packed += kPacked;
  return request.header("accept-encoding").find("gzip") != std::string::npos && exists(packed) ? packed
                                                                                               : file;
}

std::string etag_of(const std::filesystem::path& file) {
  const auto changed = last_write_time(file).time_since_epoch().count();
  return "\"" + std::to_string(changed) + "-" + std::to_string(file_size(file)) + "\"";
}

Reply file_reply(const Request& request, const std::filesystem::path& file, bool named_by_content) {
  Reply reply;
  const auto type = kMimeTypes.find(file.extension().string());
  reply.content_type = type == kMimeTypes.end() ? "application/octet-stream" : type->second;
  const auto form = form_of(file, request);
  reply.headers["ETag"] = etag_of(form);
  reply.headers["Vary"] = "Accept-Encoding";
  reply.headers["Cache-Control"] = named_by_content ? "public, max-age=31536000, immutable" : "no-cache";
  if (request.header("if-none-match") == reply.headers["ETag"]) {
    reply.status = 304;
    return reply;
  }
  if (form != file) reply.headers["Content-Encoding"] = "gzip";
  reply.file = form;
  return reply;
}

Reply web_client(const Request& request, const std::filesystem::path& folder) {
  const auto& path = request.slot("path");
  // The build puts its hashed files into assets/; a missing one must not be answered with a page.
  const bool asset = path.starts_with("assets/");
  if (const auto file = file_below(folder, path)) return file_reply(request, *file, asset);
  const auto index = file_below(folder, "index.html");
  if (asset || !index)
    throw Error(ErrorCode::kNotFound,
                index ? "There is no such file" : "The web client is not built; see the README");
  return file_reply(request, *index, false);
}

Reply redirect(const std::string& target) {
  Reply reply;
  reply.status = 302;
  reply.headers["Location"] = target;
  return reply;
}

}  // namespace

void register_static_routes(Router& router, const std::filesystem::path& web_folder) {
  router.get("/", [](const Request&) { return redirect("/app/"); });
  router.get("/app/{path*}",
             [web_folder](const Request& request) { return web_client(request, web_folder); });
}

}  // namespace fieldloop
