#include "app/app.h"

#include "models/install_base_model.h"

namespace fieldloop {

App::App(const std::filesystem::path& home_folder, Installation installed)
    : installation(std::move(installed)),
      home(home_folder),
      db(home.database()),
      jobs(db, [this](const Job& job) { events.publish("job", to_json(job).dump()); }),
      detector(db, home),
      classes(db, home),
      label_files({db, home, events, classes}),
      datasets({db, home, events, image_hashes, classes, label_files, [this] { label_folder.sweep(); }}),
      annotations({db, photo_files, events, detector, datasets, classes, label_files}),
      label_folder({db, home, events, datasets, classes, label_files, annotations}),
      class_changes({db, home, events, datasets, classes, label_files, label_folder}),
      quality({db, image_hashes, detector, datasets, classes, annotations}),
      disk([this] { return measure_disk(home); }, [this] { return events.published(); },
           [this] { events.announce("figures", R"({"name":"disk"})"); }),
      field([this] { return field_report(*this); }, [this] { return events.published(); },
            [this] { events.announce("figures", R"({"name":"field"})"); }) {
  install_base_model(*this);
}

}  // namespace fieldloop
