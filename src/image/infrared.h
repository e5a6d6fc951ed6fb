#pragma once

namespace cv {
class Mat;
}

namespace fieldloop {

// Whether the photo has no colours but perhaps one tint, as cameras take them at night by infrared flash.
// 8-bit BGR. Thread-safe.
bool looks_infrared(const cv::Mat& bgr);

}  // namespace fieldloop
