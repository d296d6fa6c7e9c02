package org.signrelay.bench.documents;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.signrelay.bench.ground.Ground;
import org.signrelay.it.support.Site;
import org.signrelay.salesforce.standin.calls.Call;
import org.signrelay.salesforce.standin.files.KeepFiles;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** A design that takes documents and has them stored as files of Salesforce, which drops them. */
final class Transmissions {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Ground ground;
  private final Site site;
  private long sent;

  Transmissions(Ground ground) {
    this.ground = ground;
    site = ground.site(Map.of("document.location", "file"));
    site.salesforce().keepFiles(new KeepFiles.Dropped());
  }

  Site site() {
    return site;
  }

  /** A document's record in Salesforce, and its id in calls. */
  String prepare() {
    String documentId = Site.newId();
    site.document(documentId);
    return documentId;
  }

  /** Sends a document whose record is there; SignRelay must accept it. */
  void send(DocumentShape shape, String documentId, Content document) {
    String answer =
        Posting.send(site.transmissions(""), site.authorization(), shape.of(documentId, document));
    if (!answer.contains("accepted")) {
      throw new IllegalStateException("a document was answered " + answer);
    }
    noteSent();
  }

  private synchronized void noteSent() {
    sent++;
  }

  /** Waits until all that was sent is delivered. */
  void awaitDelivered() {
    Awaitility.await("all documents delivered")
        .atMost(LONGEST)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> ground.count(site, "delivered") >= sent);
  }

  /** Uploads to Salesforce since they were forgotten. */
  List<Call> uploads() {
    return site.salesforce().calls().of(CallKind.UPLOAD);
  }

  /**
   * Forgets all calls to Salesforce.
   *
   * @throws IllegalStateException if the uploads of one size before were not all alike
   */
  void forgetUploads() {
    Set<Object> checksums = new HashSet<>();
    uploads().stream()
        .flatMap(upload -> upload.rows().stream())
        .filter(row -> row.startsWith("068"))
        .forEach(version -> checksums.add(site.salesforce().rows().get(version, "Checksum")));
    if (checksums.size() > 1) {
      throw new IllegalStateException("documents were damaged on their way");
    }
    site.salesforce().calls().clear();
  }
}
