#pragma once

namespace fieldloop {

struct App;

// When the database knows no model version with weights: copies the base network that came with the program
// to models/coco-base/ and deploys it as coco-base. Does nothing when it did not come with the program;
// photos then wait for a model.
void install_base_model(App& app);

}  // namespace fieldloop
