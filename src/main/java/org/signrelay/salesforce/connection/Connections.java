package org.signrelay.salesforce.connection;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
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

  private final Map<OrgId, Pool> pools = new ConcurrentHashMap<>();

  @Inject Designs designs;

  /** The client of an org, with the time-outs and the bound of its pool that are configured now. */
  CloseableHttpClient of(OrgId org) {
    return pools.computeIfAbsent(org, first -> open()).bounded(designs.server().connections());
  }

  /** The time-outs of a request that is sent now. */
  RequestConfig timeOuts() {
    return waitingFor(designs.server().answerTimeout());
  }

  /** The same, with this bound on the silence before and in an answer. */
  RequestConfig timeOuts(Duration most) {
    Duration configured = designs.server().answerTimeout();
    return waitingFor(configured.compareTo(most) < 0 ? configured : most);
  }

  private static RequestConfig waitingFor(Duration silence) {
    Timeout answer = Timeout.of(silence);
    return RequestConfig.custom()
        .setConnectionRequestTimeout(answer)
        .setResponseTimeout(answer)
        .setRedirectsEnabled(false)
        .build();
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
    var manager =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setConnectionConfigResolver(route -> connection(designs.server()))
            .build();
    var client =
        HttpClients.custom()
            .setConnectionManager(manager)
            .setUserAgent("SignRelay")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .evictIdleConnections(TimeValue.of(1, TimeUnit.MINUTES))
            .build();
    return new Pool(manager, client);
  }

  private static ConnectionConfig connection(ServerSettings settings) {
    return ConnectionConfig.custom()
        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
        .setSocketTimeout(Timeout.of(settings.answerTimeout()))
        .setValidateAfterInactivity(IDLE_BEFORE_CHECK)
        .setTimeToLive(LONGEST_LIFE)
        .build();
  }

  private record Pool(PoolingHttpClientConnectionManager manager, CloseableHttpClient client) {

    /** A login may be on another host than all other calls, hence twice as many in all. */
    CloseableHttpClient bounded(int connections) {
      if (manager.getDefaultMaxPerRoute() != connections) {
        manager.setDefaultMaxPerRoute(connections);
        manager.setMaxTotal(connections * 2);
      }
      return client;
    }
  }
}
