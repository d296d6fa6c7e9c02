package org.signrelay.intake.transmission;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Optional;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Quoted;
import org.signrelay.intake.refusal.RefusedException;

/**
 * A document on its way to the sink, where it is begun with its first byte. Closing it does
 * nothing: it is complete when its reader says so.
 */
final class OpenDocument extends OutputStream {

  /** Begins a document in the sink. */
  interface Beginning {
    OutputStream begin(OpenDocument document) throws IOException;
  }

  private final String element;
  private final Beginning beginning;
  private final long most;
  private OutputStream stream;
  private long size;
  private Optional<String> name = Optional.empty();
  private Optional<String> fileName = Optional.empty();
  private Optional<String> mediaType = Optional.empty();

  /**
   * @param most bytes that are taken
   */
  OpenDocument(String element, Beginning beginning, long most) {
    this.element = element;
    this.beginning = beginning;
    this.most = most;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return;
    }
    if (size + length > most) {
      throw new RefusedException(
          Problem.DOCUMENT_TOO_LARGE,
          "The document in "
              + Quoted.text(element)
              + " is larger than "
              + most
              + " bytes, which is the most taken.");
    }
    if (stream == null) {
      stream = beginning.begin(this);
    }
    stream.write(bytes, offset, length);
    size += length;
  }

  /**
   * Ends the document.
   *
   * @throws RefusedException if it is empty
   */
  void complete() throws IOException {
    if (stream == null) {
      throw new RefusedException(
          Problem.EMPTY_DOCUMENT, "The document in " + Quoted.text(element) + " is empty.");
    }
    stream.close();
  }

  /** Gives the document a name, unless it has one. */
  void name(String documentName) {
    name = name.or(() -> Optional.of(documentName));
  }

  /** Gives the document a file name, unless it has one. */
  void fileName(String documentFileName) {
    fileName = fileName.or(() -> Optional.of(documentFileName));
  }

  /** Says what kind of document it is. */
  void describe(String documentMediaType) {
    mediaType = Optional.of(documentMediaType);
  }

  FoundDocument found() {
    return new FoundDocument(element, name, fileName, mediaType);
  }
}
