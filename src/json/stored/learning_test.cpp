#include <gtest/gtest.h>

#include "core/error.h"
#include "json/stored/comparison.h"
#include "json/stored/evaluation.h"
#include "json/stored/tensor_manifest.h"
#include "json/stored/texts.h"
#include "json/stored/training_request.h"

namespace fieldloop {
namespace {

SplitFigures some_figures() {
  SplitFigures figures;
  figures.dataset = "deer";
  figures.split = "val";
  figures.photos = 12;
  figures.precision = 0.1;
  figures.recall = 1.0 / 3;
  figures.map50 = 0.875;
  figures.false_positive_rate = 0.25;
  return figures;
}

MeasureIntervals some_intervals() {
  MeasureIntervals intervals;
  intervals[static_cast<std::size_t>(Measure::kF1)] = Interval{0.1, 0.7};
  return intervals;
}

RunReport some_report() {
  RunReport report;
  report.model = "deer-v2";
  auto& evaluation = report.evaluation;
  evaluation.figures = some_figures();
  evaluation.intervals = some_intervals();
  evaluation.coco.ap75 = 0.5;
  evaluation.best_f1 = OperatingPoint{0.3F, 0.5, 0.6, 0.7};
  EvaluationCurve curve;
  curve.class_name = "deer";
  curve.precision_at_recall[7] = 0.25;
  for (int i = 0; i <= 100; ++i) curve.by_confidence.push_back({static_cast<float>(i) / 100, 0.5, 0.25, 0.1});
  evaluation.curves = {curve, EvaluationCurve{}};
  evaluation.calibration_error = 0.03;
  evaluation.reliability = {{0.25, 0.325, 4, 3, 0.3}, {0.325, 0.4, 0, 0, 0}};
  evaluation.classes = {{"deer", 9, 0.1, 0.2, 0.3, 0.4, 0.5, some_intervals()}};
  evaluation.groups = {{"camera", "gate", some_figures(), some_intervals()}};
  report.pictures = {{"sizes.svg", "Sizes", PictureKind::kLabels}};
  return report;
}

Comparison some_comparison() {
  Comparison comparison;
  comparison.names = {"deer-v1", "deer-v2", "deer", "val"};
  comparison.a = some_figures();
  comparison.b.false_negative_rate = 1;
  comparison.differences[0] = PairedDifference{-0.01, {-0.03, 0.02}};
  comparison.gate = {true, {"mAP50 rises.", "\u2212"}};
  comparison.animals = {{{"a.jpg", false}, {640, 480}, {"deer", {0.1F, 0.2F, 0.3F, 0.4F}}, true}};
  ComparedBox box;
  box.class_name = "fox";
  box.confidence = 0.7F;
  box.correct = true;
  comparison.photos = {{{"b.jpg", true}, {{"deer", {}}}, {box}, {}, ModelChange::kFalseAlarmGone}};
  return comparison;
}

TEST(StoredFigures, ComeBackAsTheyWent) {
  EXPECT_EQ(split_figures_from(text_of(some_figures())), some_figures());
}

TEST(StoredFigures, WhatIsAbsentHasItsDefault) {
  EXPECT_EQ(split_figures_from("{}"), SplitFigures{});
  EXPECT_THROW(split_figures_from("{"), Error);
}

TEST(StoredRunReport, ComesBackAsItWent) {
  EXPECT_EQ(run_report_from(text_of(some_report())), some_report());
}

TEST(StoredRunReport, WhatIsNoneIsCorrupt) {
  for (const char* text : {"", "[]", R"({"model":"a","evaluation":7,"pictures":[]})"}) {
    try {
      run_report_from(text);
      ADD_FAILURE() << text;
    } catch (const Error&) {
    }
  }
}

TEST(StoredComparison, ComesBackAsItWent) {
  EXPECT_EQ(comparison_from(text_of(some_comparison())), some_comparison());
}

TEST(StoredComparison, WhatIsNoneIsCorrupt) {
  EXPECT_THROW(comparison_from("{}"), Error);
  EXPECT_THROW(comparison_from("null"), Error);
}

TEST(StoredTrainingRequest, ComesBackAsItWent) {
  TrainingRequest request;
  request.preset = "quick";
  request.dataset = "deer";
  request.base = "deer-v1";
  request.add_annotated = false;
  request.notes = "\"why\"";
  for (const auto& option : training_options())
    set_value(request, option, option.least + (option.multiple_of == 0 ? 0.25 : option.multiple_of));
  const auto back = training_request_from(text_of(request));
  for (const auto& option : training_options())
    EXPECT_EQ(value_of(back, option), value_of(request, option)) << option.name;
  EXPECT_EQ(back.preset, request.preset);
  EXPECT_EQ(back.dataset, request.dataset);
  EXPECT_EQ(back.base, request.base);
  EXPECT_EQ(back.add_annotated, request.add_annotated);
  EXPECT_EQ(back.notes, request.notes);
}

TEST(StoredTrainingRequest, IsReadWhateverTheRangesAreNow) {
  const auto request = training_request_from(R"({"preset":"gone","learning_rate":0.5,"epochs":24})");
  EXPECT_DOUBLE_EQ(request.learning_rate, 0.5);
  EXPECT_EQ(request.epochs, 24);
  EXPECT_EQ(request.preset, "gone");
}

TEST(StoredTexts, ComeBackAsTheyWent) {
  const std::vector<std::string> names{"deer", "wild \"boar\"", ""};
  EXPECT_EQ(list_from(text_of_list(names)), names);
  EXPECT_EQ(list_from(text_of_list({})), std::vector<std::string>{});
  EXPECT_THROW(list_from("{}"), Error);
  EXPECT_THROW(list_from("[1]"), Error);
}

TEST(TensorManifest, ListsTensorsInTheOrderOfTheirBytes) {
  const auto tensors = tensors_from(
      R"({"weightsManifest":[{"weights":[{"name":"a","shape":[3,2],"quantization":{"dtype":"float16"}}]},
          {"weights":[{"name":"b","shape":[]}]}]})");
  ASSERT_EQ(tensors.size(), 2U);
  EXPECT_EQ(tensors[0].name, "a");
  EXPECT_EQ(tensors[0].shape, (std::vector<std::int64_t>{3, 2}));
  EXPECT_TRUE(tensors[0].half);
  EXPECT_FALSE(tensors[1].half);
  EXPECT_THROW(tensors_from("{}"), Error);
}

}  // namespace
}  // namespace fieldloop
