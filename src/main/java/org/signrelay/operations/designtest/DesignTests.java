package org.signrelay.operations.designtest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.signrelay.design.Design;
import org.signrelay.design.DocumentLocation;
import org.signrelay.design.Org;
import org.signrelay.design.RecordSettings;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.salesforce.describe.ApiVersions;
import org.signrelay.salesforce.describe.Descriptions;
import org.signrelay.salesforce.describe.ObjectDescription;
import org.signrelay.salesforce.file.Files;
import org.signrelay.salesforce.record.FoundRecord;
import org.signrelay.salesforce.record.LookUp;
import org.signrelay.salesforce.record.LookUps;
import org.signrelay.salesforce.session.Session;
import org.signrelay.salesforce.session.Sessions;

/**
 * Tries designs out: logs in, compares what a design says with what Salesforce says of its objects,
 * and looks a random id up. Changes nothing in Salesforce and nothing in the queue; credentials
 * that Salesforce refused are not sent again by it. Holds no transaction and no database connection
 * during a call.
 */
@ApplicationScoped
public class DesignTests {
  private static final String LOGIN = "login";
  private static final String API_VERSION = "api-version";
  private static final String FOLDER = "document.folder";

  @Inject Sessions sessions;
  @Inject ApiVersions versions;
  @Inject Descriptions descriptions;
  @Inject LookUps lookUps;
  @Inject Files files;

  /** Runs all checks; those that an earlier one makes useless are skipped. */
  public List<Check> run(Design design) {
    Report report = new Report();
    Optional<String> obstacle = enter(design.org(), report);
    for (Kind kind : Kind.values()) {
      if (design.record(kind).isPresent()) {
        record(design, kind, obstacle, report);
      }
    }
    folder(design, obstacle, report);
    return report.checks();
  }

  private void folder(Design design, Optional<String> obstacle, Report report) {
    if (design.documents().location() != DocumentLocation.DOCUMENT) {
      report.add(FOLDER, Verdict.skipped("the design stores no documents in a folder"));
    } else if (obstacle.isPresent()) {
      report.add(FOLDER, Verdict.skipped(failedBefore(obstacle.get())));
    } else {
      String folder = design.documents().folder().orElseThrow();
      report
          .attempt(
              FOLDER,
              "Correct document.folder, or share the folder with the integration user",
              () -> files.folder(design.org(), folder).folderId())
          .ifPresent(id -> report.add(FOLDER, Verdict.passed(folder + " is folder " + id)));
    }
  }

  /** Why nothing of the org can be asked, or empty if it can. */
  private Optional<String> enter(Org org, Report report) {
    if (org.takesCredentialsOfCalls()) {
      report.skip(
          List.of(LOGIN, API_VERSION),
          "since each call brings its own credentials: test the design from DocumentTRAK");
      return Optional.of(LOGIN);
    }
    Optional<Session> session =
        report.attempt(LOGIN, "Correct the login", () -> sessions.currentForPerson(org));
    if (session.isEmpty()) {
      report.skip(List.of(API_VERSION), failedBefore(LOGIN));
      return Optional.of(LOGIN);
    }
    report.add(
        LOGIN,
        Verdict.passed(
            org.credentials().identity() + " has a session with " + session.get().instance()));
    return isVersionOffered(org, report) ? Optional.empty() : Optional.of(API_VERSION);
  }

  private boolean isVersionOffered(Org org, Report report) {
    Optional<List<String>> offered =
        report.attempt(API_VERSION, "Correct environment", () -> versions.offered(org));
    if (offered.isEmpty()) {
      return false;
    }
    List<String> all = offered.get();
    boolean known = all.contains(org.apiVersion());
    String range = all.get(0) + " to " + all.get(all.size() - 1);
    report.add(
        API_VERSION,
        known
            ? Verdict.passed(org.apiVersion() + " is offered, as are " + range)
            : Verdict.failed(
                "Salesforce offers no version " + org.apiVersion() + ": set one from " + range));
    return known;
  }

  private void record(Design design, Kind kind, Optional<String> obstacle, Report report) {
    String prefix = "record." + kind.word() + ".";
    RecordChecks checks = new RecordChecks(design, kind);
    if (obstacle.isPresent()) {
      report.add(prefix + "object", Verdict.skipped(failedBefore(obstacle.get())));
      report.skip(names(prefix, checks), failedBefore(obstacle.get()));
      return;
    }
    RecordSettings settings = design.record(kind).orElseThrow();
    Optional<ObjectDescription> object =
        report.attempt(
            prefix + "object",
            "Correct "
                + prefix
                + "object = "
                + settings.object()
                + ", or give the integration user the right to read this object",
            () -> descriptions.now(design.org(), settings.object()));
    if (object.isEmpty()) {
      report.skip(names(prefix, checks), failedBefore(prefix + "object"));
      return;
    }
    report.add(prefix + "object", Verdict.passed(object.get().name() + " exists"));
    checks.verdicts(object.get()).forEach((name, verdict) -> report.add(prefix + name, verdict));
    lookUp(design, kind, prefix, report);
  }

  /** A look-up reads key, status and token field, so it is of no use if one of them is wrong. */
  private void lookUp(Design design, Kind kind, String prefix, Report report) {
    Optional<String> failed =
        List.of("rights", "key-field", "status-field", "auth-token-field").stream()
            .flatMap(name -> report.failed(prefix + name).stream())
            .findFirst();
    if (failed.isPresent()) {
      report.add(prefix + "look-up", Verdict.skipped(failedBefore(failed.get())));
      return;
    }
    RecordSettings settings = design.record(kind).orElseThrow();
    String id = UUID.randomUUID().toString();
    report
        .attempt(
            prefix + "look-up",
            "Correct the names under " + prefix + "…",
            () -> lookUps.find(design.org(), new LookUp(settings, id)))
        .ifPresent(found -> report.add(prefix + "look-up", lookedUp(kind, id, found)));
  }

  private static Verdict lookedUp(Kind kind, String id, List<FoundRecord> found) {
    return found.isEmpty()
        ? Verdict.passed(
            "No record could be found for %s %s, as is right for a random id"
                .formatted(kind.word(), id))
        : Verdict.failed(
            "a record was found for a random id: choose the field that holds the id of the "
                + kind.word()
                + " as key-field");
  }

  private static Set<String> names(String prefix, RecordChecks checks) {
    Set<String> names = new LinkedHashSet<>();
    checks.names().forEach(name -> names.add(prefix + name));
    names.add(prefix + "look-up");
    return names;
  }

  private static String failedBefore(String check) {
    return "since " + check + " did not pass";
  }
}
