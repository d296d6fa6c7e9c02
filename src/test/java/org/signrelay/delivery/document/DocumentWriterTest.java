package org.signrelay.delivery.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.signrelay.delivery.DocumentId;
import org.signrelay.delivery.ReceivedDocument;

/** How a document goes into the database while it comes. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DocumentWriterTest {
  private static final int GROUP = 4 * DocumentWriter.PART_BYTES;
  private static final DocumentId ID = DocumentId.random();

  private final Parts parts = new Parts();
  private boolean crowded;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    parts.mayBeWritten.release(1_000);
    threads.shutdown();
  }

  @Test
  void theNextMegabyteIsTakenWhileOneIsBeingWritten() throws Exception {
    // Given
    DocumentWriter writer = writer(threads);
    writer.write(new byte[GROUP]);
    parts.begun.acquire();

    // When
    writer.write(new byte[GROUP - 1]);

    // Then
    assertThat(parts.firsts).containsExactly(0);
  }

  @Test
  void whoBringsMoreThanThatWaitsUntilTheFirstIsWritten() throws Exception {
    // Given
    DocumentWriter writer = writer(threads);
    writer.write(new byte[GROUP]);
    parts.begun.acquire();

    // When
    Thread more = new Thread(() -> writer.write(new byte[GROUP], 0, GROUP));
    more.start();

    // Then
    awaitThatItWaits(more);
    assertThat(parts.firsts).containsExactly(0);
    parts.mayBeWritten.release();
    more.join();
    parts.begun.acquire();
    assertThat(parts.firsts).containsExactly(0, 4);
  }

  @Test
  void inACrowdNoSecondThreadWorksForADocument() throws Exception {
    // Given
    crowded = true;
    parts.mayBeWritten.release();
    DocumentWriter writer = writer(task -> fail("a second thread"));

    // When
    writer.write(new byte[GROUP]);

    // Then
    assertThat(parts.content.size()).isEqualTo(GROUP);
  }

  @Test
  void aClosedDocumentIsKeptAsAWhole() throws Exception {
    // Given
    parts.mayBeWritten.release(100);
    byte[] document = new byte[5 * GROUP + DocumentWriter.PART_BYTES + 17];
    new Random(4711).nextBytes(document);
    DocumentWriter writer = writer(threads);

    // When
    for (int i = 0; i < document.length; i += 8_191) {
      writer.write(document, i, Math.min(8_191, document.length - i));
    }
    writer.close();

    // Then
    assertThat(parts.content.toByteArray()).isEqualTo(document);
    assertThat(parts.firsts).containsExactly(0, 4, 8, 12, 16, 20);
    ReceivedDocument received = writer.received("merged", Optional.empty());
    assertThat(received.size()).isEqualTo(document.length);
  }

  @Test
  void whatTheDatabaseRefusesReachesWhoReceives() throws Exception {
    // Given
    parts.fault = new IllegalStateException("the database is away");
    parts.mayBeWritten.release(100);
    DocumentWriter writer = writer(threads);

    // When
    writer.write(new byte[GROUP]);

    // Then
    assertThatThrownBy(() -> writer.write(new byte[GROUP])).isSameAs(parts.fault);
    assertThatThrownBy(writer::close).isSameAs(parts.fault);
    assertThat(parts.firsts).containsExactly(0);
  }

  @Test
  void aFaultOfTheLastPartsIsSeenWhenTheDocumentIsClosed() throws Exception {
    // Given
    parts.fault = new IllegalStateException("the database is away");
    parts.mayBeWritten.release(100);
    DocumentWriter writer = writer(threads);
    writer.write(new byte[17]);

    // Then
    assertThatThrownBy(writer::close).isSameAs(parts.fault);
  }

  @Test
  void nothingIsWrittenOfAnAbandonedDocumentAfterwards() throws Exception {
    // Given
    parts.fault = new IllegalStateException("the database is away");
    DocumentWriter writer = writer(threads);
    writer.write(new byte[GROUP]);
    parts.begun.acquire();

    // When
    Thread abandoned = new Thread(writer::abandon);
    abandoned.start();

    // Then
    awaitThatItWaits(abandoned);
    parts.mayBeWritten.release();
    abandoned.join();
    assertThat(parts.ended.tryAcquire()).isTrue();
  }

  @Test
  void withoutAThreadItIsWrittenByWhoReceives() throws Exception {
    // Given
    parts.mayBeWritten.release(100);
    DocumentWriter writer =
        writer(
            task -> {
              throw new RejectedExecutionException("the server is being stopped");
            });

    // When
    writer.write(new byte[GROUP + 1]);
    writer.close();

    // Then
    assertThat(parts.content.size()).isEqualTo(GROUP + 1);
  }

  private static void awaitThatItWaits(Thread thread) {
    await().until(() -> thread.getState() == Thread.State.WAITING);
  }

  private DocumentWriter writer(Executor executor) {
    return new DocumentWriter(new PartsUnderWay(parts, executor, () -> crowded), ID);
  }

  /** Writes when the test says so. */
  private static final class Parts implements PartStore {
    private final List<Integer> firsts = Collections.synchronizedList(new ArrayList<>());
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore mayBeWritten = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private volatile RuntimeException fault;

    @Override
    public void add(DocumentId document, int first, List<byte[]> parts) {
      firsts.add(first);
      begun.release();
      mayBeWritten.acquireUninterruptibly();
      ended.release();
      if (fault != null) {
        throw fault;
      }
      parts.forEach(content::writeBytes);
    }
  }
}
