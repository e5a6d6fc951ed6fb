#include "cli/command.h"

namespace fieldloop {

void register_serve_command(CommandLine& cli, ServeFn serve) {
  const auto options = std::make_shared<ServeOptions>();
  const auto adopt = std::make_shared<bool>(false);
  auto& command = cli.add("serve", "Serve the web client and the API",
                          [options, adopt, run = std::move(serve)](Context& context) {
                            if (*adopt) context.unknown_photos = UnknownPhotos::kTakeIn;
                            return run(context.app(), *options);
                          });
  add_adopt_photos(command, adopt);
  command.add_option("--host", options->host, "Address to listen on; 0.0.0.0 for the whole network")
      ->capture_default_str()
      ->take_last();
  command.add_option("--port", options->port, "Port to listen on; 0 for any free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str()
      ->take_last();
  command.add_option("--allow-origin", options->allowed_origins,
                     "Another web page's origin that may use the API, such as https://yard.example.org");
  command.add_option("--web", options->web, "Folder of the built web client")->check(CLI::ExistingDirectory);
}

}  // namespace fieldloop
