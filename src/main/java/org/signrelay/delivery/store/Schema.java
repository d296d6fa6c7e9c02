package org.signrelay.delivery.store;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the database to this version's schema. A server may start before its database: then this
 * is tried again until it succeeds, and nothing is accepted or delivered before. Several nodes may
 * do it at once, since Flyway locks the database meanwhile.
 */
@ApplicationScoped
public class Schema {
  private static final Logger LOG = System.getLogger(Schema.class.getName());

  private final AtomicBoolean ready = new AtomicBoolean();
  private final AtomicBoolean reported = new AtomicBoolean();

  @Resource(lookup = "java:app/jdbc/signrelay")
  DataSource dataSource;

  /** Whether the schema is there. */
  public boolean isReady() {
    return ready.get();
  }

  /** Migrates if that is still to do; must not be called within a transaction. */
  public synchronized void migrate() {
    if (isReady()) {
      return;
    }
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(dataSource)
          .locations("classpath:db/migration")
          .table("signrelay_schema")
          .load()
          .migrate();
      ready.set(true);
      LOG.log(Level.INFO, "database ready");
    } catch (FlywayException notYet) {
      if (reported.compareAndSet(false, true)) {
        LOG.log(Level.ERROR, "database not ready; calls are answered 503 until it is", notYet);
      } else {
        LOG.log(Level.WARNING, "database still not ready reason={0}", notYet.getMessage());
      }
    }
  }
}
