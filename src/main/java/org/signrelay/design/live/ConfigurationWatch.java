package org.signrelay.design.live;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Reads the configuration when the application starts, and looks for edits from then on. */
@Singleton
@Startup
public class ConfigurationWatch {
  @Inject LiveConfiguration configuration;

  @PostConstruct
  void start() {
    look();
  }

  /**
   * Looks every 2 seconds: an edit counts at the second look that finds it, well within the 10
   * seconds that are promised.
   */
  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void look() {
    configuration.reload();
  }
}
