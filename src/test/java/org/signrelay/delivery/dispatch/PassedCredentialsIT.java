package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.Notification;
import org.signrelay.delivery.accept.Acceptance;
import org.signrelay.delivery.accept.NotAcceptedException;
import org.signrelay.delivery.carry.Work;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.delivery.desk.DesignActions;
import org.signrelay.delivery.standstill.Lane;
import org.signrelay.delivery.standstill.Standstills;
import org.signrelay.delivery.standstill.Turn;
import org.signrelay.design.Credentials;
import org.signrelay.design.Design;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;
import org.signrelay.design.PassedCredentials;
import org.signrelay.design.Secret;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.session.CallCredentials;
import org.signrelay.salesforce.session.lockout.RefusedLogins;

/** Deliveries whose calls brought the credentials. */
class PassedCredentialsIT extends QueueSuite {
  private static final String HOST = "https://login.salesforce.com";

  private final String user = "user-" + UUID.randomUUID();

  @Inject StoredRows rows;
  @Inject CallCredentials waiting;
  @Inject RefusedLogins refusedLogins;
  @Inject Standstills standstills;
  @Inject DesignActions designActions;

  @BeforeEach
  void takeCredentialsOfCalls() {
    configuration.encryptWith(key(1));
    load(HOST);
  }

  @AfterEach
  void noKey() {
    configuration.encryptWith();
  }

  @Test
  void theyAreStoredEncryptedAndOpenedForTheTry() {
    // When
    DeliveryId id = accept("s3cret");

    // Then
    assertThat(rows.credentials(id)).startsWith("aes-gcm:").doesNotContain("s3cret");
    assertThat(delivery(id).org()).isEqualTo(orgOfUser());
    Work work = open(claimOf(orgOfUser())).orElseThrow();
    assertThat(work.org(design).id()).isEqualTo(orgOfUser());
    assertThat(work.org(design).credentials())
        .isInstanceOfSatisfying(
            Credentials.Soap.class,
            soap -> assertThat(soap.user().passwordWithToken().reveal()).isEqualTo("s3cret"));
  }

  @Test
  void withoutTheirKeyTheDeliveryWaitsForIt() {
    // Given
    accept("s3cret");
    Claim claim = claimOf(orgOfUser());

    // When
    configuration.encryptWith(key(2));

    // Then
    assertThat(open(claim).orElseThrow().values()).isEmpty();
  }

  @Test
  void withoutAnyKeyNothingIsAccepted() {
    // Given
    configuration.encryptWith();

    // When
    assertThatThrownBy(() -> accept("s3cret"))
        // Then
        .isInstanceOf(NotAcceptedException.class);
  }

  @Test
  void theyAreWipedWhenTheDeliveryIsDone() {
    // Given
    DeliveryId id = accept("s3cret");

    // When
    settle(claimOf(orgOfUser()), written());

    // Then
    assertThat(state(id)).isEqualTo(DeliveryState.DELIVERED);
    assertThat(rows.credentials(id)).isNull();
  }

  @Test
  void theyAreKeptForADeadLetterAndWipedWhenItIsDiscarded() {
    // Given
    DeliveryId id = accept("s3cret");

    // When
    settle(claimOf(orgOfUser()), failed(Reaction.DEAD_LETTER, "FIELD_CUSTOM_VALIDATION_EXCEPTION"));

    // Then
    assertThat(state(id)).isEqualTo(DeliveryState.DEAD);
    assertThat(rows.credentials(id)).isNotNull();
    actions.discard(id);
    assertThat(rows.credentials(id)).isNull();
  }

  @Test
  void eachCombinationWaitsOnceTheNewestFirst() {
    // Given
    accept("old");
    accept("old");
    accept("new");

    // When
    List<Org> found = waiting.waitingFor(orgOfUser());

    // Then
    assertThat(found).extracting(PassedCredentialsIT::password).containsExactly("new", "old");
  }

  @Test
  void theFourNewestCombinationsAreEnough() {
    // Given
    List.of("one", "two", "three", "four", "five", "one").forEach(this::accept);

    // When
    List<Org> found = waiting.waitingFor(orgOfUser());

    // Then
    assertThat(found)
        .extracting(PassedCredentialsIT::password)
        .containsExactly("one", "five", "four", "three");
  }

  @Test
  void aCombinationWaitsAsLongAsADeliveryThatBroughtItMayBeCarriedOut() {
    // Given
    DeliveryId id = accept("s3cret");
    settle(claimOf(orgOfUser()), failed(Reaction.DEAD_LETTER, "SOME_CODE"));
    List<Org> whileDead = waiting.waitingFor(orgOfUser());

    // When
    actions.retry(id);

    // Then
    assertThat(whileDead).isEmpty();
    assertThat(waiting.waitingFor(orgOfUser()))
        .extracting(PassedCredentialsIT::password)
        .containsExactly("s3cret");
  }

  @Test
  void ofADeliveryThatIsDoneNothingTellsWhichTheyWere() {
    // Given
    DeliveryId delivered = accept("s3cret");
    String before = rows.combination(delivered);
    settle(claimOf(orgOfUser()), written());
    DeliveryId discarded = accept("s3cret");

    // When
    actions.discard(discarded);

    // Then
    assertThat(before).isNotNull();
    assertThat(rows.combination(delivered)).isNull();
    assertThat(rows.combination(discarded)).isNull();
    assertThat(waiting.waitingFor(orgOfUser())).isEmpty();
  }

  @Test
  void aDesignThatHasCredentialsOfItsOwnNowUsesNoneOfCalls() {
    // Given
    accept("s3cret");
    configuration.load(design(design.id().value(), user));

    // When
    List<Org> found = waiting.waitingFor(orgOfUser());

    // Then
    assertThat(found).isEmpty();
  }

  @Test
  void aRefusedUserIsHeldAndAnotherPasswordReleasesIt() {
    // Given
    DeliveryId first = accept("wrong");
    refuse("wrong");
    gateKeeper.keep();
    assertThat(state(first)).isEqualTo(DeliveryState.HELD);
    assertThat(lanes()).isEmpty();

    // When
    DeliveryId second = accept("right");
    gateKeeper.keep();

    // Then
    assertThat(state(first)).isEqualTo(DeliveryState.PENDING);
    assertThat(state(second)).isEqualTo(DeliveryState.PENDING);
    assertThat(lanes())
        .containsExactly(new Lane(orgOfUser(), List.of(fresh(orgOfUser(), design.id())), false));
  }

  @Test
  void afterTwoRefusedPasswordsNothingButAPersonHelps() {
    // Given
    accept("wrong");
    refuse("wrong");
    gateKeeper.keep();
    accept("wrong too");
    refuse("wrong too");

    // When
    DeliveryId third = accept("right");
    gateKeeper.keep();

    // Then
    assertThat(delivery(third).errorCode()).hasValue("login");
    assertThat(delivery(third).errorMessage().orElseThrow()).contains("two-logins-refused");
    designActions.resume(design);
    assertThat(state(third)).isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void openDeliveriesFollowTheirDesignToAnotherHostWithTheirUser() {
    // Given
    DeliveryId id = accept("s3cret");
    load("https://test.salesforce.com");

    // When
    int moved = readdressing.follow(design);

    // Then
    assertThat(moved).isOne();
    assertThat(readdressing.follow(design)).isZero();
    OrgId there = new OrgId("test.salesforce.com/" + user);
    assertThat(delivery(id).org()).isEqualTo(there);
    assertThat(delivery(id).recordKey().value()).startsWith(there.value() + "|doc__c|");
    assertThat(delivery(id).recordHash()).isEqualTo(delivery(id).recordKey().hash());
    assertThat(claimOf(there).delivery()).isEqualTo(id);
  }

  @Test
  void aCallFromBeforeTheDesignTookThemBringsNone() {
    // Given
    design = design(design.id().value(), user);
    configuration.load(design);
    accept(UUID.randomUUID().toString(), Status.COMPLETED);

    // When
    load(HOST);

    // Then
    Work work = open(claimOf(orgOfUser())).orElseThrow();
    assertThat(work.org(design).takesCredentialsOfCalls()).isTrue();
  }

  private static String password(Org org) {
    return ((Credentials.Soap) org.credentials()).user().password().reveal();
  }

  private void load(String host) {
    Design plain = design(design.id().value(), user);
    design =
        new Design(
            plain.id(),
            plain.name(),
            plain.enabled(),
            new Org(URI.create(host), new Credentials.FromNotification("64.0"), "64.0"),
            plain.callers(),
            plain.records(),
            plain.fields(),
            plain.statuses(),
            plain.retry(),
            plain.dates(),
            plain.documents(),
            plain.reply(),
            plain.effective());
    configuration.load(design);
  }

  private DeliveryId accept(String password) {
    clock.advance(Duration.ofMillis(1));
    Acceptance acceptance =
        reception
            .accept(
                new Notification(
                    design,
                    CallKind.WEB_HOOK,
                    Kind.DOCUMENT,
                    Optional.of(Status.COMPLETED),
                    Optional.empty(),
                    Map.of("documentId", UUID.randomUUID().toString()),
                    Optional.of(new PassedCredentials(user, new Secret(password))),
                    List.of(),
                    Optional.empty()))
            .toCompletableFuture()
            .join();
    return acceptance.id();
  }

  private void refuse(String password) {
    Failure failure = new Failure(Reaction.HOLD, Scope.LOGIN, "INVALID_LOGIN", "no");
    refusedLogins.remember(
        design.org().with(new PassedCredentials(user, new Secret(password))), failure);
    standstills.stop(orgOfUser(), failure);
  }

  private OrgId orgOfUser() {
    return new OrgId("login.salesforce.com/" + user);
  }

  private Claim claimOf(OrgId org) {
    List<Claim> claimed = claim(org, design.id(), 10);
    assertThat(claimed).hasSize(1);
    return claimed.get(0);
  }

  private List<Lane> lanes() {
    return gate.openLanes(
        routes.waiting().stream()
            .map(Turn::route)
            .filter(route -> route.design().equals(design.id()))
            .map(route -> fresh(route.org(), route.design()))
            .toList());
  }

  private static Secret key(int fill) {
    byte[] bytes = new byte[32];
    java.util.Arrays.fill(bytes, (byte) fill);
    return new Secret(Base64.getEncoder().encodeToString(bytes));
  }
}
