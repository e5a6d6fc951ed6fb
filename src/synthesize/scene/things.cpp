#include "synthesize/scene/things.h"

#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "synthesize/camera/painter.h"

namespace fieldloop {

namespace {

constexpr int kSide = 200;  // pixels

struct Canvas {
  cv::Mat bgr = cv::Mat::zeros(kSide, kSide, CV_8UC3);
  cv::Mat alpha = cv::Mat::zeros(kSide, kSide, CV_8UC1);

  void polygon(const std::vector<cv::Point>& points, const cv::Scalar& colour) {
    cv::fillPoly(bgr, std::vector{points}, colour, cv::LINE_AA);
    cv::fillPoly(alpha, std::vector{points}, cv::Scalar(255), cv::LINE_AA);
  }
  void ellipse(cv::Point centre, cv::Size axes, const cv::Scalar& colour) {
    cv::ellipse(bgr, centre, axes, 0, 0, 360, colour, cv::FILLED, cv::LINE_AA);
    cv::ellipse(alpha, centre, axes, 0, 0, 360, cv::Scalar(255), cv::FILLED, cv::LINE_AA);
  }
  void line(cv::Point from, cv::Point to, int width, const cv::Scalar& colour) {
    cv::line(bgr, from, to, colour, width, cv::LINE_AA);
    cv::line(alpha, from, to, cv::Scalar(255), width, cv::LINE_AA);
  }
};

// Roundness across, and roughness.
void texture(Canvas& canvas, double roundness, double roughness, double cells, Random& random) {
  const cv::Mat noise = fractal_noise(canvas.bgr.size(), cells, 4, random);
  const cv::Rect bounds = cv::boundingRect(canvas.alpha);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      const double across = (x - bounds.x - bounds.width * 0.4) / std::max(bounds.width, 1);
      const double shade = 1 - roundness * 3 * across * across + roughness * (noise.at<float>(y, x) - 0.5);
      for (int c = 0; c < 3; ++c) {
        uchar& value = canvas.bgr.at<cv::Vec3b>(y, x)[c];
        value = cv::saturate_cast<uchar>(value * shade);
      }
    }
  }
}

Cutout finished(const Canvas& canvas, double height, double frequency) {
  const cv::Rect bounds = cv::boundingRect(canvas.alpha);
  Cutout thing;
  thing.bgr = canvas.bgr(bounds).clone();
  thing.alpha = canvas.alpha(bounds).clone();
  thing.height = height;
  thing.frequency = frequency;
  return thing;
}

Cutout stump(Random& random) {
  Canvas canvas;
  canvas.polygon({{45, 70}, {155, 70}, {165, 150}, {185, 185}, {15, 185}, {35, 150}}, {62, 82, 98});
  texture(canvas, 0.5, 1.0, 24, random);
  canvas.ellipse({100, 70}, {56, 18}, {130, 165, 190});
  return finished(canvas, 0.45, 1);
}

Cutout bucket(const cv::Scalar& colour, Random& random) {
  Canvas canvas;
  canvas.polygon({{40, 60}, {160, 60}, {140, 185}, {60, 185}}, colour);
  canvas.ellipse({100, 185}, {40, 9}, colour);
  texture(canvas, 0.6, 0.15, 6, random);
  canvas.ellipse({100, 60}, {60, 15}, colour * 0.45);
  canvas.line({40, 60}, {100, 25}, 3, {150, 150, 150});
  canvas.line({160, 60}, {100, 25}, 3, {150, 150, 150});
  return finished(canvas, 0.38, 1);
}

Cutout chair(const cv::Scalar& colour, Random& random) {
  Canvas canvas;
  for (const int x : {50, 78, 106, 134}) canvas.line({x, 20}, {x + 4, 105}, 11, colour);
  canvas.polygon({{40, 105}, {150, 105}, {170, 128}, {30, 128}}, colour * 0.9);
  canvas.line({45, 20}, {140, 20}, 10, colour);
  canvas.line({30, 80}, {34, 190}, 9, colour * 0.8);
  canvas.line({166, 80}, {162, 190}, 9, colour * 0.8);
  canvas.line({30, 82}, {52, 82}, 9, colour);
  canvas.line({140, 82}, {166, 82}, 9, colour);
  canvas.line({60, 128}, {62, 175}, 8, colour * 0.6);
  canvas.line({140, 128}, {138, 175}, 8, colour * 0.6);
  texture(canvas, 0.05, 0.25, 20, random);
  return finished(canvas, 0.9, 1);
}

Cutout boulder(const cv::Scalar& colour, Random& random) {
  Canvas canvas;
  std::vector<cv::Point> outline;
  for (int k = 0; k < 24; ++k) {
    const double angle = 2 * std::numbers::pi * k / 24, radius = random.uniform(0.85, 1.05);
    outline.emplace_back(cvRound(100 + 85 * radius * std::cos(angle)),
                         cvRound(130 + (std::sin(angle) > 0 ? 45 : 75) * radius * std::sin(angle)));
  }
  canvas.polygon(outline, colour);
  texture(canvas, 0.35, 1.1, 9, random);
  return finished(canvas, random.uniform(0.3, 0.8), 1);
}

Cutout fallen_log(Random& random) {
  Canvas canvas;
  canvas.polygon({{15, 140}, {175, 120}, {185, 160}, {20, 185}}, {70, 88, 100});
  canvas.line({120, 130}, {140, 70}, 12, {62, 80, 92});
  canvas.line({140, 70}, {165, 55}, 6, {62, 80, 92});
  texture(canvas, 0.1, 1.1, 22, random);
  canvas.ellipse({180, 140}, {9, 20}, {125, 155, 178});
  return finished(canvas, 0.55, 1);
}

Cutout plant_pot(Random& random) {
  Canvas canvas;
  for (int k = 0; k < 260; ++k) {
    const cv::Point leaf(cvRound(100 + 32 * random.normal()), cvRound(72 + 24 * random.normal()));
    if (leaf.x < 10 || leaf.x > 190 || leaf.y < 10 || leaf.y > 130) continue;
    canvas.ellipse(leaf, {random.integer(3, 7), random.integer(2, 4)},
                   cv::Scalar(50, 110, 75) * random.uniform(0.5, 1.3));
  }
  canvas.polygon({{58, 105}, {142, 105}, {130, 188}, {70, 188}}, {70, 95, 165});
  texture(canvas, 0.3, 0.3, 12, random);
  return finished(canvas, 0.6, 1);
}

}  // namespace

std::vector<Cutout> garden_things() {
  Random random(7);
  std::vector<Cutout> things{stump(random),
                             bucket({160, 150, 145}, random),
                             bucket({60, 60, 170}, random),
                             chair({215, 220, 222}, random),
                             chair({70, 105, 130}, random),
                             fallen_log(random),
                             plant_pot(random)};
  for (const cv::Scalar& colour :
       {cv::Scalar(125, 132, 138), cv::Scalar(85, 105, 122), cv::Scalar(60, 75, 92)}) {
    things.push_back(boulder(colour, random));
  }
  return things;
}

}  // namespace fieldloop
