#pragma once
#include <memory>
#include <span>

#include "core/box.h"

namespace cv {
class Mat;
}

namespace fieldloop {

// Decodes one JPEG and, unlike cv::imdecode, refuses it when its picture is cut off or damaged. Bytes after
// the end of the picture are ignored: trail cameras append their own. The bytes must outlive it. One thread.
class JpegDecoder {
 public:
  // Reads the header only. Throws Error(kCorruptData).
  explicit JpegDecoder(std::span<const unsigned char> bytes);
  ~JpegDecoder();
  JpegDecoder(const JpegDecoder&) = delete;
  JpegDecoder& operator=(const JpegDecoder&) = delete;

  ImageSize stored_size() const;                // before EXIF orientation
  std::span<const unsigned char> exif() const;  // TIFF bytes; empty without EXIF; valid until decode()

  // 8-bit BGR as stored, at 1/`reduction` of its size (1, 2, 4 or 8). Once only. Throws Error(kCorruptData).
  cv::Mat decode(int reduction);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace fieldloop
