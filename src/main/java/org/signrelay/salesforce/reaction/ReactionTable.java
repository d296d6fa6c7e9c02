package org.signrelay.salesforce.reaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The reaction to each error code that is not permanent, from {@code reactions.tsv}. Codes that are
 * not in it are permanent.
 */
final class ReactionTable {
  private static final String BY_MESSAGE = "by-message";
  private static final Map<String, String> ROWS = read();

  private ReactionTable() {}

  /** The reaction to an error, or empty if the table does not know its code. */
  static Optional<Reaction> reactionTo(SalesforceError error) {
    String code = error.code().toUpperCase(Locale.ROOT);
    if (error.concernsSession()
        && error.message().contains("not valid for use with the REST API")) {
      return Optional.of(Reaction.HOLD);
    }
    return Optional.ofNullable(ROWS.get(code))
        .map(word -> word.equals(BY_MESSAGE) ? byMessage(code, error.message()) : named(word));
  }

  private static Reaction byMessage(String code, String message) {
    return switch (code) {
      // Waiting for a limit uses up no attempt; only too many calls at once are over in seconds.
      case "REQUEST_LIMIT_EXCEEDED" ->
          message.contains("Concurrent") ? Reaction.RETRY : Reaction.RETRY_LATER;
      case "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY" ->
          message.contains("UNABLE_TO_LOCK_ROW") || message.contains("Too many SOQL queries")
              ? Reaction.RETRY
              : Reaction.DEAD_LETTER;
      default -> throw new IllegalStateException("no rule for the message of " + code);
    };
  }

  private static Reaction named(String word) {
    return switch (word) {
      case "success" -> Reaction.SUCCESS;
      case "retry" -> Reaction.RETRY;
      case "retry (5 times at most, then dead letter)" -> Reaction.RETRY_FEW;
      case "retry-later" -> Reaction.RETRY_LATER;
      case "restart query" -> Reaction.RESTART_QUERY;
      case "reauthenticate" -> Reaction.REAUTHENTICATE;
      case "hold" -> Reaction.HOLD;
      case "reconcile" -> Reaction.RECONCILE;
      case "echo" -> Reaction.ECHO;
      default -> throw new IllegalStateException("reactions.tsv: unknown reaction " + word);
    };
  }

  private static Map<String, String> read() {
    try (InputStream table = ReactionTable.class.getResourceAsStream("reactions.tsv");
        BufferedReader lines = new BufferedReader(new InputStreamReader(table, UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> line.split("\t"))
          .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reactions.tsv", unreadable);
    }
  }
}
