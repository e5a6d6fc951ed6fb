#include "image/photo.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <random>
#include <thread>

#include "core/error.h"
#include "files/atomic_file.h"
#include "testing/real_photos.h"

namespace fieldloop {
namespace {

using Bytes = std::vector<unsigned char>;
namespace fs = std::filesystem;

// Top left red, top right green, bottom left blue, bottom right white.
cv::Mat four_corners(int width = 64, int height = 32) {
  cv::Mat image(height, width, CV_8UC3, cv::Scalar(255, 255, 255));
  image(cv::Rect(0, 0, width / 2, height / 2)) = cv::Scalar(0, 0, 255);
  image(cv::Rect(width / 2, 0, width / 2, height / 2)) = cv::Scalar(0, 255, 0);
  image(cv::Rect(0, height / 2, width / 2, height / 2)) = cv::Scalar(255, 0, 0);
  return image;
}

cv::Mat noise(int width, int height) {
  cv::Mat image(height, width, CV_8UC3);
  cv::randu(image, 0, 256);
  return image;
}

Bytes encoded(const cv::Mat& image, const std::string& extension, const std::vector<int>& options = {}) {
  Bytes bytes;
  cv::imencode(extension, image, bytes, options);
  return bytes;
}

Bytes cut(Bytes bytes, double share) {
  bytes.resize(static_cast<std::size_t>(static_cast<double>(bytes.size()) * share));
  return bytes;
}

ErrorCode refusal(const Bytes& bytes, const ImageLimits& limits = {}) {
  try {
    inspect_photo(bytes, limits);
  } catch (const Error& e) {
    return e.code();
  }
  ADD_FAILURE() << "the photo was accepted";
  return ErrorCode::kInternal;
}

char corner_colour(const cv::Mat& image, int x, int y) {
  const auto pixel = image.at<cv::Vec3b>(y, x);
  if (pixel[0] > 128 && pixel[1] > 128 && pixel[2] > 128) return 'w';
  if (pixel[2] > 128) return 'r';
  return pixel[1] > 128 ? 'g' : 'b';
}

// Clockwise from the top left.
std::string corners(const cv::Mat& image) {
  const int x = image.cols - 5;
  const int y = image.rows - 5;
  return {corner_colour(image, 4, 4), corner_colour(image, x, 4), corner_colour(image, x, y),
          corner_colour(image, 4, y)};
}

void append(Bytes& bytes, std::string_view text) { bytes.insert(bytes.end(), text.begin(), text.end()); }

// TIFF bytes with an orientation and, when given, DateTimeOriginal and OffsetTimeOriginal.
Bytes exif_tiff(int orientation, const std::string& time = "", const std::string& offset = "") {
  Bytes tiff;
  const auto u16 = [&](unsigned v) {
    tiff.push_back(static_cast<unsigned char>(v & 255));
    tiff.push_back(static_cast<unsigned char>(v >> 8));
  };
  const auto u32 = [&](unsigned v) { u16(v & 0xFFFF), u16(v >> 16); };
  const auto entry = [&](unsigned tag, unsigned type, unsigned count, unsigned value) {
    u16(tag), u16(type), u32(count), u32(value);
  };
  append(tiff, "II");
  u16(42), u32(8);
  u16(2);
  entry(0x0112, 3, 1, static_cast<unsigned>(orientation));
  entry(0x8769, 4, 1, 38);
  u32(0);
  u16(2);  // the Exif folder, at byte 38
  entry(0x9003, 2, 20, 68);
  entry(0x9011, 2, 7, 88);
  u32(0);
  std::string strings = time;
  strings.resize(20, '\0');
  strings += offset;
  strings.resize(27, '\0');
  append(tiff, strings);
  return tiff;
}

Bytes with_exif(const Bytes& jpeg, const Bytes& tiff) {
  const auto length = tiff.size() + 8;
  std::string head = "\xFF\xD8\xFF\xE1";
  head += static_cast<char>(length >> 8);
  head += static_cast<char>(length & 255);
  head += std::string("Exif\0\0", 6);
  Bytes result;
  append(result, head);
  append(result, std::string(tiff.begin(), tiff.end()));
  append(result, std::string(jpeg.begin() + 2, jpeg.end()));
  return result;
}

Bytes with_exif_where_possible(const Bytes& photo) {
  return photo[0] == 0xFF ? with_exif(photo, exif_tiff(6, "2026:05:01 06:30:00", "+02:00")) : photo;
}

class EachFormat : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Formats, EachFormat, testing::Values(".jpg", ".png", ".webp"));

TEST_P(EachFormat, IsRecognisedByItsBytes) {
  const auto bytes = encoded(four_corners(), GetParam());
  EXPECT_EQ(extension_of(detect_format(bytes).value()), GetParam());
  const auto info = inspect_photo(bytes);
  EXPECT_EQ(info.size, (ImageSize{64, 32}));
  EXPECT_EQ(mime_type_of(info.format),
            std::string("image/") + (GetParam() == std::string(".jpg") ? "jpeg" : GetParam() + 1));
}

TEST_P(EachFormat, DecodesToBgr) {
  const auto image = decode_upright(encoded(four_corners(), GetParam()));
  EXPECT_EQ(image.type(), CV_8UC3);
  EXPECT_EQ(corners(image), "rgwb");
}

TEST_P(EachFormat, IsRefusedWhereverItIsCutOff) {
  const auto bytes = encoded(noise(200, 150), GetParam());
  for (const double share : {0.05, 0.3, 0.6, 0.9, 0.99})
    EXPECT_EQ(refusal(cut(bytes, share)), ErrorCode::kCorruptData) << share;
  EXPECT_EQ(refusal(Bytes(bytes.begin(), bytes.end() - 2)), ErrorCode::kCorruptData) << "two bytes short";
}

TEST_P(EachFormat, IsAcceptedWithBytesAfterItsEnd) {
  auto bytes = encoded(noise(100, 80), GetParam());
  append(bytes, std::string(5000, '\0') + "trail camera's own data \xFF\xD8\xFF");
  EXPECT_EQ(inspect_photo(bytes).size, (ImageSize{100, 80}));
  EXPECT_EQ(decode_upright(bytes).cols, 100);
}

TEST_P(EachFormat, IsRefusedAboveThePixelLimit) {
  ImageLimits limits;
  limits.max_pixels = 64 * 32 - 1;
  const auto bytes = encoded(four_corners(), GetParam());
  EXPECT_EQ(refusal(bytes, limits), ErrorCode::kTooLarge);
  limits.max_pixels = 64 * 32;
  EXPECT_NO_THROW(inspect_photo(bytes, limits));
}

TEST_P(EachFormat, DamagedAnywhereIsAcceptedOrRefusedButNeverWorse) {
  const auto whole = with_exif_where_possible(encoded(noise(60, 40), GetParam()));
  std::mt19937 random(1);
  for (int round = 0; round < 100; ++round) {
    auto bytes = whole;
    for (int flips = 1 + round % 4; flips > 0; --flips)
      bytes[random() % bytes.size()] = static_cast<unsigned char>(random());
    try {
      EXPECT_GE(decode_upright(bytes).cols, ImageLimits{}.min_side);
    } catch (const Error& e) {
      EXPECT_NE(e.code(), ErrorCode::kInternal);
    }
  }
}

TEST_P(EachFormat, DecodesGrey) {
  const cv::Mat grey(40, 50, CV_8UC1, cv::Scalar(77));
  const auto image = decode_upright(encoded(grey, GetParam()));
  ASSERT_EQ(image.type(), CV_8UC3);
  EXPECT_NEAR(image.at<cv::Vec3b>(20, 20)[0], 77, 2);
  EXPECT_NEAR(image.at<cv::Vec3b>(20, 20)[2], 77, 2);
}

TEST(Inspect, RefusesWhatIsNoImage) {
  EXPECT_EQ(refusal({}), ErrorCode::kCorruptData);
  EXPECT_EQ(refusal({'G', 'I', 'F', '8', '9', 'a'}), ErrorCode::kUnsupported);
  EXPECT_EQ(refusal({0xFF, 0xD8, 0xFF}), ErrorCode::kCorruptData);
  Bytes disguised{0xFF, 0xD8, 0xFF};
  append(disguised, "<html>not a picture at all</html>");
  EXPECT_EQ(refusal(disguised), ErrorCode::kCorruptData);
}

TEST(Inspect, RefusesTooManyBytesAndTooFewPixels) {
  ImageLimits limits;
  limits.max_bytes = 100;
  EXPECT_EQ(refusal(encoded(four_corners(), ".png"), limits), ErrorCode::kTooLarge);
  EXPECT_EQ(refusal(encoded(four_corners(8, 64), ".png")), ErrorCode::kUnsupported);
}

TEST(Inspect, RefusesAPngThatClaimsABillionPixels) {
  auto png = encoded(four_corners(), ".png");
  for (const std::size_t at : {16U, 20U}) png[at + 1] = 1;  // 65,600 pixels a side
  EXPECT_EQ(refusal(png), ErrorCode::kTooLarge);
}

TEST(Inspect, RefusesDamageInTheMiddleOfAJpeg) {
  auto bytes = encoded(noise(300, 200), ".jpg");
  for (std::size_t i = bytes.size() / 2; i < bytes.size() / 2 + 400; ++i) bytes[i] = 0xFF;
  EXPECT_EQ(refusal(bytes), ErrorCode::kCorruptData);
}

TEST(Inspect, RefusesDamageInTheMiddleOfAPng) {
  auto bytes = encoded(noise(300, 200), ".png");
  bytes[bytes.size() / 2] ^= 0x55;
  EXPECT_EQ(refusal(bytes), ErrorCode::kCorruptData);
}

TEST(Inspect, AcceptsAProgressiveJpegAndRefusesItCutOff) {
  const auto bytes = encoded(noise(200, 150), ".jpg", {cv::IMWRITE_JPEG_PROGRESSIVE, 1});
  EXPECT_EQ(inspect_photo(bytes).size, (ImageSize{200, 150}));
  for (const double share : {0.2, 0.5, 0.95})
    EXPECT_EQ(refusal(cut(bytes, share)), ErrorCode::kCorruptData) << share;
}

TEST(Exif, TurnsEveryOrientationUpright) {
  // What is stored so that orientation N makes it "rgwb" again, from the definition of the eight values.
  const std::string upright[] = {"rgwb", "grbw", "wbrg", "bwgr", "rbwg", "brgw", "wgrb", "gwbr"};
  const auto jpeg = encoded(four_corners(), ".jpg");
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const auto photo = with_exif(jpeg, exif_tiff(orientation));
    const auto image = decode_upright(photo);
    EXPECT_EQ(corners(image), upright[orientation - 1]) << "orientation " << orientation;
    EXPECT_EQ(inspect_photo(photo).size, (ImageSize{image.cols, image.rows}));
  }
}

TEST(Exif, GivesTheCaptureTimeWithItsOffset) {
  const auto jpeg = encoded(four_corners(), ".jpg");
  const auto time = [&](const std::string& text, const std::string& offset) {
    const auto at = inspect_photo(with_exif(jpeg, exif_tiff(1, text, offset))).exif_captured_at;
    return at ? to_iso8601(*at) : "none";
  };
  EXPECT_EQ(time("2026:05:01 06:30:00", ""), "2026-05-01T06:30:00.000Z");
  EXPECT_EQ(time("2026:05:01 06:30:00", "+02:00"), "2026-05-01T04:30:00.000Z");
  EXPECT_EQ(time("2026:05:01 06:30:00", "what"), "2026-05-01T06:30:00.000Z");
  EXPECT_EQ(time("0000:00:00 00:00:00", ""), "none");
  EXPECT_EQ(time("2026:02:30 06:30:00", ""), "none");
}

TEST(Exif, GivesTheOffsetOfTheCamerasClockWhenItIsTold) {
  const auto jpeg = encoded(four_corners(), ".jpg");
  const auto offset = [&](const std::string& text) {
    return inspect_photo(with_exif(jpeg, exif_tiff(1, "2026:05:01 06:30:00", text))).exif_utc_offset_minutes;
  };
  EXPECT_EQ(offset("+02:00"), 120);
  EXPECT_EQ(offset("-03:30"), -210);
  EXPECT_EQ(offset(""), std::nullopt);
  EXPECT_EQ(offset("what"), std::nullopt);
}

TEST(Exif, BrokenExifLeavesThePhotoAsItIs) {
  const auto jpeg = encoded(four_corners(), ".jpg");
  auto tiff = exif_tiff(6, "2026:05:01 06:30:00");
  for (std::size_t length = 0; length < tiff.size(); ++length) {
    const Bytes part(tiff.begin(), tiff.begin() + static_cast<std::ptrdiff_t>(length));
    EXPECT_NO_THROW(inspect_photo(with_exif(jpeg, part))) << length;
  }
  EXPECT_EQ(inspect_photo(with_exif(jpeg, exif_tiff(99))).size, (ImageSize{64, 32}));
}

TEST(Decode, ReducesAJpegOnlyAsFarAsAsked) {
  const auto jpeg = encoded(noise(800, 600), ".jpg");
  EXPECT_EQ(decode_upright(jpeg, 0).cols, 800);
  EXPECT_EQ(decode_upright(jpeg, 401).cols, 800);
  EXPECT_EQ(decode_upright(jpeg, 400).cols, 400);
  EXPECT_EQ(decode_upright(jpeg, 200).cols, 200);
  EXPECT_EQ(decode_upright(jpeg, 1).cols, 100);
  EXPECT_EQ(decode_upright(encoded(noise(800, 600), ".png"), 100).cols, 800);
}

TEST(Decode, Reads16BitAsItsUpperByte) {
  const cv::Mat deep(32, 32, CV_16UC3, cv::Scalar(257 * 10, 257 * 100, 257 * 200));
  EXPECT_EQ(decode_upright(encoded(deep, ".png")).at<cv::Vec3b>(5, 5), cv::Vec3b(10, 100, 200));
}

TEST(Decode, LaysTransparencyOverWhite) {
  for (const auto* format : {".png", ".webp"}) {
    cv::Mat image(32, 32, CV_8UC4, cv::Scalar(0, 0, 200, 255));
    image(cv::Rect(0, 0, 16, 32)) = cv::Scalar(0, 0, 200, 0);
    const auto decoded = decode_upright(encoded(image, format, {cv::IMWRITE_WEBP_QUALITY, 101}));
    EXPECT_EQ(decoded.at<cv::Vec3b>(16, 4), cv::Vec3b(255, 255, 255)) << format;
    EXPECT_EQ(decoded.at<cv::Vec3b>(16, 28), cv::Vec3b(0, 0, 200)) << format;
  }
}

TEST(Decode, GivesTheSameFromSeveralThreadsAtOnce) {
  const auto photo = with_exif(encoded(noise(300, 200), ".jpg"), exif_tiff(6, "2026:05:01 06:30:00"));
  const auto expected = decode_upright(photo);
  std::vector<std::jthread> threads;
  std::atomic<int> same = 0;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int n = 0; n < 20; ++n) same += cv::norm(decode_upright(photo), expected, cv::NORM_INF) == 0;
    });
  threads.clear();
  EXPECT_EQ(same, 80);
}

TEST(Thumbnail, HasTheWidthAskedAndIsNeverEnlarged) {
  const auto thumbnail = cv::imdecode(make_thumbnail(noise(640, 480), 160), cv::IMREAD_COLOR);
  EXPECT_EQ(thumbnail.size(), cv::Size(160, 120));
  EXPECT_EQ(cv::imdecode(make_thumbnail(noise(100, 50), 160), cv::IMREAD_COLOR).size(), cv::Size(100, 50));
  EXPECT_EQ(cv::imdecode(make_thumbnail(noise(4000, 16), 160), cv::IMREAD_COLOR).size(), cv::Size(160, 1));
}

TEST(Thumbnail, IsOfTheFormatAskedFor) {
  for (const auto format : {ImageFormat::kJpeg, ImageFormat::kWebp, ImageFormat::kPng}) {
    const auto bytes = make_thumbnail(noise(640, 480), 160, format);
    EXPECT_EQ(detect_format(bytes), format);
    EXPECT_EQ(cv::imdecode(bytes, cv::IMREAD_COLOR).size(), cv::Size(160, 120));
  }
}

TEST(Sha256, IsTheStandardOne) {
  EXPECT_EQ(sha256_hex(Bytes{'a', 'b', 'c'}),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex({}), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(DifferenceHash, ChangesLittleWithCompressionAndALotWithThePicture) {
  cv::Mat smooth;
  cv::resize(noise(12, 9), smooth, {640, 480}, 0, 0, cv::INTER_CUBIC);
  const auto again = cv::imdecode(encoded(smooth, ".jpg", {cv::IMWRITE_JPEG_QUALITY, 40}), cv::IMREAD_COLOR);
  const auto hash = difference_hash(smooth);
  EXPECT_LE(__builtin_popcountll(hash ^ difference_hash(again)), 4);
  cv::Mat other;
  cv::resize(noise(12, 9), other, {640, 480}, 0, 0, cv::INTER_CUBIC);
  EXPECT_GE(__builtin_popcountll(hash ^ difference_hash(other)), 12);
}

TEST(CaptureTimeFromName, ReadsTheUsualForms) {
  for (const auto* name :
       {"IMG_20260501_063000.jpg", "2026-05-01T06-30-00.png", "20260501063000.webp",
        "yard-20260501-063000-3.jpg", "PXL_20260501_063000000.jpg", "2026.05.01 06.30.00.jpg",
        "Screenshot 2026-05-01 at 06.30.00.png", "99/cam7_2026-05-01_06-30-00 (2).jpg"}) {
    const auto time = capture_time_from_name(name);
    ASSERT_TRUE(time.has_value()) << name;
    EXPECT_EQ(to_iso8601(*time), "2026-05-01T06:30:00.000Z") << name;
  }
  EXPECT_EQ(to_iso8601(capture_time_from_name("PXL_20260501_063000123.jpg").value()),
            "2026-05-01T06:30:00.123Z");
}

TEST(CaptureTimeFromName, IsAbsentWhereTheNameHoldsNone) {
  for (const auto* name :
       {"EK000001.JPG", "IMG_1234.jpg", "20261301_063000.jpg", "20260230_063000.jpg", "2026-05-01.jpg",
        "9920260501063000.jpg", "20260501_0630001.jpg", "", "20260501_063000/photo.jpg"})
    EXPECT_FALSE(capture_time_from_name(name).has_value()) << name;
}

// Real photos are here on some machines alone; the tests above make what they need.
class RealPhotos : public testing::TestWithParam<fs::path> {};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(RealPhotos);
INSTANTIATE_TEST_SUITE_P(Shared, RealPhotos, testing::ValuesIn(real_photos()));

TEST_P(RealPhotos, TheDamagedOnesAreRefused) {
  EXPECT_EQ(refusal(read_file(GetParam() / "bad/truncated.jpg")), ErrorCode::kCorruptData);
  EXPECT_EQ(refusal(read_file(GetParam() / "bad/empty.jpg")), ErrorCode::kCorruptData);
}

TEST_P(RealPhotos, EveryOtherOneIsAccepted) {
  int accepted = 0;
  for (const auto* folder : {"deer-night/images", "not-deer/images", "raccoon/images"})
    if (fs::exists(GetParam() / folder))
      for (const auto& entry : fs::directory_iterator(GetParam() / folder)) {
        if (entry.path().extension() == ".txt") continue;
        EXPECT_NO_THROW(inspect_photo(read_file(entry.path()))) << entry.path();
        ++accepted;
      }
  EXPECT_GT(accepted, 200);
}

TEST_P(RealPhotos, ATrailCameraHasItsCaptureTime) {
  const auto info = inspect_photo(read_file(GetParam() / "trailcam/EK000001.JPG"));
  ASSERT_TRUE(info.exif_captured_at.has_value());
  EXPECT_EQ(to_iso8601(*info.exif_captured_at), "2014-07-01T15:22:09.000Z");
  EXPECT_EQ(info.size, (ImageSize{3264, 2448}));
}

}  // namespace
}  // namespace fieldloop
