package org.signrelay.operations;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.signrelay.delivery.refused.RefusalCounts;
import org.signrelay.salesforce.budget.ApiUsage;

/** Figures in Prometheus' text format; an org's have a label {@code org}, its host and user. */
final class MetricsText {
  static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private final List<MetricSnapshot> figures = new ArrayList<>();

  /** Adds a figure of the whole server. */
  MetricsText gauge(String name, String help, double value) {
    figures.add(
        GaugeSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
            .build());
    return this;
  }

  /** Adds the figures of each org; what is not known of one is left out. */
  MetricsText orgs(List<OrgStanding> orgs) {
    gauge(
        "signrelay_api_calls_used",
        "API calls of the last 24 hours, as Salesforce last said.",
        orgs,
        org -> org.usage().map(ApiUsage::used).map(Long::doubleValue));
    gauge(
        "signrelay_api_calls_limit",
        "API calls that Salesforce allows in 24 hours.",
        orgs,
        org -> org.usage().map(ApiUsage::limit).map(Long::doubleValue));
    gauge(
        "signrelay_api_reserve",
        "1 if only final statuses go, since API calls run short.",
        orgs,
        org -> flag(org.inReserve()));
    gauge(
        "signrelay_login_refused",
        "1 if Salesforce refused the credentials and the org stands still.",
        orgs,
        org -> flag(org.login() == OrgStanding.Login.REFUSED));
    gauge(
        "signrelay_breaker_open",
        "1 if the org does not answer and is left alone.",
        orgs,
        org -> flag(org.breaker() != OrgStanding.Circuit.CLOSED));
    return this;
  }

  /** Adds how many calls were refused; the labels are those of configured designs. */
  MetricsText refusals(Map<RefusalCounts.Of, Long> counts, long leftOut) {
    CounterSnapshot.Builder refused =
        CounterSnapshot.builder()
            .name("signrelay_refused_calls")
            .help("Calls that this server did not accept; without a design: at other addresses.");
    counts.forEach(
        (of, count) ->
            refused.dataPoint(
                CounterDataPointSnapshot.builder()
                    .labels(Labels.of("design", of.design(), "code", Integer.toString(of.status())))
                    .value(count)
                    .build()));
    figures.add(refused.build());
    figures.add(
        CounterSnapshot.builder()
            .name("signrelay_refused_calls_not_kept")
            .help("Refused calls that were too many to be listed.")
            .dataPoint(CounterDataPointSnapshot.builder().value(leftOut).build())
            .build());
    return this;
  }

  private void gauge(
      String name,
      String help,
      List<OrgStanding> orgs,
      Function<OrgStanding, Optional<Double>> value) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
    for (OrgStanding org : orgs) {
      value
          .apply(org)
          .ifPresent(
              known ->
                  gauge.dataPoint(
                      GaugeDataPointSnapshot.builder()
                          .labels(Labels.of("org", org.org().value()))
                          .value(known)
                          .build()));
    }
    figures.add(gauge.build());
  }

  private static Optional<Double> flag(boolean holds) {
    return Optional.of(holds ? 1.0 : 0.0);
  }

  byte[] bytes() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create()
          .write(text, MetricSnapshots.of(figures.toArray(MetricSnapshot[]::new)));
    } catch (IOException memoryDoesNotFail) {
      throw new UncheckedIOException(memoryDoesNotFail);
    }
    return text.toByteArray();
  }
}
