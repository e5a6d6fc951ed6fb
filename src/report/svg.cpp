#include "report/svg.h"

#include <array>
#include <charconv>

namespace fieldloop {
namespace {

// The colours of the web client, so that its pages and these pictures look the same.
constexpr std::string_view kStyle = R"(<style>
text{font:15px system-ui,-apple-system,"Segoe UI",sans-serif}
.title{font-weight:600;font-size:17px}.small{font-size:13px}
.paper{fill:#fff}.ink{fill:#1f2a24}.faint{fill:#5c6b63}.grid{stroke:#dfe5e1;fill:none}
.c0{color:#2f7d4b}.c1{color:#1971c2}.c2{color:#d9480f}.c3{color:#7048e8}
.c4{color:#a86100}.c5{color:#c2255c}.c6{color:#0b7285}.c7{color:#5c6b63}
.c0,.c1,.c2,.c3,.c4,.c5,.c6,.c7{fill:currentColor}
.line{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round}.thin{stroke-width:1}.bold{stroke-width:3.5}
.dashed{stroke-dasharray:6 5}
@media(prefers-color-scheme:dark){
.paper{fill:#1b211e}.ink{fill:#e6ece8}.faint{fill:#a3b1a9}.grid{stroke:#39433d}
.c0{color:#63c98a}.c1{color:#5fb0f5}.c2{color:#ff9b5c}.c3{color:#a996ff}
.c4{color:#e8b04b}.c5{color:#f783ac}.c6{color:#66d9e8}.c7{color:#a3b1a9}}
</style>)";

constexpr std::size_t kSeriesColours = 8;

std::string number(double value) {
  std::array<char, 48> text{};
  const auto end = std::to_chars(text.begin(), text.end(), value, std::chars_format::fixed, 2).ptr;
  std::string result(text.begin(), end);
  result.erase(result.find_last_not_of('0') + 1);
  if (result.back() == '.') result.pop_back();
  return result == "-0" ? "0" : result;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '"')
      result += "&quot;";
    else if (static_cast<unsigned char>(c) >= ' ')
      result += c;
  }
  return result;
}

std::string attribute(std::string_view name, double value) {
  return " " + std::string(name) + "=\"" + number(value) + "\"";
}

std::string class_attribute(std::string_view classes) { return " class=\"" + std::string(classes) + "\""; }

std::string_view name_of(TextAnchor anchor) {
  static constexpr std::array<std::string_view, 3> kNames{"start", "middle", "end"};
  return kNames.at(static_cast<std::size_t>(anchor));
}

}  // namespace

Svg::Svg(double width, double height, std::string_view title)
    : body_("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(width) + " " +
            number(height) + "\"" + attribute("width", width) + attribute("height", height) +
            " role=\"img\"><title>" + escaped(title) + "</title>" + std::string(kStyle)) {
  rectangle({0, 0}, width, height, "paper");
}

void Svg::line(SvgPoint from, SvgPoint to, std::string_view classes) {
  body_ += "\n<line" + class_attribute(classes) + attribute("x1", from.x) + attribute("y1", from.y) +
           attribute("x2", to.x) + attribute("y2", to.y) + "/>";
}

void Svg::polyline(const std::vector<SvgPoint>& points, std::string_view classes) {
  body_ += "\n<polyline" + class_attribute(classes) + " points=\"";
  for (const auto& point : points) body_ += number(point.x) + "," + number(point.y) + " ";
  body_ += "\"/>";
}

void Svg::rectangle(SvgPoint corner, double width, double height, std::string_view classes, double opacity) {
  body_ += "\n<rect" + class_attribute(classes) + attribute("x", corner.x) + attribute("y", corner.y) +
           attribute("width", width) + attribute("height", height);
  if (opacity < 1) body_ += attribute("opacity", opacity);
  body_ += "/>";
}

void Svg::circle(SvgPoint centre, double radius, std::string_view classes) {
  body_ += "\n<circle" + class_attribute(classes) + attribute("cx", centre.x) + attribute("cy", centre.y) +
           attribute("r", radius) + "/>";
}

void Svg::text(SvgPoint at, std::string_view text, std::string_view classes, TextAnchor anchor) {
  body_ += "\n<text" + class_attribute(classes) + attribute("x", at.x) + attribute("y", at.y) +
           " text-anchor=\"" + std::string(name_of(anchor)) + "\">" + escaped(text) + "</text>";
}

void Svg::text_upwards(SvgPoint centre, std::string_view text, std::string_view classes) {
  body_ += "\n<text" + class_attribute(classes) + " text-anchor=\"middle\" transform=\"translate(" +
           number(centre.x) + " " + number(centre.y) + ") rotate(-90)\">" + escaped(text) + "</text>";
}

std::string Svg::finished() const { return body_ + "\n</svg>\n"; }

std::string series_class(std::size_t index) { return "c" + std::to_string(index % kSeriesColours); }

}  // namespace fieldloop
