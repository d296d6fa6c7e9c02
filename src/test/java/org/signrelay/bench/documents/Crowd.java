package org.signrelay.bench.documents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.load.DocumentIds;
import org.signrelay.bench.load.Latencies;
import org.signrelay.bench.load.Load;
import org.signrelay.bench.load.Offered;
import org.signrelay.bench.load.WebHook;
import org.signrelay.it.support.Site;

/** Web hooks at a steady rate, without documents beside them and with many at once. */
final class Crowd implements AutoCloseable {
  private static final String STARTED = "DST";

  /** At the usual rate a server would be warm after many minutes only. */
  private static final int WARM_UP_RATE = 3;

  private final Ground ground;
  private final DocumentsSizes sizes;
  private final Transmissions transmissions;
  private final Content document;
  private final Site hooks;
  private final ExecutorService callers;

  Crowd(Ground ground, DocumentsSizes sizes, Transmissions transmissions) {
    this.ground = ground;
    this.sizes = sizes;
    this.transmissions = transmissions;
    document = new ReadyContent(Pdf.ofMegabytes(sizes.small()));
    hooks = ground.site();
    callers = Executors.newFixedThreadPool(sizes.crowd() + 1);
  }

  CrowdFigures measure() {
    offer(WARM_UP_RATE * sizes.perSecond(), sizes.hooksWarmUp());
    besideDocuments(new ArrayList<>());
    Latencies usual = offer(sizes.perSecond(), sizes.hooks()).latencies();
    var waves = new ArrayList<Wave>();
    Offered beside = besideDocuments(waves);
    var figures = CrowdFigures.of(usual, beside, waves);
    System.out.println("documents " + figures);
    return figures;
  }

  /** Offers web hooks while documents are sent, wave after wave. */
  private Offered besideDocuments(List<Wave> waves) {
    CompletableFuture<Offered> offered =
        CompletableFuture.supplyAsync(() -> offer(sizes.perSecond(), sizes.hooks()), callers);
    do {
      waves.add(sendAll());
    } while (!offered.isDone());
    return offered.join();
  }

  /** Each document of the web hooks has a record, and gets its status. */
  private Offered offer(int perSecond, Duration time) {
    var ids = new DocumentIds();
    long calls = perSecond * time.toMillis() / 1000;
    for (long number = 0; number < calls; number++) {
      hooks.document(ids.get(number));
    }
    ground.database().tidy();
    var hook = new WebHook(hooks.hook(), hooks.authorization(), STARTED, ids);
    return Load.steady(hook, sizes.connections(), perSecond, time, beforehand -> {});
  }

  /** Sends the documents at once, and waits until Salesforce has them. */
  private Wave sendAll() {
    List<String> ids = Stream.generate(transmissions::prepare).limit(sizes.crowd()).toList();
    DocumentShape[] shapes = DocumentShape.values();
    Instant begin = Instant.now();
    List<CompletableFuture<Void>> sent =
        IntStream.range(0, sizes.crowd())
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () -> transmissions.send(shapes[i % shapes.length], ids.get(i), document),
                        callers))
            .toList();
    sent.forEach(CompletableFuture::join);
    Instant end = Instant.now();
    transmissions.awaitDelivered();
    return new Wave(begin, end);
  }

  @Override
  public void close() {
    callers.shutdownNow();
  }
}
