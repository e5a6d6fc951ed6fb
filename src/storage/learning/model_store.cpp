#include "storage/learning/model_store.h"

#include "core/error.h"
#include "json/stored/evaluation.h"
#include "json/stored/texts.h"
#include "storage/sqlite/optional_columns.h"
#include "storage/sqlite/transaction.h"

namespace fieldloop {
namespace {

constexpr const char* kModelColumns =
    "SELECT id, name, family, version, state, folder, classes, image_size, COALESCE(parent_id, 0), "
    "COALESCE(dataset_version, ''), COALESCE(run_id, 0), COALESCE(metrics, ''), notes, created_at, "
    "COALESCE(deployed_at, '') FROM models ";

ModelState state_named(const std::string& name) {
  const auto state = model_state_named(name);
  if (!state)
    throw Error(ErrorCode::kCorruptData,
                "The database holds a model in the state " + name + ", which is none.");
  return *state;
}

struct ModelRowColumns {
  ModelRow row;
  long long id = 0;
  long long parent = 0;
  long long run = 0;
  std::string state, classes, dataset_version, metrics, created_at, deployed_at;

  void bind(soci::statement& statement) {
    statement.exchange(soci::into(id));
    statement.exchange(soci::into(row.name));
    statement.exchange(soci::into(row.family));
    statement.exchange(soci::into(row.version));
    statement.exchange(soci::into(state));
    statement.exchange(soci::into(row.folder));
    statement.exchange(soci::into(classes));
    statement.exchange(soci::into(row.image_size));
    statement.exchange(soci::into(parent));
    statement.exchange(soci::into(dataset_version));
    statement.exchange(soci::into(run));
    statement.exchange(soci::into(metrics));
    statement.exchange(soci::into(row.notes));
    statement.exchange(soci::into(created_at));
    statement.exchange(soci::into(deployed_at));
  }

  ModelRow model() const {
    ModelRow model = row;
    model.id = ModelId{id};
    model.state = state_named(state);
    model.classes = list_from(classes);
    model.parent = present_id<ModelId>(parent);
    model.dataset_version = present(dataset_version);
    model.run = present_id<RunId>(run);
    if (!metrics.empty()) model.metrics = split_figures_from(metrics);
    model.created_at = stored_time(created_at);
    model.deployed_at = present_time(deployed_at);
    return model;
  }
};

template <class... Uses>
std::vector<ModelRow> select_models(Transaction& sql, const std::string& condition, Uses&&... uses) {
  ModelRowColumns columns;
  soci::statement statement(sql);
  columns.bind(statement);
  (statement.exchange(std::forward<Uses>(uses)), ...);
  statement.alloc();
  statement.prepare(kModelColumns + condition);
  statement.define_and_bind();
  statement.execute();
  std::vector<ModelRow> models;
  while (statement.fetch()) models.push_back(columns.model());
  return models;
}

std::optional<ModelRow> first(std::vector<ModelRow> models) {
  if (models.empty()) return {};
  return std::move(models.front());
}

}  // namespace

std::vector<ModelRow> list_models(Transaction& sql) { return select_models(sql, "ORDER BY id DESC"); }

std::optional<ModelRow> find_model(Transaction& sql, ModelId id) {
  return first(select_models(sql, "WHERE id = :id", soci::use(id.value, "id")));
}

std::optional<ModelRow> find_model(Transaction& sql, std::string_view name) {
  const std::string text(name);
  return first(select_models(sql, "WHERE name = :name", soci::use(text, "name")));
}

std::optional<ModelRow> find_deployed_model(Transaction& sql) {
  return first(select_models(sql, "WHERE state = 'deployed'"));
}

bool any_model_with_weights(Transaction& sql) {
  int count = 0;
  sql << "SELECT count(*) FROM models WHERE folder <> ''", soci::into(count);
  return count > 0;
}

ModelId insert_model(Transaction& sql, const ModelRow& model) {
  const std::string classes = text_of_list(model.classes);
  const long long parent = or_zero(model.parent);
  const long long run = or_zero(model.run);
  const std::string dataset_version = or_empty(model.dataset_version);
  const std::string metrics = model.metrics ? text_of(*model.metrics) : std::string();
  const std::string state(name_of(model.state));
  const std::string at = to_iso8601(now());
  long long id = 0;
  sql << "INSERT INTO models (name, family, version, state, folder, classes, image_size, parent_id, "
         "dataset_version, run_id, metrics, notes, created_at) VALUES (:name, :family, :version, :state, "
         ":folder, :classes, :image_size, NULLIF(:parent, 0), NULLIF(:dataset_version, ''), NULLIF(:run, 0), "
         "NULLIF(:metrics, ''), :notes, :created_at) RETURNING id",
      soci::use(model.name, "name"), soci::use(model.family, "family"), soci::use(model.version, "version"),
      soci::use(state, "state"), soci::use(model.folder, "folder"), soci::use(classes, "classes"),
      soci::use(model.image_size, "image_size"), soci::use(parent, "parent"),
      soci::use(dataset_version, "dataset_version"), soci::use(run, "run"), soci::use(metrics, "metrics"),
      soci::use(model.notes, "notes"), soci::use(at, "created_at"), soci::into(id);
  return ModelId{id};
}

int newest_version(Transaction& sql, std::string_view family) {
  const std::string text(family);
  int version = 0;
  sql << "SELECT COALESCE(max(version), 0) FROM models WHERE family = :family", soci::use(text, "family"),
      soci::into(version);
  return version;
}

void deploy_model(Transaction& sql, ModelId id, const std::string& note) {
  const std::string at = to_iso8601(now());
  sql << "INSERT INTO deployments (model_id, previous_model_id, at, note) VALUES (:id, (SELECT id FROM "
         "models "
         "WHERE state = 'deployed'), :at, :note)",
      soci::use(id.value, "id"), soci::use(at, "at"), soci::use(note, "note");
  sql << "UPDATE models SET state = 'retired' WHERE state = 'deployed'";
  sql << "UPDATE models SET state = 'deployed', deployed_at = :at WHERE id = :id", soci::use(at, "at"),
      soci::use(id.value, "id");
}

std::optional<ModelId> previously_deployed(Transaction& sql) {
  long long previous = 0;
  sql << "SELECT COALESCE((SELECT previous_model_id FROM deployments ORDER BY id DESC LIMIT 1), 0)",
      soci::into(previous);
  return present_id<ModelId>(previous);
}

}  // namespace fieldloop
