package org.signrelay.intake.body;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.signrelay.intake.refusal.RefusedException;

/** Reads {@code application/x-www-form-urlencoded}: each pair is a value. */
final class FormBody {
  private FormBody() {}

  /**
   * @throws RefusedException if an escape is broken or stands for no text in the charset, or a
   *     limit is exceeded
   */
  static BodyFormat read(String text, Charset charset, FoundValues into) {
    try {
      FormParser form = new FormParser(new StringReader(text), charset);
      while (form.next()) {
        into.add(form.name(), form.value(), form.place());
      }
      return BodyFormat.FORM;
    } catch (IOException impossible) {
      throw new UncheckedIOException("a text in memory can always be read", impossible);
    }
  }
}
