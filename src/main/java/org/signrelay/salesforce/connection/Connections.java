package org.signrelay.salesforce.connection;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
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

  private final Map<OrgId, CloseableHttpClient> clients = new ConcurrentHashMap<>();

  @Inject Designs designs;

  /** The client of an org; made at its first use with the time-outs that are configured then. */
  CloseableHttpClient of(OrgId org) {
    return clients.computeIfAbsent(org, first -> open(designs.server()));
  }

  @PreDestroy
  void close() {
    clients
        .values()
        .forEach(
            client -> {
              try {
                client.close();
              } catch (IOException broken) {
                throw new UncheckedIOException(broken);
              }
            });
  }

  private static CloseableHttpClient open(ServerSettings settings) {
    var connection =
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(settings.connectTimeout()))
            .setSocketTimeout(Timeout.of(settings.answerTimeout()))
            .setValidateAfterInactivity(IDLE_BEFORE_CHECK)
            .setTimeToLive(LONGEST_LIFE)
            .build();
    var pool =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDefaultConnectionConfig(connection)
            .setMaxConnPerRoute(settings.connections())
            .setMaxConnTotal(settings.connections() * 2)
            .build();
    var request =
        RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.of(settings.answerTimeout()))
            .setResponseTimeout(Timeout.of(settings.answerTimeout()))
            .setRedirectsEnabled(false)
            .build();
    return HttpClients.custom()
        .setConnectionManager(pool)
        .setDefaultRequestConfig(request)
        .setUserAgent("SignRelay")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .evictIdleConnections(TimeValue.of(1, TimeUnit.MINUTES))
        .build();
  }
}
