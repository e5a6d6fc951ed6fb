#pragma once
#include <optional>
#include <variant>

#include "protocol/epoch_figures.h"

namespace fieldloop {

// For the readers and writers of this folder: each figure of an epoch beside its number, by the name that it
// has everywhere.
struct EpochField {
  const char* name;
  std::variant<double EpochFigures::*, std::optional<double> EpochFigures::*> member;
};
inline constexpr EpochField kEpochFields[] = {
    {"seconds", &EpochFigures::seconds},     {"learning_rate", &EpochFigures::learning_rate},
    {"loss", &EpochFigures::loss},           {"loss_class", &EpochFigures::loss_class},
    {"loss_box", &EpochFigures::loss_box},   {"loss_dfl", &EpochFigures::loss_dfl},
    {"precision", &EpochFigures::precision}, {"recall", &EpochFigures::recall},
    {"map50", &EpochFigures::map50},         {"map50_95", &EpochFigures::map50_95},
};

// Absent ones are empty, or 0 where there is always one. Empty without an epoch and a loss.
// `look_up(name)` is the number of that name, if there is one.
template <class LookUp>
std::optional<EpochFigures> epoch_from(const LookUp& look_up) {
  const std::optional<double> epoch = look_up("epoch");
  if (!epoch || !look_up("loss")) return {};
  EpochFigures figures;
  figures.epoch = static_cast<int>(*epoch);
  for (const auto& field : kEpochFields) {
    const std::optional<double> value = look_up(field.name);
    if (const auto* certain = std::get_if<0>(&field.member))
      figures.** certain = value.value_or(0);
    else
      figures.*std::get<1>(field.member) = value;
  }
  return figures;
}

inline std::optional<double> value_of(const EpochFigures& figures, const EpochField& field) {
  return std::visit([&](auto member) -> std::optional<double> { return figures.*member; }, field.member);
}

}  // namespace fieldloop
