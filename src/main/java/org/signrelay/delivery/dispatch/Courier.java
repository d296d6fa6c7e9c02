package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.standstill.HoldReason;
import org.signrelay.design.Design;
import org.signrelay.design.Org;
import org.signrelay.design.RecordSettings;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.record.FoundRecord;
import org.signrelay.salesforce.record.Records;

/**
 * Carries one delivery to Salesforce. Holds no transaction and no database connection meanwhile.
 */
@ApplicationScoped
class Courier {
  @Inject Records records;

  /** Tries to carry a delivery out. */
  Outcome carryOut(Work work, Design design) {
    Delivery delivery = work.delivery();
    if (work.values().isEmpty()) {
      return new Outcome.Stopped(
          HoldReason.ENCRYPTION_KEY, "no key in signrelay.encryption-key opens what the call said");
    }
    if (design.record(delivery.kind()).isEmpty()) {
      return dead("kind-not-configured", "the design no longer configures this kind of record");
    }
    if (work.overtakenBy().isPresent()) {
      return new Outcome.Overtaken(
          work.overtakenBy().get() + " was already written to this record");
    }
    Map<String, String> fields = RecordChange.of(delivery, work.values().get(), design);
    return fields.isEmpty()
        ? new Outcome.Written(Optional.empty(), Optional.of("nothing to write"))
        : write(delivery, work.values().get(), fields, design, work.org(design));
  }

  private Outcome write(
      Delivery delivery,
      Map<String, String> values,
      Map<String, String> fields,
      Design design,
      Org org) {
    RecordSettings record = design.record(delivery.kind()).orElseThrow();
    try {
      List<FoundRecord> found = records.find(org, record, delivery.subjectId());
      if (found.isEmpty()) {
        return new Outcome.RecordMissing(
            "no record could be found for " + delivery.kind().word() + " " + delivery.subjectId());
      }
      if (found.size() > 1) {
        return dead("several-records", "several records have this id: " + ids(found));
      }
      return writeTo(found.get(0), delivery, values, fields, design, org);
    } catch (SalesforceException failed) {
      return new Outcome.Failed(failed.failure());
    }
  }

  private Outcome writeTo(
      FoundRecord record,
      Delivery delivery,
      Map<String, String> values,
      Map<String, String> fields,
      Design design,
      Org org) {
    RecordSettings settings = design.record(delivery.kind()).orElseThrow();
    if (settings.authTokenField().isPresent() && !holdsToken(record, tokenOf(delivery, values))) {
      return dead(
          "wrong-auth-token",
          "record " + record.id() + " does not hold the auth token that the call brought");
    }
    if (isFinalAlready(record, delivery, design)) {
      return new Outcome.Overtaken(
          "Salesforce already holds the final status " + record.status().orElseThrow());
    }
    records.update(org, settings.object(), record.id(), fields);
    return new Outcome.Written(Optional.of(record.id()), Optional.empty());
  }

  private static boolean isFinalAlready(FoundRecord record, Delivery delivery, Design design) {
    return delivery.status().filter(status -> !status.isFinal()).isPresent()
        && record
            .status()
            .filter(status -> design.statuses().isFinal(status, delivery.kind()))
            .isPresent();
  }

  private static Optional<String> tokenOf(Delivery delivery, Map<String, String> values) {
    ValueName name =
        delivery.kind() == Kind.DOCUMENT
            ? ValueName.DOCUMENT_AUTH_TOKEN
            : ValueName.ENVELOPE_AUTH_TOKEN;
    return Optional.ofNullable(values.get(name.canonical()));
  }

  /** Tokens are GUIDs, which come in either case. */
  private static boolean holdsToken(FoundRecord record, Optional<String> token) {
    return token
        .filter(brought -> record.authToken().filter(brought::equalsIgnoreCase).isPresent())
        .isPresent();
  }

  private static String ids(List<FoundRecord> found) {
    return found.stream().map(FoundRecord::id).collect(Collectors.joining(", "));
  }

  private static Outcome dead(String code, String message) {
    return new Outcome.Failed(new Failure(Reaction.DEAD_LETTER, Scope.RECORD, code, message));
  }
}
