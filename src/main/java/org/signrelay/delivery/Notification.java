package org.signrelay.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signrelay.design.Design;
import org.signrelay.design.Org;
import org.signrelay.design.PassedCredentials;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.LifecycleEvent;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.design.vocabulary.ValueName;

/**
 * A call of DocumentTRAK, understood: what it speaks of and what it says.
 *
 * @param kind which record the call changes; the design configures it
 * @param status status to write, or empty for an event that carries none
 * @param event the event, if the call named one that carries no status
 * @param values all other values by canonical name; ids without braces, otherwise as sent; no
 *     credentials
 * @param credentials with which to log in to Salesforce, if the design takes those of its calls
 * @param documents those that came with it
 * @param repair why its body did not parse, with line and column, if it was accepted all the same
 */
public record Notification(
    Design design,
    CallKind call,
    Kind kind,
    Optional<Status> status,
    Optional<LifecycleEvent> event,
    Map<String, String> values,
    Optional<PassedCredentials> credentials,
    List<ReceivedDocument> documents,
    Optional<String> repair) {

  /**
   * @throws IllegalArgumentException if the design does not configure the kind, the kind's id is
   *     missing, there is neither status nor event, a credential is among the values, or there are
   *     no credentials although the design takes them from the call, or the other way round
   */
  public Notification {
    values = Map.copyOf(values);
    documents = List.copyOf(documents);
    require(design.record(kind).isPresent(), "the design does not configure this kind");
    require(values.containsKey(idName(kind).canonical()), "the id is missing");
    require(status.isPresent() || event.isPresent(), "there is neither status nor event");
    require(
        values.keySet().stream()
            .noneMatch(
                name -> ValueName.recognise(name).filter(ValueName::isCredential).isPresent()),
        "a credential must not be kept");
    require(
        design.org().takesCredentialsOfCalls() == credentials.isPresent(),
        "the design's login decides whether there are credentials");
  }

  /** A call whose design has credentials of its own. */
  public Notification(
      Design design,
      CallKind call,
      Kind kind,
      Optional<Status> status,
      Optional<LifecycleEvent> event,
      Map<String, String> values) {
    this(design, call, kind, status, event, values, Optional.empty(), List.of(), Optional.empty());
  }

  /**
   * The same call, of a body that did not parse.
   *
   * @param broken what was wrong with it, with line and column and without its values
   */
  public Notification repaired(String broken) {
    return new Notification(
        design, call, kind, status, event, values, credentials, documents, Optional.of(broken));
  }

  /** Where this call goes. */
  public Org org() {
    return credentials.map(passed -> design.org().with(passed)).orElseGet(design::org);
  }

  /** The id of the document or envelope that the call speaks of. */
  public String id() {
    return values.get(idName(kind).canonical());
  }

  /** The record that this call changes. */
  public RecordKey recordKey() {
    return RecordKey.of(this);
  }

  public Optional<String> documentId() {
    return Optional.ofNullable(values.get(ValueName.DOCUMENT_ID.canonical()));
  }

  public Optional<String> envelopeId() {
    return Optional.ofNullable(values.get(ValueName.ENVELOPE_ID.canonical()));
  }

  private static ValueName idName(Kind kind) {
    return switch (kind) {
      case DOCUMENT -> ValueName.DOCUMENT_ID;
      case ENVELOPE -> ValueName.ENVELOPE_ID;
    };
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
