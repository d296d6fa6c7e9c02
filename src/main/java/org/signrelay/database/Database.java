package org.signrelay.database;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The database, which may come up later than the server.
 *
 * <p>An application server that manages a persistence unit itself connects while it deploys, and
 * refuses the deployment if that fails. So the persistence unit is opened here, when the database
 * can be reached, and each JTA transaction gets an entity manager of its own.
 */
@ApplicationScoped
public class Database {
  private static final Logger LOG = System.getLogger(Database.class.getName());

  private final Object opening = new Object();
  private volatile KnownTime whenOpened;
  private volatile EntityManagerFactory factory;
  private volatile Engine engine;

  @Resource(lookup = "java:app/jdbc/signrelay")
  DataSource dataSource;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transactions;

  /** Whether {@link #open} has succeeded. */
  public boolean isOpen() {
    return factory != null;
  }

  /**
   * Brings the schema to this version and opens the persistence unit; does nothing if that is done.
   * Several nodes may do it at once, since Flyway locks the database meanwhile. Must not be called
   * within a transaction.
   *
   * @throws RuntimeException if the database cannot be reached; to be tried again
   */
  public void open() {
    synchronized (opening) {
      if (!isOpen()) {
        openAtLast();
      }
    }
  }

  private void openAtLast() {
    engine = Engine.of(dataSource);
    Flyway.configure(Database.class.getClassLoader())
        .dataSource(dataSource)
        .locations(engine.scripts().toArray(String[]::new))
        .table("signrelay_schema")
        .load()
        .migrate();
    // Before the first call is taken: what is due, and until when it is claimed, depends on it.
    whenOpened = KnownTime.ask(this::time, System::nanoTime);
    EntityManagerFactory opened = Persistence.createEntityManagerFactory("signrelay");
    // EclipseLink connects when it is first used, which must be on a thread that knows the data
    // source.
    opened.createEntityManager().close();
    factory = opened;
    LOG.log(Level.INFO, "database ready");
  }

  private Instant time() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet now = statement.executeQuery(DatabaseTime.NOW)) {
      now.next();
      return Instant.ofEpochMilli(now.getLong(1));
    } catch (SQLException away) {
      throw new IllegalStateException("no connection to the database", away);
    }
  }

  /** The database's time when it was opened; empty before that. */
  Optional<KnownTime> timeWhenOpened() {
    return Optional.ofNullable(whenOpened);
  }

  /**
   * What kind of database it is.
   *
   * @throws IllegalStateException if it is not open yet
   */
  public Engine engine() {
    if (!isOpen()) {
      throw new IllegalStateException("the database is not open yet");
    }
    return engine;
  }

  /**
   * The entity manager of the current transaction, closed when that ends. Who asks nothing of it
   * and only persists has to flush: on Payara, what is first written at the end of a transaction is
   * not part of it, and commits by itself.
   *
   * @throws IllegalStateException if there is no transaction, the server does not take connections
   *     into it, or the database is not open yet
   */
  public EntityManager entities() {
    if (!isOpen()) {
      throw new IllegalStateException("the database is not open yet");
    }
    EntityManager known = (EntityManager) transactions.getResource(Database.class);
    return known == null ? begin() : known;
  }

  /**
   * Keeps the database's planner from some plans until the current transaction ends; does nothing
   * on H2. A statement that is planned without them once should be so always: connections keep
   * plans.
   *
   * @throws IllegalStateException as {@link #entities} does, or if the database does not answer
   */
  public void planWithout(Plan... plans) {
    if (engine() != Engine.POSTGRESQL) {
      return;
    }
    try (Connection connection = connection();
        PreparedStatement set = connection.prepareStatement("select " + Plan.without(plans))) {
      set.execute();
    } catch (SQLException failed) {
      throw new IllegalStateException("planning without: " + failed.getMessage(), failed);
    }
  }

  /**
   * The connection of the current transaction, for what JPA cannot say; to be closed, which does
   * not end the transaction.
   *
   * @throws IllegalStateException as {@link #entities} does
   */
  Connection connection() throws SQLException {
    entities();
    return dataSource.getConnection();
  }

  private EntityManager begin() {
    requireThatConnectionsTakePart();
    EntityManager entities = factory.createEntityManager();
    transactions.putResource(Database.class, entities);
    transactions.registerInterposedSynchronization(new CloseAfter(entities));
    return entities;
  }

  /**
   * A server may run a transaction without the connections that are used in it; then nothing would
   * be rolled back, and no lock would hold.
   */
  private void requireThatConnectionsTakePart() {
    try (Connection connection = dataSource.getConnection()) {
      if (connection.getAutoCommit()) {
        throw new IllegalStateException(
            "the server takes no connection into this transaction: each statement would be committed"
                + " by itself");
      }
    } catch (SQLException away) {
      throw new IllegalStateException("no connection to the database", away);
    }
  }

  @PreDestroy
  void close() {
    if (isOpen()) {
      factory.close();
    }
  }

  private record CloseAfter(EntityManager entities) implements Synchronization {
    @Override
    public void beforeCompletion() {
      // The provider flushes by a synchronization of its own.
    }

    @Override
    public void afterCompletion(int status) {
      entities.close();
    }
  }
}
