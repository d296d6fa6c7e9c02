package org.signrelay.operations.designtest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

/** The checks of one test in their order. */
final class Report {
  private final List<Check> checks = new ArrayList<>();

  List<Check> checks() {
    return List.copyOf(checks);
  }

  void add(String name, Verdict verdict) {
    checks.add(new Check(name, verdict));
  }

  void skip(Collection<String> names, String why) {
    names.forEach(name -> add(name, Verdict.skipped(why)));
  }

  /**
   * What a call gives; if it fails, so does the check with this name.
   *
   * @param advice what to do if Salesforce understood the call and refused it
   */
  <T> Optional<T> attempt(String name, String advice, Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (SalesforceException failed) {
      add(name, Verdict.failed(explain(failed.failure(), advice)));
      return Optional.empty();
    }
  }

  /** The name of a check, if it failed. */
  Optional<String> failed(String name) {
    return checks.stream()
        .filter(check -> check.name().equals(name))
        .filter(check -> check.verdict().outcome() == Verdict.Outcome.FAILED)
        .map(Check::name)
        .findFirst();
  }

  private static String explain(Failure failure, String advice) {
    return failure.code() + ": " + failure.message() + ". " + whatToDo(failure, advice);
  }

  private static String whatToDo(Failure failure, String advice) {
    Reaction reaction = failure.reaction();
    if (reaction == Reaction.DEAD_LETTER) {
      return advice;
    }
    if (reaction != Reaction.HOLD) {
      return "Test again later: this may pass by itself";
    }
    return failure.scope() == Scope.LOGIN
        ? "Correct username, password or security-token of the design; if they are right, resume the"
            + " design, since refused credentials are not sent again before"
        : "Correct it in Salesforce: the integration user needs the permission API Enabled";
  }
}
