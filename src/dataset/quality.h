#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/box.h"
#include "core/vocabulary.h"

namespace fieldloop {

// A box as it is labelled; it may hang over the photo's edges.
struct CheckedBox {
  std::string class_name;
  NormBox box;
  bool operator==(const CheckedBox&) const = default;
};

// A box that a model sees.
struct SeenBox {
  std::string class_name;
  NormBox box;
  float confidence = 0;   // 0-1
  std::size_t model = 0;  // that sees it: position in CheckedPhoto::models
  bool operator==(const SeenBox&) const = default;
};

// The usual size of a class's boxes: the natural logarithm of the square root of their area.
struct UsualSize {
  int boxes = 0;
  double median = 0;
  double spread = 0;  // a robust standard deviation
  bool operator==(const UsualSize&) const = default;
};
using UsualSizes = std::map<std::string, UsualSize>;
UsualSizes usual_sizes(const std::vector<CheckedBox>& boxes);

// A labelled photo and what is known about it.
struct CheckedPhoto {
  std::vector<CheckedBox> boxes;               // none: said to hold nothing
  bool looked_at = false;                      // by at least one model
  std::vector<SeenBox> seen;                   // by all models that looked, from low confidence up
  std::vector<std::set<std::string>> models;   // the classes that each of them can see at all
  std::set<std::string> classes_of_the_burst;  // labelled on photos taken moments before or after
  std::set<std::string> offered{};             // the classes that labels can have; none: any
  std::vector<NormBox> rejected{};             // where a person judged that what a model saw is nothing
  // The labels come from files, where an id slips more easily than a class that a person picks on the photo.
  // Then a model taught in these labels' own classes speaks also against one that it does not know.
  bool from_files = false;
};

// What models see with confidence of the classes on offer, where no person said that there is nothing; most
// confident first, of several boxes around one thing one.
std::vector<SeenBox> animals_seen(const CheckedPhoto& photo);

bool is_about_a_box(QualityKind kind);  // and not about the whole photo or a file

// What would put it right: a box more, another in its place, or one less; kEmpty: the photo holds nothing.
struct Remedy {
  SuggestedAction action = SuggestedAction::kAdd;
  CheckedBox box;  // the new box; the old one for kRemove
  std::optional<float> confidence;
  bool operator==(const Remedy&) const = default;
};

// Something that is probably wrong with a photo's labels.
struct Finding {
  QualityKind kind = QualityKind::kOverlooked;
  double score = 0;        // 0-1: how probably a person would change something
  std::string reason;      // a sentence
  std::optional<int> box;  // position in CheckedPhoto::boxes; empty: about what is not labelled
  std::optional<Remedy> remedy;
};

// At most one finding a box, and one for each animal that seems to be missing; most probably wrong first.
// Pure and quick: about a microsecond for each pair of a labelled and a seen box.
std::vector<Finding> find_flaws(const CheckedPhoto& photo, const UsualSizes& sizes);

}  // namespace fieldloop
