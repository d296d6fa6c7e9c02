package org.signrelay.intake;

import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.signrelay.delivery.DocumentId;
import org.signrelay.delivery.ReceivedDocument;
import org.signrelay.delivery.document.DocumentWriter;
import org.signrelay.delivery.document.Documents;
import org.signrelay.design.DocumentSettings;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Quoted;
import org.signrelay.intake.refusal.RefusedException;
import org.signrelay.intake.transmission.DocumentSink;
import org.signrelay.intake.transmission.FoundDocument;

/** The documents of one call on their way into the database. */
final class ReceivedDocuments implements DocumentSink {
  private static final Logger LOG = System.getLogger(ReceivedDocuments.class.getName());
  private static final String MERGED = "merged";
  private static final String REPORT = "report";
  private static final int LONGEST_PART = 200;

  private final Supplier<DocumentWriter> beginning;
  private final Consumer<List<DocumentId>> removal;
  private final List<DocumentWriter> writers = new ArrayList<>();

  private ReceivedDocuments(
      Supplier<DocumentWriter> beginning, Consumer<List<DocumentId>> removal) {
    this.beginning = beginning;
    this.removal = removal;
  }

  /**
   * Those of a call that is to be accepted.
   *
   * @param crowded as {@link Documents#receive} takes it
   */
  static ReceivedDocuments kept(Documents documents, BooleanSupplier crowded) {
    return new ReceivedDocuments(documents.receive(crowded)::begin, documents::discard);
  }

  /** Those of a call that is only tried: they are looked at and not kept. */
  static ReceivedDocuments tried(Documents documents) {
    return new ReceivedDocuments(documents::beginTrial, nothingKept -> {});
  }

  @Override
  public OutputStream begin() {
    DocumentWriter writer = beginning.get();
    writers.add(writer);
    return writer;
  }

  /**
   * The documents as they were found.
   *
   * @throws RefusedException if there is none, or the design does not take one
   */
  List<ReceivedDocument> of(List<FoundDocument> found, DocumentSettings settings) {
    if (found.isEmpty()) {
      throw new RefusedException(
          Problem.MISSING_VALUE, "There is no document: documentContent is missing.");
    }
    List<ReceivedDocument> received = new ArrayList<>();
    Set<String> parts = new HashSet<>();
    for (int i = 0; i < found.size(); i++) {
      FoundDocument document = found.get(i);
      String part = unused(part(document, found.size() == 1), parts);
      ReceivedDocument each = writers.get(i).received(part, document.fileName());
      requireTaken(each, settings);
      received.add(each);
    }
    return received;
  }

  private static void requireTaken(ReceivedDocument document, DocumentSettings settings) {
    if (!settings.takes(document.mediaType())) {
      throw new RefusedException(
          Problem.UNWANTED_DOCUMENT,
          "The document "
              + Quoted.text(document.part())
              + " is of type "
              + document.mediaType()
              + ", which document.types does not name.");
    }
  }

  /** What a document is of its call: the merged one, the completion report, or one by its name. */
  private static String part(FoundDocument document, boolean alone) {
    List<String> names =
        Stream.of(document.name(), document.fileName(), Optional.of(document.element()))
            .flatMap(Optional::stream)
            .toList();
    if (names.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(REPORT))) {
      return REPORT;
    }
    if (alone) {
      return MERGED;
    }
    return document
        .name()
        .or(document::fileName)
        .map(name -> name.length() > LONGEST_PART ? name.substring(0, LONGEST_PART) : name)
        .orElse(MERGED);
  }

  private static String unused(String part, Set<String> parts) {
    String unused = part;
    for (int number = 2; !parts.add(unused.toLowerCase(Locale.ROOT)); number++) {
      unused = part + " (" + number + ")";
    }
    return unused;
  }

  /**
   * Removes what was received: the call was not accepted as new. If that fails, it is removed
   * later, with what broken connections leave.
   */
  void discard() {
    writers.forEach(DocumentWriter::abandon);
    List<DocumentId> ids = writers.stream().map(DocumentWriter::id).toList();
    if (ids.isEmpty()) {
      return;
    }
    try {
      removal.accept(ids);
    } catch (RuntimeException away) {
      LOG.log(
          Level.WARNING, "documents of a refused call are removed later count=" + ids.size(), away);
    }
  }
}
