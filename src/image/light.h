#pragma once

namespace cv {
class Mat;
}

namespace fieldloop {

// Whether a picture was taken at night: infrared (hardly any colour; strips with text at the top and bottom
// do not count) or very dark. Any size of upright 8-bit BGR will do. Thread-safe.
bool looks_like_night(const cv::Mat& upright_bgr);

}  // namespace fieldloop
