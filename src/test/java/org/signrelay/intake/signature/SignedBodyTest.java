package org.signrelay.intake.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.design.Secret;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/** With the vector that the reference libraries of Standard Webhooks publish in their tests. */
class SignedBodyTest {
  private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER_SECRET = "C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String TIMESTAMP = "1614265330";
  private static final String BODY = "{\"test\": 2432232314}";
  private static final String RIGHT = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final String WRONG = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
  private static final RefusedException WRONG_SIGNATURE =
      new RefusedException(Problem.CALLER_NOT_VERIFIED, "wrong");

  private final AtomicInteger failures = new AtomicInteger();

  @Test
  void thePublishedVectorHolds() {
    assertThat(holds(BODY, RIGHT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=",
        "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1O",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=x",
        "v1,!!!",
        "v1,é",
        "v1,",
        "v1",
        "",
        "invalid_signature",
      })
  void anyOtherSignatureFails(String signature) {
    assertThat(holds(BODY, signature)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"test\":2432232314}", "{\"test\": 2432232314}\n", "{\"test\": 2432232315}", ""})
  void aChangedBodyFails(String body) {
    assertThat(holds(body, RIGHT)).isFalse();
  }

  @Test
  void idAndTimeAreSignedToo() {
    assertThat(holds(new Signature("msg_other", TIMESTAMP, List.of(RIGHT)))).isFalse();
    assertThat(holds(new Signature(ID, "1614265331", List.of(RIGHT)))).isFalse();
  }

  @Test
  void anyOfSeveralSignaturesIsEnough() {
    assertThat(holds(BODY, WRONG, "v2," + WRONG, RIGHT, WRONG)).isTrue();
    assertThat(holds(BODY, WRONG, "v1a,xyz")).isFalse();
  }

  @Test
  void anyOfSeveralSecretsIsEnoughAndNoOtherOne() {
    assertThat(holds(List.of(OTHER_SECRET, SECRET))).isTrue();
    assertThat(holds(List.of(SECRET, OTHER_SECRET))).isTrue();
    assertThat(holds(List.of(OTHER_SECRET))).isFalse();
  }

  @Test
  void everyWayOfReadingIsSigned() throws IOException {
    // Given
    InputStream body = body(new ByteArrayInputStream(BODY.getBytes(UTF_8)), RIGHT);

    // When
    int first = body.read();
    byte[] next = body.readNBytes(3);
    long skipped = body.skip(2);
    String rest = new String(body.readAllBytes(), UTF_8);

    // Then
    assertThat((char) first + new String(next, UTF_8)).isEqualTo("{\"te");
    assertThat(skipped).isEqualTo(2);
    assertThat(rest).isEqualTo("\": 2432232314}");
    assertThat(body.markSupported()).isFalse();
    assertThat(body.read()).isEqualTo(-1);
  }

  @Test
  void aWrongSignatureIsToldInPlaceOfTheEndAndCountedOnce() throws IOException {
    // Given
    InputStream body = body(new ByteArrayInputStream(BODY.getBytes(UTF_8)), WRONG);

    // When
    byte[] all = body.readNBytes(BODY.length());

    // Then
    assertThat(all).asString(UTF_8).isEqualTo(BODY);
    assertThatThrownBy(body::read).isSameAs(WRONG_SIGNATURE);
    assertThatThrownBy(body::read).isSameAs(WRONG_SIGNATURE);
    assertThat(failures).hasValue(1);
  }

  @Test
  void whatTheReaderLeavesIsSignedToo() {
    // Given
    Function<InputStream, String> first = body -> read(body, 1);

    // Then
    assertThat(signed(BODY, RIGHT).readBy(first, 100)).isEqualTo("{");
    assertThatThrownBy(() -> signed(BODY + " ", RIGHT).readBy(first, 100))
        .isSameAs(WRONG_SIGNATURE);
  }

  @Test
  void whatIsWrongWithABodyIsToldToThoseAloneWhoCanSignIt() {
    // Given
    RefusedException unusable = new RefusedException(Problem.MALFORMED_BODY, "unusable");
    Function<InputStream, String> reader =
        body -> {
          read(body, 1);
          throw unusable;
        };

    // Then
    assertThatThrownBy(() -> signed(BODY, RIGHT).readBy(reader, 100)).isSameAs(unusable);
    assertThatThrownBy(() -> signed(BODY, WRONG).readBy(reader, 100)).isSameAs(WRONG_SIGNATURE);
    assertThat(failures).hasValue(1);
  }

  @Test
  void aBodyWithoutEndIsNotReadToIt() {
    // Given
    RefusedException tooLarge = new RefusedException(Problem.TOO_LARGE, "too large");
    Function<InputStream, String> reader =
        body -> {
          throw tooLarge;
        };

    // Then
    assertThatThrownBy(() -> body(new Endless(), RIGHT).readBy(reader, 100_000)).isSameAs(tooLarge);
    assertThat(refusal(() -> body(new Endless(), RIGHT).readBy(body -> read(body, 1), 100_000)))
        .isEqualTo(Problem.TOO_LARGE);
  }

  @Test
  void aBodyThatBreaksOffIsNoFailureOfTheCaller() {
    // Given
    InputStream broken =
        new SequenceInputStream(new ByteArrayInputStream(BODY.getBytes(UTF_8)), new Broken());

    // Then
    assertThat(refusal(() -> body(broken, WRONG).readBy(body -> read(body, 100), 100)))
        .isEqualTo(Problem.BAD_REQUEST);
    assertThat(failures).hasValue(0);
  }

  private boolean holds(String body, String... signatures) {
    return holds(body, new Signature(ID, TIMESTAMP, Arrays.asList(signatures)), List.of(SECRET));
  }

  private boolean holds(Signature signature) {
    return holds(BODY, signature, List.of(SECRET));
  }

  private boolean holds(List<String> secrets) {
    return holds(BODY, new Signature(ID, TIMESTAMP, List.of(RIGHT)), secrets);
  }

  private boolean holds(String body, Signature signature, List<String> secrets) {
    int before = failures.get();
    SignedBody signed =
        new SignedBody(
            new ByteArrayInputStream(body.getBytes(UTF_8)),
            signature,
            secrets.stream().map(Secret::new).toList(),
            this::failure);
    Throwable thrown = catchThrowable(() -> signed.readBy(bytes -> read(bytes, 1_000), 0));
    assertThat(failures.get() - before).isEqualTo(thrown == null ? 0 : 1);
    return thrown == null;
  }

  private SignedBody signed(String body, String signature) {
    return body(new ByteArrayInputStream(body.getBytes(UTF_8)), signature);
  }

  private SignedBody body(InputStream body, String signature) {
    return new SignedBody(
        body,
        new Signature(ID, TIMESTAMP, List.of(signature)),
        Stream.of(SECRET).map(Secret::new).toList(),
        this::failure);
  }

  private RefusedException failure() {
    failures.incrementAndGet();
    return WRONG_SIGNATURE;
  }

  private static Problem refusal(Runnable reading) {
    Throwable thrown = catchThrowable(reading::run);
    return ((RefusedException) thrown).refusal().problem();
  }

  private static String read(InputStream body, int most) {
    try {
      return new String(body.readNBytes(most), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return ' ';
    }
  }

  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("broken off");
    }
  }
}
