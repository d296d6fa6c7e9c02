package org.signrelay.intake.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code name=value} in a form with a broken escape. A wanted value may have {@code +}, no escape.
 */
final class FormMentions {
  private FormMentions() {}

  static List<Mention> in(String form) {
    List<Mention> found = new ArrayList<>();
    int begin = 0;
    while (begin <= form.length()) {
      int end = form.indexOf('&', begin);
      end = end < 0 ? form.length() : end;
      add(found, form.substring(begin, end), begin);
      begin = end + 1;
    }
    return found;
  }

  private static void add(List<Mention> found, String pair, int index) {
    int equals = pair.indexOf('=');
    if (equals < 0) {
      return;
    }
    String writtenAs = pair.substring(0, equals).replace('+', ' ');
    String value = pair.substring(equals + 1);
    Mention.wanted(writtenAs)
        .ifPresent(
            known -> {
              Mention whole = new Mention(known, writtenAs, index, Optional.of(value));
              boolean escaped =
                  value.indexOf('%') >= 0 || (whole.isId() && value.indexOf('+') >= 0);
              found.add(
                  new Mention(
                      known,
                      writtenAs,
                      index,
                      escaped ? Optional.empty() : Optional.of(value.replace('+', ' '))));
            });
  }
}
