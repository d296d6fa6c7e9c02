package org.signrelay.design.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.signrelay.design.AdminAccount;
import org.signrelay.design.Configuration;
import org.signrelay.design.ConfigurationProblem;
import org.signrelay.design.Design;
import org.signrelay.design.DesignId;
import org.signrelay.design.ServerSettings;
import org.signrelay.design.source.Entry;
import org.signrelay.design.source.Snapshot;

/**
 * Reads and checks a whole configuration. What is wrong is reported and stays as it last was good.
 */
public final class ConfigurationReader {
  private final Snapshot snapshot;
  private final Configuration last;
  private final Set<DesignId> asBefore;
  private final EntriesByScope entries;
  private final List<ConfigurationProblem> problems = new ArrayList<>();
  private final List<ConfigurationProblem> warnings = new ArrayList<>();

  private ConfigurationReader(Snapshot snapshot, Configuration last, Set<DesignId> asBefore) {
    this.snapshot = snapshot;
    this.last = last;
    this.asBefore = asBefore;
    this.entries = EntriesByScope.of(snapshot.entries());
  }

  /**
   * The configuration that a snapshot describes.
   *
   * @param last the one in use, of which stays what is now wrong
   */
  public static Configuration read(Snapshot snapshot, Configuration last) {
    return read(snapshot, last, Set.of());
  }

  /**
   * The same, without reading again what is as it was: of hundreds of designs, an edit concerns
   * one.
   *
   * @param asBefore designs of which no value has changed since the last one was read, unless it
   *     comes by an expression
   */
  public static Configuration read(Snapshot snapshot, Configuration last, Set<DesignId> asBefore) {
    return new ConfigurationReader(snapshot, last, asBefore).read();
  }

  private Configuration read() {
    problems.addAll(snapshot.directory().notes());
    problems.addAll(entries.misplaced());
    warnings.addAll(snapshot.directory().warnings());
    Optional<AdminAccount> admin = admin();
    Settings settings = settings(ServerKeys.TABLE, entries.server());
    ServerReader reader = new ServerReader(settings);
    Set<DesignId> mentioned = mentioned(reader);
    Optional<ServerSettings> server = server(settings, reader);
    Map<DesignId, Design> loaded = designs(mentioned, server, reader);
    Set<DesignId> refused = new TreeSet<>(mentioned);
    refused.removeAll(loaded.keySet());
    return new Configuration(admin, server, loaded, refused, problems, warnings);
  }

  private Optional<AdminAccount> admin() {
    Settings settings = settings(ServerKeys.ADMIN, entries.admin());
    Optional<AdminAccount> read = new AdminReader(settings).read();
    problems.addAll(settings.scope().problems());
    Optional<AdminAccount> admin = settings.scope().problems().isEmpty() ? read : last.admin();
    if (admin.isEmpty()) {
      warnings.add(
          settings
              .scope()
              .remark(
                  ServerKeys.ADMIN_USERNAME,
                  "nobody can look in: set signrelay.admin.username and"
                      + " signrelay.admin.password-hash; until then the API answers 503"));
    }
    return admin;
  }

  private Optional<ServerSettings> server(Settings settings, ServerReader reader) {
    snapshot.directory().faults().stream()
        .filter(fault -> fault.design().isEmpty())
        .forEach(settings.scope()::add);
    Optional<ServerSettings> server = reader.read().or(last::server);
    problems.addAll(settings.scope().problems());
    if (server.filter(known -> known.encryptionKeys().isEmpty()).isPresent()) {
      warnings.add(
          settings
              .scope()
              .remark(ServerKeys.ENCRYPTION_KEY, "is not set: payloads are stored in clear"));
    }
    return server;
  }

  private Set<DesignId> mentioned(ServerReader reader) {
    Set<DesignId> mentioned = new TreeSet<>(entries.designs().keySet());
    mentioned.addAll(snapshot.directory().designs());
    mentioned.addAll(reader.namedDesigns());
    return mentioned;
  }

  private Map<DesignId, Design> designs(
      Set<DesignId> mentioned, Optional<ServerSettings> server, ServerReader reader) {
    DesignsReader designs = new DesignsReader(snapshot, entries.designs());
    Surroundings surroundings = server.map(Surroundings::of).orElseGet(reader::surroundings);
    Map<DesignId, Design> good = designs.read(mentioned, surroundings, stillGood());
    problems.addAll(designs.problems());
    Map<DesignId, Design> loaded = new TreeMap<>();
    if (server.isPresent()) {
      mentioned.forEach(
          id ->
              Optional.ofNullable(good.get(id))
                  .or(() -> last.find(id))
                  .ifPresent(design -> loaded.put(id, design)));
    }
    warnings.addAll(designs.warnings(loaded.values()));
    return loaded;
  }

  /** An expression may stand for a value that another design's file gives. */
  private Map<DesignId, Design> stillGood() {
    Set<DesignId> wrong =
        last.problems().stream()
            .flatMap(problem -> problem.design().stream())
            .collect(Collectors.toSet());
    Map<DesignId, Design> good = new TreeMap<>();
    asBefore.stream()
        .filter(id -> !wrong.contains(id))
        .filter(
            id ->
                entries.designs().getOrDefault(id, List.of()).stream()
                    .noneMatch(entry -> entry.value().contains("${")))
        .forEach(id -> last.find(id).ifPresent(design -> good.put(id, design)));
    return good;
  }

  private Settings settings(KeyTable table, List<Entry> found) {
    Settings settings =
        new Settings(
            snapshot,
            new Scope(Optional.empty(), Snapshot.PREFIX, "signrelay.properties", false, table));
    Strays.report(found, settings);
    return settings;
  }
}
