#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/annotation_box.h"
#include "core/ids.h"
#include "dataset/quality.h"
#include "dataset/yolo.h"
#include "storage/labels/quality_store.h"

namespace fieldloop {

class Database;
struct QualityParts;

inline constexpr double kLeastSeen = 0.05;  // confidence below which boxes say nothing about labels

// Labels to check with all that is known: those of a field photo, or of an image of a dataset that is none.
struct CheckSource {
  std::optional<PhotoId> photo;
  int revision = 0;            // of the photo's annotation
  std::string dataset;         // of an image that is no field photo
  std::optional<Split> split;  // likewise
  std::string filename;
  std::string sha256;
  ImageSize size;
  CheckedPhoto checked;
};

// Reads what is stored of an annotated photo; `draft` stands in for its boxes, `offered` is
// ClassList::offered(). Quick: no model runs.
CheckSource source_of_photo(const Database& db, PhotoId photo, const std::vector<std::string>& offered,
                            const std::vector<AnnotationBox>* draft = nullptr);

// The cards of one source without those called right, most probably wrong first.
std::vector<QualityCardRow> cards_of(const CheckSource& source, const UsualSizes& sizes,
                                     const std::vector<QualityRight>& rights);
// Replaces the open cards of one source by what is found now. A card that is found again keeps its id: a page
// that shows it may act on it before it knows the new cards.
void renew_cards(Transaction& sql, const CheckSource& source, const UsualSizes& sizes);
// A card about files, which has no box.
QualityCardRow file_card(const CheckSource& source, QualityKind kind, double score, const std::string& reason,
                         const std::optional<Remedy>& remedy);

// The usual box sizes that the last report found; none before the first.
UsualSizes kept_sizes(const Database& db);
void keep_sizes(Database& db, const UsualSizes& sizes);

}  // namespace fieldloop
