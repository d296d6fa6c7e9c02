package org.signrelay.bench.documents;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.plain.PlainEndpoint;
import org.signrelay.it.support.Site;
import org.signrelay.salesforce.standin.calls.Call;

/** Sends one large document in all shapes, in turns with plain endpoints on the same server. */
final class LargeDocument implements AutoCloseable {
  private final Ground ground;
  private final Transmissions transmissions;
  private final PlainEndpoint plainEndpoint;
  private final PlainUpload plainUpload = new PlainUpload();

  LargeDocument(Ground ground, Transmissions transmissions) {
    this.ground = ground;
    this.transmissions = transmissions;
    plainEndpoint = ground.plainEndpoint();
  }

  /** Rounds that count; one with a smaller document goes before. */
  List<LargeRound> measure(DocumentsSizes sizes) {
    round(Pdf.ofMegabytes(sizes.warmUp()));
    Pdf document = Pdf.ofMegabytes(sizes.large());
    return Stream.generate(() -> round(document)).limit(sizes.rounds()).toList();
  }

  /** What the server holds while it takes and delivers a document, by shape. */
  Map<DocumentShape, HeapGrowth> heaps(DocumentsSizes sizes) {
    Map<DocumentShape, HeapGrowth> heaps = new EnumMap<>(DocumentShape.class);
    for (DocumentShape shape : DocumentShape.values()) {
      heaps.put(shape, heap(shape, Pdf.ofMegabytes(sizes.large()), sizes.sample()));
    }
    System.out.println("documents " + heaps);
    return heaps;
  }

  private HeapGrowth heap(DocumentShape shape, Pdf document, Duration sample) {
    String documentId = transmissions.prepare();
    try (var samples = new HeapSamples(ground.relay().process(), sample)) {
      transmissions.send(shape, documentId, document);
      transmissions.awaitDelivered();
      return samples.growth();
    }
  }

  private LargeRound round(Pdf document) {
    transmissions.forgetUploads();
    double stored = rate(document, () -> plain(plainEndpoint.documents(), document));
    Map<DocumentShape, Double> received = new EnumMap<>(DocumentShape.class);
    for (DocumentShape shape : DocumentShape.values()) {
      String documentId = transmissions.prepare();
      received.put(shape, rate(document, () -> transmissions.send(shape, documentId, document)));
      transmissions.awaitDelivered();
    }
    double dropped = rate(document, () -> plain(plainEndpoint.droppedDocuments(), document));
    List<Call> uploads = transmissions.uploads();
    plainUpload.send(site().salesforce().uri(), uploads.get(0), document);
    List<Double> delivered =
        new ArrayList<>(
            transmissions.uploads().stream().map(call -> rate(document, call.took())).toList());
    double uploaded = delivered.remove(uploads.size());
    ground.database().run("TRUNCATE public.plain_document_row");
    var round = new LargeRound(received, stored, dropped, delivered, uploaded);
    System.out.println("documents " + round);
    return round;
  }

  private void plain(URI address, Pdf document) {
    Posting.send(address, site().authorization(), HttpBody.of("application/pdf", "", document, ""));
  }

  private Site site() {
    return transmissions.site();
  }

  /** What PostgreSQL has still to write of earlier turns is written before. */
  private double rate(Pdf document, Runnable work) {
    ground.database().run("CHECKPOINT");
    long start = System.nanoTime();
    work.run();
    return rate(document, Duration.ofNanos(System.nanoTime() - start));
  }

  private static double rate(Pdf document, Duration took) {
    return (document.size() >> 20) * 1e9 / took.toNanos();
  }

  @Override
  public void close() {
    plainUpload.close();
  }
}
