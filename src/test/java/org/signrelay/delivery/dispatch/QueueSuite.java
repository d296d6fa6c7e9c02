package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.signrelay.database.Database;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.HistoryEntry;
import org.signrelay.delivery.Notification;
import org.signrelay.delivery.accept.Acceptance;
import org.signrelay.delivery.accept.CallsTogether;
import org.signrelay.delivery.accept.Reception;
import org.signrelay.delivery.carry.Work;
import org.signrelay.delivery.carry.WorkStore;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.delivery.claim.ClaimStore;
import org.signrelay.delivery.desk.Deliveries;
import org.signrelay.delivery.desk.DeliveryActions;
import org.signrelay.delivery.outcome.Outcome;
import org.signrelay.delivery.outcome.Outcomes;
import org.signrelay.delivery.outcome.Settlement;
import org.signrelay.delivery.standstill.Gate;
import org.signrelay.delivery.standstill.GateKeeper;
import org.signrelay.delivery.standstill.Route;
import org.signrelay.delivery.standstill.Routes;
import org.signrelay.delivery.standstill.Turn;
import org.signrelay.design.Callers;
import org.signrelay.design.Credentials;
import org.signrelay.design.DateOrder;
import org.signrelay.design.DateSettings;
import org.signrelay.design.Design;
import org.signrelay.design.DesignId;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;
import org.signrelay.design.RecordSettings;
import org.signrelay.design.ReplySettings;
import org.signrelay.design.RetrySettings;
import org.signrelay.design.SalesforceUser;
import org.signrelay.design.SampleDocuments;
import org.signrelay.design.Secret;
import org.signrelay.design.StatusSettings;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.it.server.Layout;
import org.signrelay.it.support.QueueServer;
import org.signrelay.it.support.Relay;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

/**
 * What all tests of the queue's behaviour have in common. They run within each server, on each
 * database, in the WAR itself; only what drives the queue by itself is left out of it (timer and
 * dispatcher), and clock, configuration and the short way are in the test's hands. Nothing calls
 * Salesforce here: a test says how a try ended.
 */
@ExtendWith({QueueServer.class, ArquillianExtension.class})
@Execution(ExecutionMode.SAME_THREAD)
abstract class QueueSuite {
  private static final String PACKAGE = "/WEB-INF/classes/org/signrelay/delivery/dispatch/";
  private static final List<String> CLOCKWORK =
      List.of(
          "DeliveryTimer",
          "TimerContext",
          "TimerContextListener",
          "Dispatcher",
          "Polling",
          "Bell",
          "IdleOrgs",
          "ReplayTurns",
          "Heartbeat");

  static final Duration FIRST_DELAY = Duration.ofSeconds(10);
  static final Duration SECOND_DELAY = Duration.ofMinutes(1);
  static final Duration GIVE_UP_AFTER = Duration.ofHours(72);
  static final Duration NO_RECORD_GIVE_UP_AFTER = Duration.ofMinutes(15);

  /** Nothing but {@link CallLimitsIT} calls anybody. */
  private static final String CALL_LIMITS =
      """
      org.signrelay.salesforce.connection.SalesforceHttp/send/Bulkhead/value=1
      org.signrelay.salesforce.connection.SalesforceHttp/send/Timeout/value=3
      org.signrelay.salesforce.connection.SalesforceHttp/send/Timeout/unit=SECONDS
      """;

  @Inject HandClock clock;
  @Inject HandConfiguration configuration;
  @Inject Database database;
  @Inject Reception reception;
  @Inject HandShortWay shortWay;
  @Inject ClaimStore claims;
  @Inject WorkStore works;
  @Inject Outcomes outcomes;
  @Inject Deliveries deliveries;
  @Inject DeliveryActions actions;
  @Inject Gate gate;
  @Inject GateKeeper gateKeeper;
  @Inject Routes routes;
  @Inject Readdressing readdressing;

  Design design;

  @Deployment
  static WebArchive signRelayWithoutItsClockwork() {
    WebArchive war =
        ShrinkWrap.create(ZipImporter.class, "signrelay.war")
            .importFrom(Layout.war().toFile())
            .as(WebArchive.class);
    CLOCKWORK.forEach(name -> war.delete(PACKAGE + name + ".class"));
    return war.addPackages(
            false,
            path -> CLOCKWORK.stream().noneMatch(name -> path.get().endsWith(name + ".class")),
            QueueSuite.class.getPackage().getName())
        .addClasses(QueueServer.class, Relay.class, Layout.class, CallsTogether.class)
        .addClass(SampleDocuments.class)
        .addAsResource(new StringAsset(CALL_LIMITS), "META-INF/microprofile-config.properties")
        .addAsLibraries(jarOf(Assertions.class));
  }

  private static File jarOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toFile();
  }

  /** A design and an org that no other test has. */
  @BeforeEach
  void newDesign() {
    database.open();
    design = design("design-" + UUID.randomUUID(), "user-" + UUID.randomUUID());
    configuration.load(design);
  }

  static Design design(String name, String user) {
    return design(name, org(user, "password"));
  }

  /** The same design with another password. */
  static Design withPassword(Design design, String password) {
    return design(design.id().value(), org(design.org().credentials().identity(), password));
  }

  private static Design design(String name, Org org) {
    return design(name, org, false, Optional.empty());
  }

  /** The same design with {@code document.expected}. */
  static Design withDocumentExpected(Design design, Duration wait) {
    return design(design.id().value(), design.org(), false, Optional.of(wait));
  }

  /** The same design with {@code deliver.latest-only}. */
  static Design withLatestOnly(Design design) {
    return design(design.id().value(), design.org(), true, Optional.empty());
  }

  private static Design design(
      String name, Org org, boolean latestOnly, Optional<Duration> documentWait) {
    Map<Kind, RecordSettings> records = new EnumMap<>(Kind.class);
    records.put(
        Kind.DOCUMENT, new RecordSettings("Doc__c", "Key__c", "Status__c", Optional.empty()));
    records.put(
        Kind.ENVELOPE, new RecordSettings("Env__c", "Key__c", "Status__c", Optional.empty()));
    return new Design(
        new DesignId(name),
        name,
        true,
        org,
        new Callers(List.of(), List.of(), Optional.empty(), true),
        records,
        Map.of(),
        new StatusSettings(Map.of(), Optional.empty()),
        new RetrySettings(
            List.of(FIRST_DELAY, SECOND_DELAY), GIVE_UP_AFTER, NO_RECORD_GIVE_UP_AFTER, latestOnly),
        new DateSettings(ZoneOffset.UTC, DateOrder.MDY),
        SampleDocuments.attachments(documentWait),
        new ReplySettings(false, Duration.ofSeconds(10)),
        Map.of());
  }

  private static Org org(String user, String password) {
    return new Org(
        URI.create("https://login.salesforce.com"),
        new Credentials.Soap(
            new SalesforceUser(user, new Secret(password), Optional.empty()), "64.0"),
        "64.0");
  }

  Acceptance call(String documentId, Status status, Map<String, String> more) {
    return reception
        .accept(notification(design, documentId, status, more))
        .toCompletableFuture()
        .join();
  }

  /** A web hook with a document's status. */
  static Notification notification(
      Design design, String documentId, Status status, Map<String, String> more) {
    Map<String, String> values = new TreeMap<>(more);
    values.put(ValueName.DOCUMENT_ID.canonical(), documentId);
    return new Notification(
        design, CallKind.WEB_HOOK, Kind.DOCUMENT, Optional.of(status), Optional.empty(), values);
  }

  /** Accepts a call, a millisecond after the one before. */
  DeliveryId accept(String documentId, Status status) {
    clock.advance(Duration.ofMillis(1));
    Acceptance acceptance = call(documentId, status, Map.of());
    assertThat(acceptance).isInstanceOf(Acceptance.Accepted.class);
    return acceptance.id();
  }

  DeliveryId accept() {
    return accept(UUID.randomUUID().toString(), Status.COMPLETED);
  }

  List<Claim> claim(int atMost) {
    return claim(design.org().id(), design.id(), atMost);
  }

  /** Claims what is due of a design for an org, new or tried before. */
  List<Claim> claim(OrgId org, DesignId design, int atMost) {
    return claims.claim(turns(org, design), atMost, false);
  }

  private static List<Turn> turns(OrgId org, DesignId design) {
    return List.of(
        fresh(org, design), new Turn(new Route(org, design), DeliveryState.WAITING, Instant.EPOCH));
  }

  /** The new deliveries of a design. */
  static Turn fresh(OrgId org, DesignId design) {
    return new Turn(new Route(org, design), DeliveryState.PENDING, Instant.EPOCH);
  }

  /** Claims the only delivery that is due. */
  Claim claimOne() {
    List<Claim> claimed = claim(10);
    assertThat(claimed).hasSize(1);
    return claimed.get(0);
  }

  /** Records how a try of a claimed delivery ended. */
  Optional<Delivery> settle(Claim claim, Outcome outcome) {
    return outcomes
        .settle(
            List.of(new Settlement(claim, delivery(claim.delivery()), outcome, design.retry())),
            clock.instant(),
            Duration.ofMillis(7))
        .stream()
        .findFirst();
  }

  /** What a claimed delivery is about; empty if the claim has passed to another node. */
  Optional<Work> open(Claim claim) {
    return works.open(List.of(claim)).stream().findFirst();
  }

  Delivery tryAndEnd(Outcome outcome) {
    return settle(claimOne(), outcome).orElseThrow();
  }

  static Outcome written() {
    return new Outcome.Written(Optional.of("a0D000000000001AAA"), Optional.empty());
  }

  static Outcome failed(Reaction reaction, String code) {
    return new Outcome.Failed(new Failure(reaction, Scope.RECORD, code, "as Salesforce says it"));
  }

  Delivery delivery(DeliveryId id) {
    return deliveries.find(id).orElseThrow();
  }

  DeliveryState state(DeliveryId id) {
    return delivery(id).state();
  }

  List<HistoryEntry.Outcome> history(DeliveryId id) {
    return deliveries.history(id).stream().map(HistoryEntry::outcome).toList();
  }
}
