package org.signrelay.intake;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signrelay.design.Callers;
import org.signrelay.design.Credentials;
import org.signrelay.design.DateOrder;
import org.signrelay.design.DateSettings;
import org.signrelay.design.Design;
import org.signrelay.design.DesignId;
import org.signrelay.design.FieldSource;
import org.signrelay.design.Org;
import org.signrelay.design.RecordSettings;
import org.signrelay.design.ReplySettings;
import org.signrelay.design.RetrySettings;
import org.signrelay.design.SalesforceUser;
import org.signrelay.design.SampleDocuments;
import org.signrelay.design.Secret;
import org.signrelay.design.StatusSettings;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;

/** Designs for tests of this room, which differ in what this room looks at. */
public final class SampleDesign {
  private SampleDesign() {}

  /** Handles these kinds and has no default status. */
  public static Design handling(Kind... kinds) {
    return design(Optional.empty(), Map.of(), kinds);
  }

  /** Handles both kinds and takes a status for calls that say none. */
  public static Design withDefault(Status status) {
    return design(Optional.of(status), Map.of(), Kind.values());
  }

  /** Handles both kinds and writes a value to a field of its own. */
  public static Design mapping(String valueName) {
    return design(
        Optional.empty(), Map.of("Own__c", new FieldSource.NamedValue(valueName)), Kind.values());
  }

  /** Handles both kinds and writes these fields. */
  public static Design writing(Map<String, FieldSource> fields) {
    return design(Optional.empty(), fields, Kind.values());
  }

  /** Handles both kinds, whose records must hold the auth token of the call. */
  public static Design comparingAuthTokens() {
    return design(Optional.empty(), Map.of(), Optional.of("Token__c"), Kind.values());
  }

  /** Handles both kinds, and lets nobody in without a token; the others let anybody in. */
  public static Design checkingCallers() {
    return design(
        new Callers(List.of(), List.of(new Secret("token-of-callers")), Optional.empty(), false),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Kind.values());
  }

  private static Design design(
      Optional<Status> defaultStatus, Map<String, FieldSource> fields, Kind... kinds) {
    return design(defaultStatus, fields, Optional.empty(), kinds);
  }

  private static Design design(
      Optional<Status> defaultStatus,
      Map<String, FieldSource> fields,
      Optional<String> authTokenField,
      Kind... kinds) {
    Callers anybody = new Callers(List.of(), List.of(), Optional.empty(), true);
    return design(anybody, defaultStatus, fields, authTokenField, kinds);
  }

  private static Design design(
      Callers callers,
      Optional<Status> defaultStatus,
      Map<String, FieldSource> fields,
      Optional<String> authTokenField,
      Kind... kinds) {
    Map<Kind, RecordSettings> records = new EnumMap<>(Kind.class);
    Arrays.stream(kinds)
        .forEach(
            kind ->
                records.put(
                    kind, new RecordSettings(kind + "__c", "Key__c", "Status__c", authTokenField)));
    return new Design(
        new DesignId("sample"),
        "Sample",
        true,
        new Org(
            URI.create("https://login.salesforce.com"),
            new Credentials.Soap(
                new SalesforceUser("user", new Secret("password"), Optional.empty()), "64.0"),
            "64.0"),
        callers,
        records,
        fields,
        new StatusSettings(Map.of(), defaultStatus),
        new RetrySettings(
            List.of(Duration.ofSeconds(10)), Duration.ofHours(72), Duration.ofMinutes(15), false),
        new DateSettings(ZoneOffset.UTC, DateOrder.MDY),
        SampleDocuments.attachments(),
        new ReplySettings(false, Duration.ofSeconds(10)),
        Map.of());
  }
}
