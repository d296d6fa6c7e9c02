package org.signrelay.design.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.signrelay.design.ConfigurationProblem;
import org.signrelay.design.Credentials;
import org.signrelay.design.Design;
import org.signrelay.design.DesignId;
import org.signrelay.design.source.Entry;
import org.signrelay.design.source.Snapshot;

/** Reads all designs that a snapshot mentions. */
final class DesignsReader {
  private static final String OWN_FILE = "designs/%s.properties";
  private static final String SOAP_ENDS =
      "logs in with Salesforce's SOAP login(), which exists up to version 64.0, is off by default in"
          + " new orgs, and is retired in Summer '27; moving to OAuth is a matter of configuration"
          + " alone: login = oauth-jwt or oauth-client-credentials, see the README";

  private final Snapshot snapshot;
  private final Map<DesignId, List<Entry>> entries;
  private final Map<DesignId, Settings> settings = new TreeMap<>();
  private final Map<DesignId, Design> good = new TreeMap<>();

  /**
   * @param entries of each design that has any
   */
  DesignsReader(Snapshot snapshot, Map<DesignId, List<Entry>> entries) {
    this.snapshot = snapshot;
    this.entries = entries;
  }

  /**
   * The designs with which nothing is wrong.
   *
   * @param known those that need not be read
   */
  Map<DesignId, Design> read(
      Set<DesignId> mentioned, Surroundings server, Map<DesignId, Design> known) {
    for (DesignId id : mentioned) {
      Design asBefore = known.get(id);
      if (asBefore == null) {
        read(id, server);
      } else {
        settings.put(id, new Settings(snapshot, scope(id)));
        good.put(id, asBefore);
      }
    }
    refuseSharedNames();
    return good;
  }

  /** What was found wrong with all of them. */
  List<ConfigurationProblem> problems() {
    return settings.values().stream().flatMap(one -> one.scope().problems().stream()).toList();
  }

  /** A warning for each design that logs in by SOAP, which ends before the installation does. */
  List<ConfigurationProblem> warnings(Collection<Design> loaded) {
    return loaded.stream()
        .filter(design -> usesSoap(design.org().credentials()))
        .flatMap(design -> Stream.ofNullable(settings.get(design.id())))
        .map(one -> one.scope().remark(DesignKeys.LOGIN, SOAP_ENDS))
        .toList();
  }

  private static boolean usesSoap(Credentials credentials) {
    return credentials instanceof Credentials.Soap
        || credentials instanceof Credentials.FromNotification;
  }

  private void read(DesignId id, Surroundings server) {
    Settings values = new Settings(snapshot, scope(id));
    settings.put(id, values);
    snapshot.directory().faults().stream()
        .filter(fault -> fault.design().equals(Optional.of(id)))
        .forEach(values.scope()::add);
    if (!values.scope().problems().isEmpty()) {
      return;
    }
    Strays.report(entries.getOrDefault(id, List.of()), values);
    new DesignReader(values).read(id, server).ifPresent(design -> good.put(id, design));
  }

  private Scope scope(DesignId id) {
    boolean ownFile = snapshot.directory().designs().contains(id);
    String home =
        ownFile
            ? OWN_FILE.formatted(id)
            : entries.getOrDefault(id, List.of()).stream()
                .findFirst()
                .map(Entry::source)
                .orElse("signrelay.designs");
    return new Scope(Optional.of(id), Snapshot.prefix(id), home, ownFile, DesignKeys.TABLE);
  }

  private void refuseSharedNames() {
    Map<String, List<DesignId>> byName = new TreeMap<>();
    good.forEach(
        (id, design) ->
            byName
                .computeIfAbsent(design.name().toLowerCase(Locale.ROOT), none -> new ArrayList<>())
                .add(id));
    byName.values().stream().filter(ids -> ids.size() > 1).forEach(this::refuse);
  }

  private void refuse(List<DesignId> sameName) {
    for (DesignId id : sameName) {
      good.remove(id);
      settings
          .get(id)
          .wrong(DesignKeys.NAME, "must be unique: the designs " + sameName + " share it");
    }
  }
}
