#pragma once

namespace fieldloop {

struct PhotoRow;
struct ReviewParts;

// Copies the photo to data/to_annotate/; a copy that is there already stays. Throws Error(kIo).
void copy_to_annotate(const ReviewParts& parts, const PhotoRow& photo);

}  // namespace fieldloop
