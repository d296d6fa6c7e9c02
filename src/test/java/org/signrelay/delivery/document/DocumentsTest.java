package org.signrelay.delivery.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.signrelay.delivery.DocumentId;

/** Documents as streams; their parts are in memory. */
@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DocumentsTest {
  private static final byte[][] PARTS = {{1, 2}, {3}, {4, 5}, {6}, {7}};

  private RuntimeException fault;

  @Test
  void aDocumentIsReadPartByPart() throws IOException {
    // Given
    Documents documents = documents();

    // When
    byte[] read = documents.open(DocumentId.random()).readAllBytes();

    // Then
    assertThat(read).containsExactly(1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void aReadThatFailsTakesNobodysTurn() throws IOException {
    // Given
    Documents documents = documents();
    fault = new IllegalStateException("the database is away");
    assertThatThrownBy(() -> documents.open(DocumentId.random()).read()).isSameAs(fault);

    // When
    fault = null;
    int read = documents.open(DocumentId.random()).read();

    // Then
    assertThat(read).isEqualTo(1);
  }

  @Test
  void aDocumentIsReadWhenTheWebHookIsTaken() throws Exception {
    // Given
    Documents documents = documents();
    CompletableFuture<String> hook = new CompletableFuture<>();
    documents.precedence.goFirst(() -> hook);
    FutureTask<byte[]> read =
        new FutureTask<>(() -> documents.open(DocumentId.random()).readAllBytes());

    // When
    Thread reading = new Thread(read);
    reading.setDaemon(true);
    reading.start();
    await().until(() -> reading.getState() == Thread.State.TIMED_WAITING);

    // Then
    assertThat(read).isNotDone();
    hook.complete("accepted");
    assertThat(read.get()).hasSize(7);
  }

  private Documents documents() {
    Documents documents = new Documents();
    documents.precedence = new Precedence(1, Duration.ofHours(1));
    documents.store =
        new DocumentStore() {
          @Override
          List<byte[]> parts(DocumentId document, int first, int atMost) {
            if (fault != null) {
              throw fault;
            }
            return List.of(PARTS)
                .subList(Math.min(first, PARTS.length), Math.min(first + atMost, PARTS.length));
          }
        };
    return documents;
  }
}
