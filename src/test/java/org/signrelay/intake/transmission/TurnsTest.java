package org.signrelay.intake.transmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.document.Precedence;

class TurnsTest {
  private final Precedence precedence = new Precedence(1, Duration.ofHours(1));
  private final Turns turns = new Turns(precedence);
  private final AtomicReference<Thread> reader = new AtomicReference<>();

  @Test
  void whileOneWorksTheOtherWaitsForItsTurn() throws IOException {
    // Given
    Turns.Sharing one = turns.sharing(new ByteArrayInputStream(new byte[2]));
    InputStream other = turns.sharing(new ByteArrayInputStream(new byte[2]));
    one.read();

    // When
    CompletableFuture<Integer> reading = readElsewhere(other);
    await().until(() -> reader.get().getState() == Thread.State.WAITING);
    one.close();

    // Then
    assertThat(reading.join()).isZero();
  }

  @Test
  void aTurnLastsWhileBytesAreThere() throws IOException {
    // Given
    Turns.Sharing one = turns.sharing(new ByteArrayInputStream(new byte[3]));
    one.read();
    CompletableFuture<Integer> reading =
        readElsewhere(turns.sharing(new ByteArrayInputStream(new byte[1])));
    await().until(() -> reader.get().getState() == Thread.State.WAITING);

    // When
    one.read();

    // Then
    assertThat(reading).isNotDone();
    one.close();
    assertThat(reading.join()).isZero();
  }

  @Test
  void whoWaitsForBytesHoldsNobodyUp() throws IOException {
    // Given
    PipedOutputStream slow = new PipedOutputStream();
    InputStream waiting = turns.sharing(new PipedInputStream(slow));
    slow.write(1);
    waiting.read();
    CompletableFuture<Integer> reading = readElsewhere(waiting);
    await().until(() -> reader.get().getState() == Thread.State.TIMED_WAITING);

    // When
    int read = turns.sharing(new ByteArrayInputStream(new byte[] {7})).read();

    // Then
    assertThat(read).isEqualTo(7);
    assertThat(reading).isNotDone();
  }

  @Test
  void aTurnIsGivenBackOnce() throws IOException {
    // Given
    Turns.Sharing one = turns.sharing(new ByteArrayInputStream(new byte[1]));
    one.read();
    one.close();
    one.close();
    turns.sharing(new ByteArrayInputStream(new byte[1])).read();

    // When
    CompletableFuture<Integer> reading =
        readElsewhere(turns.sharing(new ByteArrayInputStream(new byte[1])));
    await().until(() -> reader.get().getState() == Thread.State.WAITING);

    // Then
    assertThat(reading).isNotDone();
  }

  @Test
  void turnsAreScarceWhileMoreBodiesAreReadThanHaveOneAtATime() {
    // Given
    Turns two = new Turns(new Precedence(2, Duration.ofHours(1)));
    two.sharing(InputStream.nullInputStream());
    Turns.Sharing second = two.sharing(InputStream.nullInputStream());
    boolean before = two.areScarce();
    Turns.Sharing third = two.sharing(InputStream.nullInputStream());
    boolean between = two.areScarce();

    // When
    third.close();
    third.close();
    boolean after = two.areScarce();
    two.sharing(InputStream.nullInputStream());
    boolean again = two.areScarce();
    second.close();

    // Then
    assertThat(List.of(before, between, after, again, two.areScarce()))
        .containsExactly(false, true, false, true, false);
  }

  @Test
  void whoReadsADocumentLetsAWebHookGoFirst() {
    // Given
    CompletableFuture<String> hook = new CompletableFuture<>();
    precedence.goFirst(() -> hook);

    // When
    CompletableFuture<Integer> reading =
        readElsewhere(turns.sharing(new ByteArrayInputStream(new byte[1])));
    await().until(() -> reader.get().getState() == Thread.State.TIMED_WAITING);

    // Then
    assertThat(reading).isNotDone();
    hook.complete("accepted");
    assertThat(reading.join()).isZero();
  }

  private CompletableFuture<Integer> readElsewhere(InputStream body) {
    CompletableFuture<Integer> read = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                read.complete(body.read());
              } catch (IOException e) {
                read.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    reader.set(thread);
    thread.start();
    return read;
  }
}
