#include "http/server/server.h"

#include <httplib.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "core/error.h"
#include "core/text.h"
#include "http/server/body.h"
#include "http/server/cors.h"
#include "json/api/event_json.h"

namespace fieldloop {
namespace {

enum class Phase { kBound, kServing, kEnded };

constexpr std::size_t kLongestTarget = 2048;
constexpr int kSecondsBetweenKeepAlives = 10;

Request request_of(const httplib::Request& raw) {
  Request request;
  request.method = raw.method;
  request.query = raw.params;
  for (const auto& [name, value] : raw.headers) request.headers.emplace(lower_ascii(name), value);
  return request;
}

// Takes Brotli out of what a client accepts: the library packs with it as tightly as it can, which takes 220
// ms for the photos that a page begins with, and gzip 3 ms. It offers no other way, though the request that
// it shows is its own.
void refuse_brotli(const httplib::Request& raw) {
  auto& headers = const_cast<httplib::Headers&>(raw.headers);
  const auto [first, last] = headers.equal_range("Accept-Encoding");
  for (auto header = first; header != last; ++header) {
    const auto at = header->second.find("br");
    if (at != std::string::npos) header->second.replace(at, 2, "identity");
  }
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

bool broken_query(const Request& request) {
  return std::ranges::any_of(request.query, [](const auto& entry) {
    return !is_utf8(entry.first) || !is_utf8(entry.second) || entry.second.find('\0') != std::string::npos;
  });
}

// Sends a file in pieces, so that a slow client does not hold it in memory.
void set_file(httplib::Response& response, const Reply& reply) {
  std::error_code error;
  const auto size = std::filesystem::file_size(*reply.file, error);
  auto in = std::make_shared<std::ifstream>(*reply.file, std::ios::binary);
  if (error || !*in) throw Error(ErrorCode::kNotFound, "The file is not there any more");
  if (size == 0) return response.set_content("", reply.content_type);
  response.set_content_provider(
      size, reply.content_type, [in](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        std::array<char, 65536> piece{};
        in->clear();
        in->seekg(static_cast<std::streamoff>(offset));
        in->read(piece.data(), static_cast<std::streamsize>(std::min(length, piece.size())));
        return in->gcount() > 0 && sink.write(piece.data(), static_cast<std::size_t>(in->gcount()));
      });
}

// Waits for the next event and sends it; looks every second whether the client is still there.
bool send_next_event(EventBus::Subscription& events, std::size_t offset, httplib::DataSink& sink) {
  const auto write = [&sink](const std::string& text) { return sink.write(text.data(), text.size()); };
  if (offset == 0) return write(": connected\n\n");
  for (int second = 0; second < kSecondsBetweenKeepAlives; ++second) {
    if (const auto event = events.next(std::chrono::seconds(1)))
      return write("event: " + event->name + "\ndata: " + event_json(*event) + "\n\n");
    if (events.closed()) {
      sink.done();
      return true;
    }
    if (!sink.is_writable()) return false;
  }
  return write(": keep-alive\n\n");
}

}  // namespace

struct Server::Impl {
  Impl(Router table, ServerOptions chosen)
      : router(std::move(table)), options(std::move(chosen)), origins(options.allowed_origins) {}

  Reply dispatch(const httplib::Request& raw, const httplib::ContentReader* reader);
  // Why the request is answered without a handler; nothing when `match` has the one to ask.
  std::optional<Reply> refusal(const std::string& target, Request& request, Router::Match& match) const;
  Reply route(const httplib::Request& raw, const httplib::ContentReader* reader, Request& request);
  void send(Reply&& reply, httplib::Response& response);
  void set_stream(httplib::Response& response, const Reply& reply);
  void register_handlers();
  void register_guards();
  void configure();
  void bind();

  Router router;
  ServerOptions options;
  OriginPolicy origins;
  std::atomic<int> streams = 0;
  std::atomic<Phase> phase = Phase::kBound;
  std::atomic<bool> stop_asked = false;
  int bound_port = 0;
  httplib::Server http;
};

std::optional<Reply> Server::Impl::refusal(const std::string& target, Request& request,
                                           Router::Match& match) const {
  auto path = path_segments(target);
  if (!path || broken_query(request))
    return problem(400, "invalid_input", "The address holds a broken escape or text that is not UTF-8");
  request.path = std::move(*path);
  match = router.find(request.method, request.path);
  if (match.methods.empty())
    return problem(404, "not_found", "There is nothing at this address; see /docs for those there are");
  if (match.handler == nullptr) {
    const auto methods = joined(match.methods);
    auto reply = problem(405, "invalid_input", request.method + " is not possible here; " + methods + " are");
    if (request.method == "OPTIONS") reply = no_content();
    reply.headers["Allow"] = methods;
    return reply;
  }
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (reads || origins.allows(request)) return {};
  return problem(403, "invalid_input",
                 "Pages of " + request.header("origin") +
                     " may not change anything here; add it to --allow-origin if they should");
}

Reply Server::Impl::route(const httplib::Request& raw, const httplib::ContentReader* reader,
                          Request& request) {
  Router::Match match;
  if (auto refused = refusal(raw.target, request, match)) {
    if (reader != nullptr) drop_body(raw, *reader);
    return std::move(*refused);
  }
  request.slots = std::move(match.slots);
  if (reader != nullptr) read_body(raw, *reader, match.limit, request);
  return (*match.handler)(request);
}

Reply Server::Impl::dispatch(const httplib::Request& raw, const httplib::ContentReader* reader) {
  Request request = request_of(raw);
  Reply reply;
  try {
    reply = route(raw, reader, request);
  } catch (...) {
    reply = problem_of_current_exception();
  }
  reply.headers.merge(origins.headers_for(request));
  return reply;
}

void Server::Impl::set_stream(httplib::Response& response, const Reply& reply) {
  if (streams.fetch_add(1) >= options.max_streams) {
    --streams;
    throw Error(ErrorCode::kUnavailable, "Too many pages are open at once; close some");
  }
  response.set_header("Cache-Control", "no-store");
  response.set_chunked_content_provider(
      "text/event-stream",
      [events = reply.events](std::size_t offset, httplib::DataSink& sink) {
        return send_next_event(*events, offset, sink);
      },
      [this](bool) { --streams; });
}

void Server::Impl::send(Reply&& reply, httplib::Response& response) {
  try {
    if (reply.events) {
      set_stream(response, reply);
    } else if (reply.file) {
      set_file(response, reply);
    } else if (reply.status != 204 && reply.status != 304) {
      response.set_content(reply.body, reply.content_type);
    }
  } catch (...) {
    reply = problem_of_current_exception();
    response.set_content(reply.body, reply.content_type);
  }
  if (reply.status != 200) response.status = reply.status;  // the library tells 200 from 206
  for (const auto& [name, value] : reply.headers) response.set_header(name, value);
  response.set_header("X-Content-Type-Options", "nosniff");
}

void Server::Impl::register_handlers() {
  const std::string any = R"([\s\S]*)";  // one handler for all: our router knows slots and trailing slashes
  const auto without_body = [this](const httplib::Request& raw, httplib::Response& response) {
    send(dispatch(raw, nullptr), response);
  };
  const auto with_body = [this](const httplib::Request& raw, httplib::Response& response,
                                const httplib::ContentReader& reader) {
    send(dispatch(raw, &reader), response);
  };
  http.Get(any, without_body).Options(any, without_body);
  http.Post(any, with_body).Put(any, with_body).Patch(any, with_body).Delete(any, with_body);
}

void Server::Impl::register_guards() {
  using Outcome = httplib::Server::HandlerResponse;
  http.set_pre_routing_handler([this](const httplib::Request& raw, httplib::Response& response) {
    refuse_brotli(raw);
    if (raw.target.size() > kLongestTarget) {
      send(problem(414, "invalid_input", "The address is too long"), response);
      return Outcome::Handled;
    }
    return Outcome::Unhandled;
  });
  const httplib::Server::HandlerWithResponse explain = [this](const httplib::Request&,
                                                              httplib::Response& response) {
    if (!response.body.empty() || response.content_length_ > 0) return Outcome::Unhandled;
    send(problem(response.status, "invalid_input", "The request cannot be understood"), response);
    return Outcome::Handled;
  };
  http.set_error_handler(explain);
  http.set_logger([](const httplib::Request& raw, const httplib::Response& response) {
    spdlog::debug("{} {} {}", response.status, raw.method, raw.path);
  });
}

void Server::Impl::configure() {
  http.new_task_queue = [count = options.threads] { return new httplib::ThreadPool(count); };
  http.set_keep_alive_timeout(3);
  http.set_keep_alive_max_count(1000);
  http.set_read_timeout(30);
  http.set_write_timeout(30);
  http.set_tcp_nodelay(true);
  // Not the library's SO_REUSEPORT, with which two servers would share the port in silence.
  http.set_socket_options([](auto socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
}

void Server::Impl::bind() {
  if (options.port == 0) {
    bound_port = http.bind_to_any_port(options.host);
  } else if (http.bind_to_port(options.host, options.port)) {
    bound_port = options.port;
  }
  if (bound_port <= 0)
    throw Error(ErrorCode::kConflict,
                "Cannot listen on " + options.host + " port " + std::to_string(options.port) +
                    ": another program uses it, or the address is not this machine's. Choose another port "
                    "with --port, such as --port " +
                    std::to_string(options.port + 1),
                "port");
}

Server::Server(Router router, ServerOptions options)
    : impl_(std::make_unique<Impl>(std::move(router), std::move(options))) {
  impl_->register_handlers();
  impl_->register_guards();
  impl_->configure();
  impl_->bind();
  spdlog::debug("Bound to {} port {}", impl_->options.host, impl_->bound_port);
}

Server::~Server() = default;

int Server::port() const { return impl_->bound_port; }

void Server::run() {
  impl_->phase = Phase::kServing;
  if (!impl_->stop_asked) impl_->http.listen_after_bind();
  impl_->phase = Phase::kEnded;
}

void Server::stop() {
  if (impl_->stop_asked.exchange(true)) return;
  // The library forgets a stop that comes before it listens.
  while (impl_->phase == Phase::kServing && !impl_->http.is_running())
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  if (impl_->http.is_running()) impl_->http.stop();
}

}  // namespace fieldloop
