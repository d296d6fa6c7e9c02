package org.signrelay.delivery.carry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signrelay.delivery.document.CreateStore;
import org.signrelay.delivery.document.Document;
import org.signrelay.delivery.document.DocumentStore;
import org.signrelay.delivery.document.Documents;
import org.signrelay.delivery.document.EarlierCreates;
import org.signrelay.design.DocumentLocation;
import org.signrelay.design.DocumentSettings;
import org.signrelay.salesforce.file.FilePlace;
import org.signrelay.salesforce.file.FileSource;
import org.signrelay.salesforce.file.Files;
import org.signrelay.salesforce.file.StoredFile;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.record.RecordFields;

/**
 * Stores the documents of a delivery in Salesforce, each once: it is looked for by its key before
 * it is created, wherever a create may have put it, and after a lost answer, also one of an earlier
 * delivery, not created again before {@code document.lost-answer-wait} is over.
 */
@ApplicationScoped
class Storing {
  /** How often a document is looked for whose create may still be going on. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  /** Codes with which Salesforce refuses a body for its size. */
  private static final Set<String> TOO_LARGE =
      Set.of(
          "FILE_SIZE_LIMIT_EXCEEDED",
          "MAXIMUM_SIZE_OF_ATTACHMENT",
          "MAXIMUM_SIZE_OF_DOCUMENT",
          "REQUEST_ENTITY_TOO_LARGE",
          "http-413");

  @Inject DocumentStore store;
  @Inject CreateStore creates;
  @Inject Documents documents;
  @Inject Files files;
  @Inject RecordFields recordFields;
  @Inject Clock clock;

  /**
   * Stores what is not stored yet.
   *
   * @return for the history, which documents are stored now; empty if there is nothing to store
   * @throws SalesforceException if one could not be stored; those before it are
   */
  Optional<String> store(Task task, String recordId) {
    DocumentSettings settings = task.design().documents();
    List<Document> all = store.of(task.delivery().id());
    if (settings.location() == DocumentLocation.NONE || all.isEmpty()) {
      return Optional.empty();
    }
    Destination target = new Destination(task, recordId, parent(task, settings, recordId));
    return Optional.of(
        all.stream()
            .map(document -> store(target, document))
            .collect(Collectors.joining(", ", "stored as ", "")));
  }

  private String parent(Task task, DocumentSettings settings, String recordId) {
    return settings.parentFields().isEmpty() || settings.location() == DocumentLocation.DOCUMENT
        ? recordId
        : recordFields
            .firstFilled(task.org(), task.settings().object(), recordId, settings.parentFields())
            .orElse(recordId);
  }

  private String store(Destination target, Document document) {
    if (document.storedId().isPresent()) {
      return document.storedAs().orElseThrow() + " " + document.storedId().get();
    }
    FilePlace place = target.place(files);
    try {
      return findOrCreate(target, document, place);
    } catch (SalesforceException refused) {
      if (refused.failure().reaction() != Reaction.DEAD_LETTER) {
        throw refused;
      }
      FilePlace moved = files.moved(target.org(), place).orElseThrow(() -> refused);
      return findOrCreate(target, document, moved);
    }
  }

  /** A create is sent only when the document is at none of the places where one may have put it. */
  private String findOrCreate(Destination target, Document document, FilePlace place) {
    EarlierCreates earlier = creates.earlierCreates(target.task().delivery(), document.partKey());
    for (FilePlace candidate : target.candidates(place)) {
      Optional<StoredFile> found = find(target, document, candidate, earlier);
      if (found.isPresent()) {
        requireThatItIsWhole(target, candidate, found.get(), document, earlier);
        return keep(target, document, candidate, found.get(), earlier);
      }
    }
    requireThatNoCreateIsGoingOn(target, earlier);
    return create(target, document, place, earlier);
  }

  /** Under its key, and under those that it had before its design named another user or host. */
  private Optional<StoredFile> find(
      Destination target, Document document, FilePlace place, EarlierCreates earlier) {
    return Stream.concat(Stream.of(target.key(document)), earlier.keys().stream())
        .distinct()
        .map(key -> files.find(target.org(), place, key))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private String create(
      Destination target, Document document, FilePlace place, EarlierCreates earlier) {
    try {
      return createAt(target, document, place, earlier);
    } catch (SalesforceException failed) {
      if (!TOO_LARGE.contains(failed.failure().code()) || place instanceof FilePlace.Linked) {
        throw failed;
      }
      if (!target.settings().fileIfTooLarge()) {
        throw tooLarge(target.settings().location(), document, failed.failure());
      }
      return createAt(target, document, target.asFile(), earlier);
    }
  }

  private static SalesforceException tooLarge(
      DocumentLocation location, Document document, Failure failure) {
    return new SalesforceException(
        new Failure(
            Reaction.DEAD_LETTER,
            Scope.RECORD,
            failure.code(),
            "the document has "
                + document.size()
                + " bytes, which the org does not take as "
                + location.word()
                + ": set document.location or document.too-large to file ("
                + failure.message()
                + ")"));
  }

  /**
   * What an earlier transmission stored may differ in bytes and is the same document; only if the
   * end of a create is not known, it has to be what was sent, now or then.
   */
  private void requireThatItIsWhole(
      Destination target,
      FilePlace place,
      StoredFile stored,
      Document document,
      EarlierCreates earlier) {
    if (earlier.open().isEmpty() || earlier.endedWith(stored.id())) {
      return;
    }
    List<Failure> differences = new ArrayList<>();
    for (Document sent : earlier.open()) {
      Optional<Failure> difference = files.verify(target.org(), place, stored, source(sent));
      if (difference.isEmpty()) {
        return;
      }
      differences.add(difference.get());
    }
    if (document.isCreateOpen()) {
      throw new SalesforceException(differences.get(0));
    }
    requireThatItIsWhole(target, place, stored, source(document));
  }

  private void requireThatItIsWhole(
      Destination target, FilePlace place, StoredFile stored, FileSource source) {
    files
        .verify(target.org(), place, stored, source)
        .ifPresent(
            failure -> {
              throw new SalesforceException(failure);
            });
  }

  private String createAt(
      Destination target, Document document, FilePlace place, EarlierCreates earlier) {
    StoredFile created = send(target, document, place);
    requireThatItIsWhole(target, place, created, source(document));
    return keep(target, document, place, created, earlier);
  }

  private StoredFile send(Destination target, Document document, FilePlace place) {
    creates.beginCreate(document.id(), target.key(document));
    try {
      return files.create(target.org(), place, target.text(document), source(document));
    } catch (SalesforceException failed) {
      if (failed.failure().reaction() == Reaction.RECONCILE) {
        creates.loseCreate(document.id());
      } else {
        creates.createFailed(document.id());
      }
      throw failed;
    }
  }

  private String keep(
      Destination target,
      Document document,
      FilePlace place,
      StoredFile stored,
      EarlierCreates earlier) {
    files.link(target.org(), place, stored);
    String word = Destination.location(place).word();
    creates.stored(document.id(), stored.id(), word, earlier.open());
    return word + " " + stored.id();
  }

  private FileSource source(Document document) {
    return new KeptDocument(document, documents);
  }

  /**
   * Salesforce may go on for ten minutes with a create whose caller is gone, be it of this delivery
   * or of an earlier one of the same document that has ended since.
   */
  private void requireThatNoCreateIsGoingOn(Destination target, EarlierCreates earlier) {
    Duration left =
        earlier
            .lost()
            .map(
                since ->
                    Duration.between(
                        clock.instant(), since.plus(target.settings().lostAnswerWait())))
            .orElse(Duration.ZERO);
    if (!left.isNegative() && !left.isZero()) {
      throw new SalesforceException(
          new Failure(
              Reaction.RETRY,
              Scope.RECORD,
              "lost-answer",
              "the answer to a create was lost; the document is looked for, and not created again for"
                  + " another "
                  + left.toSeconds()
                  + " s",
              Optional.of(left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS)));
    }
  }
}
