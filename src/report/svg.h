#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace fieldloop {

struct SvgPoint {
  double x = 0, y = 0;
};

enum class TextAnchor { kStart, kMiddle, kEnd };

// An SVG picture in the making, in its own pixels from the top left corner. Colours are classes, of which the
// picture has one set for light and one for dark surroundings: "c0" to "c7" for series, "ink" and "faint" for
// text, "grid" for lines, "paper" for the ground; a line takes "line" besides, a dashed one "dashed".
class Svg {
 public:
  // `title` is what a reader of the screen hears.
  Svg(double width, double height, std::string_view title);

  void line(SvgPoint from, SvgPoint to, std::string_view classes);
  void polyline(const std::vector<SvgPoint>& points, std::string_view classes);
  void rectangle(SvgPoint corner, double width, double height, std::string_view classes, double opacity = 1);
  void circle(SvgPoint centre, double radius, std::string_view classes);
  void text(SvgPoint at, std::string_view text, std::string_view classes,
            TextAnchor anchor = TextAnchor::kStart);
  void text_upwards(SvgPoint centre, std::string_view text, std::string_view classes);

  std::string finished() const;  // the file's bytes

 private:
  std::string body_;
};

std::string series_class(std::size_t index);  // "c0" …, again from the start after the eighth

}  // namespace fieldloop
