package org.signrelay.design.check;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a host is written that may be called beside Salesforce's own. */
final class AllowedHosts {
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+])(:(\\d{1,5}))?");
  private static final int HIGHEST_PORT = 65_535;

  static final Form<String> HOST =
      Form.of("host or host:port, without https:// and path", AllowedHosts::parse);

  private AllowedHosts() {}

  private static Optional<String> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean portFits =
        matcher.group(4) == null || Integer.parseInt(matcher.group(4)) <= HIGHEST_PORT;
    return Optional.of(text.toLowerCase(Locale.ROOT)).filter(host -> portFits);
  }
}
