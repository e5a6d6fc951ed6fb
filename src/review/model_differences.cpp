#include "review/model_difference.h"

#include <algorithm>

#include "core/error.h"
#include "review/review.h"
#include "review/timeline_photos.h"
#include "storage/learning/model_store.h"
#include "storage/review/box_store.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

ModelId existing_model(Transaction& sql, const std::string& name) {
  const auto model = find_model(sql, std::string_view(name));
  if (!model) throw Error(ErrorCode::kNotFound, "There is no model " + name, "model");
  return model->id;
}

struct Differing {
  PhotoId photo;
  BoxDifference difference;
};

// The boxes come photo by photo. A model does not differ from itself, whose boxes come once.
std::vector<Differing> differing_photos(const std::vector<BoxRow>& rows, ModelId a, ModelId b) {
  std::vector<Differing> result;
  if (a == b) return result;
  for (auto row = rows.begin(); row != rows.end();) {
    const auto photo = row->photo;
    std::vector<ModelBox> of_a, of_b;
    for (; row != rows.end() && row->photo == photo; ++row)
      (row->model == a ? of_a : of_b).push_back({row->class_name, row->confidence, row->box, false});
    auto difference = difference_of(std::move(of_a), std::move(of_b));
    if (difference.only_a + difference.only_b > 0) result.push_back({photo, std::move(difference)});
  }
  std::ranges::stable_sort(result, std::ranges::greater{},
                           [](const Differing& each) { return each.difference.difference; });
  return result;
}

}  // namespace

ModelDifferences Review::differences(const DifferenceQuery& query) const {
  return parts_.db.read([&](Transaction& sql) {
    const auto a = existing_model(sql, query.a);
    const auto b = existing_model(sql, query.b);
    auto differing = differing_photos(boxes_of_models(sql, query.filter, a, b, query.threshold), a, b);
    ModelDifferences result;
    result.total = static_cast<long long>(differing.size());
    result.waiting_a = count_not_looked_at(sql, query.filter, a);
    result.waiting_b = count_not_looked_at(sql, query.filter, b);
    const auto first = std::min(differing.size(), static_cast<std::size_t>(query.offset));
    const auto last = std::min(differing.size(), first + static_cast<std::size_t>(query.limit));
    std::vector<PhotoId> ids;
    for (auto i = first; i < last; ++i) ids.push_back(differing[i].photo);
    auto photos = timeline_photos(sql, ids);
    for (std::size_t i = 0; i < photos.size(); ++i)
      result.photos.push_back({std::move(photos[i]), std::move(differing[first + i].difference)});
    return result;
  });
}

}  // namespace fieldloop
