#pragma once
#include "synthesize/animals/sprite.h"
#include "synthesize/scene/light.h"

namespace fieldloop {

// Brings the sprite's brightness, contrast and colour towards those of the place (8UC3) it stands on, by
// their statistics in CIE Lab, with some random variation of the coat.
void match_to_place(Sprite& sprite, const cv::Mat& place, const Light& light, Random& random);

// Smears the sprite as if it moved.
void blur_motion(Sprite& sprite, double pixels, bool sideways);

void add_eye_shine(Sprite& sprite, Random& random);

// image = image * (1 - alpha) + bgr * alpha
void blend_over(cv::Mat image, const cv::Mat& bgr, const cv::Mat& alpha);

// Multiplies the image by 1 - strength * shade / 255.
void darken(cv::Mat image, const cv::Mat& shade, double strength);

}  // namespace fieldloop
