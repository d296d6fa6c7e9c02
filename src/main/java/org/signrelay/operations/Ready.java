package org.signrelay.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.signrelay.database.Database;
import org.signrelay.database.DatabaseTime;
import org.signrelay.design.ConfigurationProblem;
import org.signrelay.design.Designs;

/**
 * Ready when the database answers. Mistakes in the configuration are named, by source and key, but
 * do not make the server unready. Names no hosts, users or secrets, since anybody may ask.
 */
@Readiness
@ApplicationScoped
public class Ready implements HealthCheck {
  private static final Logger LOG = System.getLogger(Ready.class.getName());

  @Inject Database database;
  @Inject DatabaseTime databaseTime;
  @Inject Designs designs;

  @Override
  public HealthCheckResponse call() {
    boolean answers = databaseAnswers();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("signrelay")
            .status(answers)
            .withData("database", answers ? "answers" : "does not answer")
            .withData("designs", designs.loaded().size())
            .withData("payloads", payloads());
    if (!designs.problems().isEmpty()) {
      response.withData(
          "configurationProblems",
          designs.problems().stream()
              .map(ConfigurationProblem::place)
              .distinct()
              .collect(Collectors.joining("; ")));
    }
    return response.build();
  }

  private boolean databaseAnswers() {
    if (!database.isOpen()) {
      return false;
    }
    try {
      databaseTime.now();
      return true;
    } catch (Exception away) {
      LOG.log(Level.DEBUG, "database away", away);
      return false;
    }
  }

  private String payloads() {
    return designs
        .settings()
        .map(settings -> settings.encryptionKeys().isEmpty() ? "stored in clear" : "encrypted")
        .orElse("not known: the settings of the server are refused");
  }
}
