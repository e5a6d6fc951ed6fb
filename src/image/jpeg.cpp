#include "image/jpeg.h"

// jpeglib.h needs these two before it.
#include <csetjmp>
#include <cstdio>

#include <jerror.h>
#include <jpeglib.h>

#include <algorithm>
#include <array>
#include <opencv2/core.hpp>
#include <string>

#include "core/error.h"

namespace fieldloop {
namespace {

constexpr int kMaxScans = 200;  // a small progressive file with thousands of scans would take minutes
constexpr std::array<unsigned char, 6> kExifMarker{'E', 'x', 'i', 'f', 0, 0};

struct ErrorManager {
  jpeg_error_mgr base;  // first: libjpeg hands back a pointer to it
  std::jmp_buf escape;
  std::array<char, JMSG_LENGTH_MAX> message;
};

[[noreturn]] void leave(j_common_ptr info) {
  auto* manager = reinterpret_cast<ErrorManager*>(info->err);
  info->err->format_message(info, manager->message.data());
  std::longjmp(manager->escape, 1);
}

bool means_damage(int message) {
  static constexpr std::array kDamage{JWRN_JPEG_EOF, JWRN_HIT_MARKER, JWRN_HUFF_BAD_CODE, JWRN_MUST_RESYNC,
                                      JWRN_BOGUS_PROGRESSION};
  return std::find(kDamage.begin(), kDamage.end(), message) != kDamage.end();
}

// libjpeg only warns about lost picture data and paints grey.
void on_message(j_common_ptr info, int level) {
  if (level < 0 && means_damage(info->err->msg_code)) leave(info);
}

void on_progress(j_common_ptr info) {
  if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > kMaxScans)
    ERREXIT(info, JERR_BAD_PROGRESSION);
}

void cmyk_to_bgr(const cv::Mat& cmyk, bool inverted, cv::Mat& bgr) {
  bgr.create(cmyk.size(), CV_8UC3);
  const auto light = [inverted](unsigned char ink) { return inverted ? ink : 255 - ink; };
  std::transform(cmyk.begin<cv::Vec4b>(), cmyk.end<cv::Vec4b>(), bgr.begin<cv::Vec3b>(),
                 [&](const cv::Vec4b& ink) {
                   const auto channel = [&](int i) {
                     return static_cast<unsigned char>(light(ink[i]) * light(ink[3]) / 255);
                   };
                   return cv::Vec3b(channel(2), channel(1), channel(0));
                 });
}

}  // namespace

struct JpegDecoder::State {
  jpeg_decompress_struct info{};
  ErrorManager errors{};
  jpeg_progress_mgr progress{};

  ~State() { jpeg_destroy_decompress(&info); }

  [[noreturn]] void fail() const {
    throw Error(ErrorCode::kCorruptData,
                std::string("the JPEG is cut off or damaged (") + errors.message.data() + ")");
  }

  // The functions below hold nothing with a destructor: libjpeg leaves them by longjmp.
  bool read_header(const unsigned char* bytes, std::size_t size) {
    info.err = jpeg_std_error(&errors.base);
    errors.base.error_exit = leave;
    errors.base.emit_message = on_message;
    if (setjmp(errors.escape) != 0) return false;
    jpeg_create_decompress(&info);
    progress.progress_monitor = on_progress;
    info.progress = &progress;
    jpeg_save_markers(&info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_mem_src(&info, bytes, static_cast<unsigned long>(size));
    jpeg_read_header(&info, TRUE);
    return true;
  }

  bool start(int reduction) {
    if (setjmp(errors.escape) != 0) return false;
    const bool four_inks = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
    info.out_color_space = four_inks ? JCS_CMYK : JCS_EXT_BGR;
    info.scale_num = 1;
    info.scale_denom = static_cast<unsigned>(reduction);
    jpeg_start_decompress(&info);
    return true;
  }

  bool read_rows(unsigned char* pixels, std::size_t stride) {
    if (setjmp(errors.escape) != 0) return false;
    while (info.output_scanline < info.output_height) {
      JSAMPROW row = pixels + info.output_scanline * stride;
      jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    return true;
  }
};

JpegDecoder::JpegDecoder(std::span<const unsigned char> bytes) : state_(std::make_unique<State>()) {
  if (!state_->read_header(bytes.data(), bytes.size())) state_->fail();
}

JpegDecoder::~JpegDecoder() = default;

ImageSize JpegDecoder::stored_size() const {
  return {static_cast<int>(state_->info.image_width), static_cast<int>(state_->info.image_height)};
}

std::span<const unsigned char> JpegDecoder::exif() const {
  for (auto* marker = state_->info.marker_list; marker != nullptr; marker = marker->next) {
    const std::span<const unsigned char> data(marker->data, marker->data_length);
    if (data.size() > kExifMarker.size() && std::equal(kExifMarker.begin(), kExifMarker.end(), data.begin()))
      return data.subspan(kExifMarker.size());
  }
  return {};
}

cv::Mat JpegDecoder::decode(int reduction) {
  if (!state_->start(reduction)) state_->fail();
  const auto& info = state_->info;
  cv::Mat pixels(static_cast<int>(info.output_height), static_cast<int>(info.output_width),
                 CV_8UC(info.output_components));
  if (!state_->read_rows(pixels.data, pixels.step)) state_->fail();
  if (info.out_color_space != JCS_CMYK) return pixels;
  cv::Mat bgr;
  cmyk_to_bgr(pixels, info.saw_Adobe_marker != 0, bgr);
  return bgr;
}

}  // namespace fieldloop
