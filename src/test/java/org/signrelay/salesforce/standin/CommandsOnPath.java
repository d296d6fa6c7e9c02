package org.signrelay.salesforce.standin;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks for the commands that a class names by {@link NeedsCommands}. */
final class CommandsOnPath implements ExecutionCondition {
  private final List<Path> directories;

  CommandsOnPath() {
    this(Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  CommandsOnPath(String path) {
    directories =
        Arrays.stream(path.split(File.pathSeparator))
            .filter(directory -> !directory.isBlank())
            .map(Path::of)
            .toList();
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context
        .getTestClass()
        .map(type -> type.getAnnotation(NeedsCommands.class))
        .map(needed -> evaluate(needed.value()))
        .orElseGet(() -> ConditionEvaluationResult.enabled("needs no command"));
  }

  ConditionEvaluationResult evaluate(String... commands) {
    List<String> missing = Arrays.stream(commands).filter(command -> !isOnPath(command)).toList();
    return missing.isEmpty()
        ? ConditionEvaluationResult.enabled("all on the PATH: " + List.of(commands))
        : ConditionEvaluationResult.disabled("not on the PATH: " + missing);
  }

  private boolean isOnPath(String command) {
    return directories.stream()
        .map(directory -> directory.resolve(command))
        .anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
  }
}
