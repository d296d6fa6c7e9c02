package org.signrelay.delivery.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.signrelay.database.Database;
import org.signrelay.database.Engine;

/** How the database looks for what a person asks for. */
@ApplicationScoped
public class Search {
  /**
   * PostgreSQL would come to plan a statement once for all values, and then reads a whole table in
   * the order of its ids for a value that is rare in it. Ends with the transaction.
   */
  private static final String FOR_THESE_VALUES =
      "select set_config('plan_cache_mode', 'force_custom_plan', true)";

  @Inject Database database;

  /** To be called once in a transaction, before deliveries are looked for by a filter. */
  @Transactional(TxType.MANDATORY)
  public void prepare() {
    if (database.engine() == Engine.POSTGRESQL) {
      database.entities().createNativeQuery(FOR_THESE_VALUES).getSingleResult();
    }
  }
}
