package org.signrelay.delivery.standstill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signrelay.database.Database;
import org.signrelay.database.Engine;
import org.signrelay.database.Plan;
import org.signrelay.delivery.DeliveryState;

/** The orgs and designs that have open deliveries. */
@ApplicationScoped
public class Routes {
  private static final int DUE_AT = 3;

  @Inject Database database;

  /** All that is pending or waiting, due or not; what holds it back does not count here. */
  @Transactional(TxType.REQUIRED)
  public List<Turn> waiting() {
    return rows(statements().waiting()).stream()
        .map(
            row ->
                new Turn(
                    Route.of(row),
                    DeliveryState.valueOf((String) row[2]),
                    Instant.ofEpochMilli(((Number) row[DUE_AT]).longValue())))
        .toList();
  }

  /** All that has deliveries that wait or are held. */
  @Transactional(TxType.REQUIRES_NEW)
  public Set<Route> open() {
    return Stream.concat(rows(statements().waiting()).stream(), rows(statements().held()).stream())
        .map(Route::of)
        .collect(Collectors.toSet());
  }

  /** What has held deliveries. */
  @Transactional(TxType.REQUIRES_NEW)
  Set<Route> held() {
    return rows(statements().held()).stream().map(Route::of).collect(Collectors.toSet());
  }

  private RouteStatements statements() {
    return database.engine() == Engine.POSTGRESQL ? new PostgresqlRoutes() : new H2Routes();
  }

  /** The first row of a route is one of very many: it is never found by reading or sorting all. */
  private List<Object[]> rows(String statement) {
    database.planWithout(Plan.SORT, Plan.WHOLE_TABLE);
    return ((List<?>) database.entities().createNativeQuery(statement).getResultList())
        .stream().map(Object[].class::cast).toList();
  }
}
