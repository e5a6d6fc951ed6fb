#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "files/file_lock.h"
#include "storage/labels/annotation_store.h"
#include "storage/photos/photo_store.h"
#include "storage/review/review_store.h"

namespace fieldloop {

struct ReviewParts;

// A change of photos' reviews and of the files that follow them: copies in data/to_annotate/ are made before
// the transaction, labels written in it, labels that must go removed after it.
class ReviewChange {
 public:
  // Copies the photos that are to be marked; one that cannot be copied is a problem and may not be marked.
  // `labels`: label files may change, so nothing else may touch them meanwhile.
  ReviewChange(const ReviewParts& parts, const std::vector<PhotoRow>& to_mark, bool labels);

  bool may_mark(PhotoId photo) const { return copied_.contains(photo.value); }
  const std::vector<std::string>& problems() const { return problems_; }

  // Within the transaction: stores the review and, where the photo's label changes with it, writes that.
  void store(Transaction& sql, PhotoId photo, const PhotoReview& before, const PhotoReview& after);

  // After the commit.
  void finish();

 private:
  const ReviewParts& parts_;
  std::optional<FileLock> lock_;  // of the datasets
  std::vector<std::string> classes_;
  std::set<std::int64_t> copied_;
  std::vector<std::string> problems_;
  struct OldLabel {
    PhotoRow photo;
    AnnotationRow annotation;
  };
  std::vector<OldLabel> old_labels_;
};

}  // namespace fieldloop
