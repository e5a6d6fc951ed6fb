#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "http/server/router.h"

namespace fieldloop {

struct ServerOptions {
  std::string host = "127.0.0.1";
  int port = 8000;                           // 0: any free one
  std::vector<std::string> allowed_origins;  // beside localhost's, such as https://yard.example.org
  std::size_t threads = 512;                 // connections served at once; each waits cheaply
  int max_streams = 256;                     // event streams at once, so that they leave threads to others
};

// The HTTP server over a Router. One thread calls run(); stop() may be called from any thread.
class Server {
 public:
  // Binds the port. Throws Error(kConflict) when it is taken, Error(kInvalidInput) when the host is not ours.
  Server(Router router, ServerOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int port() const;

  void run();   // serves until stop()
  void stop();  // requests that have begun are finished; close the EventBus first to end its streams

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace fieldloop
