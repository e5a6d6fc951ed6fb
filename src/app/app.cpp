#include "app/app.h"

#include "json/api/job_json.h"

namespace fieldloop {
namespace {

const Home& checked(const Home& home, const PhotoFiles& photos, UnknownPhotos unknown_photos) {
  if (unknown_photos == UnknownPhotos::kRefuse) refuse_lost_database(home, photos);
  return home;
}

}  // namespace

App::App(const std::filesystem::path& home_folder, Installation installed, UnknownPhotos unknown_photos)
    : installation(std::move(installed)),
      home(home_folder),
      photo_files(home),
      db(checked(home, photo_files, unknown_photos).database()),
      jobs(db, [this](const Job& job) { events.publish_json("job", event_text(job)); }),
      detector(db, home),
      classes(db, home),
      label_files({db, home, photo_files, events, classes}),
      datasets({db, home, photo_files, events, image_hashes, classes, label_files,
                [this] { label_folder.sweep(); }}),
      annotations({db, photo_files, events, detector, datasets, classes, label_files}),
      label_folder({db, home, events, datasets, classes, label_files, annotations}),
      class_changes({db, home, events, datasets, classes, label_files, label_folder}),
      quality({db, image_hashes, detector, datasets, classes, annotations}),
      disk([this] { return measure_disk(home, photo_files); }, [this] { return events.published(); },
           [this] {
             events.announce("figures", {{"name", "disk"}});
           }),
      field([this] { return field_report(db); }, [this] { return events.published(); },
            [this] {
              events.announce("figures", {{"name", "field"}});
            }),
      photos({db, photo_files, home, events, detector}),
      presence({photos, events}),
      review({db, home, photo_files, events, datasets, classes, annotations}),
      models({db, home, installation, photo_files, events, jobs, detector, image_hashes, datasets}),
      training({db, home, installation, events, jobs, classes, datasets, models}) {
  models.install_base();
}

}  // namespace fieldloop
