#pragma once
#include <string>

namespace fieldloop {

// The addresses under which the API serves a field photo and an image of a dataset, percent-encoded.
std::string photo_url(const std::string& filename);
std::string dataset_image_url(const std::string& dataset, const std::string& split,
                              const std::string& filename);

}  // namespace fieldloop
