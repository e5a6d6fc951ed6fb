#include "detect/detector.h"

#include <onnxruntime_cxx_api.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <opencv2/core.hpp>
#include <thread>

#include "core/error.h"
#include "core/mutex.h"
#include "detect/letterbox.h"
#include "detect/metadata.h"
#include "detect/nms.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

Ort::Env& environment() {
  static Ort::Env env(ORT_LOGGING_LEVEL_ERROR, "fieldloop");
  return env;
}

Ort::SessionOptions session_options(const DetectorOptions& options) {
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  Ort::SessionOptions result;
  result.SetIntraOpNumThreads(options.threads > 0 ? options.threads : cores);
  result.SetGraphOptimizationLevel(GraphOptimizationLevel::ORT_ENABLE_ALL);
  // Waiting threads must leave the cores to decoding, the server and a training run.
  result.AddConfigEntry("session.intra_op.allow_spinning", "0");
  return result;
}

Ort::Session open_connection(const fs::path& file, const DetectorOptions& options) {
  if (!fs::is_regular_file(file))
    throw Error(ErrorCode::kNotFound, "there is no model file " + file.string());
  return {environment(), file.c_str(), session_options(options)};
}

Ort::Session open_connection(std::string_view onnx, const DetectorOptions& options) {
  return {environment(), onnx.data(), onnx.size(), session_options(options)};
}

std::optional<std::string> metadata(const Ort::Session& session, const char* key) {
  Ort::AllocatorWithDefaultOptions allocator;
  const auto value = session.GetModelMetadata().LookupCustomMetadataMapAllocated(key, allocator);
  return value ? std::optional<std::string>(value.get()) : std::nullopt;
}

std::string as_text(const std::vector<std::int64_t>& shape) {
  std::string text;
  for (const auto side : shape) text += (text.empty() ? "" : " × ") + (side < 0 ? "?" : std::to_string(side));
  return text;
}

std::vector<std::int64_t> float_shape(const Ort::TypeInfo& info) {
  if (info.GetONNXType() != ONNX_TYPE_TENSOR) return {};
  const auto tensor = info.GetTensorTypeAndShapeInfo();
  return tensor.GetElementType() == ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT ? tensor.GetShape()
                                                                        : std::vector<std::int64_t>{};
}

// As many as keep the cores busy: more would be no faster, and each takes memory that is never given back.
int inferences_at_once(const DetectorOptions& options) {
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  return options.threads > 0 ? std::max(1, cores / options.threads) : 1;
}

// Lets so many threads through at once; the others wait.
class Turnstile {
 public:
  explicit Turnstile(int most) : free_(most) {}

  void enter() {
    MutexLock lock(mutex_);
    while (free_ == 0) lock.wait(one_left_);
    --free_;
  }
  void leave() {
    {
      const MutexLock lock(mutex_);
      ++free_;
    }
    one_left_.notify_one();
  }

 private:
  Mutex mutex_;
  std::condition_variable one_left_;
  int free_ GUARDED_BY(mutex_);
};

class Passage {
 public:
  explicit Passage(Turnstile& turnstile) : turnstile_(turnstile) { turnstile_.enter(); }
  ~Passage() { turnstile_.leave(); }
  Passage(const Passage&) = delete;
  Passage& operator=(const Passage&) = delete;

 private:
  Turnstile& turnstile_;
};

bool fits(std::int64_t side, std::int64_t expected) { return side < 0 || side == expected; }

}  // namespace

struct Detector::Impl {
  DetectorOptions options;
  Turnstile turnstile{inferences_at_once(options)};
  Ort::Session session;
  std::vector<std::string> names;
  int side = 0;
  std::string input_name, output_name;

  Impl(Ort::Session&& opened, const DetectorOptions& wanted) : options(wanted), session(std::move(opened)) {
    read_metadata();
    check_layout();
    // A first run on grey refuses, here and not at the first photo, a model whose output has another shape.
    detect(cv::Mat(side, side, CV_8UC3, cv::Scalar::all(114)), {side, side});
  }

  void read_metadata() {
    const auto names_text = metadata(session, "names");
    const auto size_text = metadata(session, "imgsz");
    if (!names_text || !size_text)
      throw Error(ErrorCode::kCorruptData,
                  std::string("the model has no metadata `") + (names_text ? "imgsz" : "names") + "`");
    names = parse_names(*names_text);
    side = parse_image_size(*size_text);
    const auto task = metadata(session, "task");
    if (task && *task != "detect")
      throw Error(ErrorCode::kCorruptData, "the model's task is \"" + *task + "\"; \"detect\" is needed");
  }

  void check_layout() {
    if (session.GetInputCount() != 1 || session.GetOutputCount() != 1)
      throw Error(ErrorCode::kCorruptData, "a detector has one input and one output; this model has " +
                                               std::to_string(session.GetInputCount()) + " and " +
                                               std::to_string(session.GetOutputCount()));
    const auto shape = float_shape(session.GetInputTypeInfo(0));
    if (shape.size() != 4 || !fits(shape[0], 1) || !fits(shape[1], 3) || !fits(shape[2], side) ||
        !fits(shape[3], side))
      throw Error(ErrorCode::kCorruptData, "the model's input is " + as_text(shape) + "; float32 1 × 3 × " +
                                               std::to_string(side) + " × " + std::to_string(side) +
                                               " is needed");
    Ort::AllocatorWithDefaultOptions allocator;
    input_name = session.GetInputNameAllocated(0, allocator).get();
    output_name = session.GetOutputNameAllocated(0, allocator).get();
  }

  Ort::Value run(std::vector<float>& planes) {
    const std::array<std::int64_t, 4> shape{1, 3, side, side};
    const auto memory = Ort::MemoryInfo::CreateCpu(OrtArenaAllocator, OrtMemTypeDefault);
    const auto input =
        Ort::Value::CreateTensor<float>(memory, planes.data(), planes.size(), shape.data(), shape.size());
    const char* inputs[] = {input_name.c_str()};
    const char* outputs[] = {output_name.c_str()};
    return std::move(session.Run(Ort::RunOptions{}, inputs, &input, 1, outputs, 1).front());
  }

  std::span<const float> rows_of(const Ort::Value& output) const {
    const auto shape = float_shape(output.GetTypeInfo());
    const auto rows = static_cast<std::int64_t>(names.size()) + 4;
    if (shape.size() != 3 || shape[0] != 1 || shape[1] != rows)
      throw Error(ErrorCode::kCorruptData, "the model's output is " + as_text(shape) + "; float32 1 × " +
                                               std::to_string(rows) +
                                               " × anchors is needed: 4 and one for each of its " +
                                               std::to_string(names.size()) + " classes, before suppression");
    return {output.GetTensorData<float>(), static_cast<std::size_t>(shape[1] * shape[2])};
  }

  Ort::Value run_on(const cv::Mat& bgr, const Letterbox& letterbox) {
    const Passage passage(turnstile);
    std::vector<float> planes(3 * static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    fill_letterboxed(bgr, letterbox, side, planes);
    return run(planes);
  }

  std::vector<Detection> detect(const cv::Mat& bgr, ImageSize full_size) {
    const auto letterbox = letterbox_for({bgr.cols, bgr.rows}, side);
    const Ort::Value output = run_on(bgr, letterbox);
    auto detections = suppress_overlaps(
        decode_output(rows_of(output), static_cast<int>(names.size()), options.min_confidence),
        options.nms_iou, options.max_detections);
    const ImageSize size{bgr.cols, bgr.rows};
    for (auto& d : detections)
      d.box = clipped(in_pixels(normalised(letterbox.to_image(d.box), size), full_size), full_size);
    std::erase_if(detections, [](const Detection& d) { return d.box.area() <= 0; });
    return detections;
  }
};

namespace {

// What cannot be used as a model, told with the name of the file.
template <class Make>
auto made_of(const std::string& name, const Make& make) {
  try {
    return make();
  } catch (const Ort::Exception& e) {
    throw Error(ErrorCode::kCorruptData, name + " cannot be used as a model: " + e.what());
  } catch (const Error& e) {
    if (e.code() == ErrorCode::kNotFound) throw;
    throw Error(e.code(), name + " cannot be used as a model: " + e.what(), e.field());
  }
}

// A failure of the model while it runs, told as ours.
template <class Run>
auto result_of(const Run& run) {
  try {
    return run();
  } catch (const Ort::Exception& e) {
    throw Error(ErrorCode::kInternal, std::string("the model could not be run: ") + e.what());
  }
}

}  // namespace

Detector::Detector(const fs::path& onnx_file, const DetectorOptions& options)
    : impl_(made_of(onnx_file.string(),
                    [&] { return std::make_unique<Impl>(open_connection(onnx_file, options), options); })) {}

Detector::Detector(std::string_view onnx, const std::string& name, const DetectorOptions& options)
    : impl_(made_of(name, [&] { return std::make_unique<Impl>(open_connection(onnx, options), options); })) {}

Detector::~Detector() = default;
Detector::Detector(Detector&&) noexcept = default;
Detector& Detector::operator=(Detector&&) noexcept = default;

const std::vector<std::string>& Detector::class_names() const { return impl_->names; }
int Detector::image_size() const { return impl_->side; }

std::vector<Detection> Detector::detect(const cv::Mat& upright_bgr) const {
  return detect(upright_bgr, {upright_bgr.cols, upright_bgr.rows});
}

std::vector<Detection> Detector::detect(const cv::Mat& upright_bgr, ImageSize full_size) const {
  return result_of([&] { return impl_->detect(upright_bgr, full_size); });
}

std::vector<float> Detector::raw_output(const cv::Mat& upright_bgr) const {
  return result_of([&] {
    const auto letterbox = letterbox_for({upright_bgr.cols, upright_bgr.rows}, impl_->side);
    const Ort::Value output = impl_->run_on(upright_bgr, letterbox);
    const auto rows = impl_->rows_of(output);
    return std::vector<float>(rows.begin(), rows.end());
  });
}

}  // namespace fieldloop
