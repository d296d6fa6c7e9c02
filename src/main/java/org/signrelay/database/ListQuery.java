package org.signrelay.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A query that takes a list of values, in {@link Places}. */
public final class ListQuery {
  private static final String LIST = ":list";

  private final String text;
  private final Map<Integer, String> texts = new ConcurrentHashMap<>();

  /**
   * @param text in JPQL, with {@code :list} where the list stands: {@code where d.id in :list}
   */
  public ListQuery(String text) {
    this.text = text;
  }

  /**
   * The query for these values.
   *
   * @param values at least one; the same ones may come several times
   */
  public <T> TypedQuery<T> of(Collection<?> values, Class<T> results, EntityManager entities) {
    List<?> filled = filled(values);
    TypedQuery<T> query = entities.createQuery(text(filled.size()), results);
    set(query, filled);
    return query;
  }

  /** The same for an update or a deletion. */
  public Query of(Collection<?> values, EntityManager entities) {
    List<?> filled = filled(values);
    Query query = entities.createQuery(text(filled.size()));
    set(query, filled);
    return query;
  }

  private static List<?> filled(Collection<?> values) {
    return Places.fill(List.copyOf(values));
  }

  private static void set(Query query, List<?> values) {
    for (int i = 0; i < values.size(); i++) {
      query.setParameter("list" + i, values.get(i));
    }
  }

  private String text(int places) {
    return texts.computeIfAbsent(places, this::withPlaces);
  }

  private String withPlaces(int places) {
    return text.replace(
        LIST,
        IntStream.range(0, places)
            .mapToObj(place -> LIST + place)
            .collect(Collectors.joining(", ", "(", ")")));
  }
}
