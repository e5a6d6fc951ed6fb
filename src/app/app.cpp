#include "app/app.h"

#include "models/install_base_model.h"

namespace fieldloop {

App::App(const std::filesystem::path& home_folder, Installation installed)
    : installation(std::move(installed)),
      home(home_folder),
      db(home.database()),
      jobs(db, [this](const Job& job) { events.publish("job", WrittenJson{to_json(job).dump()}); }),
      detector(db, home),
      disk([this] { return measure_disk(home); }, [this] { return events.published(); },
           [this] {
             events.announce("figures", {{"name", "disk"}});
           }),
      field([this] { return field_report(*this); }, [this] { return events.published(); },
            [this] {
              events.announce("figures", {{"name", "field"}});
            }) {
  install_base_model(*this);
}

}  // namespace fieldloop
