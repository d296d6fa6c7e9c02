package org.signrelay.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.desk.Deliveries;
import org.signrelay.delivery.standstill.Gate;
import org.signrelay.delivery.standstill.Obstacle;
import org.signrelay.design.ConfigurationProblem;
import org.signrelay.design.Design;
import org.signrelay.design.DesignId;
import org.signrelay.design.Designs;
import org.signrelay.operations.answer.JsonText;
import org.signrelay.operations.designtest.Check;
import org.signrelay.salesforce.budget.ApiBudget;

/** A design in the admin API. */
@ApplicationScoped
class DesignJson {
  @Inject Designs designs;
  @Inject Deliveries deliveries;
  @Inject Gate gate;
  @Inject ApiBudget budget;

  /** A design that can be used: {@code running}, or {@code held} with the reason. */
  JsonObject of(Design design) {
    Optional<Obstacle> obstacle = gate.obstacle(design);
    return common(design.id())
        .add("name", design.name())
        .add("state", obstacle.isPresent() ? "held" : "running")
        .add("paused", gate.isPaused(design))
        .add("reason", JsonText.text(reason(design.id(), obstacle)))
        .add("api", api(design))
        .add("configuration", configuration(design))
        .build();
  }

  /** A design whose configuration was never good; its problems are told without values. */
  JsonObject ofRefused(DesignId design) {
    return common(design)
        .add("name", JsonValue.NULL)
        .add("state", "refused")
        .add("paused", false)
        .add("reason", JsonText.text(Optional.of("configuration refused: " + problems(design))))
        .add("api", JsonValue.NULL)
        .add("configuration", JsonValue.NULL)
        .build();
  }

  static JsonObject of(List<Check> checks) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    checks.forEach(
        check ->
            array.add(
                Json.createObjectBuilder()
                    .add("name", check.name())
                    .add("outcome", check.verdict().outcome().name().toLowerCase(Locale.ROOT))
                    .add("message", check.verdict().message())));
    return Json.createObjectBuilder().add("checks", array).build();
  }

  private JsonObjectBuilder common(DesignId design) {
    JsonObjectBuilder counts = Json.createObjectBuilder();
    deliveries.counts(design).forEach((state, count) -> counts.add(state.word(), count));
    return Json.createObjectBuilder()
        .add("design", design.value())
        .add("counts", counts)
        .add(
            "lastError",
            deliveries.lastFailed(design).map(DesignJson::error).orElse(JsonValue.NULL));
  }

  private static JsonValue error(Delivery delivery) {
    return JsonText.extend((JsonObject) DeliveryJson.error(delivery))
        .add("delivery", delivery.id().toString())
        .add("receivedAt", delivery.receivedAt().toString())
        .build();
  }

  /** API calls of the org within a day; null until Salesforce has told them. */
  private JsonValue api(Design design) {
    return budget
        .usage(design.org().id())
        .<JsonValue>map(
            usage ->
                Json.createObjectBuilder()
                    .add("used", usage.used())
                    .add("limit", usage.limit())
                    .build())
        .orElse(JsonValue.NULL);
  }

  private static JsonObject configuration(Design design) {
    JsonObjectBuilder settings = Json.createObjectBuilder();
    new TreeMap<>(design.effective()).forEach(settings::add);
    return settings.build();
  }

  private Optional<String> reason(DesignId design, Optional<Obstacle> obstacle) {
    return obstacle
        .map(why -> why.reason().word() + ": " + why.message())
        .or(
            () ->
                problemsOf(design).findAny().isPresent()
                    ? Optional.of("the last edit is not in use: " + problems(design))
                    : Optional.empty());
  }

  /** Where the mistakes stand; those of the server if the design has none of its own. */
  private String problems(DesignId design) {
    List<ConfigurationProblem> own = problemsOf(design).toList();
    List<ConfigurationProblem> all =
        own.isEmpty()
            ? designs.problems().stream().filter(one -> one.design().isEmpty()).toList()
            : own;
    return all.stream()
            .map(ConfigurationProblem::place)
            .distinct()
            .collect(Collectors.joining("; "))
        + "; the log says what would be right";
  }

  private Stream<ConfigurationProblem> problemsOf(DesignId design) {
    return designs.problems().stream()
        .filter(problem -> problem.design().equals(Optional.of(design)));
  }
}
