#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <regex>

#include "report/charts.h"
#include "report/evaluation_charts.h"
#include "report/photo_sheet.h"

namespace fieldloop {
namespace {

using testing::HasSubstr;
using testing::Not;

int count(const std::string& text, const std::string& part) {
  int found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(Svg, EscapesWhatATextMayHold) {
  Svg svg(100, 50, "a <b> & \"c\"\x01");
  svg.text({1, 2}, "<script>alert(1)</script>", "ink");
  const auto picture = svg.finished();
  EXPECT_THAT(picture, HasSubstr("<title>a &lt;b&gt; &amp; &quot;c&quot;</title>"));
  EXPECT_THAT(picture, Not(HasSubstr("<script>")));
}

TEST(Svg, WritesNumbersShortAndWithAPoint) {
  Svg svg(100, 50, "");
  svg.line({1.0 / 3, 2}, {-0.001, 100}, "grid");
  EXPECT_THAT(svg.finished(), HasSubstr("x1=\"0.33\" y1=\"2\" x2=\"0\" y2=\"100\""));
}

TEST(Svg, HasColoursForLightAndForDark) {
  EXPECT_THAT(Svg(10, 10, "").finished(), HasSubstr("@media(prefers-color-scheme:dark)"));
}

TEST(LineChart, DrawsASeriesWithinItsAxesAndNamesIt) {
  const auto picture =
      draw(LineChart{"Loss", {"epoch", 1, 3}, {"loss", 0, 2}, {{"all", {{1, 2}, {2, 1}, {3, 0}}}}, {}});
  // The left top, the middle and the right bottom of the area between the axes.
  EXPECT_THAT(picture, HasSubstr("points=\"66,48 323,198 580,348 \""));
  EXPECT_THAT(picture, HasSubstr(">all</text>"));
  EXPECT_THAT(picture, HasSubstr(">epoch</text>"));
  EXPECT_THAT(picture, HasSubstr(">0</text>"));
  EXPECT_THAT(picture, Not(HasSubstr(">-0</text>")));
}

TEST(LineChart, CountsWholeThingsInWholeNumbers) {
  const auto picture = draw(LineChart{"Loss", {"epoch", 1, 2, true}, {"loss", 0, 2}, {}, {}});
  EXPECT_THAT(picture, HasSubstr(">1</text>"));
  EXPECT_THAT(picture, HasSubstr(">2</text>"));
  EXPECT_THAT(picture, Not(HasSubstr(">1.2</text>")));
}

TEST(LineChart, OfOnePointIsADotAndOfNothingIsEmpty) {
  EXPECT_THAT(draw(LineChart{"", {"", 1, 1}, {"", 0, 0}, {{"one", {{1, 0}}}}, {}}), HasSubstr("<circle"));
  EXPECT_THAT(draw(LineChart{"", {"", 0, 1}, {"", 0, 1}, {{"none", {}}}, {}}), Not(HasSubstr("<polyline")));
}

TEST(RowBars, ShortensLongNamesBetweenCharacters) {
  const auto picture = draw(RowBars{"Boxes", {"train"}, {{"äöüäöüäöüäöü", {3}}}});
  EXPECT_THAT(picture, HasSubstr(">äöüäöüäöü…</text>"));
  EXPECT_THAT(picture, HasSubstr(">3</text>"));
}

TEST(DensityChart, ShadesTheCellsThatHavePoints) {
  const auto picture = draw(DensityChart{"Centres", "x", "y", {{0.01, 0.01}, {0.02, 0.02}, {1, 1}}, true});
  EXPECT_EQ(count(picture, "class=\"c0\""), 2);
}

EvaluatedPhoto found_one_of_two() {
  return {{{{0, 0, 100, 100}, 0}, {{200, 0, 300, 100}, 1}}, {{{0, 0, 100, 100}, 0, 0.9F}}};
}

TEST(EvaluationCharts, ShowAllClassesAndEach) {
  const auto curves = performance_curves({found_one_of_two()});
  const auto picture = precision_recall_chart(curves, {"deer", "fox"});
  EXPECT_THAT(picture, HasSubstr(">all classes 0.500</text>"));
  EXPECT_THAT(picture, HasSubstr(">deer 1.000</text>"));
  EXPECT_THAT(picture, HasSubstr(">fox 0.000</text>"));
  EXPECT_THAT(f1_confidence_chart(curves, {"deer", "fox"}), HasSubstr("best 0.667 at 0.900"));
}

TEST(EvaluationCharts, TheCurveOfF1GoesThroughItsGreatestAlsoBetweenTwoSamples) {
  const EvaluatedPhoto photo{
      {{{0, 0, 100, 100}, 0}},
      {{{0, 0, 100, 100}, 0, 0.655F}, {{200, 0, 300, 100}, 0, 0.654F}, {{0, 200, 100, 300}, 0, 0.653F}}};
  const auto picture = f1_confidence_chart(performance_curves({photo}), {"deer"});
  std::smatch dot;
  ASSERT_TRUE(std::regex_search(picture, dot, std::regex("cx=\"([^\"]+)\" cy=\"([^\"]+)\"")));
  EXPECT_THAT(picture, HasSubstr(" " + dot.str(1) + "," + dot.str(2) + " "));
}

TEST(EvaluationCharts, ShowWhatWasTakenForWhat) {
  const auto picture = confusion_chart(confusion_matrix({found_one_of_two()}, 2), {"deer", "fox"});
  EXPECT_THAT(picture, HasSubstr(">nothing</text>"));
  EXPECT_EQ(count(picture, ">1</text>"), 2);
}

TEST(EvaluationCharts, ShowTheBusiestOfManyClasses) {
  ConfusionMatrix matrix(80);
  matrix.add(70, 70);
  const auto picture = confusion_chart(matrix, std::vector<std::string>(80, "name"));
  EXPECT_THAT(picture, HasSubstr("the 12 classes that occur most"));
  EXPECT_EQ(count(picture, ">1</text>"), 1);
}

TEST(EvaluationCharts, ShowHowOftenABoxIsRight) {
  const auto picture = reliability_chart(calibration({found_one_of_two()}));
  EXPECT_THAT(picture, HasSubstr("expected error 0.100"));
}

TEST(PhotoSheet, ShowsTruthOnTheLeftAndWhatWasFoundOnTheRight) {
  const SheetPhoto photo{"deer-1.jpg",
                         cv::Mat(240, 480, CV_8UC3, cv::Scalar::all(90)),
                         {960, 480},
                         {{{{200, 200, 600, 400}, 0}}, {}}};
  const auto sheet = cv::imdecode(draw_photo_sheet({photo, photo}, {"deer"}), cv::IMREAD_COLOR);
  EXPECT_EQ(sheet.cols, 2 * 480 + 3 * 8);
  EXPECT_EQ(sheet.rows, 2 * (28 + 240 + 8));
  const auto red = [&](int left) {
    cv::Mat mask;
    cv::inRange(sheet(cv::Rect(left, 28, 480, 240)), cv::Scalar(40, 40, 200), cv::Scalar(140, 140, 255),
                mask);
    return cv::countNonZero(mask);
  };
  EXPECT_GT(red(8), 300) << "the missed animal";
  EXPECT_EQ(red(8 + 480 + 8), 0) << "nothing was found";
}

TEST(PhotoSheet, OfNoPhotoIsEmpty) { EXPECT_TRUE(draw_photo_sheet({}, {}).empty()); }

}  // namespace
}  // namespace fieldloop
