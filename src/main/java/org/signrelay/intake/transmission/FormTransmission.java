package org.signrelay.intake.transmission;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import org.signrelay.intake.body.FormParser;
import org.signrelay.intake.refusal.RefusedException;
import org.signrelay.intake.transmission.pieces.CountedReader;

/** Reads a form whose documents are values in base64. */
final class FormTransmission {
  private static final int PIECE = 4_096;

  private final FormParser form;
  private final Content content;
  private final Surroundings surroundings = new Surroundings();
  private final char[] piece = new char[PIECE];

  private FormTransmission(FormParser form, Content content) {
    this.form = form;
    this.content = content;
  }

  /**
   * @throws RefusedException if an escape is broken, a document is not base64 or empty, or a limit
   *     is exceeded
   * @throws IOException only from the sink
   */
  static void read(Reader text, Charset charset, Content into) throws IOException {
    FormParser form = new FormParser(new CountedReader(text, into.allowance()), charset);
    new FormTransmission(form, into).readAll();
  }

  private void readAll() throws IOException {
    while (form.next()) {
      if (Content.isDocument(form.name())) {
        takeDocument(form.name());
      } else {
        content.add(form.name(), form.value(), form.place()).ifPresent(surroundings::note);
      }
    }
    content.close(surroundings);
  }

  private void takeDocument(String name) throws IOException {
    EncodedDocument document = new EncodedDocument(name, content.open(name));
    for (int count = fill(); count > 0; count = fill()) {
      document.decode(piece, 0, count);
    }
    surroundings.hold(document.complete());
  }

  private int fill() throws IOException {
    long before = form.charactersRead();
    int count = 0;
    for (int next = form.nextOfBase64(); next >= 0; next = form.nextOfBase64()) {
      piece[count++] = (char) next;
      if (count == PIECE) {
        break;
      }
    }
    content.allowance().giveBack(form.charactersRead() - before);
    return count;
  }
}
