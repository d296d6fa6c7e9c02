package org.signrelay.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.signrelay.design.Design;
import org.signrelay.design.TestConfiguration;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.LifecycleEvent;
import org.signrelay.design.vocabulary.Status;

/**
 * A web hook that tells of document {@code doc-1} being sent, changed by a test before it is used.
 */
public final class SampleCall {
  private final TestConfiguration configuration =
      new TestConfiguration()
          .with("record.envelope.object", "Env__c")
          .with("record.envelope.key-field", "Key__c")
          .with("record.envelope.status-field", "Status__c");
  private final Map<String, String> values =
      new TreeMap<>(Map.of("documentId", "doc-1", "envelopeId", "env-1"));
  private Kind kind = Kind.DOCUMENT;
  private CallKind call = CallKind.WEB_HOOK;
  private Optional<Status> status = Optional.of(Status.STARTED);
  private Optional<LifecycleEvent> event = Optional.empty();

  /** Sets a key of the design. */
  public SampleCall designedWith(String key, String value) {
    configuration.with(key, value);
    return this;
  }

  public SampleCall with(String name, String value) {
    values.put(name, value);
    return this;
  }

  public SampleCall without(String name) {
    values.remove(name);
    return this;
  }

  public SampleCall as(CallKind another) {
    call = another;
    return this;
  }

  public SampleCall of(Kind another) {
    kind = another;
    return this;
  }

  public SampleCall saying(Status another) {
    status = Optional.of(another);
    event = Optional.empty();
    return this;
  }

  public SampleCall saying(LifecycleEvent another) {
    status = Optional.empty();
    event = Optional.of(another);
    return this;
  }

  public Design design() {
    return configuration.design().orElseThrow(() -> new AssertionError(configuration.read()));
  }

  public Notification notification() {
    return new Notification(design(), call, kind, status, event, values);
  }

  /** The delivery of this call, accepted then. */
  public Delivery delivery(Instant accepted) {
    return new Delivery(new DeliveryId(UUID.randomUUID()), notification(), accepted);
  }
}
