#include "protocol/run_state.h"

#include "json/stored/stored_json.h"
#include "protocol/epoch_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

LossSums sums_in(const json& sums) {
  return {sums.at(0).get<double>(), sums.at(1).get<double>(), sums.at(2).get<double>(),
          sums.at(3).get<double>(), sums.at(4).get<int>()};
}

RunState state_in(const json& object) {
  RunState state;
  state.next = {object.at("epoch").get<int>(), object.at("batch").get<int>()};
  object.at("learning_rate").get_to(state.learning_rate);
  object.at("steps").get_to(state.steps);
  state.sums = sums_in(object.at("sums"));
  for (const auto& entry : object.at("history"))
    if (const auto epoch = epoch_in(entry)) state.history.push_back(*epoch);
  state.precision = object.at("bf16").get<bool>() ? Precision::kBfloat16 : Precision::kFloat32;
  state.threads = object.value("threads", 1);
  return state;
}

}  // namespace

std::string text_of(const RunState& state) {
  const auto& sums = state.sums;
  auto history = json::array();
  for (const auto& epoch : state.history) history.push_back(json_of(epoch));
  return json{{"epoch", state.next.epoch},
              {"batch", state.next.batch},
              {"learning_rate", state.learning_rate},
              {"steps", state.steps},
              {"sums", {sums.classification, sums.box, sums.distribution, sums.total, sums.batches}},
              {"history", history},
              {"bf16", state.precision == Precision::kBfloat16},
              {"threads", state.threads}}
      .dump();
}

RunState run_state_from(const std::string& text) {
  return read_stored(text, "A checkpoint's state", state_in);
}

}  // namespace fieldloop
