package org.signrelay.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Free ports, and a data grid of its own, in place of those of a stock Payara domain. */
final class PayaraPorts {
  private static final int HTTP = 8080;
  private static final int ADMIN = 4848;
  private static final int JMS = 7676;
  private static final List<Integer> STOCK =
      List.of(HTTP, ADMIN, JMS, 8181, 3700, 3820, 3920, 8686);

  /** Domains find each other by multicast, and ask each other for what is configured. */
  private static final String STOCK_GRID = "<hazelcast-runtime-configuration>";

  private final Map<Integer, Integer> chosen = new LinkedHashMap<>();
  private final String gridOfItsOwn =
      "<hazelcast-runtime-configuration start-port=\"%d\" multicast-port=\"%d\">"
          .formatted(Ports.free(), Ports.free());

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
    chosen.forEach((stock, free) -> replacePort(domain, stock, free));
    replace(domain, STOCK_GRID, gridOfItsOwn);
  }

  /** Gives a domain with these ports its stock ones back. */
  void takeBack(Path domain) {
    chosen.forEach((stock, free) -> replacePort(domain, free, stock));
    replace(domain, gridOfItsOwn, STOCK_GRID);
  }

  private static void replacePort(Path domain, int port, int by) {
    replace(domain, "port=\"" + port + "\"", "port=\"" + by + "\"");
    replace(domain, "value=\"" + port + "\"", "value=\"" + by + "\"");
  }

  private static void replace(Path domain, String text, String by) {
    Path configuration = domain.resolve("config/domain.xml");
    try {
      Files.writeString(configuration, Files.readString(configuration).replace(text, by));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
