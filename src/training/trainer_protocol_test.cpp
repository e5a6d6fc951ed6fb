#include "training/trainer_protocol.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include <yaml-cpp/yaml.h>

#include "files/atomic_file.h"

namespace fieldloop {
namespace {

template <class Event>
Event parsed(std::string_view line) {
  const auto event = parse_trainer_event(line);
  return event && std::holds_alternative<Event>(*event) ? std::get<Event>(*event) : Event{};
}

TEST(TrainerProtocol, ArgumentsSurviveYamlEvenWithOddPaths) {
  TrainerArguments arguments;
  arguments.dataset = "/a b/#1: \"x\"/deer_dataset.yaml";
  arguments.learning_rate = 0.00025;
  arguments.resume = true;
  const auto yaml = YAML::Load(to_yaml(arguments));
  EXPECT_EQ(yaml["dataset"].as<std::string>(), arguments.dataset.string());
  EXPECT_DOUBLE_EQ(yaml["learning_rate"].as<double>(), 0.00025);
  EXPECT_TRUE(yaml["resume"].as<bool>());
  EXPECT_EQ(yaml["frozen_stages"].as<int>(), 2);
}

TEST(TrainerProtocol, ReadsWhatIsDoneBeforeTheFirstBatch) {
  EXPECT_EQ(parsed<TrainerStage>(R"({"event":"stage","stage":"Reading the photos"})").name,
            "Reading the photos");
}

TEST(TrainerProtocol, ReadsABatchEvent) {
  const auto batch = parsed<TrainerBatch>(
      R"({"event":"batch","epoch":1,"done":3,"total":20,"images_per_second":61.0,"eta_seconds":95.2})");
  EXPECT_EQ(batch.done, 3);
  EXPECT_EQ(batch.total, 20);
  EXPECT_DOUBLE_EQ(batch.eta_seconds, 95.2);
}

TEST(TrainerProtocol, ReadsAnEpochEventWhoseValidationIsMissing) {
  const auto epoch = parsed<EpochFigures>(R"({"event":"epoch","epoch":2,"loss":1.5,"map50":null})");
  EXPECT_EQ(epoch.epoch, 2);
  EXPECT_FALSE(epoch.map50.has_value());
  EXPECT_TRUE(to_json(epoch)["map50"].is_null());
}

TEST(TrainerProtocol, ReadsTheReasonOfAFailure) {
  EXPECT_EQ(
      parsed<TrainerFailure>(R"({"event":"error","code":"invalid_input","message":"No photos."})").message,
      "No photos.");
}

TEST(TrainerProtocol, AnythingElseOnTheStreamIsNoEvent) {
  for (const char* line :
       {"", "[W] chatter", "{", "[]", "12", R"({"event":"stage"})", R"({"event":"new"})", R"({"event":7})"})
    EXPECT_FALSE(parse_trainer_event(line).has_value()) << line;
}

TEST(TrainerProtocol, ResultsAreReadByHeadingAndAHalfWrittenLineIsLeftOut) {
  const auto file =
      std::filesystem::temp_directory_path() / ("results_" + std::to_string(::getpid()) + ".csv");
  write_file_atomically(file, std::string_view("epoch,seconds,loss,map50\n1,7.5,2.25,0.71\n2,7.1,1.9,\n3,7"));
  const auto epochs = read_results(file);
  std::filesystem::remove(file);
  ASSERT_EQ(epochs.size(), 2U);
  EXPECT_DOUBLE_EQ(epochs[0].map50.value(), 0.71);
  EXPECT_DOUBLE_EQ(epochs[0].seconds, 7.5);
  EXPECT_FALSE(epochs[1].map50.has_value());
}

}  // namespace
}  // namespace fieldloop
