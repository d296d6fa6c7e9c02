package org.signrelay.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Free ports in place of those of a stock Payara domain. */
final class PayaraPorts {
  private static final int HTTP = 8080;
  private static final int ADMIN = 4848;
  private static final int JMS = 7676;
  private static final List<Integer> STOCK =
      List.of(HTTP, ADMIN, JMS, 8181, 3700, 3820, 3920, 8686);

  private final Map<Integer, Integer> chosen = new LinkedHashMap<>();

  PayaraPorts() {
    STOCK.forEach(port -> chosen.put(port, Ports.free()));
  }

  int http() {
    return chosen.get(HTTP);
  }

  int admin() {
    return chosen.get(ADMIN);
  }

  /** Gives a domain with stock ports these. */
  void give(Path domain) {
    chosen.forEach((stock, free) -> replace(domain, stock, free));
  }

  /** Gives a domain with these ports its stock ones back. */
  void takeBack(Path domain) {
    chosen.forEach((stock, free) -> replace(domain, free, stock));
  }

  private static void replace(Path domain, int port, int by) {
    Path configuration = domain.resolve("config/domain.xml");
    try {
      Files.writeString(
          configuration,
          Files.readString(configuration)
              .replace("port=\"" + port + "\"", "port=\"" + by + "\"")
              .replace("value=\"" + port + "\"", "value=\"" + by + "\""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
