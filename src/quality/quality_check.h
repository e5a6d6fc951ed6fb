#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "dataset/quality.h"
#include "storage/labels/annotation_store.h"
#include "storage/labels/quality_store.h"

namespace fieldloop {

struct App;

// Labels to check with all that is known: those of a field photo, or of an image of a dataset that is none.
struct CheckSource {
  std::optional<PhotoId> photo;
  int revision = 0;                      // of the photo's annotation
  std::string dataset, split, filename;  // dataset and split of an image that is no field photo
  std::string sha256;
  ImageSize size;
  CheckedPhoto checked;
};

// Reads what is stored of an annotated photo; `draft` stands in for its boxes, `offered` is
// offered_classes(). Quick: no model runs.
CheckSource source_of_photo(App& app, PhotoId photo, const std::vector<std::string>& offered,
                            const std::vector<AnnotationBoxRow>* draft = nullptr);

// The cards of one source without those called right, most probably wrong first.
std::vector<QualityCardRow> cards_of(const CheckSource& source, const UsualSizes& sizes,
                                     const std::vector<QualityRight>& rights);
// Replaces the open cards of one source by what is found now. A card that is found again keeps its id: a page
// that shows it may act on it before it knows the new cards.
void renew_cards(Transaction& sql, const CheckSource& source, const UsualSizes& sizes);
// A card about files, which has no box.
QualityCardRow file_card(const CheckSource& source, Flaw flaw, double score, const std::string& reason,
                         const std::optional<Remedy>& remedy);

// GET and POST /api/photos/{photo_id}/quality: the cards of the annotation as stored, or of boxes that are
// not.
nlohmann::json check_photo(App& app, PhotoId photo, const std::vector<AnnotationBoxRow>* draft);

// The card as the API shows it.
nlohmann::json to_json(const QualityCardRow& card);

// The usual box sizes that the last report found; none before the first.
UsualSizes kept_sizes(App& app);
void keep_sizes(App& app, const UsualSizes& sizes);

nlohmann::json corners_json(const std::string& class_name, const NormBox& box);

}  // namespace fieldloop
