package org.signrelay.design.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.design.Configuration;
import org.signrelay.design.ConfigurationProblem;

class ConfigurationLogTest {
  private static final Configuration WRONG =
      Configuration.NONE.withProblems(
          List.of(
              new ConfigurationProblem(
                  Optional.empty(), "signrelay.properties:3", "signrelay.x", "is no key")));

  private final Logger logger = Logger.getLogger(ConfigurationLog.class.getName());
  private final Records records = new Records();
  private final ConfigurationLog log = new ConfigurationLog();

  @BeforeEach
  void listen() {
    logger.setUseParentHandlers(false);
    logger.addHandler(records);
    log.report(Configuration.NONE);
    records.lines.clear();
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(records);
    logger.setUseParentHandlers(true);
  }

  @Test
  void aMistakeIsLoggedOnceAsAnError() {
    // When
    log.report(WRONG);
    log.report(WRONG);

    // Then
    assertThat(records.lines)
        .containsExactly(
            Level.SEVERE
                + " event=configuration.wrong source=\"signrelay.properties:3\""
                + " key=\"signrelay.x\" message=\"is no key\"");
  }

  @Test
  void aMendedMistakeIsLoggedOnce() {
    // Given
    log.report(WRONG);
    records.lines.clear();

    // When
    log.report(Configuration.NONE);
    log.report(Configuration.NONE);

    // Then
    assertThat(records.lines)
        .singleElement()
        .asString()
        .startsWith(Level.INFO + " event=configuration.mended");
  }

  private static final class Records extends Handler {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void publish(LogRecord logged) {
      lines.add(logged.getLevel() + " " + logged.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
