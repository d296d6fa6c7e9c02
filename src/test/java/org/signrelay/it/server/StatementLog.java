package org.signrelay.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a PostgreSQL that logs every statement was asked to do. */
public final class StatementLog {
  /** Process and statement, as {@code log_line_prefix} and {@code log_statement} give them. */
  private static final Pattern LINE =
      Pattern.compile(".*\\[(\\d+)] LOG: {2}(?:statement|execute [^:]*): (.*)");

  private static final Pattern CHANGE =
      Pattern.compile("(insert|update|delete)\\b.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern BEGIN = Pattern.compile("begin\\b.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern END =
      Pattern.compile("(commit|rollback)\\b.*", Pattern.CASE_INSENSITIVE);

  private final Path file;

  StatementLog(Path file) {
    this.file = file;
  }

  /** Changes that were not part of a transaction, each committed by itself. */
  public List<String> committedByThemselves() {
    List<String> alone = new ArrayList<>();
    Set<String> withinTransaction = new HashSet<>();
    for (String text : lines()) {
      Matcher line = LINE.matcher(text);
      if (line.matches()) {
        String process = line.group(1);
        String statement = line.group(2).strip();
        if (BEGIN.matcher(statement).matches()) {
          withinTransaction.add(process);
        } else if (END.matcher(statement).matches()) {
          withinTransaction.remove(process);
        } else if (CHANGE.matcher(statement).matches() && !withinTransaction.contains(process)) {
          alone.add(statement);
        }
      }
    }
    return alone;
  }

  /** How many changes there were at all. */
  public long changes() {
    return lines().stream()
        .map(LINE::matcher)
        .filter(line -> line.matches() && CHANGE.matcher(line.group(2).strip()).matches())
        .count();
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
