package org.signrelay.salesforce.connection;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
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
 * another. Redirects are not followed, nothing is repeated and no cookie is kept: what to do next
 * is decided by whoever sent the request.
 */
@ApplicationScoped
class Connections {
  private static final TimeValue IDLE_BEFORE_CHECK = TimeValue.ofSeconds(2);
  private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(5);

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
    ServerSettings settings = designs.server();
    Timeout answer =
        Timeout.of(
            silence
                .filter(shorter -> shorter.compareTo(settings.answerTimeout()) < 0)
                .orElse(settings.answerTimeout()));
    Pool pool = pools.computeIfAbsent(org, first -> open());
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

  @PreDestroy
  void close() {
    pools
        .values()
        .forEach(
            pool -> {
              try {
                pool.client().close();
              } catch (IOException broken) {
                throw new UncheckedIOException(broken);
              }
            });
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
            .evictIdleConnections(TimeValue.of(1, TimeUnit.MINUTES))
            .build(),
        connections);
  }

  private static ConnectionConfig connectionConfig(ServerSettings settings) {
    return ConnectionConfig.custom()
        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
        .setSocketTimeout(Timeout.of(settings.answerTimeout()))
        .setValidateAfterInactivity(IDLE_BEFORE_CHECK)
        .setTimeToLive(LONGEST_LIFE)
        .build();
  }

  private record Pool(CloseableHttpClient client, PoolingHttpClientConnectionManager connections) {

    /** A login may go to another host than the calls: two routes. */
    void fit(int most) {
      if (connections.getDefaultMaxPerRoute() != most) {
        connections.setMaxTotal(2 * most);
        connections.setDefaultMaxPerRoute(most);
      }
    }
  }
}
