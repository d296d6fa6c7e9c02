package org.signrelay.salesforce.connection;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.signrelay.design.Designs;
import org.signrelay.design.OrgId;
import org.signrelay.design.ServerSettings;

/**
 * One pool of connections per org, so that an org whose calls hang never takes a connection from
 * another. A pool has no thread of its own and is forgotten when nobody uses it: calls that bring
 * credentials name any number of users. Redirects are not followed, nothing is repeated and no
 * cookie is kept: what to do next is decided by whoever sent the request.
 */
@ApplicationScoped
class Connections {
  private static final Logger LOG = System.getLogger(Connections.class.getName());

  private static final TimeValue IDLE_BEFORE_CHECK = TimeValue.ofSeconds(2);
  private static final TimeValue LONGEST_IDLE = TimeValue.ofMinutes(1);
  private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(5);

  /** By then no connection of the pool is of use any more. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

  /** How often it is looked for an answer while a body is sent; costs a millisecond with TLS. */
  private static final int BYTES_BETWEEN_LOOKS = 256 << 10;

  /**
   * A refusal may come while the body is still being sent, as a proxy's 413 does: it is heard then,
   * and the rest is not sent.
   */
  private static final ManagedHttpClientConnectionFactory HEARING_EARLY_ANSWERS =
      ManagedHttpClientConnectionFactory.builder()
          .responseOutOfOrderStrategy(new MonitoringResponseOutOfOrderStrategy(BYTES_BETWEEN_LOOKS))
          .build();

  private final Map<OrgId, Pool> pools = new ConcurrentHashMap<>();

  @Inject Designs designs;
  @Inject Clock clock;

  /**
   * Sends a request over the org's own connections, with the settings that hold now.
   *
   * @param silence how long Salesforce may be silent at most, if less than what is configured
   */
  <T> T execute(
      OrgId org,
      ClassicHttpRequest request,
      Optional<Duration> silence,
      HttpClientResponseHandler<T> handler)
      throws IOException {
    Pool pool = pools.compute(org, (same, known) -> (known == null ? open() : known).taken());
    try {
      return execute(pool, request, silence, handler);
    } finally {
      pools.computeIfPresent(org, (same, used) -> used.givenBack(clock.instant()));
    }
  }

  private <T> T execute(
      Pool pool,
      ClassicHttpRequest request,
      Optional<Duration> silence,
      HttpClientResponseHandler<T> handler)
      throws IOException {
    ServerSettings settings = designs.server();
    Timeout answer =
        Timeout.of(
            silence
                .filter(shorter -> shorter.compareTo(settings.answerTimeout()) < 0)
                .orElse(settings.answerTimeout()));
    pool.fit(settings.connections());
    HttpClientContext context = HttpClientContext.create();
    context.setRequestConfig(
        RequestConfig.custom()
            .setConnectionRequestTimeout(answer)
            .setResponseTimeout(answer)
            .setRedirectsEnabled(false)
            .build());
    return pool.client().execute(request, context, handler);
  }

  /**
   * Closes connections that were not used for a minute, and forgets pools that were not used for
   * ten; to be called now and then. What is in use stays.
   */
  void closeUnused() {
    Instant before = clock.instant().minus(FORGOTTEN_AFTER);
    List<Pool> forgotten = new ArrayList<>();
    pools
        .keySet()
        .forEach(
            org ->
                pools.computeIfPresent(
                    org,
                    (same, pool) -> {
                      if (!pool.isUnusedSince(before)) {
                        return pool;
                      }
                      forgotten.add(pool);
                      return null;
                    }));
    forgotten.forEach(Connections::close);
    pools.values().forEach(Pool::closeIdle);
  }

  /** How many orgs have a pool. */
  int pools() {
    return pools.size();
  }

  @PreDestroy
  void close() {
    pools.values().forEach(Connections::close);
  }

  private static void close(Pool pool) {
    try {
      pool.client().close();
    } catch (IOException broken) {
      LOG.log(Level.WARNING, "connections to Salesforce could not be closed", broken);
    }
  }

  private Pool open() {
    PoolingHttpClientConnectionManager connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setConnectionConfigResolver(route -> connectionConfig(designs.server()))
            .setConnectionFactory(HEARING_EARLY_ANSWERS)
            .build();
    return new Pool(
        HttpClients.custom()
            .setConnectionManager(connections)
            .setUserAgent("SignRelay")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .build(),
        connections,
        0,
        clock.instant());
  }

  private static ConnectionConfig connectionConfig(ServerSettings settings) {
    return ConnectionConfig.custom()
        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
        .setSocketTimeout(Timeout.of(settings.answerTimeout()))
        .setValidateAfterInactivity(IDLE_BEFORE_CHECK)
        .setTimeToLive(LONGEST_LIFE)
        .build();
  }

  /**
   * Connections and how they are used.
   *
   * @param users requests under way
   * @param lastUsed when the last request ended
   */
  private record Pool(
      CloseableHttpClient client,
      PoolingHttpClientConnectionManager connections,
      int users,
      Instant lastUsed) {

    Pool taken() {
      return new Pool(client, connections, users + 1, lastUsed);
    }

    Pool givenBack(Instant now) {
      return new Pool(client, connections, users - 1, now);
    }

    boolean isUnusedSince(Instant time) {
      return users == 0 && lastUsed.isBefore(time);
    }

    void closeIdle() {
      connections.closeExpired();
      connections.closeIdle(LONGEST_IDLE);
    }

    /** A login may go to another host than the calls: two routes. */
    void fit(int most) {
      if (connections.getDefaultMaxPerRoute() != most) {
        connections.setMaxTotal(2 * most);
        connections.setDefaultMaxPerRoute(most);
      }
    }
  }
}
